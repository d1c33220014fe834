"""Planted communities: who belongs where at each snapshot, and what happened in between."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tular.generate.arrays import Ints
from tular.generate.options import NetworkOptions
from tular.generate.streams import stream
from tular.models import EventKind, Ids

ABSENT = -1
"""Membership of an account that has not joined yet or has left."""

GROWTH = 0.6
SHRINKAGE = 0.45
SPLIT_SHARE = (0.5, 0.65)
NEWCOMERS = 0.12
"""Share of accounts that join after the first snapshot, when there is more than one."""
COMMUNITIES_PER_EVENT = 25
"""At each snapshot each kind of event happens once for so many communities, at least once."""


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to communities between the snapshot before `snapshot` and this one.

    `before` and `after` are community ids; a split keeps the id for its larger part, a merger that of its
    larger community.
    """

    kind: EventKind
    snapshot: int
    before: tuple[int, ...]
    after: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Planting:
    """`membership[t, i]`: community of account i at snapshot t, or ABSENT; ids are below `communities`."""

    membership: Ids
    communities: int
    events: tuple[Event, ...]


def plant(options: NetworkOptions) -> Planting:
    """Draw sizes from a power law and members at random, and let events happen between the snapshots."""
    rng = stream(options.seed, "planting")
    joined = options.accounts - _newcomer_count(options)
    sizes = community_sizes(rng, joined, options.smallest, options.community_exponent)
    first = np.full(options.accounts, ABSENT, np.int32)
    members = rng.permutation(options.accounts)
    first[members[:joined]] = np.repeat(np.arange(sizes.size, dtype=np.int32), sizes)
    history = _History(rng, options, first, members[joined:], sizes.size)
    rows = [first, *(history.advance(t) for t in range(1, options.snapshots))]
    return Planting(np.stack(rows), history.next_id, tuple(history.events))


def homes(planting: Planting) -> Ints:
    """The first community of each account."""
    present = np.argmax(planting.membership != ABSENT, axis=0)
    home: Ints = planting.membership[present, np.arange(present.size)]
    return home


def community_sizes(rng: np.random.Generator, members: int, smallest: int, exponent: float) -> Ints:
    """Falling sizes that sum to `members`, by a power law from `smallest` to an eighth of the members."""
    largest = max(2 * smallest, members // 8)
    draws = _power_law(rng, members // smallest + 1, smallest, largest, exponent)
    count = min(max(3, int(np.searchsorted(np.cumsum(draws), members))), members // smallest)
    sizes = np.sort(draws[:count])[::-1].astype(np.int64)
    return _fit(sizes, members, smallest).astype(np.int32)


def _power_law(rng: np.random.Generator, count: int, low: float, high: float, exponent: float) -> Ints:
    """Integers by inverting the distribution function of a truncated power law."""
    uniform = rng.random(count)
    if exponent == 1:
        values = low * (high / low) ** uniform
    else:
        power = 1 - exponent
        values = (low**power + uniform * (high**power - low**power)) ** (1 / power)
    return np.floor(values).astype(np.int32)


def _fit(sizes: Ints, total: int, smallest: int) -> Ints:
    """Scale sizes to `total`; what rounding leaves goes to the largest, what is too much comes from it."""
    scaled = np.maximum(smallest, np.floor(sizes * (total / sizes.sum()))).astype(np.int64)
    for i in range(scaled.size):
        surplus = int(scaled.sum()) - total
        scaled[i] = max(smallest, int(scaled[i]) - surplus)
    return np.sort(scaled)[::-1]


def _newcomer_count(options: NetworkOptions) -> int:
    if options.snapshots == 1:
        return 0
    for_births = 2 * options.smallest * (options.snapshots - 1)
    at_start = max(3 * options.smallest, 0.6 * options.accounts)
    return int(min(max(NEWCOMERS * options.accounts, for_births), options.accounts - at_start))


class _History:
    """The state of the communities as events change it, snapshot by snapshot."""

    def __init__(
        self, rng: np.random.Generator, options: NetworkOptions, first: Ints, waiting: Ints, used: int
    ) -> None:
        self.rng = rng
        self.options = options
        self.membership = first
        self.waiting = waiting
        self.next_id = used
        self.events: list[Event] = []
        self.touched: set[int] = set()
        self.snapshot = 0

    def advance(self, snapshot: int) -> Ints:
        """Membership at `snapshot`; an account changes only with an event or as a newcomer."""
        self.snapshot = snapshot
        self.membership = self.membership.copy()
        self.touched = set()
        self.homeless = [self.waiting[:0]]
        sizes = self._sizes()
        self.refuge = max(sizes, key=lambda c: sizes[c])
        budget = self.waiting.size // (self.options.snapshots - snapshot)
        self.arriving, self.waiting = self.waiting[:budget], self.waiting[budget:]
        for _ in range(max(1, len(self._sizes()) // COMMUNITIES_PER_EVENT)):
            for happen in (self._born, self._split, self._merge, self._grow, self._shrink, self._dissolve):
                happen()
        self._scatter(np.concatenate([self.arriving, *self.homeless]))
        return self.membership

    def _sizes(self) -> dict[int, int]:
        counts = np.bincount(self.membership[self.membership >= 0], minlength=self.next_id)
        return {c: int(size) for c, size in enumerate(counts) if size}

    def _candidates(self, low: float, high: float = np.inf) -> list[int]:
        """Untouched communities with a size in [low, high], by size; never the refuge."""
        sizes = self._sizes()
        taken = {*self.touched, self.refuge}
        fitting = [c for c, size in sizes.items() if c not in taken and low <= size <= high]
        return sorted(fitting, key=lambda c: (sizes[c], c))

    def _members(self, community: int) -> Ints:
        return self.rng.permutation(np.flatnonzero(self.membership == community)).astype(np.int32)

    def _record(self, kind: EventKind, before: tuple[int, ...], after: tuple[int, ...]) -> None:
        self.events.append(Event(kind, self.snapshot, before, after))
        self.touched.update(before, after)

    def _new_id(self) -> int:
        self.next_id += 1
        return self.next_id - 1

    def _take(self, count: int) -> Ints:
        taken, self.arriving = self.arriving[:count], self.arriving[count:]
        return taken

    def _born(self) -> None:
        smallest = self.options.smallest
        if self.arriving.size < smallest:
            return
        born = self._new_id()
        largest = max(smallest, self.arriving.size // 2)
        self.membership[self._take(int(self.rng.integers(smallest, largest + 1)))] = born
        self._record(EventKind.BORN, (), (born,))

    def _split(self) -> None:
        candidates = self._candidates(2 * self.options.smallest)
        if not candidates:
            return
        community = int(self.rng.choice(candidates))
        members = self._members(community)
        part = self._new_id()
        self.membership[members[int(np.ceil(members.size * self.rng.uniform(*SPLIT_SHARE))) :]] = part
        self._record(EventKind.SPLIT, (community,), (community, part))

    def _merge(self) -> None:
        candidates = self._candidates(1, self.options.accounts / 6)
        if len(candidates) < 2:
            return
        at = int(self.rng.integers(len(candidates) - 1))
        smaller, larger = candidates[at : at + 2]
        self.membership[self.membership == smaller] = larger
        self._record(EventKind.MERGED, (larger, smaller), (larger,))

    def _grow(self) -> None:
        candidates = self._candidates(1, self.arriving.size / GROWTH)
        if not candidates:
            return
        community = int(self.rng.choice(candidates))
        size = int(np.count_nonzero(self.membership == community))
        self.membership[self._take(int(np.ceil(GROWTH * size)))] = community
        self._record(EventKind.GROWN, (community,), (community,))

    def _shrink(self) -> None:
        candidates = self._candidates(1.6 * self.options.smallest)
        if not candidates:
            return
        community = int(self.rng.choice(candidates))
        members = self._members(community)
        leavers = members[: int(SHRINKAGE * members.size)]
        self._record(EventKind.SHRUNK, (community,), (community,))
        self._leave_or_scatter(leavers)

    def _dissolve(self) -> None:
        candidates = self._candidates(1, self.options.accounts / 10)
        if not candidates or len(self._sizes()) <= 3:
            return
        community = int(self.rng.choice(candidates))
        members = self._members(community)
        self._record(EventKind.DISSOLVED, (community,), ())
        self._leave_or_scatter(members)

    def _leave_or_scatter(self, accounts: Ints) -> None:
        """Half leave the network, the others wait for `_scatter`."""
        self.membership[accounts] = ABSENT
        self.homeless.append(accounts[accounts.size // 2 :])

    def _scatter(self, accounts: Ints) -> None:
        """Spread accounts over the communities that nothing happened to, by size: none of them grows visibly.

        There is at least one, the refuge: the community that was the largest before.
        """
        sizes = self._sizes()
        homes = [c for c in sizes if c not in self.touched]
        weights = np.array([sizes[c] for c in homes], dtype=float)
        self.membership[accounts] = self.rng.choice(homes, size=accounts.size, p=weights / weights.sum())
