"""Whom an audience follows more than everybody does: affinity, with a bound against chance, and uniqueness."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import betaincinv

from tular.analytics.overlap.signatures import Counts, Rows
from tular.models import Floats

LEVEL = 0.95


@dataclass(frozen=True, slots=True, eq=False)
class Affinity:
    """One entry a followed account.

    `lift`: share of the audience that follows it over the share of all accounts that do (observed by expected).
    `bound`: the lift at the lower end of the exact one-sided interval of the audience's share (Clopper & Pearson
    1934), so that three followers out of three do not lead; above 1 it is more than chance explains. An
    association: nothing here says that following the one leads to following the other.
    """

    shared: Counts
    lift: Floats
    bound: Floats


def affinity(
    shared: Counts, audience: int, followers: Counts, population: int, level: float = LEVEL
) -> Affinity:
    """Affinity of an audience of `audience` accounts, out of `population`, to accounts with `followers`, `shared` of
    which are in the audience."""
    base = np.divide(followers, population, out=np.zeros(followers.size), where=followers > 0)
    lowest = betaincinv(np.maximum(shared, 1), audience - shared + 1, 1 - level)
    share = shared / max(audience, 1)
    return Affinity(shared, _per(share, base), _per(np.where(shared > 0, lowest, 0.0), base))


def uniqueness(followers: Counts, population: int) -> Floats:
    """1 for whom one account follows, 0 for whom everybody does: log(population / followers) / log(population)."""
    known = np.maximum(followers, 1)
    values: Floats = np.log(population / known) / np.log(max(population, 2))
    return np.clip(values, 0.0, 1.0)


def followed_by(offsets: Counts, followed: Rows, audience: Rows) -> Counts:
    """How many of an audience follow each account, int64[n]. O(follows of the audience).

    Account a follows `followed[offsets[a] : offsets[a + 1]]`.
    """
    starts = offsets[audience]
    lengths = offsets[audience + 1] - starts
    shift = np.repeat(starts - np.concatenate(([0], np.cumsum(lengths)[:-1])), lengths)
    return np.bincount(followed[np.arange(shift.size) + shift], minlength=offsets.size - 1)


def _per(values: Floats, base: Floats) -> Floats:
    return np.divide(values, base, out=np.zeros(values.size), where=base > 0)
