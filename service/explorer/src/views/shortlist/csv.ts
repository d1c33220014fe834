/** The shortlist as a table for other programs. Cells that a spreadsheet would take for a formula are kept as text. */
import type { RunFacts } from "../../views";
import { columnName } from "../../words/columns";
import type { Listed } from "./ShortlistView";

export function csvOf(run: RunFacts, accounts: readonly Listed[]): string {
  const head = ["run", "key", "handle", "name", "community", "communityId", "role", "tier", "followersCount", ...run.measures.map(columnName)];
  const rows = accounts.map((one) => [
    run.runId,
    one.key,
    one.handle,
    one.name,
    one.community?.label,
    one.community?.communityId,
    one.role,
    one.tier,
    one.followersCount,
    ...run.measures.map((measure) => one.scores.find((entry) => entry.measure === measure)?.score),
  ]);
  return `\ufeff${[head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

export function cell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
