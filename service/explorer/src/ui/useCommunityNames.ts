import { useMemo } from "preact/hooks";
import { useAnswer } from "../api/useAnswer";
import { CommunityNames, type CommunityNamesResult } from "../operations/communityNames";
import type { CommunityName } from "./links";

/** Names of communities of two runs by id, the run's own before those of the run before. */
export function useCommunityNames(run: string | null, before: string | null): ReadonlyMap<string, CommunityName & { here: boolean }> {
  const now = useAnswer(CommunityNames, { run });
  const then = useAnswer(CommunityNames, before === null ? null : { run: before });
  return useMemo(() => {
    const names = new Map<string, CommunityName & { here: boolean }>();
    for (const one of listed(then.data)) names.set(one.communityId, { ...one, here: false });
    for (const one of listed(now.data)) names.set(one.communityId, { ...one, here: true });
    return names;
  }, [now.data, then.data]);
}

function listed(data: CommunityNamesResult | null) {
  return data?.communityMap.communities ?? [];
}
