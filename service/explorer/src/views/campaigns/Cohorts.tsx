import { useWords } from "../../i18n/translate";
import { day, share } from "../../words/format";
import type { LedgerData } from "./CampaignDetails";

const MOST_WEEKS = 16;

/** Of those who first engaged in one week, how many engaged again so many weeks later. */
export function Cohorts({ cells }: { cells: LedgerData["loyalty"]["cohorts"] }) {
  const t = useWords();
  const weeks = [...new Set(cells.map((cell) => cell.cohort))].sort().slice(-MOST_WEEKS);
  if (weeks.length === 0) return null;
  const known = new Map(cells.map((cell) => [`${cell.cohort}\n${cell.later}`, cell.share]));
  const latest = Math.max(...cells.filter((cell) => weeks.includes(cell.cohort)).map((cell) => cell.later));
  const later = Array.from({ length: latest + 1 }, (_, at) => at);
  return (
    <section class="card" aria-labelledby="cohorts">
      <h2 id="cohorts">{t("campaigns.cohorts")}</h2>
      <div class="scroll" tabIndex={0} role="group" aria-labelledby="cohorts">
        <table class="cohorts">
          <thead>
            <tr>
              <th scope="col">{t("campaigns.week")}</th>
              {later.map((at) => (
                <th key={at} scope="col" class="number">
                  +{at}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeks.map((week) => (
              <tr key={week}>
                <th scope="row">{day(week)}</th>
                {later.map((at) => {
                  const value = known.get(`${week}\n${at}`);
                  const shade = value === undefined || value === null ? undefined : { "--share": `${Math.round(100 * value)}%` };
                  return (
                    <td key={at} class="number" style={shade}>
                      {value === undefined ? "" : share(value)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="note">{t("campaigns.cohorts.note")}</p>
    </section>
  );
}
