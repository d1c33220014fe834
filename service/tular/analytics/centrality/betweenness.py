"""Betweenness: directed shortest paths between others that pass through an account (Freeman 1977; Brandes
2001)."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

import numpy as np

from tular.analytics.centrality.dependency import Rows, dependencies
from tular.analytics.centrality.lanes import LANES
from tular.analytics.scores import Scores, scores_since
from tular.analytics.workers import each
from tular.graph.network import Network
from tular.models import Floats, Ids

Summing = Callable[[list[Ids]], Iterable[tuple[Floats, Floats]]]
"""Dependencies, and their squares, summed over the sources of each group."""
EXACT_UP_TO = 1_000_000_000
"""Exact while accounts x relations is at most this: seconds."""
SAMPLES = 256
"""Sources drawn where it is not."""
GROUPS = 16
"""Parts the sources are dealt into. Fixed, so that sums do not depend on the number of workers."""
CONFIDENCE = 0.95


def betweenness(
    network: Network,
    *,
    sources: int | None = None,
    samples: int = SAMPLES,
    seed: int = 0,
    workers: int = 1,
    exact_up_to: int = EXACT_UP_TO,
    summed: Summing | None = None,
) -> Scores:
    """Directed, unweighted, not normalised: 0 … (n - 1)(n - 2).

    `sources` forces that many sampled sources; without it all sources are used when n·m ≤ `exact_up_to`, else
    `samples`. Sources are drawn without replacement by `seed` and the sum is scaled by n / k (Brandes & Pich
    2007, "Centrality estimation in large networks"). `error_bound` then holds for any one account chosen
    beforehand with probability 0.95: the smaller of Hoeffding's and the empirical Bernstein bound (Maurer &
    Pontil 2009), each of which fails in half of the other 0.05, for the account where it is largest.

    `summed` computes the sums elsewhere, from the groups of sources that `workers` would take here.

    Raised by relations both ways; O(k·m) from k sources. Brandes 2001, "A faster algorithm for betweenness
    centrality".
    """
    start = time.perf_counter()
    drawn = draw(network, sources, samples, seed, exact_up_to)
    parts = _parts(network, groups_of(drawn), workers) if summed is None else summed(groups_of(drawn))
    total, squares = np.zeros(network.n), np.zeros(network.n)
    for part_total, part_squares in parts:
        total += part_total
        squares += part_squares
    if drawn.size == network.n:
        return scores_since(start, total, "exact, Brandes, 8 sources at once", iterations=network.n)
    return scores_since(
        start,
        total * (network.n / drawn.size),
        f"estimate from {drawn.size} sampled sources (seed {seed}), Brandes, 8 sources at once",
        iterations=int(drawn.size),
        error_bound=_error_bound(network.n, drawn.size, total, squares),
    )


def draw(
    network: Network,
    sources: int | None = None,
    samples: int = SAMPLES,
    seed: int = 0,
    exact_up_to: int = EXACT_UP_TO,
) -> Ids:
    """The sources to search from, int32[k] rising: all of them, or as many as are wanted, drawn by the seed."""
    wanted = sources
    if wanted is None and network.n * network.m > exact_up_to:
        wanted = samples
    if wanted is None or wanted >= network.n:
        return np.arange(network.n, dtype=np.int32)
    chosen = np.random.default_rng(seed).choice(network.n, wanted, replace=False)
    return np.sort(chosen).astype(np.int32)


def _parts(network: Network, groups: list[Ids], workers: int) -> list[tuple[Floats, Floats]]:
    outgoing = Rows(network.outgoing.offsets, network.outgoing.neighbours)
    incoming = Rows(network.incoming.offsets, network.incoming.neighbours)
    return each(lambda group: dependencies(outgoing, incoming, group), groups, workers)


def groups_of(sources: Ids) -> list[Ids]:
    """The sources in the parts that are searched from one after the other, or side by side."""
    batches = -(-sources.size // LANES)
    size = LANES * max(1, -(-batches // GROUPS))
    return [sources[begin : begin + size] for begin in range(0, sources.size, size)]


def _error_bound(n: int, k: int, total: Floats, squares: Floats) -> float:
    """Of the scaled sum; one source's dependency on an account lies in [0, n - 2].

    The smaller of two bounds holds where both do: each may fail with probability (1 - CONFIDENCE) / 2, and each is
    of two sides. Maurer & Pontil 2009, theorem 4, is of one: their 2 / δ is 4 / δ here.
    """
    reach, failing = max(n - 2, 0), (1.0 - CONFIDENCE) / 2.0
    hoeffding = reach * np.sqrt(np.log(2.0 / failing) / (2.0 * k))
    if k < 2:
        return float(n * hoeffding)
    variance = max(float(((squares - total * total / k) / (k - 1)).max(initial=0.0)), 0.0)
    spread = np.log(4.0 / failing)
    bernstein = np.sqrt(2.0 * variance * spread / k) + 7.0 * reach * spread / (3.0 * (k - 1))
    return float(n * min(hoeffding, bernstein))
