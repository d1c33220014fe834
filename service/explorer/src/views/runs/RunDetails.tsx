import { useAnswer } from "../../api/useAnswer";
import { useWords, type Word } from "../../i18n/translate";
import { RunDetails as DetailsQuery, type RunDetailsResult } from "../../operations/run";
import { link } from "../../state/address";
import { Behind } from "../../ui/Behind";
import { Defined } from "../../ui/Defined";
import { MeasureTerm } from "../../ui/MeasureTerm";
import { ReportLink } from "../../ui/ReportLink";
import { Empty, Shown } from "../../ui/states";
import { decimal, duration, moment, share, whole } from "../../words/format";
import { capital, named } from "../../words/names";
import { windowText } from "../../words/window";
import { Fact } from "../home/Summary";
import { quoted } from "../../ui/shell";

type Details = NonNullable<RunDetailsResult["run"]>;

/** One analysis: what it looked at, how, what it found, where its time went. */
export function RunDetails({ id }: { id: string }) {
  const t = useWords();
  const asked = useAnswer(DetailsQuery, { run: id });
  return (
    <article class="runs-view">
      <Shown asked={asked}>
        {({ run }) =>
          run ? (
            <>
              <header class="view-head">
                <h1>{t("runs.of", { when: moment(run.finishedAt) })}</h1>
                <p class="lead">
                  {capital(named("layer", run.layer))}, {windowText(run.from, run.to)}. {run.scope}
                </p>
                <p class="actions">
                  <ReportLink of={`run.html?run=${run.runId}`} />
                  <a class="button" href={link("", [], { run: run.current ? "" : run.runId })}>
                    {t("runs.look")}
                  </a>
                </p>
              </header>
              <div class="columns">
                <Found run={run} />
                <How run={run} />
              </div>
              <Time run={run} />
              <Behind operation={DetailsQuery} variables={{ run: id }} cypher={cypherOf(id)} cli={`tular runs --json | jq ${quoted(`.[] | select(.runId == ${JSON.stringify(id)})`)}`} />
            </>
          ) : (
            <Empty whole title={t("state.runGone", { run: id })} />
          )
        }
      </Shown>
    </article>
  );
}

function Found({ run }: { run: Details }) {
  const t = useWords();
  return (
    <section class="card" aria-labelledby="found">
      <h2 id="found">{t("runs.found")}</h2>
      <dl class="facts">
        <Fact of="Run.accountCount" name={t("fact.accounts")} value={whole(run.accountCount)} />
        <Fact of="Run.relationCount" name={t("fact.relations")} value={whole(run.relationCount)} />
        <Fact of="Run.communityCount" name={t("fact.communities")} value={whole(run.communityCount)} />
        <Fact of="Run.modularity" name={t("fact.modularity")} value={decimal(run.modularity, 3)} />
        <Fact of="Run.eiIndex" name={t("community.openness")} value={decimal(run.eiIndex)} />
        {run.significance && <Fact of="Significance.z" name={t("runs.z")} value={decimal(run.significance.z, 1)} />}
        {run.polarisation && <Fact of="Polarisation.normalised" name={t("runs.polarisation")} value={decimal(run.polarisation.normalised)} />}
        {run.shape && <Fact of="Shape.inCentralisation" name={t("runs.centralisation")} value={decimal(run.shape.inCentralisation)} />}
        {run.shape && <Fact of="Shape.crossing" name={t("runs.crossing")} value={share(run.shape.crossing, 1)} />}
      </dl>
      {run.verdict && <p class="quiet">{run.verdict}</p>}
      {run.topicShapes.length > 0 && (
        <>
          <h3>
            <Defined of="Run.topicShapes">{t("runs.topics")}</Defined>
          </h3>
          <ul class="plain-list">
            {run.topicShapes.map((one) => (
              <li key={one.topic}>
                #{one.topic} <Defined of={`ShapeClass.${one.kind}`}>{t(`shape.${one.kind}` as Word)}</Defined>{" "}
                <span class="note">{whole(one.accounts)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function How({ run }: { run: Details }) {
  const t = useWords();
  return (
    <section class="card" aria-labelledby="how">
      <h2 id="how">{t("runs.how")}</h2>
      <dl class="pairs">
        <Pair name={t("runs.id")} value={run.runId} />
        <Pair name={t("runs.seed")} value={String(run.seed)} />
        <Pair name={t("runs.fingerprint")} value={run.fingerprint} />
        {run.communityMethod && <Pair name={t("fact.communities")} value={run.communityMethod} />}
        {run.compared && <Pair name={t("runs.compared")} value={run.compared} />}
      </dl>
      <h3>{t("runs.measures")}</h3>
      <p>
        {run.measures.map((one, at) => (
          <span key={one}>
            {at > 0 && ", "}
            <MeasureTerm measure={one} />
          </span>
        ))}
      </p>
      <details>
        <summary>{t("runs.parameters")}</summary>
        <pre tabIndex={0}>
          <code>{JSON.stringify({ parameters: run.parameters, versions: run.versions }, null, 2)}</code>
        </pre>
      </details>
    </section>
  );
}

function Pair({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** Its steps by length. */
function Time({ run }: { run: Details }) {
  const t = useWords();
  const most = Math.max(...run.steps.map((step) => step.seconds), 1e-9);
  return (
    <section class="card" aria-labelledby="time">
      <h2 id="time">{t("runs.time", { time: duration(run.seconds) })}</h2>
      <div class="scroll" tabIndex={0} role="group" aria-labelledby="time">
        <table>
          <thead>
            <tr>
              <th scope="col">{t("runs.step")}</th>
              <th scope="col" class="number">
                {t("runs.took")}
              </th>
              <th scope="col" aria-hidden="true" />
              <th scope="col">{t("runs.how")}</th>
            </tr>
          </thead>
          <tbody>
            {run.steps.map((step, at) => (
              <tr key={at}>
                <th scope="row">{step.name}</th>
                <td class="number">{duration(step.seconds)}</td>
                <td class="measured" aria-hidden="true">
                  <span class="bar">
                    <span style={{ width: `${(100 * step.seconds) / most}%` }} />
                  </span>
                </td>
                <td class="note">{step.method}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function cypherOf(id: string): string {
  return `MATCH (run:Run {id: '${id.replaceAll("'", "\\'")}'})\nRETURN run`;
}
