/** Which labels can be read at once: the most important first, none over another. */
export interface Label {
  /** The first line is the name, a second one adds to it where there is room. */
  lines: readonly string[];
  /** Where its anchor is on the screen, in pixels. */
  x: number;
  y: number;
  /** Centre it on the anchor, or put it to the right of a dot of this radius. */
  beside: number | null;
  size: number;
  bold: boolean;
  importance: number;
}

export interface PlacedLabel extends Label {
  left: number;
  top: number;
  width: number;
  height: number;
}

export type Measurer = (label: Label, line: number) => number;

const MARGIN = 3;
const CELL = 64;

export function place(labels: readonly Label[], measure: Measurer, width: number, height: number, most = 120): PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  const taken = new Map<string, PlacedLabel[]>();
  for (const label of [...labels].sort((a, b) => b.importance - a.importance)) {
    if (placed.length >= most) break;
    for (const lines of label.lines.length > 1 ? [label.lines, label.lines.slice(0, 1)] : [label.lines]) {
      const box = pushedIn(boxOf({ ...label, lines }, measure), width);
      const cells = cellsOf(box);
      if (!isInside(box, width, height) || cells.some((cell) => taken.get(cell)?.some((one) => overlap(box, one)))) continue;
      placed.push(box);
      for (const cell of cells) taken.set(cell, [...(taken.get(cell) ?? []), box]);
      break;
    }
  }
  return placed;
}

/** A centred label near the edge moves a little rather than vanish. */
function pushedIn(box: PlacedLabel, width: number): PlacedLabel {
  if (box.beside !== null) return box;
  const left = Math.max(2, Math.min(box.left, width - box.width - 2));
  return Math.abs(left - box.left) <= box.width / 3 ? { ...box, left } : box;
}

function isInside(box: PlacedLabel, width: number, height: number): boolean {
  return box.left >= 0 && box.top >= 0 && box.left + box.width <= width && box.top + box.height <= height;
}

/** The second line is a little smaller. */
export const SECOND = 0.85;
export const LEADING = 1.25;

function boxOf(label: Label, measure: Measurer): PlacedLabel {
  const width = Math.max(...label.lines.map((_, line) => measure(label, line)));
  const height = label.size * LEADING * (1 + SECOND * (label.lines.length - 1));
  const left = label.beside === null ? label.x - width / 2 : label.x + label.beside + 4;
  return { ...label, left, top: label.y - height / 2, width, height };
}

function cellsOf(box: PlacedLabel): string[] {
  const cells: string[] = [];
  for (let x = Math.floor((box.left - MARGIN) / CELL); x <= Math.floor((box.left + box.width + MARGIN) / CELL); x++) {
    for (let y = Math.floor((box.top - MARGIN) / CELL); y <= Math.floor((box.top + box.height + MARGIN) / CELL); y++) {
      cells.push(`${x} ${y}`);
    }
  }
  return cells;
}

export function overlap(a: PlacedLabel, b: PlacedLabel): boolean {
  return (
    a.left < b.left + b.width + MARGIN &&
    b.left < a.left + a.width + MARGIN &&
    a.top < b.top + b.height + MARGIN &&
    b.top < a.top + a.height + MARGIN
  );
}

export function overlaps(placed: readonly PlacedLabel[]): number {
  return placed.filter((one, at) => placed.some((other, later) => later > at && overlap(one, other))).length;
}
