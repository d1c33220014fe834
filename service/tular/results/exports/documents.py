"""The JSON documents of exports as types, for those who read them in Python.

`docs/examples/tular-maps.d.ts` says the same in TypeScript.
"""

from __future__ import annotations

from typing import Literal, TypedDict


class NodeAttributes(TypedDict):
    """What every node has; accounts and communities have all columns of the run beside it."""

    label: str
    x: float
    y: float
    size: float
    color: str
    colorOnDark: str


class EdgeMay(TypedDict, total=False):
    """`firstAt` and `lastAt` (ISO 8601) where single events were read; `change` in a difference between runs."""

    relations: int
    firstAt: str
    lastAt: str
    change: Literal["added", "changed", "removed"]


class EdgeAttributes(EdgeMay):
    """What every edge has, and what it may have."""

    weight: float


class AboutMay(TypedDict, total=False):
    """`since` in a difference between runs: the earlier one."""

    since: str


class About(AboutMay):
    """What was drawn, and of which run."""

    title: str
    subtitle: str
    run: str
    layer: str
    of: str


class GraphologyNode(TypedDict):
    key: str
    attributes: NodeAttributes


class GraphologyEdge(TypedDict):
    source: str
    target: str
    attributes: EdgeAttributes


class GraphologyOptions(TypedDict):
    type: Literal["directed"]
    multi: Literal[False]
    allowSelfLoops: Literal[False]


class GraphologyDocument(TypedDict):
    """`*.graphology`, for `Graph.from` of graphology."""

    attributes: About
    options: GraphologyOptions
    nodes: list[GraphologyNode]
    edges: list[GraphologyEdge]


class CytoscapePosition(TypedDict):
    """y grows downwards."""

    x: float
    y: float


class CytoscapeNodeData(NodeAttributes):
    id: str
    value: str
    name: str


class CytoscapeNode(TypedDict):
    data: CytoscapeNodeData
    position: CytoscapePosition


class CytoscapeEdgeData(EdgeAttributes):
    source: str
    target: str


class CytoscapeEdge(TypedDict):
    data: CytoscapeEdgeData


class CytoscapeElements(TypedDict):
    nodes: list[CytoscapeNode]
    edges: list[CytoscapeEdge]


class CytoscapeDocument(TypedDict):
    """`*.cytoscape`, for `cytoscape({elements})` and `networkx.cytoscape_graph`."""

    data: list[tuple[str, str]]
    directed: Literal[True]
    multigraph: Literal[False]
    elements: CytoscapeElements


class NodeLinkNode(NodeAttributes):
    id: str


class NodeLinkEdge(EdgeAttributes):
    source: str
    target: str


class NodeLinkDocument(TypedDict):
    """`*.node-link`, for d3-force and `networkx.node_link_graph(document, edges="edges")`."""

    directed: Literal[True]
    multigraph: Literal[False]
    graph: About
    nodes: list[NodeLinkNode]
    edges: list[NodeLinkEdge]
