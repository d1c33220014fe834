import { useWords } from "../../i18n/translate";
import { change, link } from "../../state/address";
import { Choice } from "../../ui/Choice";
import { MeasureTerm } from "../../ui/MeasureTerm";
import { Sparkline } from "../../ui/Sparkline";
import type { RunFacts } from "../../views";
import { decimal, moment, score, whole } from "../../words/format";
import { capital, measureName } from "../../words/names";
import { windowText } from "../../words/window";
import type { AccountData } from "./AccountView";

/** How it stood in the latest runs of the same kind. */
export function History({ account, run, measure }: { account: AccountData; run: RunFacts; measure: string }) {
  const t = useWords();
  const ranks = account.history.map((point) => point.rank);
  return (
    <section class="card" aria-labelledby="history">
      <header>
        <h2 id="history">{t("account.history")}</h2>
        <Choice
          label={t("rankings.measure")}
          value={measure}
          choose={(one) => change({ measure: one })}
          options={run.measures.map((one) => [one, capital(measureName(one))])}
        />
      </header>
      <Sparkline values={[...ranks].reverse()} low label={t("column.history.label", { ranks: ranks.map((one) => one ?? "–").reverse().join(", ") })} />
      <div class="scroll" tabIndex={0} role="group" aria-labelledby="history">
        <table>
          <thead>
            <tr>
              <th scope="col">{t("runs.analysis")}</th>
              <th scope="col">{t("rankings.window")}</th>
              <th scope="col" class="number">
                {t("column.rank")}
              </th>
              <th scope="col" class="number">
                <MeasureTerm measure={measure} start />
              </th>
              <th scope="col" class="number">
                {t("account.percentile")}
              </th>
            </tr>
          </thead>
          <tbody>
            {account.history.map((point) => (
              <tr key={point.run.runId}>
                <th scope="row">
                  <a href={link("runs", [point.run.runId])}>{moment(point.run.finishedAt)}</a>
                </th>
                <td>{windowText(point.run.from, point.run.to)}</td>
                <td class="number">{point.rank === null ? "–" : whole(point.rank)}</td>
                <td class="number">{score(point.score)}</td>
                <td class="number">{decimal(point.percentile, 1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
