"""Components of a random network joined until there are as many as in the real one.

A network without cycles is more modular than any with its degrees that falls into pieces and has some: beside those
a random tree would be called divided. An edge on a cycle and one of another component exchange ends, which joins the
two and keeps every degree (Viger & Latapy 2005, "Efficient and simple generation of random simple connected graphs
with prescribed degree sequence", COCOON, section 2).
"""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from tular.models import Ids

_NONE = -1


@njit(nogil=True, cache=True)
def join(source: Ids, target: Ids, n: int, wanted: int, seed: int) -> int:
    """Exchange ends in place until at most `wanted` components are left, vertices without an edge counted, or no
    cycle is; returns how many are. O(n + m)."""
    np.random.seed(seed & 0x7FFFFFFF)
    parent = np.arange(n)
    tree, closing = _forest(source, target, parent)
    left = n - tree.size
    bridge = np.full(n, _NONE)
    for e in tree:
        bridge[_root(parent, source[e])] = e
    alive = np.flatnonzero(bridge != _NONE)
    np.random.shuffle(alive)
    exchanges = max(0, min(left - wanted, closing.size, alive.size - 1))
    for joined, e in enumerate(closing[:exchanges]):
        into = _root(parent, source[e])
        if alive[joined] == into:
            alive[joined], alive[joined + 1] = alive[joined + 1], into
        other = alive[joined]
        _exchange(source, target, e, bridge[other])
        parent[other] = into
    return left - exchanges


@njit(nogil=True, cache=True)
def _forest(
    source: Ids, target: Ids, parent: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Edges of a random spanning forest, and those that close a cycle in it, in random order; fills `parent`."""
    tree, closing = np.empty(source.size, np.int64), np.empty(source.size, np.int64)
    trees = 0
    for place, e in enumerate(np.random.permutation(source.size)):
        first, second = _root(parent, source[e]), _root(parent, target[e])
        if first == second:
            closing[place - trees] = e
        else:
            parent[first] = second
            tree[trees] = e
            trees += 1
    return tree[:trees], closing[: source.size - trees]


@njit(nogil=True, cache=True)
def _root(parent: NDArray[np.int64], vertex: int) -> np.int64:
    while parent[vertex] != vertex:
        parent[vertex] = parent[parent[vertex]]
        vertex = parent[vertex]
    return np.int64(vertex)


@njit(nogil=True, cache=True)
def _exchange(source: Ids, target: Ids, first: int, second: int) -> None:
    """u-v and x-y become u-y and x-v: simple, for they were in two components."""
    if np.random.random() < 0.5:
        source[second], target[second] = target[second], source[second]
    target[first], target[second] = target[second], target[first]
