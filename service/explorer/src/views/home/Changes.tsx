import { useAnswer } from "../../api/useAnswer";
import { useWords } from "../../i18n/translate";
import { Changes as ChangesQuery, type ChangesResult } from "../../operations/changes";
import { Frame } from "../../operations/frame";
import { RunBefore, type RunBeforeResult } from "../../operations/runBefore";
import type { Measure } from "../../operations/values";
import { Movers } from "../../ui/Movers";
import { Shown } from "../../ui/states";
import type { RunFacts, ViewProps } from "../../views";
import { EventLine } from "../../ui/EventLine";
import { moment } from "../../words/format";
import { useCommunityNames } from "../../ui/useCommunityNames";

/** What changed since the run that this one was compared with when it was made. */
export function Changes({ run, measure }: { run: ViewProps["run"]; measure: Measure }) {
  const t = useWords();
  const asked = useAnswer(RunBefore, { run: run.runId });
  const id = beforeOf(asked.data);
  const before = useAnswer(Frame, id ? { run: id } : null);
  return (
    <section class="changes card" aria-labelledby="changes">
      <h2 id="changes">{t("home.changes")}</h2>
      <Shown<unknown> asked={id ? before : asked}>
        {() =>
          id && before.data?.run ? (
            <Compared run={run} before={before.data.run} measure={measure} />
          ) : (
            <p>{asked.data?.run?.compared ?? t("home.changes.first")}</p>
          )
        }
      </Shown>
    </section>
  );
}

function beforeOf(data: RunBeforeResult | null): string | null {
  const parameters = data?.run?.parameters as { comparedWith?: string | null } | null | undefined;
  return parameters?.comparedWith ?? null;
}

function Compared({ run, before, measure }: { run: RunFacts; before: RunFacts; measure: Measure }) {
  const t = useWords();
  const shared = before.measures.includes(measure) ? measure : (before.measures.find((one) => run.measures.includes(one)) ?? "PAGERANK");
  const asked = useAnswer(ChangesQuery, { run: run.runId, before: before.runId, measure: shared });
  const names = useCommunityNames(run.runId, before.runId);
  return (
    <Shown asked={asked}>
      {(data) => (
        <>
          <p class="quiet">{t("home.changes.compared", { when: moment(before.finishedAt) })}</p>
          <div class="columns">
            <Events data={data} names={names} />
            <div class="movers">
              <Movers title={t("home.risen")} edges={data.risen.edges} />
              <Movers title={t("home.fallen")} edges={data.fallen.edges} />
            </div>
          </div>
        </>
      )}
    </Shown>
  );
}

function Events({ data, names }: { data: ChangesResult; names: ReturnType<typeof useCommunityNames> }) {
  const t = useWords();
  const events = data.run?.communityEvents ?? [];
  if (events.length === 0) return <p>{t("home.changes.none")}</p>;
  return (
    <ul class="events">
      {events.map((event, number) => (
        <EventLine key={number} event={event} names={names} />
      ))}
    </ul>
  );
}
