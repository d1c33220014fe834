"""Graphs in JSON → nodes and edges: networkx's node-link data (`edges` or `links`), D3, graphology, Gephi Lite and
Cytoscape."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from tular.ingest.beginning import Beginning
from tular.ingest.documents import Item, split_document
from tular.ingest.graph_files.elements import Attributes, Bad, Edge, Element, Node
from tular.ingest.json_text import NotJsonError, written
from tular.ingest.json_text import parse as parse_json
from tular.ingest.objects import JsonObject, as_object

_NODES = ("nodes[]", "graph.nodes[]", "elements.nodes[]")
_EDGES = ("edges[]", "links[]", "graph.edges[]", "graph.links[]", "elements.edges[]")
_SHOWN = 1_000
_KINDS = ("kind", "relation", "relationship", "type", "edge_type")


def recognise(beginning: Beginning) -> str | None:
    if not beginning.text.startswith("{") or not beginning.objects:
        return None
    given = beginning.objects[0]
    inner = next(
        (as_object(given[name]) for name in ("graph", "elements") if _has_nodes(given.get(name))), given
    )
    if not _has_nodes(inner):
        return None
    if "elements" in given:
        return "a graph in Cytoscape's JSON"
    nodes = [node for node in inner.get("nodes", []) if isinstance(node, dict)]
    return (
        "a graph in graphology's JSON"
        if any("key" in node for node in nodes)
        else "a graph in node-link JSON"
    )


def _has_nodes(given: object) -> bool:
    nodes = as_object(given).get("nodes")
    if not isinstance(nodes, list) or not all(isinstance(node, dict) for node in nodes):
        return False
    named = any(node.keys() & {"id", "key", "name", "label", "data"} for node in nodes)
    return named or bool(as_object(given).keys() & {"edges", "links"})


def parse(chunks: Iterable[bytes], most: int) -> Iterator[Element]:
    refused: list[Bad] = []

    def reject(line: int, reason: str, row: bytes) -> None:
        refused.append(Bad(line, reason, row[:_SHOWN].decode("utf-8", "replace")))

    reader = _Graph()
    for item in split_document(chunks, (*_NODES, *_EDGES), most, reject):
        if found := reader.take(item):
            yield found
        yield from refused
        refused.clear()
    yield from refused


class _Graph:
    def __init__(self) -> None:
        self.directed: bool | None = None
        self.order: list[str] = []
        """Ids of nodes in order, which old networkx and D3 refer to by place."""
        self.by_place = True
        """Whether no node has a number for an id, so that a number in an edge is a place."""

    def take(self, item: Item) -> Element | None:
        try:
            value, _ = parse_json(item.data)
        except NotJsonError:
            return Bad(
                item.line, "the value is not valid JSON", item.data[:_SHOWN].decode("utf-8", "replace")
            )
        if item.path in _NODES or item.path in _EDGES:
            given = (
                value.get("data", value)
                if isinstance(value, dict) and item.path.startswith("elements")
                else value
            )
            if not isinstance(given, dict):
                return Bad(
                    item.line, "the value is not a JSON object", item.data[:_SHOWN].decode("utf-8", "replace")
                )
            return self._node(item.line, given) if item.path in _NODES else self._edge(item.line, given)
        self._member(item.path, value)
        return None

    def _member(self, path: str, value: Any) -> None:
        """What the document says of its edges as a whole."""
        if path.rpartition(".")[2] == "directed" and isinstance(value, bool):
            self.directed = value
        if path.rpartition(".")[2] == "options":
            kind = as_object(value).get("type")
            self.directed = (
                {"directed": True, "undirected": False}.get(kind) if isinstance(kind, str) else None
            )

    def _node(self, line: int, given: JsonObject) -> Element:
        attributes = _texts(given.get("attributes") if "key" in given else given)
        id_ = _text(given.get("key", given.get("id")))
        self.by_place = self.by_place and not isinstance(given.get("key", given.get("id")), int)
        if id_ is None:
            id_ = str(len(self.order))
        self.order.append(id_ if self.by_place else "")
        attributes.pop("id", None)
        return Node(id_, attributes.pop("label", None), attributes, line)

    def _edge(self, line: int, given: JsonObject) -> Element:
        source, target = self._end(given.get("source")), self._end(given.get("target"))
        if source is None or target is None:
            return Bad(line, "the edge lacks its source or target", written(given)[:_SHOWN].decode())
        inside = isinstance(given.get("attributes"), dict)
        attributes = _texts(given["attributes"] if inside else given)
        for name in ("source", "target", "key", "id"):
            attributes.pop(name, None)
        undirected = given.get("undirected")
        directed = not undirected if isinstance(undirected, bool) else self.directed
        kind = next((attributes.pop(name) for name in _KINDS if name in attributes), None)
        return Edge(source, target, attributes, directed, attributes.pop("weight", None), kind, line=line)

    def _end(self, value: object) -> str | None:
        if isinstance(value, dict):
            value = value.get("id")
        if self.by_place and isinstance(value, int) and 0 <= value < len(self.order):
            return self.order[value]
        return _text(value)


def _texts(given: object) -> Attributes:
    return {name: text for name, value in as_object(given).items() if (text := _text(value)) is not None}


def _text(value: object) -> str | None:
    if value is None or value == "":
        return None
    return value if isinstance(value, str) else written(value).decode()
