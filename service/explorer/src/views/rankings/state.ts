/** What the address says of a ranking, and back. */
import type { RankingVariables } from "../../operations/ranking";
import { ACCOUNT_KIND_VALUES, ROLE_VALUES, TIER_VALUES, type Measure } from "../../operations/values";
import type { Query } from "../../state/address";
import type { RunFacts } from "../../views";
import { audienceOf, leadingOf } from "../../words/choice";

export type Filter = NonNullable<RankingVariables["filter"]>;
export interface Weight {
  measure: Measure;
  weight: number;
}

export interface Ranked {
  measure: Measure;
  beside: Measure;
  weights: Weight[];
  filter: Filter;
  compareTo: string | null;
  order: RankingVariables["order"];
}

export function rankedOf(query: Query, run: RunFacts): Ranked {
  const measure = leadingOf(run.measures, query.measure);
  const audience = audienceOf(run.measures);
  const compareTo = query.with ?? null;
  return {
    measure,
    beside: besideOf(query, run, measure, audience),
    weights: weightsOf(query.weights, run.measures),
    filter: filterOf(query),
    compareTo,
    order: compareTo && (query.order === "RANK_RISE" || query.order === "RANK_FALL") ? query.order : "SCORE",
  };
}

function besideOf(query: Query, run: RunFacts, measure: Measure, audience: Measure): Measure {
  const wanted = run.measures.find((one) => one === query.beside);
  if (wanted) return wanted;
  return measure === audience ? leadingOf(run.measures) : audience;
}

/** `PAGERANK:2,FOLLOWERS:-1` */
function weightsOf(text: string | undefined, measures: readonly Measure[]): Weight[] {
  return (text ?? "").split(",").flatMap((pair) => {
    const [name, number] = pair.split(":");
    const measure = measures.find((one) => one === name);
    const weight = Number(number);
    return measure && Number.isFinite(weight) ? [{ measure, weight }] : [];
  });
}

export function textOfWeights(weights: readonly Weight[]): string {
  return weights.map(({ measure, weight }) => `${measure}:${weight}`).join(",");
}

export function filterOf(query: Query): Filter {
  const filter: Filter = {};
  const [kind, tier, role] = [query.kind, query.tier, query.role];
  if (kind) filter.kind = ACCOUNT_KIND_VALUES.filter((one) => kind.split(",").includes(one));
  if (tier) filter.tier = TIER_VALUES.filter((one) => tier.split(",").includes(one));
  if (role) filter.role = ROLE_VALUES.filter((one) => role.split(",").includes(one));
  if (query.community) filter.community = query.community.split(",");
  if (query.language) filter.language = query.language.split(",");
  if (query.platform) filter.platform = query.platform.split(",");
  if (query.text) filter.text = query.text;
  if (Number(query.least) > 0) filter.minAudience = Math.round(Number(query.least));
  if (query.verified) filter.verified = query.verified === "yes";
  return filter;
}

export const FILTERS = ["kind", "tier", "role", "community", "language", "platform", "text", "least", "verified"] as const;
