/** Two measures against each other, with the corners that matter named. */
import { useState } from "preact/hooks";
import { useAnswer } from "../../api/useAnswer";
import { useWords } from "../../i18n/translate";
import { Scatter as ScatterQuery, type ScatterResult } from "../../operations/scatter";
import { go } from "../../state/address";
import { called } from "../../state/reference";
import { safeColour } from "../../ui/Dot";
import { AccountLink, Star, accountLink } from "../../ui/links";
import { MeasureTerm } from "../../ui/MeasureTerm";
import { Shown } from "../../ui/states";
import type { RunFacts } from "../../views";
import { score } from "../../words/format";
import { capital, measureName } from "../../words/names";
import type { Ranked } from "./state";

type Point = ScatterResult["right"]["edges"][number]["node"];
const WIDE = 640;
const HIGH = 420;
const EDGE = 44;

export function Scatter({ run, ranked }: { run: RunFacts; ranked: Ranked }) {
  const t = useWords();
  const [x, y] = [ranked.beside, ranked.measure];
  const asked = useAnswer(ScatterQuery, x === y ? null : { run: run.runId, x, y, filter: ranked.filter });
  if (x === y) return null;
  return (
    <section class="scatter card" aria-labelledby="scatter">
      <h2 id="scatter">{t("scatter.title", { x: measureName(x), y: measureName(y) })}</h2>
      <Shown asked={asked}>{(data) => <Plot points={pointsOf(data)} x={x} y={y} />}</Shown>
    </section>
  );
}

function pointsOf(data: ScatterResult): Point[] {
  const all = [...data.right.edges, ...data.top.edges].map((edge) => edge.node);
  return [...new Map(all.map((one) => [one.key, one])).values()].filter((one) => one.x !== null && one.y !== null);
}

function Plot({ points, x, y }: { points: Point[]; x: string; y: string }) {
  const t = useWords();
  const [over, setOver] = useState<Point | null>(null);
  const [toX, toY] = [scaleOf(points.map((one) => one.x ?? 0), EDGE + 8, WIDE - 60), scaleOf(points.map((one) => one.y ?? 0), HIGH - EDGE - 8, 44)];
  const corners = cornersOf(points);
  const label = t("scatter.label", { n: points.length, x: measureName(x), y: measureName(y) });
  return (
    <div class="columns">
      <figure>
        <svg viewBox={`0 0 ${WIDE} ${HIGH}`} role="img" aria-label={label} class="plot" onMouseLeave={() => setOver(null)}>
          <path class="axis" d={`M${EDGE} 8V${HIGH - EDGE}H${WIDE - 8}`} />
          <text x={WIDE - 10} y={HIGH - 14} class="axis-name end">
            {capital(measureName(x))} →
          </text>
          <text x={14} y={20} class="axis-name">
            ↑ {capital(measureName(y))}
          </text>
          {points.map((one) => (
            <circle
              key={one.key}
              cx={toX(one.x ?? 0)}
              cy={toY(one.y ?? 0)}
              r={over === one ? 7 : 5}
              fill={safeColour(one.community?.colour)}
              onMouseEnter={() => setOver(one)}
              onClick={() => go(accountLink(one))}
            />
          ))}
          {named(corners).map(({ one }) => (
            <text key={one.key} class="point-name" x={Math.max(90, Math.min(WIDE - 90, toX(one.x ?? 0)))} y={toY(one.y ?? 0) - 9}>
              {called(one)}
            </text>
          ))}
        </svg>
        <figcaption class="note">
          {over ? `${called(over)}: ${measureName(x)} ${score(over.x)}, ${measureName(y)} ${score(over.y)}` : t("scatter.note")}
        </figcaption>
      </figure>
      <div class="corners">
        <Corner title={t("scatter.quiet", { x: measureName(x), y: measureName(y) })} points={corners.carrying} />
        <Corner title={t("scatter.both")} points={corners.both} />
        <Corner title={t("scatter.loud", { x: measureName(x), y: measureName(y) })} points={corners.watched} />
        <p class="note">
          <MeasureTerm measure={x} start /> · <MeasureTerm measure={y} start />
        </p>
      </div>
    </div>
  );
}

interface Corners {
  carrying: Point[];
  both: Point[];
  watched: Point[];
}

/** Far ahead by one and not by the other; far ahead by both. By percentiles, for measures have different units. */
export function cornersOf(points: readonly Point[]): Corners {
  const gap = (one: Point) => (one.yPercentile ?? 0) - (one.xPercentile ?? 0);
  const sorted = [...points].sort((a, b) => gap(b) - gap(a));
  const least = (one: Point) => Math.min(one.xPercentile ?? 0, one.yPercentile ?? 0);
  return {
    carrying: sorted.filter((one) => gap(one) > 0).slice(0, 4),
    both: [...points].sort((a, b) => least(b) - least(a)).slice(0, 4),
    watched: sorted.reverse().filter((one) => gap(one) < 0).slice(0, 4),
  };
}

function named({ carrying, both, watched }: Corners): Array<{ one: Point }> {
  return [carrying[0], both[0], watched[0]].flatMap((one) => (one ? [{ one }] : []));
}

function Corner({ title, points }: { title: string; points: Point[] }) {
  if (points.length === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {points.map((one) => (
          <li key={one.key}>
            <AccountLink account={one} /> <Star account={one} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Logarithmic where values span more than twentyfold, so that one giant does not press all others into a corner. */
function scaleOf(values: readonly number[], from: number, to: number): (value: number) => number {
  const positive = values.filter((value) => value > 0);
  const [least, most] = [Math.min(...positive), Math.max(...positive)];
  const logarithmic = positive.length > 0 && most / least > 20;
  const place = (value: number) => (logarithmic ? Math.log10(Math.max(value, least / 2)) : value);
  const [low, high] = [place(logarithmic ? least / 2 : Math.min(0, ...values)), place(most)];
  return (value) => from + ((to - from) * (place(value) - low)) / (high - low || 1);
}
