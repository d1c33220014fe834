"""Compressed rows on a cluster: whole rows in parts, Parquet in a folder that all machines reach, kept by Spark.

A pass is one Spark job: a vector goes to every machine, each part answers for its own vertices, and the answers side
by side are the vector that comes back. So a pass needs vectors here, never relations; a part that is lost is read
again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

import fsspec
import numpy as np
import pyarrow as pa
import pyarrow.parquet
from numba import njit
from numpy.typing import NDArray

from tular.graph.compressed import CompressedRows, Offsets
from tular.models import Floats, Ids

if TYPE_CHECKING:
    from pyspark import SparkContext

RELATIONS_A_PART = 1_000_000
FIRST, COUNT = b"tular.first", b"tular.count"
"""In the schema of a file: its first vertex, and how many it has rows of."""


class Part(NamedTuple):
    """The rows of `first` and the vertices after it."""

    first: int
    rows: CompressedRows


class SpreadRows:
    """Rows of `n` vertices; what `CompressedRows` tells of itself, these tell, too."""

    def __init__(self, context: SparkContext, files: list[str]) -> None:
        from pyspark import StorageLevel

        self._context = context
        self._parts = context.parallelize(files, len(files)).map(read_part)
        self._parts.persist(StorageLevel.MEMORY_AND_DISK)

    def each(self, work: Callable[..., NDArray[Any]], *vectors: NDArray[Any]) -> NDArray[Any]:
        """One pass: `work(part, *vectors)` for every part, in the order of vertices."""
        sent = [self._context.broadcast(vector) for vector in vectors]
        try:
            found = self._parts.map(lambda part: work(part, *(vector.value for vector in sent))).collect()
        finally:
            for vector in sent:
                vector.destroy()
        return np.concatenate(found)

    def degrees(self) -> NDArray[np.int64]:
        return self.each(_degrees)

    def strengths(self) -> Floats:
        return self.each(_strengths)

    def times(self, vector: Floats) -> Floats:
        """The matrix of these rows times a vector."""
        return self.each(_times, vector)


def write_parts(rows: CompressedRows, folder: str, least: int) -> list[str]:
    """Write the rows in at least so many parts of alike many relations; the files' addresses, in vertex order."""
    count = max(least, -(-rows.entries // RELATIONS_A_PART), 1)
    wanted = np.arange(1, count) * (rows.entries / count)
    bounds = np.unique(np.concatenate([[0], np.searchsorted(rows.offsets, wanted), [rows.n]]))
    filesystem, root = fsspec.core.url_to_fs(folder)
    filesystem.makedirs(root, exist_ok=True)
    files = []
    for number, (first, end) in enumerate(zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True)):
        name = f"part-{number:05}.parquet"
        with filesystem.open(f"{root}/{name}", "wb") as file:
            pa.parquet.write_table(_table(rows, first, end), file, compression="zstd")
        files.append(f"{folder}/{name}")
    return files


def _table(rows: CompressedRows, first: int, end: int) -> pa.Table:
    entries = slice(rows.offsets[first], rows.offsets[end])
    vertex = np.repeat(np.arange(first, end, dtype=np.int32), np.diff(rows.offsets[first : end + 1]))
    columns: dict[str, NDArray[Any]] = {"vertex": vertex, "neighbour": rows.neighbours[entries]}
    if not rows.unit:
        columns["weight"] = rows.weights[entries]
    return pa.table(columns).replace_schema_metadata({FIRST: str(first), COUNT: str(end - first)})


def read_part(file: str) -> Part:
    """A file as rows again; where it has no weights, all are 1."""
    with fsspec.open(file, "rb") as opened:
        table = pa.parquet.read_table(opened)
    first, count = (int(table.schema.metadata[name]) for name in (FIRST, COUNT))
    offsets = np.zeros(count + 1, np.int64)
    np.cumsum(np.bincount(table["vertex"].to_numpy() - first, minlength=count), out=offsets[1:])
    neighbours = np.require(table["neighbour"].to_numpy(), np.int32, ("C", "W"))
    unit = "weight" not in table.column_names
    weights = np.ones(neighbours.size) if unit else table["weight"].to_numpy()
    return Part(first, CompressedRows(offsets, neighbours, np.require(weights, np.float64, ("C", "W")), unit))


def _degrees(part: Part) -> NDArray[np.int64]:
    return part.rows.degrees()


def _strengths(part: Part) -> Floats:
    return part.rows.strengths()


def _times(part: Part, vector: Floats) -> Floats:
    return part.rows.times(vector)


def least_label(part: Part, labels: Ids) -> Ids:
    """The smallest of the own label and the neighbours'."""
    return _least(part.first, part.rows.offsets, part.rows.neighbours, labels)


def core_of(part: Part, cores: Ids) -> Ids:
    """The largest h such that h neighbours have h or more, at most what the vertex has."""
    return _cores(part.first, part.rows.offsets, part.rows.neighbours, cores)


def heaviest_label(part: Part, labels: Ids) -> Ids:
    """The label with most weight around a vertex; on a tie its own, else the smallest."""
    return _heaviest(part.first, part.rows.offsets, part.rows.neighbours, part.rows.weights, labels)


@njit(nogil=True, cache=True)
def _least(first: int, offsets: Offsets, neighbours: Ids, labels: Ids) -> Ids:
    found = labels[first : first + offsets.size - 1].copy()
    for row in range(found.size):
        for entry in range(offsets[row], offsets[row + 1]):
            found[row] = min(found[row], labels[neighbours[entry]])
    return found


@njit(nogil=True, cache=True)
def _cores(first: int, offsets: Offsets, neighbours: Ids, cores: Ids) -> Ids:
    found = np.empty(offsets.size - 1, np.int32)
    counts = np.zeros(cores.max() + 2, np.int64)
    for row in range(found.size):
        own = cores[first + row]
        counts[: own + 1] = 0
        for entry in range(offsets[row], offsets[row + 1]):
            counts[min(own, cores[neighbours[entry]])] += 1
        core, above = own, counts[own]
        while core > 0 and above < core:
            core -= 1
            above += counts[core]
        found[row] = core
    return found


@njit(nogil=True, cache=True)
def _heaviest(first: int, offsets: Offsets, neighbours: Ids, weights: Floats, labels: Ids) -> Ids:
    found = labels[first : first + offsets.size - 1].copy()
    weight_to = np.zeros(labels.size)
    for row in range(found.size):
        for entry in range(offsets[row], offsets[row + 1]):
            weight_to[labels[neighbours[entry]]] += weights[entry]
        best, most = found[row], weight_to[found[row]]
        own = best
        for entry in range(offsets[row], offsets[row + 1]):
            label = labels[neighbours[entry]]
            if weight_to[label] > most or (weight_to[label] == most and best != own and label < best):
                best, most = label, weight_to[label]
        for entry in range(offsets[row], offsets[row + 1]):
            weight_to[labels[neighbours[entry]]] = 0.0
        found[row] = best
    return found
