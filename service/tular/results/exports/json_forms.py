"""Networks as JSON: for graphology (Sigma), Cytoscape and d3 (networkx); written some rows at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, BinaryIO

import orjson

from tular.results.exports.drawing import Drawing

Element = Callable[[dict[str, Any]], dict[str, Any]]


def write_graphology(drawing: Drawing, out: BinaryIO) -> None:
    """As `graph.import` of graphology takes it; `x`, `y`, `size`, `color` and `label` are what Sigma draws."""
    options = {"type": "directed", "multi": False, "allowSelfLoops": False}
    out.write(b'{"attributes":' + _json(drawing.about) + b',"options":' + _json(options) + b',"nodes":')
    _write_list(drawing.node_rows(), lambda row: {"key": row.pop("key"), "attributes": row}, out)
    out.write(b',"edges":')
    _write_list(drawing.edge_rows(), _graphology_edge, out)
    out.write(b"}")


def write_node_link(drawing: Drawing, out: BinaryIO) -> None:
    """As d3-force and `networkx.node_link_graph` (3.4 and later: edges under `edges`) take it."""
    out.write(b'{"directed":true,"multigraph":false,"graph":' + _json(drawing.about) + b',"nodes":')
    _write_list(drawing.node_rows(), lambda row: {"id": row.pop("key"), **_own_id(row)}, out)
    out.write(b',"edges":')
    _write_list(drawing.edge_rows(), dict, out)
    out.write(b"}")


def write_cytoscape(drawing: Drawing, out: BinaryIO) -> None:
    """As `cytoscape({elements})` and `networkx.cytoscape_graph` take it; positions have y downwards, as on a
    screen."""
    out.write(b'{"data":' + _json(list(drawing.about.items())) + b',"directed":true,"multigraph":false')
    out.write(b',"elements":{"nodes":')
    _write_list(drawing.node_rows(), _cytoscape_node, out)
    out.write(b',"edges":')
    _write_list(drawing.edge_rows(), lambda row: {"data": row}, out)
    out.write(b"}}")


def _graphology_edge(row: dict[str, Any]) -> dict[str, Any]:
    return {"source": row.pop("source"), "target": row.pop("target"), "attributes": row}


def _cytoscape_node(row: dict[str, Any]) -> dict[str, Any]:
    key, position = row.pop("key"), {"x": row["x"], "y": -row["y"]}
    label = row["label"]
    return {"data": {**_own_id(row), "id": key, "value": key, "name": label}, "position": position}


def _own_id(row: dict[str, Any]) -> dict[str, Any]:
    """These formats take `id` for the node itself."""
    if "id" in row:
        row["platformId"] = row.pop("id")
    return row


def _write_list(parts: Iterable[list[dict[str, Any]]], element: Element, out: BinaryIO) -> None:
    before = b"["
    for part in parts:
        if part:
            out.write(before + _json([element(row) for row in part])[1:-1])
            before = b","
    out.write(b"]" if before == b"," else b"[]")


def _json(value: Any) -> bytes:
    return orjson.dumps(value)
