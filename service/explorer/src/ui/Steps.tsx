import { day } from "../words/format";

interface Line {
  name: string;
  values: readonly number[];
}

export interface StepsProps {
  starts: readonly string[];
  lines: readonly Line[];
  /** What is shaded, such as the time of a campaign. */
  during?: { start: string; end: string };
  moments: ReadonlyArray<{ at: string; name: string }>;
  /** What the picture shows, for those who do not see it. */
  label: string;
}

const WIDTH = 720;
const HEIGHT = 150;

/** Values over time, one time shaded, moments marked. */
export function Steps({ starts, lines, during, moments, label }: StepsProps) {
  const most = Math.max(1e-9, ...lines.flatMap((line) => line.values));
  const across = (at: number) => (WIDTH * at) / Math.max(1, starts.length - 1);
  const up = (value: number) => HEIGHT - 8 - ((HEIGHT - 24) * value) / most;
  const inside = starts.flatMap((start, at) => (during && start >= during.start && start < during.end ? [at] : []));
  const [first, last] = [inside[0], inside[inside.length - 1]];
  const when = (iso: string) => starts.findLastIndex((start) => start <= iso);
  return (
    <figure class="steps">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
        {first !== undefined && last !== undefined && <rect class="during" x={across(first)} width={Math.max(2, across(last) - across(first))} y="0" height={HEIGHT} />}
        {lines.map((line, at) => (
          <polyline key={line.name} class={`line-${at % 4}`} points={line.values.map((value, step) => `${across(step).toFixed(1)},${up(value).toFixed(1)}`).join(" ")} />
        ))}
        {moments.map((moment) => (
          <line key={moment.at} class="moment" x1={across(when(moment.at))} x2={across(when(moment.at))} y1="0" y2={HEIGHT}>
            <title>{moment.name}</title>
          </line>
        ))}
      </svg>
      <figcaption class="note">
        {day(starts[0] ?? null)} – {day(starts[starts.length - 1] ?? null)}{" "}
        {lines.length > 1 && lines.map((line, at) => <span key={line.name} class={`key line-${at % 4}`}>{line.name} </span>)}
        {moments.map((moment) => ` · ${moment.name}: ${day(moment.at)}`)}
      </figcaption>
    </figure>
  );
}
