"""Random networks with the same degrees: the null model that claims about communities are tested against.

Markov chain of edge swaps on the simple folded graph (Maslov & Sneppen 2002): u-v and x-y become u-y and x-v, unless
that made a self-loop or a second edge. Every degree stays, and what fell apart is joined again (`joining`). Where
weights grow with the strengths of their ends, as where they count what busy and popular accounts do, they are dealt
out anew so that strengths stay, too (Rubinov & Sporns 2011, NeuroImage 56): a network in which they fell anywhere
would be more modular than chance makes this one. Where they do not, an edge keeps its weight.
"""

from __future__ import annotations

import numpy as np
import polars as pl
from numba import njit
from numpy.typing import NDArray

from tular.analytics.community.joining import join
from tular.analytics.structure.components import components
from tular.graph.compressed import CompressedRows
from tular.graph.network import Network
from tular.models import Floats, Ids

SWAPS_PER_EDGE = 10
"""Tries for each edge; Milo et al. 2003 find the chain mixed far below this for modularity-like
statistics."""
STRENGTHS_FROM = 0.15
"""Rank correlation between an edge's weight and what else its ends do, from which strengths are kept."""
_ROUNDS = 10
"""A tenth of the weights is dealt out at a time; then strengths still to be reached are looked at again (Rubinov &
Sporns' default)."""
_EMPTY = -1


def rewired(
    network: Network, *, seed: int, swaps_per_edge: float = SWAPS_PER_EDGE, strengths: bool | None = None
) -> Network:
    """A random network with the degrees of the folded graph, and about its strengths where `keeps_strengths`; each
    undirected edge is one relation.

    Its folded graph is what counts: directions are arbitrary. Deterministic in `seed`. `strengths` is what
    `keeps_strengths` says, for who makes many of one network.
    """
    source, target, weight = _edges(network.undirected)
    if source.size:
        _swap(source, target, network.n, int(swaps_per_edge * source.size), seed)
        pieces = int(components(network.undirected).max()) + 1
        join(source, target, network.n, pieces, seed)
    if keeps_strengths(network) if strengths is None else strengths:
        weight = _dealt(source, target, weight, network.undirected.strengths(), seed)
    return Network.from_edges(network.n, source, target, weight)


def keeps_strengths(network: Network) -> bool:
    """Whether weights of the folded graph grow with the strengths of their ends, this edge's own share left out."""
    source, target, weight = _edges(network.undirected)
    if not source.size or (weight == weight[0]).all():
        return False
    strengths = network.undirected.strengths()
    others = (strengths[source] - weight) * (strengths[target] - weight)
    of_weight, of_others = (pl.Series(values).rank("average").to_numpy() for values in (weight, others))
    return bool(of_others.std() > 0.0 and np.corrcoef(of_weight, of_others)[0, 1] >= STRENGTHS_FROM)


def _dealt(source: Ids, target: Ids, weight: Floats, strengths: Floats, seed: int) -> Floats:
    """The same weights on other edges: the larger, the more the ends of an edge have still to reach."""
    random, missing = np.random.default_rng(seed & 0xFFFFFFFF), strengths.copy()
    dealt, edges, left = np.empty(weight.size), np.arange(weight.size), np.sort(weight)
    for rounds in range(_ROUNDS, 0, -1):
        order = edges[np.argsort(missing[source[edges]] * missing[target[edges]], kind="stable")]
        chosen = np.zeros(order.size, np.bool_)
        chosen[random.choice(order.size, -(-order.size // rounds), replace=False)] = True
        now = order[chosen]
        dealt[now] = left[chosen]
        for end in (source, target):
            missing -= np.bincount(end[now], dealt[now], missing.size)
        np.maximum(missing, 0.0, out=missing)
        edges, left = order[~chosen], left[~chosen]
    return dealt


def _edges(rows: CompressedRows) -> tuple[Ids, Ids, Floats]:
    source = np.repeat(np.arange(rows.n, dtype=np.int32), rows.degrees())
    once = source < rows.neighbours
    return source[once], rows.neighbours[once].copy(), rows.weights[once]


@njit(nogil=True, cache=True)
def _swap(source: Ids, target: Ids, n: int, tries: int, seed: int) -> int:
    """Swap in place; returns how many tries succeeded."""
    np.random.seed(seed & 0x7FFFFFFF)
    size = 1
    while size < 3 * source.size:
        size *= 2
    table = np.full(size, _EMPTY, np.int64)
    for e in range(source.size):
        _insert(table, _key(source[e], target[e], n))
    done = 0
    for _ in range(tries):
        a, b = np.random.randint(0, source.size), np.random.randint(0, source.size)
        if np.random.random() < 0.5:
            source[b], target[b] = target[b], source[b]
        u, v, x, y = source[a], target[a], source[b], target[b]
        if u in (x, y) or v in (x, y):
            continue
        first, second = _key(u, y, n), _key(x, v, n)
        if table[_find(table, first)] != _EMPTY or table[_find(table, second)] != _EMPTY:
            continue
        _remove(table, _key(u, v, n))
        _remove(table, _key(x, y, n))
        _insert(table, first)
        _insert(table, second)
        target[a], target[b] = y, v
        done += 1
    return done


@njit(nogil=True, cache=True)
def _key(u: int, v: int, n: int) -> np.int64:
    return np.int64(min(u, v)) * n + np.int64(max(u, v))


@njit(nogil=True, cache=True)
def _home(table: NDArray[np.int64], key: np.int64) -> np.int64:
    mixed = np.uint64(key) * np.uint64(0x9E3779B97F4A7C15)
    return np.int64((mixed >> np.uint64(20)) & np.uint64(table.size - 1))


@njit(nogil=True, cache=True)
def _find(table: NDArray[np.int64], key: np.int64) -> np.int64:
    """Where `key` stands, or the empty place where it would (linear probing)."""
    place = _home(table, key)
    while table[place] != _EMPTY and table[place] != key:
        place = (place + 1) & (table.size - 1)
    return place


@njit(nogil=True, cache=True)
def _insert(table: NDArray[np.int64], key: np.int64) -> None:
    table[_find(table, key)] = key


@njit(nogil=True, cache=True)
def _remove(table: NDArray[np.int64], key: np.int64) -> None:
    """Empty the place of `key` and close the gap (Knuth 6.4, algorithm R), so that probing stays short."""
    mask = table.size - 1
    hole = _find(table, key)
    table[hole] = _EMPTY
    place = (hole + 1) & mask
    while table[place] != _EMPTY:
        home = _home(table, table[place])
        if ((place - home) & mask) >= ((place - hole) & mask):
            table[hole] = table[place]
            table[place] = _EMPTY
            hole = place
        place = (place + 1) & mask
