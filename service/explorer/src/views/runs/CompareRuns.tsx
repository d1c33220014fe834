import { useAnswer } from "../../api/useAnswer";
import { useWords, type Word } from "../../i18n/translate";
import { CompareRuns as CompareQuery, type CompareRunsResult } from "../../operations/compareRuns";
import { Changes } from "../../operations/changes";
import { link } from "../../state/address";
import { Behind } from "../../ui/Behind";
import { Movers } from "../../ui/Movers";
import { Empty, Shown } from "../../ui/states";
import { decimal, moment, share, whole } from "../../words/format";
import { capital, measureName, named } from "../../words/names";
import { windowText } from "../../words/window";
import { quoted } from "../../ui/shell";

type Compared = NonNullable<CompareRunsResult["a"]>;

/** Two analyses line by line: what was chosen differently, what came out differently, who rose and fell. */
export function CompareRuns({ a, b }: { a: string; b: string }) {
  const t = useWords();
  const asked = useAnswer(CompareQuery, { a, b });
  return (
    <article class="runs-view">
      <header class="view-head">
        <h1>{t("runs.beside")}</h1>
        <p>
          <a href={link("runs")}>{t("runs.all")}</a>
        </p>
      </header>
      <Shown asked={asked}>
        {(data) =>
          data.a && data.b ? (
            <>
              <Table a={data.a} b={data.b} />
              <Moved a={data.a} b={data.b} />
              <Behind operation={CompareQuery} variables={{ a, b }} cypher={CYPHER} cli={`tular top --run ${quoted(b)} --compare ${quoted(a)} --order rising`} />
            </>
          ) : (
            <Empty title={t("state.runGone", { run: data.a ? b : a })} />
          )
        }
      </Shown>
    </article>
  );
}

const CYPHER = `MATCH (run:Run)
RETURN run.id AS run, run.parameters AS parameters, run.fingerprint AS fingerprint
ORDER BY run.startedAt DESC`;

function Table({ a, b }: { a: Compared; b: Compared }) {
  const t = useWords();
  const rows: Array<[string, string, string]> = [
    row(t("rankings.layer"), a, b, (run) => capital(named("layer", run.layer))),
    row(t("rankings.window"), a, b, (run) => windowText(run.from, run.to)),
    row(t("runs.scope"), a, b, (run) => run.scope || "–"),
    row(t("fact.accounts"), a, b, (run) => whole(run.accountCount)),
    row(t("fact.relations"), a, b, (run) => whole(run.relationCount)),
    row(t("fact.communities"), a, b, (run) => whole(run.communityCount)),
    row(t("fact.modularity"), a, b, (run) => decimal(run.modularity, 3)),
    row(t("community.openness"), a, b, (run) => decimal(run.eiIndex)),
    row(t("runs.shape"), a, b, (run) => (run.shape ? t(`shape.${run.shape.kind}` as Word) : "–")),
    row(t("fact.largest"), a, b, (run) => share(run.shape?.twoLargest)),
    row(t("runs.seed"), a, b, (run) => String(run.seed)),
    row(t("runs.fingerprint"), a, b, (run) => run.fingerprint),
    ...parameters(a, b),
  ];
  return (
    <div class="scroll card" tabIndex={0} role="group" aria-label={t("runs.beside")}>
      <table>
        <thead>
          <tr>
            <td />
            {[a, b].map((run) => (
              <th key={run.runId} scope="col">
                <a href={link("runs", [run.runId])}>{moment(run.finishedAt)}</a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, left, right]) => (
            <tr key={name} class={left === right ? undefined : "differs"}>
              <th scope="row">{name}</th>
              <td>{left}</td>
              <td>{right}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function row(name: string, a: Compared, b: Compared, value: (run: Compared) => string): [string, string, string] {
  return [name, value(a), value(b)];
}

/** Only the choices that differ. */
function parameters(a: Compared, b: Compared): Array<[string, string, string]> {
  const [left, right] = [a.parameters as Record<string, unknown>, b.parameters as Record<string, unknown>];
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])].sort();
  const text = (value: unknown) => (value === undefined || value === null ? "–" : JSON.stringify(value).replaceAll(",", ", "));
  return names
    .map((name) => [name, text(left[name]), text(right[name])] as [string, string, string])
    .filter(([, one, other]) => one !== other);
}

function Moved({ a, b }: { a: Compared; b: Compared }) {
  const t = useWords();
  const measure = b.measures.find((one) => one === "PAGERANK" && a.measures.includes(one)) ?? b.measures.find((one) => a.measures.includes(one));
  const alike = a.layer === b.layer;
  const asked = useAnswer(Changes, measure && alike ? { run: b.runId, before: a.runId, measure } : null);
  if (!measure || !alike) return <p class="notice">{t("runs.unlike")}</p>;
  return (
    <section class="card" aria-labelledby="moved">
      <h2 id="moved">{t("runs.moved", { measure: measureName(measure) })}</h2>
      <Shown asked={asked}>
        {(data) => (
          <div class="columns">
            <Movers title={t("home.risen")} edges={data.risen.edges} />
            <Movers title={t("home.fallen")} edges={data.fallen.edges} />
          </div>
        )}
      </Shown>
    </section>
  );
}
