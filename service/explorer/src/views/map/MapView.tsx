/** The map by itself: semantic zoom, selection, colours, the table behind it. */
import { useEffect, useRef, useState } from "preact/hooks";
import { MapPicture } from "../../map/MapPicture";
import { MapTable } from "../../map/MapTable";
import type { Scene, Standpoint } from "../../map/scene";
import { restWords } from "../../map/sentence";
import { COLOURINGS, FLOW_CHOICES, REST, accountNode, communityNode, type Colouring, type FlowChoice, type MapModel } from "../../map/types";
import { useMap } from "../../map/useMap";
import { MapOverview } from "../../operations/map";
import { useWords } from "../../i18n/translate";
import { change, useAddress, type Query } from "../../state/address";
import { reference } from "../../state/reference";
import { Behind } from "../../ui/Behind";
import { Empty, Partial, Shown } from "../../ui/states";
import type { ViewProps } from "../../views";
import { leadingOf } from "../../words/choice";
import { Gone } from "./Gone";
import { Legend } from "./Legend";
import { Selected } from "./Selected";
import { Tools } from "./Tools";
import { paint } from "../../map/colours";

export interface MapChoices {
  measure: string;
  colouring: Colouring;
  flows: FlowChoice;
  table: boolean;
}

export function MapView({ run }: ViewProps) {
  const t = useWords();
  const { query } = useAddress();
  const choices = choicesOf(query, run.measures);
  const account = query.sel && query.sel !== REST && !query.sel.startsWith("community:") ? query.sel : null;
  const map = useMap(run.runId, choices.measure, account);
  const selected = selectedNode(query.sel, map.account.data?.account?.key ?? null);
  const scene = useRef<Scene | null>(null);
  const [played, setPlayed] = useState<MapModel | null>(null);
  const [hovered, setHovered] = useState<string | null>(null);
  useReveal(scene, map.model, selected, query);
  const select = (node: string | null) => change({ sel: node && map.model ? nameOf(node, map.model) : "" });
  const found = map.model && selected ? isThere(selected, map.model) : true;

  return (
    <article class="map-view" aria-label={t("nav.map")}>
      <h1 class="hidden">{t("nav.map")}</h1>
      <Shown asked={map.asked}>
        {(data) =>
          map.model && map.model.communities.length === 0 ? (
            <Empty title={t("map.none")} />
          ) : (
            map.model && (
              <>
                <Tools run={run} choices={choices} scene={scene} downloads={data.communityMap.downloads} play={setPlayed} />
                <div class="stage">
                  {choices.table ? (
                    <MapTable model={map.model} />
                  ) : (
                    <MapPicture
                      model={played ?? map.model}
                      open={played ? NONE : map.open}
                      selected={played ? null : selected}
                      colouring={choices.colouring}
                      flows={choices.flows}
                      moving
                      standpoint={standpointOf(query.at)}
                      look={map.look}
                      stand={(at) => change({ at: textOf(at) }, true)}
                      select={select}
                      hover={setHovered}
                      ready={(made) => (scene.current = made)}
                    />
                  )}
                  {!choices.table && (
                    <Legend model={map.model} choices={choices} paint={paint(choices.colouring, map.model.communities, map.model.members)} />
                  )}
                  <div class="side">
                    {(query.sel || hovered) && (
                      <Selected run={run} model={map.model} node={hovered ?? selected} pinned={hovered === null} measure={choices.measure} scene={scene} />
                    )}
                    {query.sel && !map.account.loading && !found && <Gone wanted={query.sel} />}
                    <Partial failures={map.account.failures} />
                  </div>
                  {map.model.rest && <p class="remark">{restWords(map.model.rest)}</p>}
                </div>
                <Behind operation={MapOverview} variables={{ run: run.runId }} cypher={CYPHER} cli={`tular communities\ntular export ${run.runId} --format gexf`} library={`run = tular.open_run("${run.runId}")\nrun.communities, run.flows`} />
              </>
            )
          )
        }
      </Shown>
    </article>
  );
}

const NONE: ReadonlySet<string> = new Set();
const CYPHER = `MATCH (a:Community)-[:OF]->(:Run {current: true})
OPTIONAL MATCH (a)-[flow:FLOWS_TO]->(b:Community)
RETURN a.id AS community, a.label AS label, a.size AS size, a.x AS x, a.y AS y, b.id AS to, flow.weight AS weight
ORDER BY size DESC, weight DESC`;

function choicesOf(query: Query, measures: ViewProps["run"]["measures"]): MapChoices {
  return {
    measure: leadingOf(measures, query.size),
    colouring: COLOURINGS.find((one) => one === query.colour) ?? "community",
    flows: FLOW_CHOICES.find((one) => one === query.ties) ?? "ties",
    table: query.as === "table",
  };
}

/** The node of what the address names. */
function selectedNode(sel: string | undefined, key: string | null): string | null {
  if (!sel) return null;
  return sel === REST || sel.startsWith("community:") ? sel : key && accountNode(key);
}

/** How the address names a node: communities by identity, accounts by handle. */
function nameOf(node: string, model: MapModel): string {
  const member = model.members.find((one) => accountNode(one.key) === node);
  return member ? reference(member) : node;
}

function isThere(node: string, model: MapModel): boolean {
  return (
    (node === REST && Boolean(model.rest)) ||
    model.communities.some((one) => communityNode(one.id) === node) ||
    model.members.some((one) => accountNode(one.key) === node)
  );
}

function standpointOf(text: string | undefined): Standpoint | null {
  const [x, y, width] = (text ?? "").split(",").map(Number);
  if (![x, y, width].every((value) => Number.isFinite(value)) || !width || width <= 0) return null;
  return { x: x ?? 0, y: y ?? 0, width };
}

function textOf({ x, y, width }: Standpoint): string {
  return [x, y, width].map((value) => String(Number(value.toPrecision(5)))).join(",");
}

/** What a link or the search selects comes into view once. */
function useReveal(scene: { current: Scene | null }, model: MapModel | null, selected: string | null, query: Query): void {
  const revealed = useRef<string | null>(null);
  useEffect(() => {
    if (!selected || query.at || revealed.current === selected || !scene.current || !model) return;
    const community = model.communities.find((one) => communityNode(one.id) === selected);
    const member = model.members.find((one) => accountNode(one.key) === selected);
    const home = model.communities.find((one) => one.id === member?.community);
    if (community) scene.current.approach(community, community.radius * 2);
    else if (member) scene.current.approach(member, home?.radius ?? 10);
    else return;
    revealed.current = selected;
  });
}
