import { useMemo } from "preact/hooks";
import { useAnswer } from "../../api/useAnswer";
import { useWords } from "../../i18n/translate";
import { Defined } from "../../ui/Defined";
import { MeasureTerm } from "../../ui/MeasureTerm";
import { Shown } from "../../ui/states";
import type { RunFacts } from "../../views";
import { compact, score, whole } from "../../words/format";
import { measureName } from "../../words/names";
import type { AccountData } from "./AccountView";
import { peersOperation, type PeersResult } from "./peers";

const STRONG = 75;
const WEAK = 25;

/** Every measure, and where it stands by it among accounts with an audience of the same size. */
export function Strengths({ run, account }: { run: RunFacts; account: AccountData }) {
  const t = useWords();
  const operation = useMemo(() => peersOperation(run.measures), [run.runId]);
  const asked = useAnswer(operation, { run: run.runId, id: account.key });
  return (
    <section class="card" aria-labelledby="strengths">
      <h2 id="strengths">{t("account.strengths")}</h2>
      <Shown asked={asked}>{(data) => <Measures account={account} peers={data.account ?? {}} />}</Shown>
    </section>
  );
}

function Measures({ account, peers }: { account: AccountData; peers: NonNullable<PeersResult["account"]> }) {
  const t = useWords();
  const rows = account.scores
    .map((one) => ({ ...one, among: peers[one.measure]?.percentile ?? one.percentile }))
    .sort((a, b) => (b.among ?? -1) - (a.among ?? -1));
  const group = Object.values(peers).find((one) => one !== null);
  return (
    <>
      <p class="quiet">{sentence(rows, t)}</p>
      {group ? (
        <p class="note">
          <Defined of="Account.peers">
            {t("account.peers", { n: group.count, least: compact(group.leastAudience), most: compact(group.mostAudience) })}
          </Defined>
        </p>
      ) : (
        <p class="note">{t("account.all")}</p>
      )}
      <ul class="strengths">
        {rows.map((row) => (
          <li key={row.measure}>
            <span class="what">
              <MeasureTerm measure={row.measure} />
            </span>
            <span class="track" aria-hidden="true">
              {row.among !== null && <span class={classOf(row.among)} style={{ left: `${row.among}%` }} />}
            </span>
            <span class="value">
              {row.among === null ? "–" : t("account.ahead", { n: Math.round(row.among) })}
              <span class="note">
                {" "}
                {score(row.score)} · {t("rank.of", { rank: row.rank === null ? "–" : whole(row.rank) })}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function classOf(percentile: number): string {
  if (percentile >= STRONG) return "strong";
  return percentile <= WEAK ? "weak" : "middling";
}

function sentence(rows: ReadonlyArray<{ measure: string; among: number | null }>, t: ReturnType<typeof useWords>): string {
  const list = (chosen: typeof rows) => chosen.slice(0, 3).map((row) => measureName(row.measure)).join(", ");
  const strong = list(rows.filter((row) => (row.among ?? 0) >= STRONG));
  const weak = list([...rows].reverse().filter((row) => row.among !== null && row.among <= WEAK));
  const parts = [strong && t("account.strong", { list: strong }), weak && t("account.weak", { list: weak })].filter(Boolean);
  return parts.join(" ") || t("account.average");
}
