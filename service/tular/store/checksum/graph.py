"""A fingerprint of the whole graph that does not depend on order or on Neo4j's internal ids.

Every node counts with its labels and properties, every relation with its type, its properties and what its two ends
are; values count with their types. Left out: nodes of label :Schema (what Tular notes for itself), constraints and
indexes. Two different graphs have the same fingerprint with a probability of about 2⁻¹²⁸, unless somebody builds
them to.

Hashes are summed modulo 2⁶⁴ in two lanes, so memory holds 16 bytes a node and one round of values, and the parts of
the graph are read side by side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np

from tular.store.checksum.hashes import SEPARATOR, Lanes, mixed, of_numbers, of_text, of_texts
from tular.store.driver.database import Database

Progress = Callable[[str, int, int | None], None]
_BLOCK = 2000
_READERS = 2
_START, _END = of_text("start of a relation"), of_text("end of a relation")


def checksum(database: Database, *, progress: Progress | None = None) -> str:
    """32 hexadecimal digits; see the module for what they stand for. The graph should not change meanwhile."""
    span = database.read("checksum/span")[0]
    if span["first"] is None:
        return _said(np.zeros(2, np.uint64))
    reading = _Reading(database, span["first"], span["last"], progress)
    reading.sum_nodes()
    reading.sum_relations()
    return _said(reading.total)


def _said(total: Lanes) -> str:
    return "".join(f"{int(lane):016x}" for lane in total)


class _Reading:
    """One pass over the graph: `hashes` of nodes by internal id, `total` of all elements so far."""

    def __init__(self, database: Database, first: int, last: int, progress: Progress | None) -> None:
        self._database = database
        self._first = first
        self._last = last
        self._progress = progress or _silent
        self.hashes = np.zeros((last + 1 - first, 2), np.uint64)
        self.total = np.zeros(2, np.uint64)

    def sum_nodes(self) -> None:
        for low, high in self._parts():
            self.total += self._nodes(low, high)
            self._progress("checksum nodes", high - self._first, self._last - self._first)

    def sum_relations(self) -> None:
        with ThreadPoolExecutor(_READERS) as readers:
            parts = self._parts()
            for (_, high), part in zip(
                parts, readers.map(lambda ends: self._relations(*ends), parts), strict=True
            ):
                self.total += part
                self._progress("checksum relations", high - self._first, self._last - self._first)

    def _parts(self) -> list[tuple[int, int]]:
        """Ranges of internal ids, each of whole rounds."""
        size = _BLOCK * max(1, (self._last - self._first) // (_BLOCK * 16))
        return [(low, min(low + size - 1, self._last)) for low in range(self._first, self._last + 1, size)]

    def _nodes(self, low: int, high: int) -> Lanes:
        total = np.zeros(2, np.uint64)
        for record in self._records("checksum/nodes", low, high):
            nodes = np.frombuffer(record["nodes"].raw(), ">i8") - self._first
            labels = of_text(SEPARATOR.join(sorted(record["labels"])))
            lanes = mixed(_properties(record["properties"], nodes.size) + labels)
            self.hashes[nodes] = lanes
            total += lanes.sum(axis=0)
        return total

    def _relations(self, low: int, high: int) -> Lanes:
        total = np.zeros(2, np.uint64)
        for record in self._records("checksum/relations", low, high):
            pairs = np.frombuffer(record["pairs"].raw(), ">i8").astype(np.int64)
            ends = mixed(self.hashes[(pairs >> 32) - self._first] + _START)
            ends ^= mixed(self.hashes[(pairs & 0xFFFFFFFF) - self._first] + _END)
            lanes = mixed(ends + _properties(record["properties"], pairs.size) + of_text(record["type"]))
            total += lanes.sum(axis=0)
        return total

    def _records(self, name: str, low: int, high: int) -> Iterator[Any]:
        with self._database.stream(
            name, fetch_size=20, first=low, last=high, block=_BLOCK, separator=SEPARATOR
        ) as records:
            yield from records


def _properties(columns: list[dict[str, Any]], size: int) -> Lanes:
    """Sum over the properties of each of `size` elements; what an element lacks adds nothing."""
    total = np.zeros((size, 2), np.uint64)
    for column in columns:
        present = np.frombuffer(column["present"].raw(), np.int8).astype(np.uint64)
        total += _column(column, size) * present[:, None]
    return total


def _column(column: dict[str, Any], size: int) -> Lanes:
    name, kind = column["name"], column["kind"]
    if kind == "MIXED":
        return np.array([_value(name, *each) for each in zip(column["types"], column["values"], strict=True)])
    if kind in ("INTEGER", "FLOAT"):
        code = ">i8" if kind == "INTEGER" else ">f8"
        numbers = np.frombuffer(column["numbers"].raw(), code).astype(code[1:])
        return mixed(of_numbers(numbers) + _tag(name, kind))
    return mixed(of_texts(column["texts"], size) + _tag(name, kind))


def _value(name: str, value_type: str, text: str) -> Lanes:
    """One value of a column of mixed types: the same as in a column of its own type."""
    kind = value_type.removesuffix(" NOT NULL")
    if kind in ("INTEGER", "FLOAT"):
        number = np.array([np.int64(int(text)) if kind == "INTEGER" else np.float64(text)])
        lanes: Lanes = mixed(of_numbers(number) + _tag(name, kind))[0]
        return lanes
    return mixed(of_text(text) + _tag(name, kind))


def _tag(name: str, kind: str) -> Lanes:
    return of_text(f"{name}{SEPARATOR}{kind}")


def _silent(step: str, done: int, total: int | None) -> None:
    """Progress that nobody asked for."""
