/** The accounts that were gathered, side by side, to compare and to take along. */
import { useEffect, useState } from "preact/hooks";
import { onRenewal } from "../../api/answers";
import { ask } from "../../api/client";
import { useWords } from "../../i18n/translate";
import { ShortlistAccount, type ShortlistAccountResult } from "../../operations/shortlist";
import { argumentsOf, called } from "../../state/reference";
import { clear, drop, useShortlist } from "../../state/shortlist";
import { Behind } from "../../ui/Behind";
import { AccountLink, CommunityLink } from "../../ui/links";
import { MeasureTerm } from "../../ui/MeasureTerm";
import { save } from "../../ui/save";
import { Empty, Loading } from "../../ui/states";
import type { ViewProps } from "../../views";
import { compact, score, whole } from "../../words/format";
import { columnName } from "../../words/columns";
import { named } from "../../words/names";
import { ReportLink } from "../../ui/ReportLink";
import { csvOf } from "./csv";
import { Overlap } from "./Overlap";
import { quoted } from "../../ui/shell";

export type Listed = NonNullable<ShortlistAccountResult["account"]>;

export function ShortlistView({ run }: ViewProps) {
  const t = useWords();
  const list = useShortlist();
  const found = useListed(run.runId, list);
  if (list.length === 0) return <Empty whole title={t("shortlist.empty")}>{t("shortlist.empty.do")}</Empty>;
  const accounts = list.flatMap((one) => found.get(one) ?? []);
  const missing = list.filter((one) => found.has(one) && !found.get(one));
  const variables = { run: run.runId, ...argumentsOf(list[0] ?? "") };
  return (
    <article class="shortlist">
      <header class="view-head">
        <h1>{t("nav.shortlist")}</h1>
        <p class="lead">{t("shortlist.lead")}</p>
        <p class="actions">
          <button type="button" class="button main" disabled={accounts.length === 0} onClick={() => take(run, accounts)}>
            {t("shortlist.csv")}
          </button>
          {accounts.length > 1 && <ReportLink of={`vetting.html?run=${run.runId}${accounts.slice(0, 10).map((one) => `&account=${encodeURIComponent(one.key)}`).join("")}`} />}
          <button type="button" class="button" onClick={clear}>
            {t("shortlist.clear")}
          </button>
        </p>
      </header>
      {missing.map((one) => (
        <p key={one} class="notice warn">
          {t("map.gone.account", { name: one.slice(one.indexOf("/") + 1) })}{" "}
          <button type="button" class="button small" onClick={() => drop(one)}>
            {t("shortlist.drop")}
          </button>
        </p>
      ))}
      {found.size < list.length ? <Loading /> : accounts.length > 0 && <Beside run={run} accounts={accounts} list={list} />}
      <Overlap run={run.runId} accounts={accounts} />
      <Behind operation={ShortlistAccount} variables={variables} cypher={cypherOf(accounts)} cli={accounts.map((one) => `tular account ${quoted(one.handle ? `@${one.handle}` : one.key)}`).join("\n")} />
    </article>
  );
}

/** Each account by a question of its own, so that one that is gone does not hide the others. */
function useListed(run: string, list: readonly string[]): ReadonlyMap<string, Listed | null> {
  const [found, setFound] = useState<ReadonlyMap<string, Listed | null>>(new Map());
  const [renewals, setRenewals] = useState(0);
  useEffect(() => onRenewal(() => setRenewals((count) => count + 1)), []);
  useEffect(() => {
    const abort = new AbortController();
    for (const one of list) {
      const note = (account: Listed | null) => !abort.signal.aborted && setFound((before) => new Map(before).set(one, account));
      ask(ShortlistAccount, { run, ...argumentsOf(one) }, abort.signal).then(
        ({ data }) => note(data.account),
        () => note(null),
      );
    }
    return () => abort.abort();
  }, [run, list.join(), renewals]);
  return found;
}

function Beside({ run, accounts, list }: { run: ViewProps["run"]; accounts: Listed[]; list: readonly string[] }) {
  const t = useWords();
  return (
    <div class="scroll card" tabIndex={0} role="group" aria-label={t("nav.shortlist")}>
      <table class="side-by-side">
        <thead>
          <tr>
            <td />
            {accounts.map((one) => (
              <th key={one.key} scope="col">
                <AccountLink account={{ ...one, name: null }} />
                <button
                  type="button"
                  class="icon"
                  aria-label={t("list.remove", { name: called(one) })}
                  onClick={() => drop(list.find((entry) => isOf(entry, one)) ?? "")}
                >
                  ✕
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Line name={t("column.community")} accounts={accounts} cell={(one) => <CommunityLink community={one.community} />} />
          <Line name={t("column.role")} accounts={accounts} cell={(one) => named("role", one.role)} />
          <Line name={t("column.stated")} accounts={accounts} cell={(one) => (one.followersCount === null ? "–" : compact(one.followersCount))} />
          <Line name={t("shortlist.reached")} accounts={accounts} cell={(one) => reachedText(one)} />
          {run.measures.map((measure) => (
            <tr key={measure}>
              <th scope="row">
                <MeasureTerm measure={measure} start />
              </th>
              {accounts.map((one) => (
                <Measured key={one.key} score={one.scores.find((entry) => entry.measure === measure)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({ name, accounts, cell }: { name: string; accounts: Listed[]; cell(one: Listed): preact.ComponentChildren }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {accounts.map((one) => (
        <td key={one.key}>{cell(one)}</td>
      ))}
    </tr>
  );
}

function Measured({ score: entry }: { score: Listed["scores"][number] | undefined }) {
  const t = useWords();
  if (!entry || entry.score === null) return <td>–</td>;
  return (
    <td class="measured">
      <span class="amount">{score(entry.score)}</span> <span class="note">{t("rank.of", { rank: entry.rank ?? "–" })}</span>
      <span class="bar" aria-hidden="true">
        <span style={{ width: `${entry.percentile ?? 0}%` }} />
      </span>
    </td>
  );
}

/** Communities of those around it that lead. */
function reachedText(one: Listed): string {
  const reached = (one.egoNetwork?.accounts ?? []).flatMap((near) => (near.community ? [near.community.communityId] : []));
  return whole(new Set(reached).size);
}

function isOf(entry: string, one: Listed): boolean {
  const { id, handle, platform } = argumentsOf(entry);
  return id === one.key || (handle?.toLowerCase() === one.handle?.toLowerCase() && (!platform || platform === one.platform));
}

function take(run: ViewProps["run"], accounts: Listed[]): void {
  save(new Blob([csvOf(run, accounts)], { type: "text/csv;charset=utf-8" }), `${run.runId}-shortlist.csv`);
}

function cypherOf(accounts: Listed[]): string {
  const keys = JSON.stringify(accounts.map((one) => one.key));
  const measures = (accounts[0]?.scores ?? []).map((one) => columnName(one.measure));
  return [
    "MATCH (account:Account)",
    `WHERE account.key IN ${keys}`,
    `RETURN account.handle AS handle, ${measures.map((one) => `account.${one} AS ${one}`).join(", ")}`,
  ].join("\n");
}
