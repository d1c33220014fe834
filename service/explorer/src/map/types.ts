/** What the map draws, whoever it came from. */
import { safeColour } from "../ui/Dot";

export interface Place {
  x: number;
  y: number;
}

export interface MapCommunity extends Place {
  id: string;
  label: string;
  colour: string;
  colourOnDark: string | null;
  size: number;
  radius: number;
}

export function colourOf(one: MapCommunity, dark: boolean): string {
  return safeColour(dark ? (one.colourOnDark ?? one.colour) : one.colour);
}

/** A community inside a community. */
export interface MapPart extends Place {
  id: string;
  parent: string;
  label: string;
  size: number;
  radius: number;
}

export interface MapMember extends Place {
  key: string;
  platform: string | null;
  handle: string | null;
  name: string | null;
  community: string;
  /** Rank among all accounts of the run by the measure that sizes go by. */
  rank: number;
  /** 0 … 1, how far ahead it is of the others. */
  weight: number;
  kind: string | null;
  tier: string | null;
  role: string | null;
  language: string | null;
  verified: boolean | null;
}

export interface MapFlow {
  source: string;
  target: string;
  weight: number;
  expected: number | null;
}

export interface MapRelation {
  source: string;
  target: string;
  weight: number;
}

/** Where all that the map does not show by itself is gathered: smaller communities, and small groups that are none. */
export interface MapRest extends Place {
  communities: number;
  groups: number;
  accounts: number;
  radius: number;
}

/** What is on the map at once; never more than `MOST_NODES` and `MOST_EDGES` of it is drawn. */
export interface MapModel {
  communities: readonly MapCommunity[];
  rest?: MapRest | null;
  flows: readonly MapFlow[];
  parts: readonly MapPart[];
  members: readonly MapMember[];
  /** Around the selected account. */
  relations: readonly MapRelation[];
  /** Radius of the largest dot of a member, so that dots stay apart however near one is; by the community without it. */
  dot?: number;
  /** What the picture shows when it shows everything; without it, what the communities take. */
  extent?: Extent;
}

export interface Extent {
  x: [number, number];
  y: [number, number];
}

export function extentOf(circles: ReadonlyArray<Place & { radius: number }>): Extent {
  const ends = (at: "x" | "y"): [number, number] => [
    Math.min(...circles.map((one) => one[at] - one.radius)),
    Math.max(...circles.map((one) => one[at] + one.radius)),
  ];
  return { x: ends("x"), y: ends("y") };
}

export const MOST_NODES = 2_000;
export const MOST_EDGES = 5_000;

export type Colouring = "community" | "tier" | "role" | "kind" | "platform" | "language" | "verified";
export const COLOURINGS: readonly Colouring[] = ["community", "tier", "role", "kind", "platform", "language", "verified"];
export type FlowChoice = "ties" | "all" | "none";
export const FLOW_CHOICES: readonly FlowChoice[] = ["ties", "all", "none"];

/** The node of what is gathered. */
export const REST = "rest";

/** `community:ID`, `account:KEY` or `rest`. */
export type Selection = string;

export function communityNode(id: string): string {
  return `community:${id}`;
}

export function partNode(id: string): string {
  return `part:${id}`;
}

export function accountNode(key: string): string {
  return `account:${key}`;
}
