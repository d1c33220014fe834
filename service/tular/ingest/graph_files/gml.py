"""GML (Gephi, igraph, networkx) → nodes and edges. A graph without `directed 1` has no directions."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from tular.ingest.compression import StreamError
from tular.ingest.graph_files.elements import Bad, Edge, Element, Node

_TOKEN = re.compile(r'\s*(?:#[^\n]*(?:\n|\Z)\s*)*("[^"]*"|\[|\]|[^\s\[\]"]+)')
_DEEPEST = 100
_WEIGHTS = ("weight", "value")


def parse(chunks: Iterable[bytes], most: int) -> Iterator[Element]:
    reader = _Gml()
    try:
        for line, token in _tokens(chunks, most):
            if found := reader.take(line, token):
                yield found
    except _DamageError as damage:
        yield Bad(reader.line, str(damage))
    except StreamError as damage:
        yield Bad(reader.line, str(damage))


class _DamageError(Exception):
    pass


def _tokens(chunks: Iterable[bytes], most: int) -> Iterator[tuple[int, str]]:
    text, line = "", 1
    decoded = (chunk.decode("utf-8", "replace") for chunk in _whole_characters(chunks))
    for chunk in decoded:
        text += chunk
        at = 0
        while (match := _TOKEN.match(text, at)) and match.end() < len(text):
            line += text.count("\n", at, match.start(1))
            yield line, match[1]
            line += match[1].count("\n")
            at = match.end()
        text = text[at:]
        if len(text) > most:
            raise _DamageError("a value is too long")
    if text.strip():
        match = _TOKEN.match(text)
        if match is None or match.end() < len(text.rstrip()):
            raise _DamageError("the file ends too early")
        yield line, match[1]


def _whole_characters(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Chunks that end between characters: at the last line end or blank."""
    held = b""
    for chunk in chunks:
        held += chunk
        cut = max(held.rfind(b"\n"), held.rfind(b" ")) + 1
        yield held[:cut]
        held = held[cut:]
    yield held


class _Gml:
    def __init__(self) -> None:
        self.line = 1
        self.path: list[str] = []
        self.key: str | None = None
        self.directed = False
        self.values: dict[str, str] = {}
        self.began = 1

    def take(self, line: int, token: str) -> Element | None:
        self.line = line
        if token == "]":
            return self._close()
        if self.key is None:
            if token == "[":
                raise _DamageError("a list has no name")
            self.key = token
        elif token == "[":
            self._open(line)
        else:
            self._value(self.key, html.unescape(token.strip('"')))
            self.key = None
        return None

    def _open(self, line: int) -> None:
        if len(self.path) >= _DEEPEST:
            raise _DamageError("lists are nested too deeply")
        self.path.append((self.key or "").lower())
        self.key = None
        if self.path in (["graph", "node"], ["graph", "edge"]):
            self.values, self.began = {}, line

    def _close(self) -> Element | None:
        if not self.path or self.key is not None:
            raise _DamageError("a bracket closes what was not opened")
        path = list(self.path)
        self.path.pop()
        if path == ["graph", "node"]:
            return self._node()
        return self._edge() if path == ["graph", "edge"] else None

    def _value(self, key: str, value: str) -> None:
        if self.path == ["graph"] and key.lower() == "directed":
            self.directed = value == "1"
        elif self.path in (["graph", "node"], ["graph", "edge"]) and value:
            self.values[key] = value

    def _node(self) -> Element:
        if "id" not in self.values:
            return Bad(self.began, "the node lacks its id", str(self.values))
        return Node(self.values.pop("id"), self.values.pop("label", None), self.values, self.began)

    def _edge(self) -> Element:
        source, target = self.values.pop("source", None), self.values.pop("target", None)
        if source is None or target is None:
            return Bad(self.began, "the edge lacks its source or target", str(self.values))
        weight = next((self.values.pop(name) for name in _WEIGHTS if name in self.values), None)
        kind = next(
            (self.values.pop(name) for name in ("kind", "relation", "label") if name in self.values), None
        )
        return Edge(source, target, self.values, self.directed, weight, kind, line=self.began)
