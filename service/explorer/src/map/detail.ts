/** Semantic zoom: which communities are opened, by how large they stand on the screen, and which part of the map is asked for. */
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

/** A rectangle of the map with what is wanted of it. */
export interface Region {
  bounds: { left: number; bottom: number; right: number; top: number };
  /** 0: members by community; 1 …: by the parts inside, which are asked for too. */
  level: number;
  /** Members of each community or part. */
  each: number;
}

/** Pixels of radius from which members are told apart, from which parts are, and the parts inside these. */
export const OPENS_AT = 120;
const LEVELS_AT = [150, 900];
const LARGEST_DOT = 0.006;
const MOST_EACH = 100;
const EACH_PART = 40;
/** Room for the communities themselves and for those around a selected account. */
const MOST_MEMBERS = MOST_NODES - 300;

/** Ids of communities in view that are large enough to be looked into. */
export function opened(communities: readonly MapCommunity[], view: View): string[] {
  return communities.filter((one) => one.radius * view.scale >= OPENS_AT && isSeen(one, view)).map((one) => one.id);
}

/** What to ask for of what is seen; null while no community is opened. `depth`: levels that the run has. */
export function regionOf(communities: readonly MapCommunity[], open: readonly string[], view: View, depth: number): Region | null {
  if (open.length === 0) return null;
  const largest = Math.max(...communities.filter((one) => open.includes(one.id)).map((one) => one.radius * view.scale));
  const level = Math.min(depth, LEVELS_AT.filter((pixels) => largest >= pixels).length);
  const each = level ? EACH_PART : Math.min(MOST_EACH, Math.floor(MOST_MEMBERS / open.length));
  return { bounds: tiled(view), level, each };
}

/** The tiles that cover what is seen, as wide as half of it at most: moving a little asks for nothing new. */
/** Radius of the largest dot of a member: some ten pixels where the camera comes to rest. */
export function dotOf({ bounds }: Region): number {
  return (bounds.right - bounds.left) * LARGEST_DOT;
}

function tiled({ x, y, halfWidth, halfHeight }: View): Region["bounds"] {
  const tile = 2 ** Math.floor(Math.log2(Math.max(halfWidth, halfHeight)));
  return {
    left: tile * Math.floor((x - halfWidth) / tile),
    bottom: tile * Math.floor((y - halfHeight) / tile),
    right: tile * Math.ceil((x + halfWidth) / tile),
    top: tile * Math.ceil((y + halfHeight) / tile),
  };
}

export function mostMembers(communities: number): number {
  return MOST_MEMBERS - Math.min(communities, MOST_MEMBERS);
}

function isSeen(one: MapCommunity, view: View): boolean {
  return (
    Math.abs(one.x - view.x) < view.halfWidth + one.radius * 0.8 &&
    Math.abs(one.y - view.y) < view.halfHeight + one.radius * 0.8
  );
}
