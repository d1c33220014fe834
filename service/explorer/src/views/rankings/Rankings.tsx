/** Who leads: by a measure or by a score of one's own, in this run and beside another. */
import { usePages } from "../../api/usePages";
import { useWords } from "../../i18n/translate";
import { Ranking, type RankingResult } from "../../operations/ranking";
import { useAddress } from "../../state/address";
import { Behind } from "../../ui/Behind";
import { MeasureTerm } from "../../ui/MeasureTerm";
import { Empty, Shown } from "../../ui/states";
import type { ViewProps } from "../../views";
import { Choices } from "./Choices";
import { Filters } from "./Filters";
import { RankingTable } from "./RankingTable";
import { Scatter } from "./Scatter";
import { rankedOf, type Ranked } from "./state";
import { Weights } from "./Weights";
import { commandOf, cypherOf, libraryOf } from "./doors";

const PAGE = 25;
export type RankingEdge = RankingResult["influencers"]["edges"][number];

export function Rankings({ run }: ViewProps) {
  const t = useWords();
  const { query } = useAddress();
  const ranked = rankedOf(query, run);
  const variables = variablesOf(run.runId, ranked);
  const { asked, edges, hasMore, more } = usePages(Ranking, variables, (data) => data.influencers);
  const total = asked.data?.influencers.totalCount;
  return (
    <article class="rankings">
      <header class="view-head">
        <h1>{t("nav.rankings")}</h1>
        <p class="lead">
          {ranked.weights.length ? t("rankings.own") : t("rankings.by")}{" "}
          {ranked.weights.length === 0 && <MeasureTerm measure={ranked.measure} />}
          {total !== undefined && ` · ${t("rankings.total", { n: total })}`}
        </p>
      </header>
      <Choices run={run} ranked={ranked} />
      <Weights run={run} ranked={ranked} />
      <Filters run={run} />
      <Shown asked={asked}>
        {(data) =>
          edges.length === 0 ? (
            <Empty title={t("state.nothing")}>{t("state.nothing.do")}</Empty>
          ) : (
            <>
              <RankingTable edges={edges} ranked={ranked} compared={data.influencers.comparedTo} />
              {hasMore && (
                <button type="button" class="button" onClick={more}>
                  {t("list.more")}
                </button>
              )}
            </>
          )
        }
      </Shown>
      <Scatter run={run} ranked={ranked} />
      <Behind operation={Ranking} variables={variables} cypher={cypherOf(ranked)} cli={commandOf(run, ranked)} library={libraryOf(run, ranked)} />
    </article>
  );
}

function variablesOf(run: string, ranked: Ranked) {
  return {
    run,
    measure: ranked.measure,
    weights: ranked.weights.length ? ranked.weights : null,
    filter: ranked.filter,
    order: ranked.order,
    compareTo: ranked.compareTo,
    first: PAGE,
    historyOf: ranked.measure,
    beside: ranked.beside,
  };
}
