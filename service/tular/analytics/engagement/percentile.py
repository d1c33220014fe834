"""Percentiles of accounts against their size-peers, those with a similar audience."""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from tular.graph.compressed import Offsets
from tular.measures import LEAST_PEERS, PEER_FACTOR
from tular.models import Floats


def size_peer_percentile(
    scores: Floats, audience: Floats, *, factor: float = PEER_FACTOR, at_least: int = LEAST_PEERS
) -> Floats:
    """Percentage of the other accounts with an audience within `factor` of the account's own that have a lower score.

    80 reads: better than 80 % of those of the same size. float64[n], 0 … 100; O(n·log n).

    Raised by what raises the scores. Percentile rank: Roscoe 1975.
    """
    order = np.argsort(audience, kind="stable")
    first, last = _peers(audience[order], factor, at_least)
    ranks = np.unique(scores, return_inverse=True)[1][order]
    result = np.empty(scores.size)
    result[order] = _percentiles(ranks, first, last)
    return result


def _peers(audience: Floats, factor: float, at_least: int) -> tuple[Offsets, Offsets]:
    """Half-open ranges of peers in rising order of audience."""
    n = audience.size
    place = np.arange(n)
    first = np.searchsorted(audience, audience / factor, side="left")
    last = np.searchsorted(audience, audience * factor, side="right")
    nearest = np.clip(place - at_least // 2, 0, max(n - at_least, 0))
    few = last - first < at_least
    return np.where(few, nearest, first), np.where(few, np.minimum(nearest + at_least, n), last)


@njit(nogil=True, cache=True)
def _percentiles(ranks: NDArray[np.int64], first: Offsets, last: Offsets) -> Floats:
    """A Fenwick tree holds the ranks of the accounts inside a window that slides, and steps back only by the few
    accounts of a window of the nearest."""
    tree = np.zeros(ranks.size + 2, np.int64)
    result = np.empty(ranks.size)
    begin, end = 0, 0
    for place in range(ranks.size):
        while end < last[place]:
            _add(tree, ranks[end], 1)
            end += 1
        while begin > first[place]:
            begin -= 1
            _add(tree, ranks[begin], 1)
        while end > last[place]:
            end -= 1
            _add(tree, ranks[end], -1)
        while begin < first[place]:
            _add(tree, ranks[begin], -1)
            begin += 1
        result[place] = 100.0 * _below(tree, ranks[place]) / max(end - begin - 1, 1)
    return result


@njit(nogil=True, cache=True)
def _add(tree: NDArray[np.int64], rank: int, amount: int) -> None:
    node = rank + 1
    while node < tree.size:
        tree[node] += amount
        node += node & -node


@njit(nogil=True, cache=True)
def _below(tree: NDArray[np.int64], rank: int) -> int:
    count = 0
    node = rank
    while node > 0:
        count += tree[node]
        node -= node & -node
    return count
