"""How sure is it? Several independently seeded runs beside the one that is kept.

A member's confidence is how often its companions stay with it (co-assignment, as in consensus clustering:
Lancichinetti & Fortunato 2012); a community's stability is how well it is found again (clusterwise Jaccard
index: Hennig 2007).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tular.analytics.community.hierarchy import holders
from tular.analytics.community.partition import Partition
from tular.analytics.workers import each
from tular.models import Floats, Ids

PATIENCE = 0.02
"""Gain in modularity below which a better partition is not worth new communities: about what seeds differ by where
structure is weak."""
Refine = Callable[[Partition], Partition]
Find = Callable[[int, Ids | None], Partition]
"""From a seed and a start, or None, to a partition of a network (`Detection.find`)."""


@dataclass(frozen=True, slots=True, eq=False)
class Consensus:
    """`partition`, and over the other runs: `confidence` float64[n] and `stability` float64[count], 0 … 1.

    Confidence of a member: mean share of its companions that are with it; 1 for who is alone in every run.
    Stability of a community: mean of its greatest Jaccard similarity to a community of the other run.
    """

    partition: Partition
    confidence: Floats
    stability: Floats
    runs: int


def consensus(
    find: Find,
    *,
    runs: int = 8,
    seed: int = 0,
    initial: Ids | None = None,
    settled: Partition | None = None,
    refine: Refine = lambda partition: partition,
    workers: int = 1,
) -> Consensus:
    """Keep the best of `runs` partitions by quality, or the one warm-started from `initial` unless an independent
    one's modularity is better by more than PATIENCE.

    `settled`, an earlier answer for the same network, takes the place of the warm-started one: unchanged data keeps
    its communities for good. The other runs start cold, with seeds derived from `seed`, on up to `workers` threads;
    the answer does not depend on `workers`. Only what is kept is refined, to communities nested in its own; each of
    them is as stable as the one that holds it. What is `settled` was refined, so the others are, too. With `runs` = 1
    nothing is known: confidence and stability are NaN.
    """

    def run(number: int) -> Partition:
        if number == 0 and settled is not None:
            return settled
        return find(seed + number * 1_000_003, initial if number == 0 else None)

    partitions = each(run, range(runs), workers)
    kept = _kept(partitions, warm=initial is not None or settled is not None)
    found, others = partitions[kept], [one for number, one in enumerate(partitions) if number != kept]
    if found is settled:
        others = each(lambda number: refine(others[number]), range(len(others)), workers)
        return Consensus(found, *_agreement(found, others), runs)
    refined = refine(found)
    confidence, _ = _agreement(refined, others)
    _, stability = _agreement(found, others)
    return Consensus(refined, confidence, stability[holders(refined.membership, found.membership)], runs)


def _agreement(found: Partition, others: list[Partition]) -> tuple[Floats, Floats]:
    return agreement(found.membership, [other.membership for other in others])


def agreement(membership: Ids, others: list[Ids]) -> tuple[Floats, Floats]:
    """(confidence[n], stability[count]) of `membership` over other memberships of the same accounts."""
    count = int(membership.max(initial=-1)) + 1
    if not others:
        return np.full(membership.size, np.nan), np.full(count, np.nan)
    confidence, stability = np.zeros(membership.size), np.zeros(count)
    for other in others:
        together, similarity = _compared(membership, other, count)
        confidence += together
        stability += similarity
    return confidence / len(others), stability / len(others)


def _kept(partitions: list[Partition], *, warm: bool) -> int:
    best = int(np.argmax([partition.quality for partition in partitions]))
    if warm and partitions[best].modularity - partitions[0].modularity <= PATIENCE:
        return 0
    return best


def _compared(membership: Ids, other: Ids, count: int) -> tuple[Floats, Floats]:
    """Share of each member's companions still with it, and each community's best Jaccard similarity."""
    width = int(other.max()) + 1
    pair = membership.astype(np.int64) * width + other
    pairs, place, shared = np.unique(pair, return_inverse=True, return_counts=True)
    here, there = np.bincount(membership, minlength=count), np.bincount(other, minlength=width)
    companions = here[membership] - 1
    together = np.ones(membership.size)
    np.divide(shared[place] - 1, companions, out=together, where=companions > 0)
    first, second = pairs // width, pairs % width
    return together, _best(shared / (here[first] + there[second] - shared), first, count)


def _best(similarity: Floats, community: NDArray[np.int64], count: int) -> Floats:
    best = np.zeros(count)
    np.maximum.at(best, community, similarity)
    return best
