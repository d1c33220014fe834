/** Places for the posts of a tree: deeper to the right, children below one another, a parent in the middle of its own. */
export interface Placed {
  /** Steps from the root in the drawn tree. */
  depth: number;
  /** Row, from 0; halves where a parent stands between its children. */
  row: number;
}

/** `parents[i]` is the place of post i's parent, before i, or null. O(n). */
export function layout(parents: ReadonlyArray<number | null>): { places: Placed[]; rows: number; depth: number } {
  const children: number[][] = parents.map(() => []);
  parents.forEach((parent, post) => parent !== null && children[parent]?.push(post));
  const places: Placed[] = parents.map(() => ({ depth: 0, row: 0 }));
  parents.forEach((parent, post) => {
    places[post]!.depth = parent === null ? 0 : places[parent]!.depth + 1;
  });
  let rows = 0;
  const open = [...roots(parents)].reverse();
  while (open.length) {
    const post = open.pop()!;
    if (children[post]!.length === 0) places[post]!.row = rows++;
    for (const child of [...children[post]!].reverse()) open.push(child);
  }
  // Parents come before their children, so that backwards every child has its row first.
  for (let post = parents.length - 1; post >= 0; post--) {
    const below = children[post]!;
    if (below.length) places[post]!.row = (places[below[0]!]!.row + places[below[below.length - 1]!]!.row) / 2;
  }
  return { places, rows, depth: Math.max(0, ...places.map((place) => place.depth)) };
}

function roots(parents: ReadonlyArray<number | null>): number[] {
  return parents.flatMap((parent, post) => (parent === null ? [post] : []));
}
