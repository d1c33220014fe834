import { useState } from "preact/hooks";
import { useWords } from "../../i18n/translate";
import type { Measure } from "../../operations/values";
import { change } from "../../state/address";
import { MeasureTerm } from "../../ui/MeasureTerm";
import type { RunFacts } from "../../views";
import { capital, measureName } from "../../words/names";
import { decimal } from "../../words/format";
import { textOfWeights, type Ranked, type Weight } from "./state";

const MOST = 10;

/** A score of one's own: percentiles by measures, weighted by sliders. Below zero, whom the measure ranks last leads. */
export function Weights({ run, ranked }: { run: RunFacts; ranked: Ranked }) {
  const t = useWords();
  const [open, setOpen] = useState(ranked.weights.length > 0);
  const weights = ranked.weights;
  const set = (next: readonly Weight[]) => change({ weights: textOfWeights(next) }, true);
  const put = (measure: Measure, weight: number) => set(weights.map((one) => (one.measure === measure ? { measure, weight } : one)));
  const left = run.measures.filter((one) => !weights.some((weight) => weight.measure === one));
  return (
    <details class="panel" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("rankings.weights")}</summary>
      <p class="note">{t("rankings.weights.note")}</p>
      <ul class="weights">
        {weights.map(({ measure, weight }) => (
          <li key={measure}>
            <MeasureTerm measure={measure} start />
            <input
              type="range"
              min="-3"
              max="3"
              step="0.5"
              value={weight}
              aria-label={t("rankings.weight", { measure: measureName(measure) })}
              onInput={(event) => put(measure, Number(event.currentTarget.value))}
            />
            <output>{decimal(weight, 1)}</output>
            <button
              type="button"
              class="icon"
              aria-label={t("rankings.weight.remove", { measure: measureName(measure) })}
              onClick={() => set(weights.filter((one) => one.measure !== measure))}
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
      {left.length > 0 && weights.length < MOST && (
        <select
          aria-label={t("rankings.weight.add")}
          value=""
          onChange={(event) => set([...weights, { measure: event.currentTarget.value as Measure, weight: 1 }])}
        >
          <option value="">{t("rankings.weight.add")}</option>
          {left.map((one) => (
            <option key={one} value={one}>
              {capital(measureName(one))}
            </option>
          ))}
        </select>
      )}
    </details>
  );
}
