/** The documents under `/maps/RUN/LEVEL.FORMAT`; `service/tular/results/exports/documents.py` says the same in Python. */

/** What every node has; accounts and communities have all columns of the run beside it. */
export interface NodeAttributes {
  label: string;
  x: number;
  y: number;
  size: number;
  color: string;
  colorOnDark: string;
  [column: string]: string | number | boolean;
}

/** `firstAt` and `lastAt` (ISO 8601) where single events were read. */
export interface EdgeAttributes {
  weight: number;
  relations?: number;
  firstAt?: string;
  lastAt?: string;
  change?: "added" | "changed" | "removed";
}

export interface About {
  title: string;
  subtitle: string;
  run: string;
  layer: string;
  of: string;
  since?: string;
}

/** `*.graphology`, for `Graph.from` of graphology. */
export interface GraphologyDocument {
  attributes: About;
  options: { type: "directed"; multi: false; allowSelfLoops: false };
  nodes: { key: string; attributes: NodeAttributes }[];
  edges: { source: string; target: string; attributes: EdgeAttributes }[];
}

/** `*.cytoscape`, for `cytoscape({ elements })`; y grows downwards in `position`. */
export interface CytoscapeDocument {
  data: [string, string][];
  directed: true;
  multigraph: false;
  elements: {
    nodes: { data: NodeAttributes & { id: string; value: string; name: string }; position: { x: number; y: number } }[];
    edges: { data: EdgeAttributes & { source: string; target: string } }[];
  };
}

/** `*.node-link`, for d3-force and `networkx.node_link_graph(document, edges="edges")`. */
export interface NodeLinkDocument {
  directed: true;
  multigraph: false;
  graph: About;
  nodes: (NodeAttributes & { id: string })[];
  edges: (EdgeAttributes & { source: string; target: string })[];
}

/** `*.positions`, little-endian: see `PositionsHeader`, then the arrays in this order. */
export interface Positions {
  /** 32 bytes: `TULARMAP`, UInt32 version (1), nodes n, edges m, and three zeros. */
  header: { magic: "TULARMAP"; version: 1; nodes: number; edges: number };
  /** Float32[2n]: x, y. */
  positions: Float32Array;
  /** Float32[n]: radii. */
  sizes: Float32Array;
  /** UInt8[4n]: r, g, b, a. */
  colors: Uint8Array;
  /** Float32[2m]: rows of the nodes that each edge leads from and to, as cosmos.gl's `setLinks` takes them. */
  links: Float32Array;
  /** Float32[m]. */
  weights: Float32Array;
}

export function readPositions(buffer: ArrayBuffer): Positions;
