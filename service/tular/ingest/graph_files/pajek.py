"""Pajek networks (`.net`) → nodes and edges: arcs, edges, lists and matrices; relations by number and name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tular.ingest.blocks import cut_blocks
from tular.ingest.graph_files.elements import Bad, Edge, Element, Node

_BLOCK = 1 << 20
_VERTEX = re.compile(r'\s*(\d+)\s*(?:"([^"]*)"|(\S+))?')
_SECTION = re.compile(r'\*\s*(\w+)\s*(?::\s*\d+)?\s*(\d+)?\s*(?:\d+)?\s*(?:"([^"]*)")?')
_SHOWN = 1_000


def parse(chunks: Iterable[bytes], most: int) -> Iterator[Element]:
    reader, refused = _Pajek(), list[Bad]()

    def reject(line: int, reason: str, row: bytes) -> None:
        refused.append(Bad(line, reason, row[:_SHOWN].decode("utf-8", "replace")))

    for block in cut_blocks(chunks, _BLOCK, most, reject):
        for number, raw in enumerate(block.data.split(b"\n"), block.line):
            yield from reader.line(number, raw)
        yield from refused
        refused.clear()
    yield from refused


class _Pajek:
    def __init__(self) -> None:
        self.section = ""
        self.kind: str | None = None
        self.row = 0

    def line(self, number: int, raw: bytes) -> Iterator[Element]:
        try:
            text = raw.decode().strip()
        except UnicodeDecodeError:
            yield Bad(number, "the line is not valid UTF-8", raw[:_SHOWN].decode("utf-8", "replace"))
            return
        if not text or text.startswith("%"):
            return
        if text.startswith("*"):
            self._begin(text)
            return
        yield from self._elements(number, text)

    def _begin(self, text: str) -> None:
        match = _SECTION.match(text)
        self.section = match[1].lower() if match else ""
        self.kind = match[3] if match else None
        self.row = 0

    def _elements(self, number: int, text: str) -> Iterator[Element]:
        bad = Bad(number, "the line is neither a vertex nor a relation", text[:_SHOWN])
        fields = text.split()
        match self.section:
            case "vertices":
                vertex = _VERTEX.match(text)
                yield Node(vertex[1], vertex[2] or vertex[3], line=number) if vertex else bad
            case "arcs" | "edges":
                if len(fields) < 2 or not (fields[0].isdigit() and fields[1].isdigit()):
                    yield bad
                    return
                weight = fields[2] if len(fields) > 2 and not fields[2].startswith("[") else None
                yield self._edge(number, fields[0], fields[1], weight, self.section == "arcs")
            case "arcslist" | "edgeslist":
                if len(fields) < 2 or not all(field.isdigit() for field in fields):
                    yield bad
                    return
                for target in fields[1:]:
                    yield self._edge(number, fields[0], target, None, self.section == "arcslist")
            case "matrix":
                self.row += 1
                for column, weight in enumerate(fields, 1):
                    if weight.strip("0.") not in ("", "-"):
                        yield self._edge(number, str(self.row), str(column), weight, True)
            case "network":
                return
            case _:
                yield bad

    def _edge(self, line: int, source: str, target: str, weight: str | None, directed: bool) -> Edge:
        return Edge(source, target, {}, directed, weight, self.kind, line=line)
