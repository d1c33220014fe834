import { useEffect, useRef } from "preact/hooks";
import { useAnswer, type Asked } from "../api/useAnswer";
import { useWords } from "../i18n/translate";
import { Frame, type FrameResult } from "../operations/frame";
import { change, useAddress } from "../state/address";
import { Announcer } from "../ui/Announcer";
import { Empty, Failed, Loading } from "../ui/states";
import { viewOf, type RunFacts, type View } from "../views";
import { Connection } from "./Connection";
import { Header } from "./Header";
import { KeyEntry } from "./KeyEntry";
import { useNewRuns } from "./useNewRuns";
import { RunNotice } from "./RunNotice";
import { ShortlistTray } from "./ShortlistTray";

export function App() {
  const t = useWords();
  const { view: name, parts, query } = useAddress();
  const asked = useAnswer(Frame, { run: query.run ?? null });
  const view = viewOf(name);
  const run = asked.data?.run ?? null;
  const main = useRef<HTMLElement>(null);
  const newer = useNewRuns(run?.runId ?? null, !query.run);
  useFocusOnChange(main, name + parts.join("/"));
  useEffect(() => {
    document.title = view ? `${t(view.word)} · Tular` : "Tular";
  }, [view, t]);

  return (
    <>
      <a class="skip" href="#content" onClick={(event) => skip(event, main.current)}>
        {t("app.skip")}
      </a>
      <Header run={run} />
      <Connection />
      <main ref={main} id="content" tabIndex={-1} class={view?.wide ? "wide" : undefined}>
        {run && <RunNotice run={run} chosen={Boolean(query.run)} newer={newer} />}
        <Content asked={asked} run={run} wanted={query.run} parts={parts} view={view} />
      </main>
      <ShortlistTray />
      <Announcer />
    </>
  );
}

interface ContentProps {
  asked: Asked<FrameResult>;
  run: RunFacts | null;
  wanted: string | undefined;
  parts: readonly string[];
  view: View | undefined;
}

function Content({ asked, run, wanted, parts, view }: ContentProps) {
  const t = useWords();
  if (asked.failure?.kind === "forbidden") return <KeyEntry refused={asked.failure} />;
  if (asked.failure && !asked.data && !isMissing(asked.failure.code)) return <Failed failure={asked.failure} />;
  if (asked.loading && !asked.data) return <Loading />;
  if (!run && wanted) return <RunGone run={wanted} />;
  if (!run) return <NothingYet />;
  if (!view) return <Empty whole title={t("state.noview")}>{t("state.noview.do")}</Empty>;
  return <view.show run={run} parts={parts} />;
}

function isMissing(code: string): boolean {
  return /RUN/.test(code);
}

function RunGone({ run }: { run: string }) {
  const t = useWords();
  return (
    <Empty whole title={t("state.runGone", { run })}>
      <button type="button" class="button" onClick={() => change({ run: "" })}>
        {t("state.runGone.do")}
      </button>
    </Empty>
  );
}

function NothingYet() {
  const t = useWords();
  return (
    <div class="notice">
      <h1 class="notice-title">{t("state.norun")}</h1>
      <p>{t("state.norun.do")}</p>
      <pre>
        <code>tular load FILE …{"\n"}tular analyze</code>
      </pre>
    </div>
  );
}

function skip(event: Event, main: HTMLElement | null): void {
  event.preventDefault();
  main?.focus();
}

/** Another view begins at its top, for eyes and for screen readers. */
function useFocusOnChange(main: { current: HTMLElement | null }, place: string): void {
  const before = useRef(place);
  useEffect(() => {
    if (before.current === place) return;
    before.current = place;
    main.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [place]);
}
