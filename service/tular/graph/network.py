"""A snapshot in the shapes that kernels want: edge arrays, compressed rows, igraph. Each is built once, on
demand."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from tular.graph.compressed import CompressedRows, folded, rows_of_sorted, transposed
from tular.models import Floats, Ids, Snapshot

if TYPE_CHECKING:
    from igraph import Graph

T = TypeVar("T")


class Network:
    """A directed weighted graph of `n` vertices and `m` edges, without self-loops and parallel edges.

    `source`, `target` int32[m] and `weight` float64[m] are sorted by (source, target). `outgoing`, `incoming`
    and `undirected` are compressed rows; in `undirected` every pair stands in both rows with the weights of
    its two directions summed. May be shared between threads. Arrays are never written to."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._set(snapshot.account_count, snapshot.source, snapshot.target, snapshot.weight)

    @classmethod
    def from_edges(
        cls, n: int, source: ArrayLike, target: ArrayLike, weight: ArrayLike | None = None
    ) -> Network:
        """From edges in any order: self-loops are dropped, parallel edges folded by summing their weights."""
        network = cls.__new__(cls)
        network._set(n, *_sorted_and_folded(n, np.asarray(source), np.asarray(target), weight))
        return network

    @classmethod
    def from_sorted(
        cls, n: int, source: ArrayLike, target: ArrayLike, weight: ArrayLike | None = None
    ) -> Network:
        """From edges that are sorted by (source, target) already, without self-loops and parallels; not checked."""
        network = cls.__new__(cls)
        network._set(n, source, target, np.ones(np.size(source)) if weight is None else weight)
        return network

    def among(self, kept: NDArray[np.bool_]) -> Network:
        """The vertices of a mask [n], numbered anew in their order, and the relations between them."""
        row = np.cumsum(kept) - 1
        both = kept[self.source] & kept[self.target]
        return Network.from_sorted(
            int(kept.sum()), row[self.source[both]], row[self.target[both]], self.weight[both]
        )

    def _set(self, n: int, source: ArrayLike, target: ArrayLike, weight: ArrayLike) -> None:
        self.n = n
        self.source = _kernel_array(source, np.int32)
        self.target = _kernel_array(target, np.int32)
        self.weight = _kernel_array(weight, np.float64)
        self.m = int(self.source.size)
        self._lock = threading.RLock()
        self._built: dict[str, Any] = {}

    @property
    def outgoing(self) -> CompressedRows:
        """Row v: whom v points at."""
        return self._once("outgoing", lambda: rows_of_sorted(*self._edges, unit=self.unit_weights))

    @property
    def incoming(self) -> CompressedRows:
        """Row v: who points at v."""
        return self._once("incoming", lambda: transposed(*self._edges, unit=self.unit_weights))

    @property
    def undirected(self) -> CompressedRows:
        """Row v: who points at v or is pointed at by v."""
        return self._once("undirected", lambda: folded(self.outgoing, self.incoming))

    @property
    def unit_weights(self) -> bool:
        """Whether every weight is 1, as in follows."""
        return self._once("unit_weights", lambda: bool((self.weight == 1.0).all()))

    @property
    def igraph(self) -> Graph:
        """The directed igraph.Graph, with edge attribute `weight`; from the sorted contiguous array, the
        quick way."""
        return self._once("igraph", self._build_igraph)

    @property
    def igraph_folded(self) -> Graph:
        """The igraph.Graph with directions dropped, the weights of both added (`weight`)."""
        return self._once("igraph_folded", self._build_folded_igraph)

    @property
    def _edges(self) -> tuple[int, Ids, Ids, Floats]:
        return self.n, self.source, self.target, self.weight

    def _once(self, name: str, build: Callable[[], T]) -> T:
        with self._lock:
            if name not in self._built:
                self._built[name] = build()
            built: T = self._built[name]
            return built

    def _build_igraph(self) -> Graph:
        from igraph import Graph

        edges = np.column_stack((self.source, self.target))
        graph = Graph(n=self.n, edges=edges, directed=True)
        graph.es["weight"] = self.weight.tolist()
        return graph

    def _build_folded_igraph(self) -> Graph:
        from igraph import Graph

        rows = self.undirected
        source = np.repeat(np.arange(rows.n, dtype=np.int32), rows.degrees())
        once = source < rows.neighbours
        graph = Graph(n=rows.n, edges=np.column_stack((source[once], rows.neighbours[once])))
        graph.es["weight"] = rows.weights[once].tolist()
        return graph


def _kernel_array(values: ArrayLike, dtype: type) -> NDArray[Any]:
    """Contiguous and writeable: a read-only view (from Arrow) would have every kernel compiled a second
    time."""
    return np.require(values, dtype, ("C", "W"))


def _sorted_and_folded(
    n: int, source: NDArray[Any], target: NDArray[Any], weight: ArrayLike | None
) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    weights = np.ones(source.size) if weight is None else np.asarray(weight, np.float64)
    kept = source != target
    keys, places = np.unique(source[kept].astype(np.int64) * n + target[kept], return_inverse=True)
    return keys // max(n, 1), keys % max(n, 1), np.bincount(places, weights[kept], keys.size)
