"""GEXF 1.1 to 1.3 (Gephi, networkx, TCAT, twarc-network) → nodes and edges.

What an author called `start`, `weight` or `label` is an attribute of his own (`attvalue`), and not what GEXF itself
calls so. `type` says whether an edge has a direction; tools that wrote the relation there are understood.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tular.ingest.graph_files.elements import Bad, Edge, Element, Node
from tular.ingest.graph_files.xml_stream import Tag, read_elements

_DIRECTIONS = {"directed": True, "undirected": False, "mutual": False}


def parse(chunks: Iterable[bytes], most: int) -> Iterator[Element]:
    return read_elements(chunks, most, _Gexf())


class _Gexf:
    def __init__(self) -> None:
        self.directed = False
        """GEXF's default when a graph does not say."""
        self.titles: dict[tuple[str, str], str] = {}
        self.defaults: dict[tuple[str, str], str] = {}
        self.subject = ""
        self.attribute = ""
        self.open: list[Node | Edge | Bad] = []

    def begin(self, tag: Tag, given: dict[str, str]) -> None:
        match tag.name:
            case "graph":
                self.directed = given.get("defaultedgetype", "undirected") == "directed"
            case "attributes":
                self.subject = given.get("class", "node")
            case "attribute":
                self.attribute = given.get("id", "")
                self.titles[self.subject, self.attribute] = given.get("title") or self.attribute
            case "node":
                self.open.append(_node(tag.line, given))
            case "edge":
                self.open.append(self._edge(tag.line, given))
            case "attvalue":
                self._value(given)
            case "spell" if self.open and isinstance(self.open[-1], Edge):
                edge = self.open[-1]
                edge.start = edge.start or given.get("start") or given.get("startopen")
                edge.end = given.get("end") or given.get("endopen") or edge.end

    def end(self, tag: Tag) -> Element | None:
        if tag.name == "default" and tag.text.strip():
            self.defaults[self.subject, self.attribute] = tag.text.strip()
        if tag.name not in ("node", "edge") or not self.open:
            return None
        element = self.open.pop()
        if not isinstance(element, Bad):
            subject = "node" if isinstance(element, Node) else "edge"
            for (of, id_), value in self.defaults.items():
                if of == subject:
                    element.attributes.setdefault(self.titles[of, id_], value)
        return element

    def _edge(self, line: int, given: dict[str, str]) -> Edge | Bad:
        if not (given.get("source") and given.get("target")):
            return Bad(line, "the edge lacks its source or target", str(given))
        type_ = given.get("type", "").lower()
        return Edge(
            given["source"],
            given["target"],
            directed=_DIRECTIONS.get(type_, self.directed),
            weight=given.get("weight"),
            kind=given.get("kind") or (type_ if type_ not in _DIRECTIONS else None) or given.get("label"),
            start=given.get("start") or given.get("timestamp"),
            end=given.get("end"),
            line=line,
        )

    def _value(self, given: dict[str, str]) -> None:
        element = self.open[-1] if self.open else None
        value = given.get("value", "")
        if element is None or isinstance(element, Bad) or not value:
            return
        subject = "node" if isinstance(element, Node) else "edge"
        id_ = given.get("for", given.get("id", ""))
        element.attributes[self.titles.get((subject, id_), id_)] = value


def _node(line: int, given: dict[str, str]) -> Node | Bad:
    if not given.get("id"):
        return Bad(line, "the node lacks its id", str(given))
    return Node(given["id"], given.get("label"), line=line)
