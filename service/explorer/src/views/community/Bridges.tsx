import { useState } from "preact/hooks";
import { useAnswer } from "../../api/useAnswer";
import { useWords } from "../../i18n/translate";
import { Bridges as BridgesQuery } from "../../operations/bridges";
import { Choice } from "../../ui/Choice";
import { AccountLink, Star } from "../../ui/links";
import { Shown } from "../../ui/states";
import type { RunFacts } from "../../views";
import { score } from "../../words/format";
import { useCommunityNames } from "../../ui/useCommunityNames";
import type { CommunityData } from "./CommunityView";

/** Who joins this community to another one. */
export function Bridges({ community, run }: { community: CommunityData; run: RunFacts }) {
  const t = useWords();
  const names = useCommunityNames(run.runId, null);
  const others = [...names.values()].filter((one) => one.communityId !== community.communityId).slice(0, 200);
  const [chosen, setChosen] = useState("");
  const other = chosen || heaviest(community) || others[0]?.communityId || "";
  const asked = useAnswer(BridgesQuery, other ? { run: run.runId, between: [community.communityId, other] } : null);
  if (others.length === 0) return null;
  return (
    <section class="card" aria-labelledby="bridges">
      <h2 id="bridges">{t("community.bridges")}</h2>
      <Choice label={t("community.bridges.to")} value={other} choose={setChosen} options={others.map((one) => [one.communityId, one.label])} />
      <Shown asked={asked}>
        {({ influencers }) =>
          influencers.edges.every((edge) => edge.score === 0) ? (
            <p>{t("community.bridges.none")}</p>
          ) : (
            <ol class="neighbours">
              {influencers.edges.map(({ node, score: value }) => (
                <li key={node.key}>
                  <AccountLink account={node} />
                  <span class="note">{t("community.bridges.pairs", { n: score(value) })}</span>
                  <Star account={node} />
                </li>
              ))}
            </ol>
          )
        }
      </Shown>
    </section>
  );
}

function heaviest(community: CommunityData): string | undefined {
  const flow = community.flows.find((one) => one.source.communityId !== one.target.communityId);
  return flow && (flow.source.communityId === community.communityId ? flow.target : flow.source).communityId;
}
