import { useWords } from "../../i18n/translate";
import { decimal } from "../../words/format";
import type { LedgerData } from "./CampaignDetails";

const LEAST = 1 / 16;
const WIDTH = 240;

/** Where a value lies on the logarithmic scale from 1/16 to 16. */
function place(value: number): number {
  const within = Math.min(1 / LEAST, Math.max(LEAST, value));
  return (WIDTH * (Math.log2(within) - Math.log2(LEAST))) / (2 * Math.log2(1 / LEAST));
}

/** Each outcome against its comparison group, with its interval beside the line where nothing changed. */
export function Effects({ effects }: { effects: LedgerData["effects"] }) {
  const t = useWords();
  return (
    <section class="card" aria-labelledby="effects">
      <h2 id="effects">{t("campaigns.effects")}</h2>
      <div class="scroll" tabIndex={0} role="group" aria-labelledby="effects">
        <table>
          <thead>
            <tr>
              <th scope="col">{t("campaigns.outcome")}</th>
              <th scope="col">{t("campaigns.verdict")}</th>
              <th scope="col" class="number">
                {t("campaigns.change")}
              </th>
              <th scope="col" class="number">
                {t("campaigns.expected")}
              </th>
              <th scope="col">{t("campaigns.effect")}</th>
            </tr>
          </thead>
          <tbody>
            {effects.map((each) => (
              <tr key={each.outcome}>
                <th scope="row">{t(`campaigns.outcome.${each.outcome}`)}</th>
                <td>{t(`campaigns.effect.${each.verdict}`)}</td>
                <td class="number">{decimal(each.change)}</td>
                <td class="number">{decimal(each.expected)}</td>
                <td>{each.effect ? <Interval {...each.effect} /> : "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="note">{t("campaigns.effects.note")}</p>
    </section>
  );
}

function Interval({ value, low, high }: { value: number; low: number; high: number }) {
  const words = `${decimal(value)} (${decimal(low)} – ${decimal(high)})`;
  return (
    <span class="interval">
      <svg viewBox={`0 0 ${WIDTH} 16`} width={WIDTH} height="16" role="img" aria-label={words}>
        <line class="neutral" x1={WIDTH / 2} x2={WIDTH / 2} y1="0" y2="16" />
        <line x1={place(low)} x2={place(high)} y1="8" y2="8" />
        <circle cx={place(value)} cy="8" r="3.5" />
      </svg>
      <span aria-hidden="true">{words}</span>
    </span>
  );
}
