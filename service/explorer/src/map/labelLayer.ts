/** Writes the labels that fit on a canvas above the picture. */
import { LEADING, SECOND, place, type Label, type PlacedLabel } from "./labels";
import { t } from "../i18n/translate";
import { REST, accountNode, communityNode, type MapCommunity, type MapMember, type MapPart, type MapRest, type Place } from "./types";

export interface LabelSource {
  communities: readonly MapCommunity[];
  rest?: MapRest | null;
  parts: readonly MapPart[];
  members: readonly MapMember[];
  nameOf(member: MapMember): string;
}

export interface LabelView {
  source: LabelSource;
  emphasis: ReadonlySet<string> | null;
  hovered: string | null;
  selected: string | null;
  dark: boolean;
  scale: number;
  toScreen(place: Place): Place;
}

const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";
const ALWAYS = 1e12;

export function drawLabels(canvas: HTMLCanvasElement, width: number, height: number, view: LabelView): PlacedLabel[] {
  const context = fitted(canvas, width, height);
  if (!context) return [];
  const measure = (label: Label, line: number) => {
    context.font = fontOf(label, line);
    return context.measureText(label.lines[line] ?? "").width;
  };
  const placed = place(labelsOf(view, width, height), measure, width, height);
  const [ink, paper] = view.dark ? ["#f3f6f9", "#12161b99"] : ["#1b2430", "#ffffff99"];
  context.lineJoin = "round";
  context.textBaseline = "middle";
  for (const label of placed) label.lines.forEach((_, line) => write(context, label, line, ink, paper));
  return placed;
}

function fitted(canvas: HTMLCanvasElement, width: number, height: number): CanvasRenderingContext2D | null {
  const density = devicePixelRatio || 1;
  const [wide, high] = [Math.round(width * density), Math.round(height * density)];
  if (canvas.width !== wide || canvas.height !== high) {
    canvas.width = wide;
    canvas.height = high;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  const context = canvas.getContext("2d");
  context?.setTransform(density, 0, 0, density, 0, 0);
  context?.clearRect(0, 0, width, height);
  return context;
}

function write(context: CanvasRenderingContext2D, label: PlacedLabel, line: number, ink: string, paper: string): void {
  const text = label.lines[line] ?? "";
  context.font = fontOf(label, line);
  const inset = label.beside === null ? (label.width - context.measureText(text).width) / 2 : 0;
  const down = label.size * LEADING * (line === 0 ? 0.5 : 1 + SECOND / 2);
  context.strokeStyle = paper;
  context.lineWidth = 3;
  context.strokeText(text, label.left + inset, label.top + down);
  context.fillStyle = ink;
  context.fillText(text, label.left + inset, label.top + down);
}

function fontOf(label: Label, line: number): string {
  const [weight, size] = line === 0 ? [label.bold ? 600 : 500, label.size] : [400, label.size * SECOND];
  return `${weight} ${size}px ${FONT}`;
}

function labelsOf(view: LabelView, width: number, height: number): Label[] {
  const labels: Label[] = [];
  const seen = (at: Place, radius: number) =>
    at.x > -radius && at.y > -radius && at.x < width + radius && at.y < height + radius;
  for (const one of view.source.communities) {
    const [at, radius] = [view.toScreen(one), one.radius * view.scale];
    if (seen(at, radius)) labels.push(communityLabel(one, at, radius, weightOf(view, communityNode(one.id))));
  }
  if (view.source.rest) {
    const { rest } = view.source;
    const lines = [t("map.rest.name"), t("map.rest.counts", { n: rest.communities + rest.groups })];
    labels.push({ lines, ...view.toScreen(rest), beside: null, size: 12, bold: false, importance: weightOf(view, REST) + 1 });
  }
  for (const part of view.source.parts) {
    const at = view.toScreen(part);
    if (seen(at, 0)) labels.push({ ...plain(part.label, at), bold: true, size: 12.5, importance: part.size * 10 });
  }
  for (const member of view.source.members) {
    const at = view.toScreen(member);
    if (!seen(at, 0) || isAside(view, accountNode(member.key))) continue;
    const importance = weightOf(view, accountNode(member.key)) + member.weight * 100 + 1 / (member.rank || 1e6);
    labels.push({ ...plain(view.source.nameOf(member), at), beside: Math.max(4, Math.min(14, member.weight * view.scale * 0.4)), importance });
  }
  return labels;
}

/** In the middle of a closed circle, at the upper rim of one that fills the picture. */
function communityLabel(one: MapCommunity, at: Place, radius: number, extra: number): Label {
  const size = Math.max(11, Math.min(17, 9 + radius / 12));
  const y = radius > 110 ? Math.max(at.y - radius * 0.92, 14) : at.y;
  return { lines: linesOf(one.label, (2.1 * radius) / (size * SECOND * 0.55)), x: at.x, y, beside: null, size, bold: true, importance: one.size * 1e3 + extra };
}

/** A generated name is a list, `jakarta · #kopi · #pagi` or `@ada, @grace`: its first part names, the others explain
 * where they fit. */
function linesOf(label: string, most: number): string[] {
  const mark = label.includes(" · ") ? " · " : ", ";
  const [first = label, ...others] = label.split(mark);
  const second = others.join(mark);
  return second && second.length <= most ? [first, second] : [first];
}

function plain(text: string, at: Place): Label {
  return { lines: [text], x: at.x, y: at.y, beside: null, size: 12, bold: false, importance: 0 };
}

/** While something is selected, only it and those related to it are named. */
function isAside({ emphasis, hovered }: LabelView, node: string): boolean {
  return emphasis !== null && !emphasis.has(node) && node !== hovered;
}

function weightOf({ hovered, selected, emphasis }: LabelView, node: string): number {
  if (node === hovered || node === selected) return ALWAYS * 2;
  return emphasis?.has(node) ? ALWAYS : 0;
}
