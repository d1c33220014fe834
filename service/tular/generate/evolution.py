"""Follows over the snapshots: drawn at the first, then kept, dropped and drawn anew as communities change."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tular.generate.arrays import Ints, Reals
from tular.generate.cast import Cast, arranged_follows, gained_follows
from tular.generate.circles import SHARE, Circles, circle_follows
from tular.generate.follows import (
    INSIDE_SHARE,
    Chooser,
    Demand,
    Keys,
    contains,
    draw,
    merged,
    pack,
    returned,
    rounded,
    source_of,
    target_of,
)
from tular.generate.options import NetworkOptions
from tular.generate.planting import ABSENT, Planting
from tular.generate.population import Population
from tular.generate.streams import stream

CHURN = 0.02
"""Share of follows that end between two snapshots for no reason."""
PARTING = 0.9
"""Share of follows inside a community that end when it no longer holds both accounts."""


@dataclass(frozen=True, slots=True, eq=False)
class History:
    """Every follow that ever was, sorted by key, seen at the snapshots `first` to `last`, both included.

    A follow that ended does not come back, so that one row tells its whole life.
    """

    keys: Keys
    first: NDArray[np.int8]
    last: NDArray[np.int8]


def evolve(
    options: NetworkOptions,
    planting: Planting,
    population: Population,
    cast: Cast | None,
    circles: Circles | None = None,
) -> History:
    """Draw the follows of the first snapshot and carry them through the others."""
    friends = None if circles is None else circle_follows(options, circles)
    degree = _degree(options, population, friends)
    history = History(np.empty(0, np.int64), np.empty(0, np.int8), np.empty(0, np.int8))
    for snapshot in range(options.snapshots):
        rng = stream(options.seed, "follows", snapshot)
        membership = planting.membership[snapshot]
        if snapshot:
            history = _kept(rng, history, planting.membership, snapshot)
            asked = gained_follows(rng, cast, membership, snapshot)
        else:
            asked = arranged_follows(rng, cast, options, membership)
            asked = asked if friends is None else np.union1d(asked, friends)
        history = _with(history, asked[~contains(history.keys, asked)], snapshot)
        history = _grown(rng, history, options, membership, population, degree, snapshot)
    return history


def _degree(options: NetworkOptions, population: Population, friends: Keys | None) -> Ints:
    """Follows that each account makes in all: those of its circles come on top of a smaller appetite."""
    rng = stream(options.seed, "degree")
    if friends is None:
        return rounded(rng, population.appetite)
    among = np.bincount(source_of(friends), minlength=options.accounts)
    return (rounded(rng, (1.0 - SHARE) * population.appetite) + among).astype(np.int32)


def _kept(rng: np.random.Generator, history: History, membership: Ints, snapshot: int) -> History:
    """`history` with `last` moved on for the follows of the snapshot before that survive."""
    alive = np.flatnonzero(history.last == snapshot - 1)
    before, now = membership[snapshot - 1], membership[snapshot]
    keys = history.keys[alive]
    stays = _luck(keys, int(rng.integers(2**63))) < _survival(keys, before, now)
    last = history.last.copy()
    last[alive[stays]] = snapshot
    return History(history.keys, history.first, last)


def _luck(keys: Keys, salt: int) -> Reals:
    """A number in [0, 1) for each follow, the same for both directions: SplitMix64 of the pair."""
    source, target = source_of(keys), target_of(keys)
    mixed = pack(np.minimum(source, target), np.maximum(source, target)).astype(np.uint64) + np.uint64(salt)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    return ((mixed ^ (mixed >> np.uint64(31))) >> np.uint64(11)) * 2.0**-53


def _survival(keys: Keys, before: Ints, now: Ints) -> Reals:
    """Probability that each follow lives on, the same in both directions.

    Inside a community that got other members, a member makes room for them: it keeps the share of its follows
    that its old companions have of the community now, so that a merged community is mixed like any other.
    """
    source, target = source_of(keys), target_of(keys)
    together_before = before[source] == before[target]
    together_now = now[source] == now[target]
    chance = np.full(keys.size, 1 - CHURN)
    chance[together_before & ~together_now] = 1 - PARTING
    both = together_before & together_now
    companions = np.sqrt(_companions(before, now))
    chance[both] *= companions[source[both]] * companions[target[both]]
    chance[(now[source] == ABSENT) | (now[target] == ABSENT)] = 0
    return chance


def _companions(before: Ints, now: Ints) -> Reals:
    """For each account the share of its community now that was with it before."""
    pairs = before.astype(np.int64) * (int(now.max()) + 2) + now
    _, at, counts = np.unique(pairs, return_inverse=True, return_counts=True)
    sizes = np.bincount(now + 1)
    share: Reals = counts[at] / sizes[now + 1]
    return share


def _grown(
    rng: np.random.Generator,
    history: History,
    options: NetworkOptions,
    membership: Ints,
    population: Population,
    degree: Ints,
    snapshot: int,
) -> History:
    """`history` with the follows that begin at `snapshot`."""
    alive = history.keys[history.last == snapshot]
    reciprocity = 1.0 if options.model == "lfr" else options.reciprocity
    demand = _demand(rng, alive, membership, degree, options.mixing, reciprocity)
    chooser = Chooser(membership, population.popularity, demand)
    fresh = draw(rng, chooser, demand, history.keys)
    answers = returned(rng, fresh, population.popularity, reciprocity)
    return _with(history, merged(fresh, answers[~contains(history.keys, answers)]), snapshot)


def _demand(
    rng: np.random.Generator, alive: Keys, membership: Ints, degree: Ints, mixing: float, reciprocity: float
) -> Demand:
    """What is missing to each account's degree, split by `mixing`, less what returned follows will bring."""
    wanted = _fitting(rng, degree, membership, mixing)
    outside = rounded(rng, wanted * mixing)
    source = source_of(alive)
    inner = membership[source] == membership[target_of(alive)]
    n = membership.size
    kept_inside = np.bincount(source[inner], minlength=n)
    kept_outside = np.bincount(source[~inner], minlength=n)
    part = (2 - reciprocity) / 2
    return Demand(
        rounded(rng, part * np.maximum(0, wanted - outside - kept_inside)),
        rounded(rng, part * np.maximum(0, outside - kept_outside)),
    )


def _fitting(rng: np.random.Generator, degree: Ints, membership: Ints, mixing: float) -> Ints:
    """Degrees of those present, cut to the room in their community; the excess goes to those with room."""
    present = membership != ABSENT
    sizes = np.bincount(membership[present])
    room = np.zeros(degree.size, np.int64)
    room[present] = INSIDE_SHARE * (sizes[membership[present]] - 1) / max(1 - mixing, 1e-9)
    room = np.minimum(room, degree.size // 4)
    fitted = np.minimum(np.where(present, degree, 0), room)
    excess = int(degree[present].sum() - fitted.sum())
    free = np.cumsum(room - fitted)
    if excess and free[-1]:
        lucky = np.searchsorted(free, rng.integers(0, free[-1], excess), side="right")
        fitted = np.minimum(fitted + np.bincount(lucky, minlength=degree.size), room)
    return fitted.astype(np.int32)


def _with(history: History, fresh: Keys, snapshot: int) -> History:
    at = np.searchsorted(history.keys, fresh)
    return History(
        np.insert(history.keys, at, fresh),
        np.insert(history.first, at, snapshot),
        np.insert(history.last, at, snapshot),
    )
