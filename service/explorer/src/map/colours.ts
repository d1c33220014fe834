/** Colours by a property: a fixed one for known classes, the next free one for others, grey for what is not known. */
import { colourOf, type Colouring, type MapCommunity, type MapMember } from "./types";

export const UNKNOWN = "#98a1ab";
const FIXED: Readonly<Record<string, string>> = {
  NANO: "#9fb8d8",
  MICRO: "#6f9bd1",
  MID: "#3f7cc4",
  MACRO: "#8a4fb5",
  MEGA: "#c2347a",
  ULTRA_PERIPHERAL: "#b7c0c9",
  PERIPHERAL: "#7d8fd0",
  CONNECTOR: "#2f9c95",
  KINLESS: "#64b96a",
  PROVINCIAL_HUB: "#3f7cc4",
  CONNECTOR_HUB: "#d9822b",
  KINLESS_HUB: "#c2347a",
  PERSON: "#3f7cc4",
  COMPANY: "#d9822b",
  ORGANIZATION: "#2f9c95",
  INSTITUTION: "#8a4fb5",
  MEDIA: "#c2347a",
  true: "#3f7cc4",
  false: "#b7c0c9",
};
const FREE = ["#3f7cc4", "#d9822b", "#2f9c95", "#c2347a", "#8a4fb5", "#64b96a", "#b59a2e", "#5b6bb0"];

export interface Paint {
  of(member: MapMember): string;
  /** Classes in view with their colours, for the legend. */
  legend: ReadonlyArray<{ value: string; colour: string }>;
}

export function paint(by: Colouring, communities: readonly MapCommunity[], members: readonly MapMember[], dark = false): Paint {
  if (by === "community") {
    const colours = new Map(communities.map((one) => [one.id, colourOf(one, dark)]));
    return { of: (member) => colours.get(member.community) ?? UNKNOWN, legend: [] };
  }
  const colours = classColours(members.map((member) => valueOf(member, by)));
  return {
    of: (member) => colours.get(valueOf(member, by)) ?? UNKNOWN,
    legend: [...colours].map(([value, colour]) => ({ value, colour })),
  };
}

function valueOf(member: MapMember, by: Exclude<Colouring, "community">): string {
  const value = member[by];
  return value === null || value === "UNKNOWN" ? "" : String(value);
}

function classColours(values: readonly string[]): Map<string, string> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const classes = [...counts].sort((a, b) => b[1] - a[1]).map(([value]) => value);
  const free = FREE[Symbol.iterator]();
  return new Map(classes.map((value) => [value, value === "" ? UNKNOWN : (FIXED[value] ?? free.next().value ?? UNKNOWN)]));
}
