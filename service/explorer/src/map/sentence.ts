/** Where one is on the map, as a sentence to be read out. */
import { t } from "../i18n/translate";
import { called } from "../state/reference";
import { REST, accountNode, communityNode, type MapFlow, type MapModel, type MapRest } from "./types";

export function sentenceOf(selected: string | null, model: MapModel): string {
  const community = model.communities.find((one) => communityNode(one.id) === selected);
  if (community) {
    return t("map.region.community", { label: community.label, n: community.size, ties: tieOf(community.id, model) });
  }
  const member = model.members.find((one) => accountNode(one.key) === selected);
  if (member) {
    const home = model.communities.find((one) => one.id === member.community);
    const where = home?.label ?? t("community.without");
    return t("map.region.account", { name: called(member), community: where, rank: member.rank || "–" });
  }
  if (selected === REST && model.rest) return restWords(model.rest);
  return t("map.region.all", { n: model.communities.length });
}

/** What is gathered, in words. */
export function restWords({ communities, groups, accounts }: MapRest): string {
  return t(communities ? "map.rest" : "map.rest.groups", { n: communities || groups, groups, accounts });
}

function tieOf(id: string, model: MapModel): string {
  const [strongest] = strongestTies(id, model.flows);
  const other = model.communities.find((one) => one.id === strongest?.other);
  return other ? t("map.region.ties", { label: other.label }) : t("map.region.noties");
}

export interface Tie {
  other: string;
  times: number;
  weight: number;
}

/** What leads out or in beyond chance, both directions as one, the strongest first. */
export function strongestTies(id: string, flows: readonly MapFlow[]): Tie[] {
  const sums = new Map<string, { weight: number; expected: number }>();
  for (const flow of flows) {
    if (flow.source === flow.target || (flow.source !== id && flow.target !== id)) continue;
    const other = flow.source === id ? flow.target : flow.source;
    const sum = sums.get(other) ?? { weight: 0, expected: 0 };
    sums.set(other, { weight: sum.weight + flow.weight, expected: sum.expected + (flow.expected ?? 0) });
  }
  return [...sums]
    .filter(([, sum]) => sum.expected > 0 && sum.weight > sum.expected)
    .map(([other, sum]) => ({ other, times: sum.weight / sum.expected, weight: sum.weight }))
    .sort((a, b) => b.times - a.times);
}
