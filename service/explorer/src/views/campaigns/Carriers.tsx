import { useWords } from "../../i18n/translate";
import { Who } from "../../ui/Who";
import { decimal, whole } from "../../words/format";
import type { LedgerData } from "./CampaignDetails";

/** Who carried it, beside what the platform shows; and who brings others all the time. */
export function Carriers({ ledger }: { ledger: LedgerData }) {
  const t = useWords();
  return (
    <section class="card" aria-labelledby="carriers">
      <h2 id="carriers">{t("campaigns.carriers")}</h2>
      <div class="scroll" tabIndex={0} role="group" aria-labelledby="carriers">
        <table>
          <thead>
            <tr>
              <th scope="col">{t("view.account")}</th>
              <th scope="col" class="number">
                {t("campaigns.brought")}
              </th>
              <th scope="col" class="number">
                {t("campaigns.naive")}
              </th>
            </tr>
          </thead>
          <tbody>
            {ledger.traffic.influential.slice(0, 10).map((each) => (
              <tr key={each.accountKey}>
                <th scope="row">
                  <Who account={each.account} name={each.accountKey} /> {each.paid && <span class="tag">{t("campaigns.paid")}</span>}
                </th>
                <td class="number">
                  {decimal(each.brought?.value, 1)}{" "}
                  <span class="quiet">{each.brought ? `(${decimal(each.brought.low, 0)} – ${decimal(each.brought.high, 0)})` : ""}</span>
                </td>
                <td class="number">{whole(each.naive)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="note">{t("campaigns.carriers.note")}</p>
      <h3>{t("campaigns.advocates")}</h3>
      <ol>
        {ledger.loyalty.advocates.slice(0, 10).map((each) => (
          <li key={each.accountKey}>
            <Who account={each.account} name={each.accountKey} /> <span class="quiet">{t("campaigns.advocate", { weeks: each.weeks, n: each.brought })}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
