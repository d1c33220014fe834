import { useWords } from "../../i18n/translate";
import { Defined } from "../../ui/Defined";
import { CommunityLink, type CommunityName } from "../../ui/links";
import { decimal, whole } from "../../words/format";
import type { CommunityData } from "./CommunityView";

interface Flow {
  other: CommunityName;
  weight: number;
  expected: number;
}
const SHOWN = 8;

/** What leads out and in, each beside what chance gives: a bar longer than its mark is a tie. */
export function Flows({ community }: { community: CommunityData }) {
  const t = useWords();
  const others = community.flows.filter((flow) => flow.source.communityId !== flow.target.communityId);
  const out = others.filter((flow) => flow.source.communityId === community.communityId).map((flow) => flowTo(flow.target, flow));
  const into = others.filter((flow) => flow.target.communityId === community.communityId).map((flow) => flowTo(flow.source, flow));
  if (out.length + into.length === 0) return null;
  return (
    <section class="card flows" aria-labelledby="flows">
      <h2 id="flows">{t("community.flows")}</h2>
      <p class="quiet">
        <Defined of="CommunityFlow.expected">{t("community.flows.note")}</Defined>
      </p>
      <div class="columns">
        <Side title={t("community.flows.out")} flows={out} />
        <Side title={t("community.flows.in")} flows={into} />
      </div>
    </section>
  );
}

function flowTo(other: CommunityName, { weight, expected }: { weight: number; expected: number | null }): Flow {
  return { other, weight, expected: expected ?? 0 };
}

function Side({ title, flows }: { title: string; flows: Flow[] }) {
  const t = useWords();
  const shown = [...flows].sort((a, b) => b.weight - a.weight).slice(0, SHOWN);
  const most = Math.max(...shown.flatMap((flow) => [flow.weight, flow.expected]), 1);
  return (
    <div>
      <h3>{title}</h3>
      <ul class="flow-list">
        {shown.map(({ other, weight, expected }) => (
          <li key={other.communityId}>
            <CommunityLink community={other} />
            <span class="beside" aria-hidden="true">
              <span class={weight > expected ? "tie" : undefined} style={{ width: `${(100 * weight) / most}%` }} />
              <i style={{ left: `${(100 * expected) / most}%` }} />
            </span>
            <span class="note">
              {whole(weight)} · {expected > 0 ? t("community.flows.times", { n: decimal(weight / expected, 2) }) : "–"}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
