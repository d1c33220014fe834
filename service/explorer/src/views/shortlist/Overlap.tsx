/** Do they reach the same people? Exactly, by the audiences that the run has. */
import { useAnswer } from "../../api/useAnswer";
import { useWords } from "../../i18n/translate";
import { Overlaps, type OverlapsResult } from "../../operations/audienceOverlap";
import { called } from "../../state/reference";
import { Behind } from "../../ui/Behind";
import { Defined } from "../../ui/Defined";
import { AccountLink } from "../../ui/links";
import { Shown } from "../../ui/states";
import { share, whole } from "../../words/format";
import { Intersections } from "./Intersections";
import type { Listed } from "./ShortlistView";
import { quoted } from "../../ui/shell";

export type Found = NonNullable<OverlapsResult["audienceOverlap"]>;
const MOST = 10;

export function Overlap({ run, accounts }: { run: string; accounts: Listed[] }) {
  const t = useWords();
  const compared = accounts.slice(0, MOST);
  const variables = { run, accounts: compared.map((one) => one.key) };
  const asked = useAnswer(Overlaps, compared.length > 1 ? variables : null);
  if (compared.length < 2) return null;
  return (
    <section class="card" aria-labelledby="overlap">
      <h2 id="overlap">{t("shortlist.overlap")}</h2>
      <Shown asked={asked}>
        {({ audienceOverlap: found }) =>
          found && (
            <>
              <p class="lead">{t("shortlist.reach", { n: found.reach })}</p>
              <div class="columns">
                <Order found={found} />
                <Pairs found={found} accounts={compared} />
              </div>
              <Intersections found={found} accounts={compared} />
              <Behind operation={Overlaps} variables={variables} cypher={cypherOf(compared)} cli={`tular overlap ${compared.map((one) => quoted(nameOf(one))).join(" ")}`} />
            </>
          )
        }
      </Shown>
    </section>
  );
}

function cypherOf(accounts: readonly Listed[]): string {
  return [
    `UNWIND ${JSON.stringify(accounts.map((one) => one.key))} AS account`,
    "MATCH (f:Account)-[:FOLLOWS]->(a:Account {key: account})",
    "WITH f, collect(account) AS followed",
    "RETURN followed, count(f) AS accounts ORDER BY accounts DESC",
  ].join("\n");
}

function nameOf(one: Listed): string {
  return one.handle ? `@${one.handle}` : one.key;
}

/** Whom to take first, and what each of the others then adds. */
function Order({ found }: { found: Found }) {
  const t = useWords();
  return (
    <div>
      <h3>
        <Defined of="AudienceOverlap.order">{t("shortlist.order")}</Defined>
      </h3>
      <ol class="flow-list">
        {found.order.map((step) => (
          <li key={step.account.key}>
            <AccountLink account={{ ...step.account, name: null }} />
            <span class="bar" aria-hidden="true">
              <span style={{ width: `${(100 * step.reach) / Math.max(found.reach, 1)}%` }} />
            </span>
            <span class="note">{t("shortlist.adds", { n: step.added, reach: whole(step.reach) })}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Pairs({ found, accounts }: { found: Found; accounts: Listed[] }) {
  const t = useWords();
  const sizes = new Map(found.audiences.map((one) => [one.account.key, one]));
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={t("shortlist.shared")}>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <Defined of="OverlapPair.ofSmaller">{t("shortlist.shared")}</Defined>
            </th>
            {accounts.map((one) => (
              <th key={one.key} scope="col" class="number">
                {called(one)}
              </th>
            ))}
            <th scope="col" class="number">
              <Defined of="AudienceOf.unique">{t("shortlist.alone")}</Defined>
            </th>
          </tr>
        </thead>
        <tbody>
          {accounts.map((one) => (
            <tr key={one.key}>
              <th scope="row">{called(one)}</th>
              {accounts.map((other) => (
                <td key={other.key} class="number">
                  {one === other ? whole(sizes.get(one.key)?.size ?? 0) : share(pairOf(found, one.key, other.key)?.ofSmaller)}
                </td>
              ))}
              <td class="number">{share(sizes.get(one.key)?.unique)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function pairOf(found: Found, a: string, b: string) {
  return found.pairs.find(({ first, second }) => (first.key === a && second.key === b) || (first.key === b && second.key === a));
}
