"""What every graph file comes down to: nodes and edges with attributes, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

Attributes = dict[str, str]


@dataclass(slots=True)
class Node:
    id: str
    label: str | None = None
    attributes: Attributes = field(default_factory=dict)
    line: int = 0


@dataclass(slots=True)
class Edge:
    source: str
    target: str
    attributes: Attributes = field(default_factory=dict)
    """Those that the file's author named, beside what the format itself provides: the fields below."""
    directed: bool | None = None
    """None where the format does not say; then it reads from source to target."""
    weight: str | None = None
    kind: str | None = None
    """Which relation it is, in the file's words."""
    start: str | None = None
    end: str | None = None
    line: int = 0


@dataclass(slots=True)
class Bad:
    """What should have been a node or an edge."""

    line: int
    reason: str
    text: str = ""


Element = Node | Edge | Bad
Parser = Callable[[Iterable[bytes], int], Iterator[Element]]
"""`parse(chunks, most)`: the elements of a file; nothing of more than `most` bytes is held at once."""
