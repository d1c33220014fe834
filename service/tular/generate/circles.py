"""Overlapping circles of friends with dense cores, as in public ego networks (McAuley & Leskovec 2012).

Each community is made of circles of all sizes; an account is in one of its own community or more, and some in one of
another. Most follows run inside circles, between their cores above all, and are returned more often than not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from tular.generate.arrays import Ints, Reals
from tular.generate.follows import Keys, pack
from tular.generate.options import NetworkOptions
from tular.generate.planting import ABSENT
from tular.generate.streams import stream

SMALLEST, LARGEST = 6, 90
SIZE_EXPONENT = 2.1
"""Of the density of circle sizes."""
EACH = 1.2
"""Circles of its own community that an account is in, on average."""
ABROAD = 0.25
"""Share of accounts that are in a circle of another community, too."""
SHARE = 0.75
"""Share of all follows that run inside circles."""
PERIPHERY = 0.5
"""How much less likely the outermost members of a circle are tied than its core."""
PAIRS = 1 << 22
"""Pairs of members looked at in one go: bounds the memory."""


@dataclass(frozen=True, slots=True, eq=False)
class Circles:
    """Circle c has `members[starts[c] : starts[c + 1]]`, its core first."""

    starts: Ints
    members: Ints

    @property
    def count(self) -> int:
        return self.starts.size - 1

    @property
    def sizes(self) -> Ints:
        return np.diff(self.starts)


def draw_circles(options: NetworkOptions, membership: Ints) -> Circles:
    """Circles of the communities in `membership`[n]."""
    rng = stream(options.seed, "circles")
    present = np.flatnonzero(membership != ABSENT)
    order = present[np.argsort(membership[present], kind="stable")]
    ends = np.searchsorted(membership[order], np.arange(int(membership.max()) + 2))
    circles: list[Ints] = []
    for first, last in zip(ends[:-1].tolist(), ends[1:].tolist(), strict=True):
        circles += _of_community(rng, order[first:last])
    guests = rng.permutation(present)[: int(ABROAD * present.size)]
    host = rng.integers(0, len(circles), guests.size)
    return _with_guests(circles, guests, host)


def _of_community(rng: np.random.Generator, members: Ints) -> list[Ints]:
    """Everybody is in one circle, some in more: the members are dealt out in several rounds, the last one in part."""
    circles: list[Ints] = []
    for share in (1.0, EACH - 1.0):
        dealt = rng.permutation(members)[: round(share * members.size)]
        sizes = _sizes(rng, dealt.size)
        circles += np.split(dealt, np.cumsum(sizes)[:-1])
    return circles


def _sizes(rng: np.random.Generator, total: int) -> Ints:
    """Sizes by a power law that add up to `total`."""
    power = 1.0 - SIZE_EXPONENT
    draws = rng.random(total // SMALLEST + 1)
    sizes = ((SMALLEST**power + draws * (LARGEST**power - SMALLEST**power)) ** (1.0 / power)).astype(np.int64)
    ends = np.minimum(np.cumsum(sizes), total)
    return np.diff(np.unique(np.append(0, ends)))


def _with_guests(circles: list[Ints], guests: Ints, host: Ints) -> Circles:
    """Guests stand at the edge of the circle that has them; who is in it already is counted once."""
    circle = np.concatenate([np.repeat(np.arange(len(circles)), [one.size for one in circles]), host])
    members = np.concatenate([*circles, guests])
    order = np.argsort(circle, kind="stable")
    circle, members = circle[order], members[order]
    _, first = np.unique(circle * (int(members.max()) + 1) + members, return_index=True)
    kept = np.sort(first)
    starts = np.searchsorted(circle[kept], np.arange(len(circles) + 1))
    return Circles(starts, members[kept].astype(np.int32))


def circle_follows(options: NetworkOptions, circles: Circles) -> Keys:
    """Sorted keys of the follows inside circles: about SHARE of those that a network of these options has."""
    rng = stream(options.seed, "circle follows")
    wanted = SHARE * options.follows_per_account * options.accounts
    weight = sum(float(likely.sum()) for _, _, likely in _pairs(circles))
    density = wanted / max(weight, 1e-9) / (1.0 + _returned(options))
    keys = [_tied(rng, density, options, *pairs) for pairs in _pairs(circles)]
    follows = np.sort(np.concatenate([np.empty(0, np.int64), *keys]))
    distinct: Keys = follows[np.append(True, follows[1:] != follows[:-1])]
    return distinct


def _returned(options: NetworkOptions) -> float:
    """Share of ties that go both ways where the share `reciprocity` of follows is mutual."""
    return options.reciprocity / (2.0 - options.reciprocity)


def _pairs(circles: Circles) -> Iterator[tuple[Ints, Ints, Reals]]:
    """Unordered pairs of members of one circle, and how likely they are tied beside the core's."""
    sizes = circles.sizes
    pairs = sizes * (sizes - 1) // 2
    part = np.cumsum(pairs) // PAIRS
    for number in np.unique(part):
        chosen = np.flatnonzero(part == number)
        chosen = chosen[pairs[chosen] > 0]
        if not chosen.size:
            continue
        ends = [np.triu_indices(size, 1) for size in sizes[chosen].tolist()]
        first, second = (np.concatenate([end[side] for end in ends]) for side in (0, 1))
        start = np.repeat(circles.starts[:-1][chosen], pairs[chosen])
        size = np.repeat(sizes[chosen], pairs[chosen])
        likely = 1.0 - PERIPHERY * second / size
        yield circles.members[start + first], circles.members[start + second], likely


def _tied(
    rng: np.random.Generator,
    density: float,
    options: NetworkOptions,
    first: Ints,
    second: Ints,
    likely: Reals,
) -> Keys:
    """Follows of the pairs that chance ties; who begins is chance, too."""
    tied = rng.random(likely.size) < density * likely
    first, second = first[tied], second[tied]
    turned = rng.random(first.size) < 0.5
    first, second = np.where(turned, second, first), np.where(turned, first, second)
    answered = rng.random(first.size) < _returned(options)
    return np.concatenate([pack(first, second), pack(second[answered], first[answered])])
