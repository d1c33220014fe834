/** Playing through runs: communities by identity glide from where they were to where they are. */
import { extentOf, type Extent, type MapCommunity, type MapModel } from "./types";

const STEP_MILLISECONDS = 1_400;

/** Between two maps: `share` 0 is the first, 1 the second. What is born grows, what dissolves shrinks. */
export function between(from: MapModel, to: MapModel, share: number, extent?: Extent): MapModel {
  const before = new Map(from.communities.map((one) => [one.id, one]));
  const after = new Set(to.communities.map((one) => one.id));
  const moving = to.communities.map((one) => blend(before.get(one.id) ?? { ...one, radius: 0 }, one, share));
  const leaving = from.communities.filter((one) => !after.has(one.id)).map((one) => blend(one, { ...one, radius: 0 }, share));
  return { ...to, communities: [...moving, ...leaving].filter((one) => one.radius > 0), members: [], parts: [], relations: [], extent };
}

function blend(a: MapCommunity, b: MapCommunity, share: number): MapCommunity {
  const eased = share * share * (3 - 2 * share);
  const mix = (from: number, to: number) => from + (to - from) * eased;
  return { ...b, x: mix(a.x, b.x), y: mix(a.y, b.y), radius: mix(a.radius, b.radius), size: Math.round(mix(a.size, b.size)) };
}

/** Plays maps one after the other; `shown` draws each moment, `at` tells which map it leads to. Returns how to stop. */
export function play(
  maps: readonly MapModel[],
  still: boolean,
  shown: (model: MapModel) => void,
  at: (index: number) => void,
  done: () => void,
): () => void {
  let stopped = false;
  const extent = extentOf(maps.flatMap((map) => map.communities));
  let index = 0;
  let began = performance.now();
  const next = () => {
    if (stopped) return;
    const [from, to] = [maps[index], maps[index + 1]];
    if (!from || !to) return done();
    const share = Math.min(1, (performance.now() - began) / STEP_MILLISECONDS);
    if (!still || share === 1) shown(between(from, to, share, extent));
    if (share === 1) {
      index += 1;
      began = performance.now();
      at(index);
    }
    requestAnimationFrame(next);
  };
  at(0);
  if (maps[0]) shown({ ...maps[0], extent });
  requestAnimationFrame(next);
  return () => {
    stopped = true;
  };
}
