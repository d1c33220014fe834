import { useEffect, useRef, useState } from "preact/hooks";
import { ask } from "../../api/client";
import { play } from "../../map/play";
import type { MapModel } from "../../map/types";
import { modelOf } from "../../map/useMap";
import { useWords } from "../../i18n/translate";
import { MapOverview } from "../../operations/map";
import { Runs } from "../../operations/runs";
import { wantsStillness } from "../../state/preferences";
import { announce } from "../../ui/Announcer";
import type { RunFacts } from "../../views";
import { moment } from "../../words/format";
import { windowText } from "../../words/window";

const MOST = 12;

/** Shows the latest runs of the same kind one after the other, oldest first. */
export function Player({ run, show }: { run: RunFacts; show(model: MapModel | null): void }) {
  const t = useWords();
  const [playing, setPlaying] = useState<RunFacts | null>(null);
  const stop = useRef<(() => void) | null>(null);
  const end = () => {
    stop.current?.();
    stop.current = null;
    setPlaying(null);
    show(null);
  };
  useEffect(() => end, [run.runId]);
  const begin = async () => {
    const runs = await earlier(run);
    if (runs.length < 2) return announce(t("map.play.none"));
    setPlaying(runs[0] ?? null);
    const maps = await Promise.all(runs.map(async (one) => modelOf((await ask(MapOverview, { run: one.runId })).data)));
    const at = (index: number) => {
      const shown = runs[index] ?? null;
      setPlaying(shown);
      if (shown) announce(t("map.playing", { when: textOf(shown) }));
    };
    stop.current = play(maps, wantsStillness(), show, at, end);
  };
  return (
    <span class="group">
      <button type="button" class="button plain" aria-pressed={playing !== null} onClick={() => (playing ? end() : void begin().catch(end))}>
        {t(playing ? "map.pause" : "map.play")}
      </button>
      {playing && <span class="note playing">{t("map.playing", { when: textOf(playing) })}</span>}
    </span>
  );
}

async function earlier(run: RunFacts): Promise<RunFacts[]> {
  const { runs } = (await ask(Runs, { first: 100 })).data;
  const alike = runs.edges.map((edge) => edge.node).filter((one) => one.layer === run.layer && one.scope === run.scope);
  return alike.slice(0, MOST).reverse();
}

function textOf(run: RunFacts): string {
  return run.from || run.to ? windowText(run.from, run.to) : moment(run.finishedAt);
}
