"""Whom an audience follows more than everybody does: affinity, with a bound against chance, and uniqueness."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.stats import beta, hypergeom

from tular.analytics.overlap.signatures import Counts
from tular.graph.compressed import CompressedRows
from tular.models import Floats, Ids

LEVEL = 0.95


@dataclass(frozen=True, slots=True, eq=False)
class Affinity:
    """One entry a followed account.

    `lift`: share of the audience that follows it over the share of all accounts that do (observed by expected).
    `bound`: the lift at the lower end of the exact one-sided interval of the audience's share (Clopper & Pearson
    1934), so that three followers out of three do not lead. `p`: chance of as many by drawing the audience at
    random (hypergeometric). An association: nothing here says that following the one leads to following the other.
    """

    shared: Counts
    lift: Floats
    bound: Floats
    p: Floats


def affinity(
    shared: Counts, audience: int, followers: Counts, population: int, level: float = LEVEL
) -> Affinity:
    """Affinity of an audience of `audience` accounts, out of `population`, to accounts with `followers`, `shared` of
    which are in the audience."""
    base = np.divide(followers, population, out=np.zeros(followers.size), where=followers > 0)
    share = shared / max(audience, 1)
    lowest = np.where(shared > 0, beta.ppf(1 - level, np.maximum(shared, 1), audience - shared + 1), 0.0)
    return Affinity(
        shared=shared,
        lift=_per(share, base),
        bound=_per(lowest, base),
        p=np.asarray(hypergeom.sf(shared - 1, population, followers, audience)),
    )


def uniqueness(followers: Counts, population: int) -> Floats:
    """1 for whom one account follows, 0 for whom everybody does: log(population / followers) / log(population)."""
    known = np.maximum(followers, 1)
    values: Floats = np.log(population / known) / np.log(max(population, 2))
    return np.clip(values, 0.0, 1.0)


def followed_by(follows: CompressedRows, audience: Ids) -> Counts:
    """How many of an audience follow each account, int64[n]. O(follows of the audience)."""
    starts, lengths = follows.offsets[audience], follows.degrees()[audience]
    total = int(lengths.sum())
    shift = np.repeat(starts - np.concatenate(([0], np.cumsum(lengths)[:-1])), lengths)
    return np.bincount(follows.neighbours[np.arange(total) + shift], minlength=follows.n)


def _per(values: Floats, base: Floats) -> Floats:
    return np.divide(values, base, out=np.zeros(values.size), where=base > 0)
