/** Where an arrow key leads: to the one that lies most in that direction, near ones before far ones. */
import type { Place } from "./types";

export type Direction = "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight";

const UNITS: Readonly<Record<Direction, Place>> = {
  ArrowUp: { x: 0, y: 1 },
  ArrowDown: { x: 0, y: -1 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
};
const WIDEST = 0.35;

/** `related` are preferred: a relation counts as three times as near. */
export function next<Node extends Place & { node: string }>(
  from: Node,
  direction: Direction,
  others: readonly Node[],
  related: ReadonlySet<string> = new Set(),
): Node | null {
  const unit = UNITS[direction];
  let best: Node | null = null;
  let least = Infinity;
  for (const other of others) {
    const [dx, dy] = [other.x - from.x, other.y - from.y];
    const distance = Math.hypot(dx, dy);
    if (other.node === from.node || distance === 0) continue;
    const aligned = (dx * unit.x + dy * unit.y) / distance;
    if (aligned < WIDEST) continue;
    const effort = (distance / aligned ** 2) * (related.has(other.node) ? 1 / 3 : 1);
    if (effort < least) [best, least] = [other, effort];
  }
  return best;
}

export function isDirection(key: string): key is Direction {
  return key in UNITS;
}
