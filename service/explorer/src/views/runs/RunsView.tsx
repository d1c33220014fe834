/** All analyses: one, two beside each other, and where their time went. */
import { useState } from "preact/hooks";
import { usePages } from "../../api/usePages";
import { useWords } from "../../i18n/translate";
import { Runs as RunsQuery } from "../../operations/runs";
import { link, useAddress } from "../../state/address";
import { Behind } from "../../ui/Behind";
import { Shown } from "../../ui/states";
import type { RunFacts, ViewProps } from "../../views";
import { decimal, duration, moment, whole } from "../../words/format";
import { capital, named } from "../../words/names";
import { windowText } from "../../words/window";
import { CompareRuns } from "./CompareRuns";
import { RunDetails } from "./RunDetails";

export function RunsView({ parts }: ViewProps) {
  const { query } = useAddress();
  if (query.a && query.b) return <CompareRuns a={query.a} b={query.b} />;
  const [id] = parts;
  return id ? <RunDetails id={id} /> : <List />;
}

function List() {
  const t = useWords();
  const variables = { first: 50 };
  const { asked, edges, hasMore, more } = usePages(RunsQuery, variables, (data) => data.runs);
  const [chosen, setChosen] = useState<string[]>([]);
  const flip = (id: string) => setChosen((ids) => (ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id].slice(-2)));
  const [newer, older] = edges.map((edge) => edge.node.runId).filter((id) => chosen.includes(id));
  return (
    <article class="runs-view">
      <header class="view-head">
        <h1>{t("nav.runs")}</h1>
        <p class="lead">{t("runs.lead")}</p>
      </header>
      <Shown asked={asked}>
        {() => (
          <>
            <p>
              {newer && older ? (
                <a class="button main" href={link("runs", [], { a: older, b: newer })}>
                  {t("runs.compare")}
                </a>
              ) : (
                <span class="quiet">{t("runs.choose")}</span>
              )}
            </p>
            <div class="scroll card" tabIndex={0} role="group" aria-label={t("nav.runs")}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">
                      <span class="hidden">{t("runs.compare")}</span>
                    </th>
                    <th scope="col">{t("runs.analysis")}</th>
                    <th scope="col">{t("rankings.layer")}</th>
                    <th scope="col">{t("rankings.window")}</th>
                    <th scope="col" class="number">
                      {t("fact.accounts")}
                    </th>
                    <th scope="col" class="number">
                      {t("fact.relations")}
                    </th>
                    <th scope="col" class="number">
                      {t("fact.communities")}
                    </th>
                    <th scope="col" class="number">
                      {t("fact.modularity")}
                    </th>
                    <th scope="col" class="number">
                      {t("runs.took")}
                    </th>
                    <th scope="col">
                      <span class="hidden">{t("runs.look")}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {edges.map(({ node }) => (
                    <Row key={node.runId} run={node} chosen={chosen.includes(node.runId)} flip={flip} />
                  ))}
                </tbody>
              </table>
            </div>
            {hasMore && (
              <button type="button" class="button" onClick={more}>
                {t("list.more")}
              </button>
            )}
          </>
        )}
      </Shown>
      <Behind operation={RunsQuery} variables={variables} cypher={CYPHER} cli="tular runs" />
    </article>
  );
}

const CYPHER = `MATCH (run:Run)
RETURN run.id AS run, run.layer AS layer, run.from AS from, run.to AS to, run.current AS current
ORDER BY run.startedAt DESC`;

function Row({ run, chosen, flip }: { run: RunFacts; chosen: boolean; flip(id: string): void }) {
  const t = useWords();
  const when = moment(run.finishedAt);
  return (
    <tr class={run.current ? "here" : undefined}>
      <td>
        <input type="checkbox" checked={chosen} aria-label={t("runs.choose.one", { when })} onChange={() => flip(run.runId)} />
      </td>
      <th scope="row">
        <a href={link("runs", [run.runId])}>{when}</a> {run.current && <span class="tag">{t("runs.current")}</span>}
      </th>
      <td>{capital(named("layer", run.layer))}</td>
      <td>
        {windowText(run.from, run.to)} {run.scope && <span class="note">{run.scope}</span>}
      </td>
      <td class="number">{whole(run.accountCount)}</td>
      <td class="number">{whole(run.relationCount)}</td>
      <td class="number">{whole(run.communityCount)}</td>
      <td class="number">{decimal(run.modularity)}</td>
      <td class="number">{duration(run.seconds)}</td>
      <td>
        <a href={link("", [], { run: run.current ? "" : run.runId })}>{t("runs.look")}</a>
      </td>
    </tr>
  );
}
