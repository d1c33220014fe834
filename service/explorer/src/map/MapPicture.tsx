/** The picture with its mouse, touch and keys. It draws what it is given and says what the reader does. */
import { useEffect, useRef, useState } from "preact/hooks";
import { useWords } from "../i18n/translate";
import { appearance } from "../state/preferences";
import { useStore } from "../state/store";
import { announce } from "../ui/Announcer";
import { paint } from "./colours";
import type { View } from "./detail";
import type { Scene, Standpoint } from "./scene";
import { mapKeys } from "./keys";
import { sentenceOf } from "./sentence";
import { accountNode, communityNode, type Colouring, type FlowChoice, type MapModel } from "./types";

export interface MapPictureProps {
  model: MapModel;
  open: ReadonlySet<string>;
  selected: string | null;
  colouring: Colouring;
  flows: FlowChoice;
  /** Can it be moved and zoomed, or is it a still picture to click on? */
  moving: boolean;
  standpoint: Standpoint | null;
  look(view: View): void;
  stand?(at: Standpoint): void;
  select(node: string | null): void;
  hover?(node: string | null): void;
  ready?(scene: Scene): void;
}

export function MapPicture(props: MapPictureProps) {
  const t = useWords();
  const box = useRef<HTMLDivElement>(null);
  const [scene, setScene] = useState<Scene | null>(null);
  const [broken, setBroken] = useState(false);
  const dark = useStore(appearance) === "dark";
  const latest = useRef(props);
  latest.current = props;
  useScene(box, latest, dark, setScene, setBroken);

  const { model, open, colouring, flows, selected } = props;
  useEffect(() => {
    if (!scene) return;
    const look = { paint: paint(colouring, model.communities, model.members, dark), flows, open, dark };
    scene.show(model, look);
    scene.emphasise(emphasised(selected, model), selected);
  }, [scene, model, [...open].join(), colouring, flows, dark, selected]);

  // Said again when it becomes known only after the picture has the focus: who is selected may still be on its way.
  const said = props.moving ? sentenceOf(selected, model) : "";
  useEffect(() => {
    if (said && document.activeElement === box.current) announce(said);
  }, [said]);

  if (broken) return <p class="notice">{t("map.nowebgl")}</p>;
  return (
    <div
      ref={box}
      class="map-picture"
      role={props.moving ? "application" : "img"}
      aria-label={props.moving ? `${t("map.label")}. ${t("map.help")}` : t("map.label")}
      tabIndex={props.moving ? 0 : undefined}
      data-testid="map-picture"
      onFocus={() => props.moving && announce(sentenceOf(selected, model))}
      onKeyDown={(event) => scene && props.moving && mapKeys(event, scene, model, selected, props.select)}
    />
  );
}

function useScene(
  box: { current: HTMLDivElement | null },
  latest: { current: MapPictureProps },
  dark: boolean,
  setScene: (scene: Scene | null) => void,
  setBroken: (broken: boolean) => void,
): void {
  useEffect(() => {
    let made: Scene | null = null;
    let gone = false;
    let watcher: ResizeObserver | undefined;
    const begin = async () => {
      const { Scene } = await import("./scene");
      if (gone || !box.current) return;
      const { model, open, colouring, flows, moving, standpoint } = latest.current;
      const look = { paint: paint(colouring, model.communities, model.members, dark), flows, open, dark };
      made = new Scene(box.current, model, look, eventsOf(latest, () => made), moving);
      if (standpoint) made.go(standpoint, false);
      watcher = new ResizeObserver(() => made?.resize());
      watcher.observe(box.current);
      latest.current.look(made.view());
      latest.current.ready?.(made);
      box.current.dataset.drawn = "true";
      setScene(made);
    };
    begin().catch(() => setBroken(true));
    return () => {
      gone = true;
      watcher?.disconnect();
      made?.kill();
    };
  }, []);
}

function eventsOf(latest: { current: MapPictureProps }, scene: () => Scene | null) {
  return {
    select: (node: string | null) => latest.current.select(node),
    hover: (node: string | null) => latest.current.hover?.(node),
    open: (node: string) => {
      const one = latest.current.model.communities.find((community) => communityNode(community.id) === node);
      if (one) scene()?.approach(one, one.radius);
    },
    moved: (view: View) => {
      latest.current.look(view);
      latest.current.stand?.({ x: view.x, y: view.y, width: view.halfWidth * 2 });
    },
  };
}

/** What stays bright: the selected one and those it is related to. */
function emphasised(selected: string | null, model: MapModel): ReadonlySet<string> | null {
  if (!selected) return null;
  const bright = new Set([selected]);
  for (const flow of model.flows) {
    if (flow.expected === null || flow.weight <= flow.expected) continue;
    const [source, target] = [communityNode(flow.source), communityNode(flow.target)];
    if (source === selected) bright.add(target);
    if (target === selected) bright.add(source);
  }
  for (const relation of model.relations) {
    const [source, target] = [accountNode(relation.source), accountNode(relation.target)];
    if (source === selected || target === selected) bright.add(source).add(target);
  }
  for (const member of model.members) {
    const home = communityNode(member.community);
    if (home === selected) bright.add(accountNode(member.key));
    if (accountNode(member.key) === selected) bright.add(home);
  }
  return bright;
}
