/** Semantic zoom: which communities are opened, by how large they stand on the screen and what fits the budget. */
import { MOST_NODES, type MapCommunity } from "./types";

export interface View {
  x: number;
  y: number;
  /** Half the width and height of what is seen, in the map's units. */
  halfWidth: number;
  halfHeight: number;
  /** Pixels a unit. */
  scale: number;
}

/** Pixels of radius from which members are told apart, and from which parts have names. */
export const OPENS_AT = 120;
export const PARTS_AT = 150;
const MOST_MEMBERS = 400;

export interface Opened {
  id: string;
  members: number;
  parts: boolean;
}

/** Communities in view that are large enough, the nearest to the centre first, each with its share of the budget. */
export function opened(communities: readonly MapCommunity[], view: View, drawn = communities.length): Opened[] {
  const inView = communities
    .filter((one) => one.radius * view.scale >= OPENS_AT && isSeen(one, view))
    .sort((a, b) => distance(a, view) - distance(b, view));
  let left = MOST_NODES - Math.min(drawn, MOST_NODES) - 100;
  const found: Opened[] = [];
  for (const one of inView) {
    const members = Math.min(one.size, MOST_MEMBERS, wanted(one, view), left);
    if (members <= 0) break;
    left -= members;
    found.push({ id: one.id, members, parts: one.radius * view.scale >= PARTS_AT });
  }
  return found;
}

/** More members the larger it stands; in hundreds, as they are asked for. */
function wanted(one: MapCommunity, view: View): number {
  const hundreds = Math.ceil((one.radius * view.scale) / 130);
  return hundreds * 100;
}

function isSeen(one: MapCommunity, view: View): boolean {
  return (
    Math.abs(one.x - view.x) < view.halfWidth + one.radius * 0.8 &&
    Math.abs(one.y - view.y) < view.halfHeight + one.radius * 0.8
  );
}

function distance(one: MapCommunity, view: View): number {
  return Math.hypot(one.x - view.x, one.y - view.y);
}
