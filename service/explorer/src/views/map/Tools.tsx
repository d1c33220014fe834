import { hasKey } from "../../api/client";
import { useWords, type Word } from "../../i18n/translate";
import { COLOURINGS, FLOW_CHOICES, type MapModel } from "../../map/types";
import type { Scene } from "../../map/scene";
import { appearance } from "../../state/preferences";
import { change } from "../../state/address";
import type { MapOverviewResult } from "../../operations/map";
import type { ViewProps } from "../../views";
import { capital, measureName } from "../../words/names";
import { Choice } from "../../ui/Choice";
import { fetched, save } from "../../ui/save";
import type { MapChoices } from "./MapView";
import { Player } from "./Player";

interface ToolsProps {
  run: ViewProps["run"];
  choices: MapChoices;
  scene: { current: Scene | null };
  downloads: MapOverviewResult["communityMap"]["downloads"];
  /** Draw this instead of the run's own map; null: no longer. */
  play(model: MapModel | null): void;
}

export function Tools({ run, choices, scene, downloads, play }: ToolsProps) {
  const t = useWords();
  return (
    <div class="tools" role="toolbar" aria-label={t("nav.map")}>
      <Choice label={t("map.colour")} value={choices.colouring} choose={(colour) => change({ colour })} options={COLOURINGS.map((one) => [one, t(`map.colour.${one}`)])} />
      <Choice label={t("map.size")} value={choices.measure} choose={(size) => change({ size })} options={run.measures.map((one) => [one, capital(measureName(one))])} />
      <Choice label={t("map.flows")} value={choices.flows} choose={(ties) => change({ ties })} options={FLOW_CHOICES.map((one) => [one, t(`map.flows.${one}` as Word)])} />
      <span class="group">
        <button type="button" class="icon" aria-label={t("map.zoom.in")} title={t("map.zoom.in")} onClick={() => scene.current?.zoom(1.6)}>
          +
        </button>
        <button type="button" class="icon" aria-label={t("map.zoom.out")} title={t("map.zoom.out")} onClick={() => scene.current?.zoom(1 / 1.6)}>
          −
        </button>
        <button type="button" class="button plain" onClick={() => scene.current?.everything()}>
          {t("map.zoom.all")}
        </button>
      </span>
      <button type="button" class="button plain" onClick={() => change({ as: choices.table ? "" : "table" })}>
        {t(choices.table ? "map.picture" : "map.table")}
      </button>
      {!choices.table && <Player run={run} show={play} />}
      <details class="menu">
        <summary class="button plain">{t("map.download")}</summary>
        <ul>
          <li>
            <button type="button" class="link" onClick={() => void picture(scene.current, run.runId)}>
              {t("map.download.picture")}
            </button>
          </li>
          {downloads.map((one) => (
            <li key={one.url}>
              <a href={one.url} download onClick={(event) => hasKey() && void fetched(event, one.url, one.url.split("/").slice(-2).join("-"))}>
                {t("map.download.data", { level: one.level, format: one.format })}
              </a>
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}

async function picture(scene: Scene | null, run: string): Promise<void> {
  if (!scene) return;
  const whole = scene.picture(appearance.value === "dark" ? "#12161b" : "#ffffff");
  const blob = await new Promise<Blob | null>((resolve) => whole.toBlob(resolve, "image/png"));
  if (blob) save(blob, `${run}-map.png`);
}
