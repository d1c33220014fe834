/** The model as a graph for Sigma. Everything is sized in the map's own units, so that zooming is going nearer. */
import { DirectedGraph } from "graphology";
import { mix, sheer } from "./alpha";
import { UNKNOWN, type Paint } from "./colours";
import {
  MOST_EDGES,
  MOST_NODES,
  REST,
  accountNode,
  colourOf,
  communityNode,
  type FlowChoice,
  type MapCommunity,
  type MapFlow,
  type MapModel,
  type MapRest,
} from "./types";

export interface NodeAttributes {
  x: number;
  y: number;
  size: number;
  color: string;
  zIndex: number;
  kind: "community" | "account";
  community: string;
}

export interface EdgeAttributes {
  size: number;
  color: string;
  zIndex: number;
}

export type MapGraph = DirectedGraph<NodeAttributes, EdgeAttributes>;

export interface Look {
  paint: Paint;
  flows: FlowChoice;
  /** Communities whose members are told apart. */
  open: ReadonlySet<string>;
  dark: boolean;
}

const MOST_FLOWS = 400;

export function graphOf(model: MapModel, look: Look): MapGraph {
  const graph: MapGraph = new DirectedGraph();
  const paper = look.dark ? "#1a2027" : "#ffffff";
  for (const one of model.communities.slice(0, MOST_NODES)) addCommunity(graph, one, look, paper);
  if (model.rest) addRest(graph, model.rest, look, paper);
  const { dot = Number.POSITIVE_INFINITY } = model;
  const widest = new Map(model.communities.map((one) => [one.id, one.radius]));
  for (const member of model.members.slice(0, MOST_NODES - graph.order)) {
    const node = accountNode(member.key);
    if (graph.hasNode(node)) continue;
    graph.addNode(node, {
      x: member.x,
      y: member.y,
      size: Math.min(dotSize(member.weight, widest.get(member.community) ?? 1), dot * (0.3 + 0.7 * member.weight ** 2)),
      color: look.paint.of(member),
      zIndex: 2,
      kind: "account",
      community: member.community,
    });
  }
  addFlows(graph, model, look);
  addRelations(graph, model, look.dark);
  return graph;
}

function addCommunity(graph: MapGraph, one: MapCommunity, look: Look, paper: string): void {
  graph.addNode(communityNode(one.id), {
    x: one.x,
    y: one.y,
    size: one.radius,
    // Relations inside an open community are seen through it.
    color: look.open.has(one.id) ? sheer(colourOf(one, look.dark), look.dark ? 0.16 : 0.1) : mix(colourOf(one, look.dark), paper, 0.5),
    zIndex: look.open.has(one.id) ? 0 : 1,
    kind: "community",
    community: one.id,
  });
}

/** Grey, behind everything: nothing is related to it. */
function addRest(graph: MapGraph, { x, y, radius }: MapRest, look: Look, paper: string): void {
  graph.addNode(REST, { x, y, size: radius, color: mix(UNKNOWN, paper, look.dark ? 0.3 : 0.35), zIndex: 0, kind: "community", community: "" });
}

/** A dot is never so large that it hides its neighbours. */
function dotSize(weight: number, radius: number): number {
  return radius * (0.012 + 0.045 * weight ** 2);
}

function addFlows(graph: MapGraph, { flows, dot = Number.POSITIVE_INFINITY }: MapModel, look: Look): void {
  const drawn = chosenFlows(flows, look.flows);
  const heaviest = drawn.reduce((most, flow) => Math.max(most, flow.weight), 1);
  for (const flow of drawn) {
    const [source, target] = [communityNode(flow.source), communityNode(flow.target)];
    if (!graph.hasNode(source) || !graph.hasNode(target) || graph.hasDirectedEdge(source, target)) continue;
    graph.addDirectedEdge(source, target, {
      size: Math.min(0.35 + 2.2 * Math.sqrt(flow.weight / heaviest), dot),
      color: flowColour(flow, look.dark),
      zIndex: isTie(flow) ? 1 : 0,
    });
  }
}

export function chosenFlows(flows: readonly MapFlow[], choice: FlowChoice): MapFlow[] {
  if (choice === "none") return [];
  const between = flows.filter((flow) => flow.source !== flow.target);
  const chosen = choice === "ties" ? between.filter(isTie) : between;
  return chosen.sort((a, b) => b.weight - a.weight).slice(0, MOST_FLOWS);
}

export function isTie(flow: MapFlow): boolean {
  return flow.expected !== null && flow.weight > flow.expected;
}

function flowColour(flow: MapFlow, dark: boolean): string {
  if (isTie(flow)) return dark ? "#6d7f93" : "#8b9aab";
  return dark ? "#262e37" : "#e3e7eb";
}

function addRelations(graph: MapGraph, { relations, dot = 2 }: MapModel, dark: boolean): void {
  const size = Math.min(0.06, dot * 0.05);
  for (const relation of relations) {
    if (graph.size >= MOST_EDGES) return;
    const [source, target] = [accountNode(relation.source), accountNode(relation.target)];
    if (source === target || !graph.hasNode(source) || !graph.hasNode(target)) continue;
    if (graph.hasDirectedEdge(source, target)) continue;
    graph.addDirectedEdge(source, target, { size, color: dark ? "#6f8aa6" : "#8ba3bd", zIndex: 2 });
  }
}
