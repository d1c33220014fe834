/** The map by keyboard: arrows follow relations, Enter goes inside, Escape goes out. */
import { t } from "../i18n/translate";
import { link, go } from "../state/address";
import { reference } from "../state/reference";
import { announce } from "../ui/Announcer";
import type { Scene } from "./scene";
import { sentenceOf } from "./sentence";
import { isDirection, next, type Direction } from "./steer";
import { REST, accountNode, communityNode, type MapModel, type Place } from "./types";

type Stop = Place & { node: string; radius: number };

export function mapKeys(
  event: KeyboardEvent,
  scene: Scene,
  model: MapModel,
  selected: string | null,
  select: (node: string | null) => void,
): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const keys: Record<string, () => void> = {
    "+": () => scene.zoom(1.6),
    "=": () => scene.zoom(1.6),
    "-": () => scene.zoom(1 / 1.6),
    "0": () => scene.everything(),
    Enter: () => enter(scene, model, selected, select),
    Escape: () => leave(scene, model, selected, select),
  };
  const act = isDirection(event.key) ? () => step(event.key as Direction, scene, model, selected, select) : keys[event.key];
  if (!act || (event.key === "Escape" && !selected)) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

function step(
  direction: Direction,
  scene: Scene,
  model: MapModel,
  selected: string | null,
  select: (node: string | null) => void,
): void {
  const stops = selected?.startsWith("account:") ? accounts(model) : communities(model);
  const from = stops.find((stop) => stop.node === selected);
  const to = from ? next(from, direction, stops, relatedTo(from.node, model)) : stops[0];
  if (!to) return announce(t("map.region.end"));
  select(to.node);
  scene.reveal(to);
  announce(sentenceOf(to.node, model));
}

/** Into a community: its leading member there is near enough; on an account: its page. */
function enter(scene: Scene, model: MapModel, selected: string | null, select: (node: string | null) => void): void {
  const community = model.communities.find((one) => communityNode(one.id) === selected);
  if (community) {
    const inside = model.members.filter((member) => member.community === community.id);
    const leader = inside.reduce((best, one) => (one.rank && one.rank < best.rank ? one : best), inside[0] ?? null!);
    if (!leader) return scene.approach(community, community.radius);
    scene.approach(community, community.radius);
    select(accountNode(leader.key));
    return announce(sentenceOf(accountNode(leader.key), model));
  }
  if (selected === REST) return go(link("communities"));
  const member = model.members.find((one) => accountNode(one.key) === selected);
  if (member) go(link("account", reference(member).split("/")));
}

function leave(scene: Scene, model: MapModel, selected: string | null, select: (node: string | null) => void): void {
  const member = model.members.find((one) => accountNode(one.key) === selected);
  const home = member ? communityNode(member.community) : null;
  select(home);
  if (!home) scene.everything();
  announce(sentenceOf(home, model));
}

function communities(model: MapModel): Stop[] {
  const stops = model.communities.map((one) => ({ x: one.x, y: one.y, radius: one.radius, node: communityNode(one.id) }));
  return model.rest ? [...stops, { x: model.rest.x, y: model.rest.y, radius: model.rest.radius, node: REST }] : stops;
}

function accounts(model: MapModel): Stop[] {
  return model.members.map((one) => ({ x: one.x, y: one.y, radius: 0, node: accountNode(one.key) }));
}

function relatedTo(node: string, model: MapModel): Set<string> {
  const related = new Set<string>();
  const note = (source: string, target: string) => {
    if (source === node) related.add(target);
    if (target === node) related.add(source);
  };
  for (const one of model.relations) note(accountNode(one.source), accountNode(one.target));
  for (const one of model.flows) {
    if (one.expected !== null && one.weight > one.expected) note(communityNode(one.source), communityNode(one.target));
  }
  return related;
}
