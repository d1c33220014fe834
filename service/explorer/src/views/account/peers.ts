/** An account among its size-peers by every measure of the run: one alias a measure, so one question for all. */
import type { Operation } from "../../api/operation";
import type { Measure } from "../../operations/values";

const MOST_ALIASES = 30;

export interface PeersResult {
  account: Record<string, { count: number; leastAudience: number; mostAudience: number; percentile: number | null } | null> | null;
}

export function peersOperation(measures: readonly Measure[]): Operation<PeersResult, { run: string; id: string }> {
  const fields = measures
    .slice(0, MOST_ALIASES)
    .map((one) => `    ${one}: peers(measure: ${one}) {\n      count\n      leastAudience\n      mostAudience\n      percentile\n    }`);
  return {
    name: "AccountPeers",
    text: `query AccountPeers($run: ID!, $id: ID!) {\n  account(id: $id, runId: $run) {\n${fields.join("\n")}\n  }\n}`,
  };
}
