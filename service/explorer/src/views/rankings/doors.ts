/** A ranking by other doors. */
import type { RunFacts } from "../../views";
import { columnName } from "../../words/columns";
import type { Filter, Ranked } from "./state";
import { quoted } from "../../ui/shell";

export function commandOf(run: RunFacts, { measure, weights, filter, compareTo, order, beside }: Ranked): string {
  const by = weights.length
    ? `--weights ${weights.map((one) => `${columnName(one.measure)}=${one.weight}`).join(",")}`
    : `--measure ${columnName(measure)}`;
  const orders: Record<string, string> = { RANK_RISE: "rising", RANK_FALL: "falling" };
  const words = [
    "tular top",
    `--run ${run.runId}`,
    by,
    `--show ${columnName(beside)}`,
    ...options(filter),
    ...(compareTo ? [`--compare ${compareTo}`] : []),
    ...(orders[order] ? [`--order ${orders[order]}`] : []),
  ];
  return words.join(" ");
}

function options(filter: Filter): string[] {
  const many = (name: string, values?: readonly string[] | null) => (values ?? []).map((one) => `--${name} ${quoted(one)}`);
  return [
    ...many("kind", filter.kind?.map((one) => one.toLowerCase())),
    ...many("tier", filter.tier?.map((one) => one.toLowerCase())),
    ...many("role", filter.role?.map((one) => one.toLowerCase())),
    ...many("community", filter.community),
    ...many("platform", filter.platform),
    ...many("language", filter.language),
    ...(filter.text ? [`--text ${quoted(filter.text)}`] : []),
    ...(filter.minAudience ? [`--min-audience ${filter.minAudience}`] : []),
    ...(filter.verified === true ? ["--verified"] : []),
    ...(filter.verified === false ? ["--unverified"] : []),
  ];
}

export function cypherOf({ measure, beside, filter }: Ranked): string {
  const name = columnName(measure);
  const conditions = [
    "account.run IS NOT NULL",
    ...(filter.kind?.length ? [`account.kind IN ${JSON.stringify(filter.kind)}`] : []),
    ...(filter.community?.length ? [`account.communityId IN ${JSON.stringify(filter.community)}`] : []),
  ];
  return [
    "MATCH (account:Account)",
    `WHERE ${conditions.join("\n  AND ")}`,
    `RETURN account.handle AS handle, account.${name} AS ${name}, account.${columnName(beside)} AS ${columnName(beside)}`,
    `ORDER BY ${name} DESC LIMIT 25`,
  ].join("\n");
}

export function libraryOf(run: RunFacts, { measure }: Ranked): string {
  return `run = tular.open_run("${run.runId}")\nrun.ranking("${columnName(measure)}", first=25)`;
}
