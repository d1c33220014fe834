/** A colour laid over another: opaque, so that overlapping marks do not add up. */
export function mix(over: string, under: string, share: number): string {
  const [a, b] = [channels(over), channels(under)];
  return `#${a.map((value, at) => hex(value * share + (b[at] ?? 0) * (1 - share))).join("")}`;
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) || 0);
}

function hex(value: number): string {
  return Math.round(value).toString(16).padStart(2, "0");
}

/** A colour through which what lies below is seen; multiplied by its share beforehand, as the picture blends. */
export function sheer(colour: string, share: number): string {
  return `rgba(${channels(colour).map((value) => Math.round(value * share)).join(", ")}, ${share})`;
}
