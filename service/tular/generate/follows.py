"""Drawing follows: each account chooses targets by popularity, inside its community or outside of it.

A follow is one int64 key, `source << 32 | target`, so that a sorted array of keys is the network sorted by
source and target, and membership in it is a binary search.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tular.generate.arrays import Flags, Ints, Reals
from tular.models import Ids

Keys = NDArray[np.int64]
Choose = Callable[[np.random.Generator, Ints], Ints]
"""Targets for the given sources."""

ROUNDS = 16
"""Tries to replace draws that hit the account itself or somebody it follows already."""
CHUNK = 1 << 20
"""Draws made at once: bounds what the drawing needs beside its result."""
INSIDE_SHARE = 0.5
"""Largest expected share of a community that follows one of its members."""
OUTSIDE_SHARE = 0.2
"""Largest expected share of all accounts that follows one account from outside its community."""


def pack(source: Ints, target: Ints) -> Keys:
    return (source.astype(np.int64) << 32) | target


def source_of(keys: Keys) -> Ids:
    return (keys >> 32).astype(np.int32)


def target_of(keys: Keys) -> Ids:
    return (keys & 0xFFFFFFFF).astype(np.int32)


def contains(keys: Ints, wanted: Ints) -> Flags:
    """Which of `wanted` are in the sorted `keys`."""
    if not keys.size:
        return np.zeros(wanted.size, bool)
    at = np.searchsorted(keys, wanted)
    found: Flags = keys[np.minimum(at, keys.size - 1)] == wanted
    return found


def merged(first: Ints, second: Ints) -> Keys:
    """The sorted union of two sorted arrays without common keys."""
    return np.insert(first, np.searchsorted(first, second), second).astype(np.int64, copy=False)


@dataclass(frozen=True, slots=True, eq=False)
class Demand:
    """Follows that each account still wants to make, inside its community and outside."""

    inside: Ints
    outside: Ints


class Chooser:
    """Chooses targets by popularity among those present, by one binary search a draw in cumulated weights.

    Accounts are laid out community by community, so that "inside" is an interval of the cumulated weights
    and "outside" is what is left when it is cut out. Weights are capped where an account would be followed by
    more of its surroundings than is plausible (and than can be distinct).
    """

    def __init__(self, membership: Ints, popularity: Reals, demand: Demand) -> None:
        self.membership = membership
        self.order = np.argsort(membership, kind="stable")[np.count_nonzero(membership < 0) :].astype(
            np.int32
        )
        home = membership[self.order]
        sizes = np.bincount(home)
        self.ends = np.cumsum(sizes)
        self.starts = self.ends - sizes
        weight = popularity[self.order]
        stubs = np.bincount(home, demand.inside[self.order], minlength=sizes.size)
        self.inside_sum = _cumulated(_capped(weight, home, INSIDE_SHARE * sizes, stubs))
        whole = np.zeros(home.size, np.int64)
        total = np.array([demand.outside.sum()], float)
        self.outside_sum = _cumulated(_capped(weight, whole, np.array([OUTSIDE_SHARE * home.size]), total))

    def inside(self, rng: np.random.Generator, source: Ints) -> Ints:
        """For each source a member of its community (maybe itself)."""
        home = self.membership[source]
        low, high = self.inside_sum[self.starts[home]], self.inside_sum[self.ends[home]]
        at = np.searchsorted(self.inside_sum, low + rng.random(source.size) * (high - low), side="right") - 1
        target: Ints = self.order[np.clip(at, self.starts[home], self.ends[home] - 1)]
        return target

    def outside(self, rng: np.random.Generator, source: Ints) -> Ints:
        """For each source an account of another community."""
        home = self.membership[source]
        low, high = self.outside_sum[self.starts[home]], self.outside_sum[self.ends[home]]
        mark = rng.random(source.size) * (self.outside_sum[-1] - (high - low))
        mark += np.where(mark >= low, high - low, 0.0)
        at = np.searchsorted(self.outside_sum, mark, side="right") - 1
        target: Ints = self.order[np.clip(at, 0, self.order.size - 1)]
        return target


def _cumulated(weight: Reals) -> Reals:
    return np.concatenate([[0.0], np.cumsum(weight)])


def _capped(weight: Reals, group: Ints, most: Reals, stubs: Reals | Ints) -> Reals:
    """Weights capped, in three passes, so that nobody expects over `most[group]` of its group's `stubs`."""
    capped = weight
    for _ in range(3):
        share = np.bincount(group, capped, minlength=most.size) / np.maximum(stubs, 1)
        capped = np.minimum(weight, (most * share)[group])
    return capped


def draw(rng: np.random.Generator, chooser: Chooser, demand: Demand, taken: Keys) -> Keys:
    """Sorted keys of distinct follows that meet the demand, none of them in the sorted `taken`.

    In a community that is too small for its demand some stay unmet after ROUNDS tries.
    """
    inside = _draw(rng, chooser.inside, demand.inside, taken)
    return merged(inside, _draw(rng, chooser.outside, demand.outside, taken))


def _draw(rng: np.random.Generator, choose: Choose, wanted: Ints, taken: Keys) -> Keys:
    keys: Keys = np.empty(0, np.int64)
    missing = wanted
    for _ in range(ROUNDS):
        fresh = _candidates(rng, choose, missing)
        fresh = fresh[~contains(keys, fresh) & ~contains(taken, fresh)]
        keys = merged(keys, fresh) if keys.size else fresh
        missing = wanted - np.bincount(source_of(keys), minlength=wanted.size).astype(np.int32)
        if not missing.any():
            break
    return keys


def _candidates(
    rng: np.random.Generator, choose: Callable[[np.random.Generator, Ints], Ints], missing: Ints
) -> Keys:
    """One draw for each missing follow, without self-follows and repeats, sorted."""
    source = np.repeat(np.arange(missing.size, dtype=np.int32), missing)
    keys = np.empty(source.size, np.int64)
    for start in range(0, source.size, CHUNK):
        part = source[start : start + CHUNK]
        keys[start : start + CHUNK] = pack(part, choose(rng, part))
    keys.sort()
    distinct = np.ones(keys.size, bool)
    distinct[1:] = keys[1:] != keys[:-1]
    drawn: Keys = keys[distinct & (source_of(keys) != target_of(keys))]
    return drawn


def returned(rng: np.random.Generator, keys: Keys, popularity: Reals, reciprocity: float) -> Keys:
    """Sorted keys of the follows that answer some of `keys`, so that a share `reciprocity` of all is mutual.

    The popular answer less: the odds fall with the square root of how much more popular the followed one is.
    """
    source, target = source_of(keys), target_of(keys)
    odds = np.minimum(1.0, np.sqrt(popularity[source] / popularity[target]))
    chance = _scaled_to(odds, reciprocity / (2 - reciprocity))
    answers = np.sort(pack(target, source)[rng.random(keys.size) < chance])
    return answers[~contains(keys, answers)]


def _scaled_to(odds: Reals, mean: float) -> Reals:
    """`odds` times a constant, at most 1 each, with about the wanted mean."""
    if mean >= 1:
        return np.ones_like(odds)
    scale = 1.0
    for _ in range(4):
        scale *= mean / max(float(np.minimum(1, scale * odds).mean()), 1e-12)
    scaled: Reals = np.minimum(1, scale * odds)
    return scaled


def rounded(rng: np.random.Generator, values: Reals) -> Ints:
    """Integers with the given expectations: up or down at random."""
    return np.floor(values + rng.random(values.size)).astype(np.int32)
