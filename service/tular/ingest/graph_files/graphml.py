"""GraphML (networkx, igraph, NodeXL, Communalytic, Gephi, yEd) → nodes and edges.

Names of accounts stand in an attribute (`name`, `label`, `id`) where a program calls its nodes n0, n1, …
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tular.ingest.graph_files.elements import Bad, Edge, Element, Node
from tular.ingest.graph_files.xml_stream import Tag, read_elements

_KINDS = ("relationship", "relation", "edge_type", "edgetype", "kind", "type", "interaction")


def parse(chunks: Iterable[bytes], most: int) -> Iterator[Element]:
    return read_elements(chunks, most, _GraphMl())


class _GraphMl:
    def __init__(self) -> None:
        self.directed = True
        self.names: dict[str, str] = {}
        self.owners: dict[str, str] = {}
        self.defaults: dict[str, str] = {}
        self.key = ""
        self.open: list[Node | Edge | Bad] = []
        self.in_data = False

    def begin(self, tag: Tag, given: dict[str, str]) -> None:
        match tag.name:
            case "graph":
                self.directed = given.get("edgedefault", "directed") == "directed"
            case "key":
                self.key = given.get("id", "")
                self.names[self.key] = given.get("attr.name") or self.key
                self.owners[self.key] = given.get("for", "all")
            case "data":
                self.key, self.in_data = given.get("key", ""), True
            case "node" if not self.in_data:
                bad = Bad(tag.line, "the node lacks its id", str(given))
                self.open.append(Node(given["id"], line=tag.line) if given.get("id") else bad)
            case "edge" if not self.in_data:
                self.open.append(self._edge(tag.line, given))

    def end(self, tag: Tag) -> Element | None:
        match tag.name:
            case "default" if tag.text.strip():
                self.defaults[self.key] = tag.text.strip()
            case "data":
                self.in_data = False
                self._value(self.names.get(self.key, self.key), tag.text.strip())
            case "NodeLabel":
                self._value("label", tag.text.strip())
            case "node" | "edge" if not self.in_data and self.open:
                return self._finished(self.open.pop())
        return None

    def _edge(self, line: int, given: dict[str, str]) -> Edge | Bad:
        if not (given.get("source") and given.get("target")):
            return Bad(line, "the edge lacks its source or target", str(given))
        stated = given.get("directed")
        directed = self.directed if stated is None else stated == "true"
        return Edge(given["source"], given["target"], directed=directed, line=line)

    def _value(self, name: str, value: str) -> None:
        if value and self.open and not isinstance(self.open[-1], Bad):
            self.open[-1].attributes[name] = value

    def _finished(self, element: Element) -> Element:
        if isinstance(element, Bad):
            return element
        own = "node" if isinstance(element, Node) else "edge"
        for key, value in self.defaults.items():
            if self.owners[key] in (own, "all"):
                element.attributes.setdefault(self.names[key], value)
        if isinstance(element, Edge):
            by_name = {name.lower(): name for name in element.attributes}
            told = next((by_name[kind] for kind in _KINDS if kind in by_name), None)
            element.kind = element.attributes.pop(told) if told else None
            element.weight = element.attributes.pop(by_name.get("weight", ""), None)
        return element
