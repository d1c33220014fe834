/** What accounts of the shortlist have in common, by those around them that lead. */
import type { Listed } from "./ShortlistView";

export function reachedOf(one: Listed): Set<string> {
  const reached = (one.egoNetwork?.accounts ?? []).flatMap((other) => (other.community ? [other.community.communityId] : []));
  return new Set(reached);
}

/** Shared of the smaller of the two: 1 where one adds nobody to the other. */
export function overlapOf(one: Listed, other: Listed): number | null {
  const [a, b] = [one, other].map((account) => new Set((account.egoNetwork?.accounts ?? []).map((near) => near.key)));
  if (!a?.size || !b?.size) return null;
  const shared = [...a].filter((key) => b.has(key)).length;
  return shared / Math.min(a.size, b.size);
}
