// Reads `/maps/RUN/LEVEL.positions`: readPositions(await (await fetch(url)).arrayBuffer()).
export function readPositions(buffer) {
  const [version, nodes, edges] = new Uint32Array(buffer, 8, 3);
  const magic = new TextDecoder().decode(new Uint8Array(buffer, 0, 8));
  if (magic !== "TULARMAP" || version !== 1) throw new Error("no map of version 1");
  let at = 32;
  const next = (Kind, length) => {
    const array = new Kind(buffer, at, length);
    at += array.byteLength;
    return array;
  };
  return {
    header: { magic, version, nodes, edges },
    positions: next(Float32Array, 2 * nodes),
    sizes: next(Float32Array, nodes),
    colors: next(Uint8Array, 4 * nodes),
    links: next(Float32Array, 2 * edges),
    weights: next(Float32Array, edges),
  };
}
