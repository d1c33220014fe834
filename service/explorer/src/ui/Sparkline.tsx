/** A small line of values, oldest first; what it says stands beside it in words. */
export function Sparkline({ values, low = false, label }: { values: ReadonlyArray<number | null>; low?: boolean; label: string }) {
  const known = values.filter((value): value is number => value !== null);
  if (known.length < 2) return <span class="quiet">–</span>;
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const step = 72 / (values.length - 1);
  const height = (value: number) => {
    const share = most === least ? 0.5 : (value - least) / (most - least);
    return 3 + 16 * (low ? share : 1 - share);
  };
  const points = values.flatMap((value, at) => (value === null ? [] : [`${(4 + at * step).toFixed(1)},${height(value).toFixed(1)}`]));
  const last = points[points.length - 1]?.split(",") ?? ["0", "0"];
  return (
    <svg class="spark" viewBox="0 0 80 22" role="img" aria-label={label}>
      <polyline points={points.join(" ")} />
      <circle cx={last[0]} cy={last[1]} r="2.5" />
    </svg>
  );
}
