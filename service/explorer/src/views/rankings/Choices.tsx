import { useAnswer } from "../../api/useAnswer";
import { useWords } from "../../i18n/translate";
import { Runs } from "../../operations/runs";
import { change } from "../../state/address";
import { Choice } from "../../ui/Choice";
import type { RunFacts } from "../../views";
import { moment } from "../../words/format";
import { capital, measureName, named } from "../../words/names";
import { windowText } from "../../words/window";
import type { Ranked } from "./state";

/** Measure, layer, window, and the run to compare with. */
export function Choices({ run, ranked }: { run: RunFacts; ranked: Ranked }) {
  const t = useWords();
  const asked = useAnswer(Runs, { first: 100 });
  const runs = (asked.data?.runs.edges ?? []).map((edge) => edge.node);
  const alike = runs.filter((other) => other.layer === run.layer);
  const layers = [...new Set([run.layer, ...runs.map((other) => other.layer)])];
  const measures = run.measures.map((one) => [one, capital(measureName(one))] as const);
  return (
    <div class="tools">
      <Choice label={t("rankings.measure")} value={ranked.measure} choose={(measure) => change({ measure, weights: "" })} options={measures} />
      <Choice label={t("rankings.beside")} value={ranked.beside} choose={(beside) => change({ beside })} options={measures} />
      {layers.length > 1 && (
        <Choice
          label={t("rankings.layer")}
          value={run.layer}
          choose={(layer) => change({ run: runs.find((other) => other.layer === layer)?.runId ?? "", with: "" })}
          options={layers.map((layer) => [layer, capital(named("layer", layer))])}
        />
      )}
      {alike.length > 1 && (
        <>
          <Choice
            label={t("rankings.window")}
            value={run.runId}
            choose={(runId) => change({ run: runId, with: "" })}
            options={alike.map((other) => [other.runId, runText(other)])}
          />
          <Choice
            label={t("rankings.with")}
            value={ranked.compareTo ?? ""}
            choose={(other) => change({ with: other, order: "" })}
            options={[["", t("rankings.with.none")], ...alike.filter((other) => other.runId !== run.runId).map((other) => [other.runId, runText(other)] as const)]}
          />
        </>
      )}
      {ranked.compareTo && (
        <Choice
          label={t("rankings.order")}
          value={ranked.order}
          choose={(order) => change({ order: order === "SCORE" ? "" : order })}
          options={[
            ["SCORE", t("rankings.order.score")],
            ["RANK_RISE", t("home.risen")],
            ["RANK_FALL", t("home.fallen")],
          ]}
        />
      )}
    </div>
  );
}

export function runText(run: RunFacts): string {
  return [capital(windowText(run.from, run.to)), run.scope, moment(run.finishedAt)].filter(Boolean).join(" · ");
}
