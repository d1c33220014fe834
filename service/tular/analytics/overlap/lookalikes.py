"""Accounts like those of a set: followed by the same audience."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tular.analytics.overlap.affinity import Affinity, affinity
from tular.analytics.overlap.signatures import Counts
from tular.models import Floats, Ids

LEAST_SHARED = 3


@dataclass(frozen=True, slots=True, eq=False)
class LookAlikes:
    """The best first. `similarity`: cosine between the audience of the set and the account's own, shared / √(|A|·|B|)
    (co-follow; Salton & McGill 1983). `affinity` says why, with its bound against chance."""

    account: Ids
    similarity: Floats
    affinity: Affinity


def look_alikes(
    shared: Counts, followers: Counts, audience: int, population: int, *, without: Ids, first: int
) -> LookAlikes:
    """The `first` accounts whose audience is most like that of the set.

    `shared`, `followers` int64[n]: of each account's followers, those in the set's audience, and all. Left out are
    the set itself (`without`), accounts that share fewer than three and those whose affinity chance explains (its
    bound is not above 1). Equal ones by row.
    """
    possible = shared >= LEAST_SHARED
    possible[without] = False
    rows = np.flatnonzero(possible)
    similarity = shared[rows] / np.sqrt(float(max(audience, 1)) * np.maximum(followers[rows], 1))
    order = np.lexsort((rows, -similarity))
    kept = _beyond_chance(rows[order].astype(np.int32), shared, followers, audience, population, first)
    return LookAlikes(
        kept.astype(np.int32),
        shared[kept] / np.sqrt(float(max(audience, 1)) * np.maximum(followers[kept], 1)),
        affinity(shared[kept], audience, followers[kept], population),
    )


def _beyond_chance(
    ranked: Ids, shared: Counts, followers: Counts, audience: int, population: int, first: int
) -> Ids:
    """The first of `ranked` whose affinity is above what chance explains; bounds are dear, so by portions."""
    found: list[Ids] = [ranked[:0]]
    portion = max(4 * first, 256)
    for start in range(0, ranked.size, portion):
        part = ranked[start : start + portion]
        bound = affinity(shared[part], audience, followers[part], population).bound
        found.append(part[bound > 1])
        if sum(rows.size for rows in found) >= first:
            break
    return np.concatenate(found)[:first]
