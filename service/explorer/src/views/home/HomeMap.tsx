import { MapPicture } from "../../map/MapPicture";
import { MapTable } from "../../map/MapTable";
import { REST } from "../../map/types";
import { useMap } from "../../map/useMap";
import { useWords } from "../../i18n/translate";
import { go, link } from "../../state/address";
import { Shown } from "../../ui/states";
import { communityLink } from "../../ui/links";
import type { ViewProps } from "../../views";

/** The whole map at a glance; its circles lead to communities. */
export function HomeMap({ run, measure }: { run: ViewProps["run"]; measure: string }) {
  const t = useWords();
  const map = useMap(run.runId, measure, null);
  if (run.communityCount === 0) return null;
  return (
    <section class="home-map" aria-labelledby="home-map">
      <header>
        <h2 id="home-map">{t("home.map")}</h2>
        <a class="button" href={link("map")}>
          {t("home.map.open")}
        </a>
      </header>
      <Shown asked={map.asked}>
        {() =>
          map.model && (
            <div class="frame">
              <MapPicture
                model={{ ...map.model, members: [], parts: [] }}
                open={NONE}
                selected={null}
                colouring="community"
                flows="ties"
                moving={false}
                standpoint={null}
                look={() => undefined}
                select={(node) => node && go(node === REST ? link("communities") : communityLink(node.slice(node.indexOf(":") + 1)))}
              />
              <details class="twin">
                <summary>{t("map.table")}</summary>
                <MapTable model={map.model} />
              </details>
            </div>
          )
        }
      </Shown>
    </section>
  );
}

const NONE: ReadonlySet<string> = new Set();
