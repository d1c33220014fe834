import { useWords, type Word } from "../../i18n/translate";
import { link } from "../../state/address";
import { Sparkline } from "../../ui/Sparkline";
import type { RunFacts } from "../../views";
import { moment, whole } from "../../words/format";
import { windowText } from "../../words/window";
import type { CommunityData } from "./CommunityView";

/** Its size, who came and who left, over the latest runs. */
export function Life({ community, run }: { community: CommunityData; run: RunFacts }) {
  const t = useWords();
  const points = community.timeline;
  const sizes = points.map((point) => point.size).reverse();
  return (
    <section class="card" aria-labelledby="life">
      <h2 id="life">{t("community.life")}</h2>
      <Sparkline values={sizes} label={t("community.life.label", { sizes: sizes.join(", ") })} />
      <div class="scroll" tabIndex={0} role="group" aria-labelledby="life">
        <table>
          <thead>
            <tr>
              <th scope="col">{t("runs.analysis")}</th>
              <th scope="col" class="number">
                {t("map.column.members")}
              </th>
              <th scope="col" class="number">
                {t("community.joined")}
              </th>
              <th scope="col" class="number">
                {t("community.left")}
              </th>
              <th scope="col">{t("community.happened")}</th>
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={point.run.runId} class={point.run.runId === run.runId ? "here" : undefined}>
                <th scope="row">
                  <a href={link("communities", [community.communityId], { run: point.run.runId })} title={moment(point.run.finishedAt)}>
                    {point.run.from || point.run.to ? windowText(point.run.from, point.run.to) : moment(point.run.finishedAt)}
                  </a>
                </th>
                <td class="number">{whole(point.size)}</td>
                <td class="number">{point.joined === null ? "–" : whole(point.joined)}</td>
                <td class="number">{point.left === null ? "–" : whole(point.left)}</td>
                <td>{point.events.map((kind) => t(`happened.${kind}` as Word)).join(", ")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
