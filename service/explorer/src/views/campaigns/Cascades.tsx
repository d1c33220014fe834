import { useWords } from "../../i18n/translate";
import { link, useAddress } from "../../state/address";
import { Who } from "../../ui/Who";
import { whole } from "../../words/format";
import type { LedgerData } from "./CampaignDetails";
import { CascadeTree } from "./CascadeTree";

/** How deep it went, the largest cascades, and one of them as a tree: the one that the address names. */
export function Cascades({ name, ledger }: { name: string; ledger: LedgerData }) {
  const t = useWords();
  const { query } = useAddress();
  const { byDepth } = ledger.horizontality;
  const chosen = query.post ?? ledger.traffic.largestCascades[0]?.post;
  const most = Math.max(1, ...byDepth.map((each) => each.spread?.high ?? 0));
  return (
    <section class="card" aria-labelledby="cascades">
      <h2 id="cascades">{t("campaigns.cascades")}</h2>
      <ol class="depths" aria-label={t("campaigns.depth")}>
        {byDepth.map(({ depth, spread }) => (
          <li key={depth}>
            <span>{t("campaigns.step", { n: depth })}</span>
            <span class="bar" style={{ inlineSize: `${(100 * (spread?.value ?? 0)) / most}%` }} />
            <span class="quiet">{spread ? `${whole(spread.low)}–${whole(spread.high)}` : "–"}</span>
          </li>
        ))}
      </ol>
      <div class="scroll" tabIndex={0} role="group" aria-labelledby="cascades">
        <table>
          <thead>
            <tr>
              <th scope="col">{t("campaigns.post")}</th>
              <th scope="col" class="number">
                {t("campaigns.size")}
              </th>
              <th scope="col" class="number">
                {t("campaigns.depth")}
              </th>
              <th scope="col" class="number">
                {t("campaigns.virality")}
              </th>
              <th scope="col">{t("campaigns.ignited")}</th>
            </tr>
          </thead>
          <tbody>
            {ledger.traffic.largestCascades.slice(0, 10).map((cascade) => (
              <tr key={cascade.post}>
                <td>
                  <a href={link("campaigns", [name], { ...query, post: cascade.post ?? "" })} aria-current={cascade.post === chosen ? "true" : undefined}>
                    {cascade.text ?? cascade.post}
                  </a>
                </td>
                <td class="number">{whole(cascade.size)}</td>
                <td class="number">{cascade.depth ? cascade.depth.value.toFixed(1) : "–"}</td>
                <td class="number">{cascade.virality ? cascade.virality.value.toFixed(1) : "–"}</td>
                <td>
                  <Who account={cascade.ignitedBy} name={cascade.ignitedByKey} short />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {ledger.traffic.largestCascades.length > 0 && <CascadeTree name={name} post={query.post ?? null} />}
    </section>
  );
}
