import { isWord } from "../../i18n/en";
import { useWords } from "../../i18n/translate";
import { Defined } from "../../ui/Defined";
import { ago, count, day, decimal, share } from "../../words/format";
import { capital, named } from "../../words/names";
import { windowText } from "../../words/window";
import type { OverviewRun } from "./Home";

export function Summary({ run }: { run: OverviewRun }) {
  const t = useWords();
  const title = run.communityCount > 0 ? "home.title" : "home.title.none";
  return (
    <section class="summary">
      <h1>{t(title, { accounts: run.accountCount, communities: run.communityCount })}</h1>
      <p class="lead">
        {t("home.lead", {
          layer: capital(named("layer", run.layer)),
          window: windowText(run.from, run.to),
          relations: run.relationCount,
          when: ago(run.finishedAt),
        })}{" "}
        {run.scope && t("home.scope", { scope: run.scope })}
      </p>
      <ul class="verdicts">
        <li>{shapeText(run, t)}</li>
        <li>{realText(run, t)}</li>
      </ul>
      <Facts run={run} />
    </section>
  );
}

function shapeText(run: OverviewRun, t: ReturnType<typeof useWords>) {
  const kind = run.shape?.kind;
  const word = `home.shape.${kind}`;
  if (!kind || !isWord(word)) return null;
  return <Starred text={t(word)} of={`ShapeClass.${kind}`} />;
}

function realText(run: OverviewRun, t: ReturnType<typeof useWords>) {
  const word = run.significance ? (run.significance.communities ? "home.real" : "home.chance") : "home.untested";
  return <Starred text={t(word)} of="Run.significance" />;
}

/** A sentence whose words between stars can be looked up. */
function Starred({ text, of }: { text: string; of: string }) {
  const [before, word, after] = text.split("*");
  return (
    <>
      {before}
      <Defined of={of}>{word}</Defined>
      {after}
    </>
  );
}

function Facts({ run }: { run: OverviewRun }) {
  const t = useWords();
  return (
    <dl class="facts" aria-label={t("home.facts")}>
      <Fact of="Run.accountCount" name={t("fact.accounts")} value={count(run.accountCount)} />
      <Fact of="Run.relationCount" name={t("fact.relations")} value={count(run.relationCount)} />
      <Fact of="Run.communityCount" name={t("fact.communities")} value={count(run.communityCount)} />
      <Fact of="Run.modularity" name={t("fact.modularity")} value={decimal(run.modularity)} />
      {run.shape && <Fact of="Shape.twoLargest" name={t("fact.largest")} value={share(run.shape.twoLargest)} />}
      <Fact of="Run.finishedAt" name={t("fact.analysed")} value={day(run.finishedAt)} />
    </dl>
  );
}

export function Fact({ of, name, value }: { of: string; name: string; value: string }) {
  return (
    <div>
      <dt>
        <Defined of={of}>{name}</Defined>
      </dt>
      <dd>{value}</dd>
    </div>
  );
}
