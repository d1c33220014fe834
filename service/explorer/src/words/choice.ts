/** Which measure a view uses when the reader chose none, or one that this run does not have. */
import type { Measure } from "../operations/values";

const CARRYING: readonly Measure[] = ["RETWEETS_RECEIVED", "DISTINCT_RETWEETERS", "MENTIONS_RECEIVED", "ENGAGED_AUDIENCE"];
const LEADING: Measure[] = ["PAGERANK", "IN_STRENGTH", "IN_DEGREE"];
const AUDIENCE: Measure[] = ["FOLLOWERS", "IN_DEGREE"];

export function leadingOf(measures: readonly Measure[], wanted?: string): Measure {
  return first(measures, [...(wanted ? [wanted as Measure] : []), ...LEADING]);
}

export function audienceOf(measures: readonly Measure[], wanted?: string): Measure {
  return first(measures, [...(wanted ? [wanted as Measure] : []), ...AUDIENCE]);
}

/** What tells who carries a message rather than who stands well: what others did with it, where the run counted that. */
export function carryingOf(measures: readonly Measure[], wanted?: string): Measure {
  return first(measures, [...(wanted ? [wanted as Measure] : []), ...CARRYING, ...LEADING]);
}

export function isCarrying(measure: Measure): boolean {
  return /RETWEET|MENTION|REPL|QUOTE|ENGAGED/.test(measure);
}

function first(measures: readonly Measure[], wishes: readonly Measure[]): Measure {
  return wishes.find((wish) => measures.includes(wish)) ?? measures[0] ?? "PAGERANK";
}
