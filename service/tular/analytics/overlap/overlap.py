"""How much audiences have in common, under each denominator, and what each adds to the others."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tular.analytics.overlap.signatures import Counts
from tular.models import Floats


@dataclass(frozen=True, slots=True, eq=False)
class Overlap:
    """Of k audiences; matrices are [k, k].

    `size`: of each. `shared`: in both. `of_each[i, j]`: share of i's audience that is in j's too. `of_smaller`:
    shared by the smaller of the two (overlap coefficient, Szymkiewicz & Simpson). `of_union`: shared by all that
    are in either (Jaccard). `exclusive`: in this audience alone. `reach`: in any. All exact; a share of an empty
    audience is 0.
    """

    size: Counts
    shared: NDArray[np.int64]
    of_each: Floats
    of_smaller: Floats
    of_union: Floats
    exclusive: Counts
    reach: int

    @property
    def unique(self) -> Floats:
        """Share of each audience that is in no other."""
        return _share(self.exclusive, self.size)


def overlap(counted: Counts) -> Overlap:
    """Everything about pairs of audiences, from how many accounts have each signature; O(2^k · k²)."""
    k = _audiences(counted)
    inside = (np.arange(counted.size)[:, None] >> np.arange(k)) & 1
    shared = (inside * counted[:, None]).T @ inside
    size = shared.diagonal().copy()
    smaller, union = np.minimum.outer(size, size), np.add.outer(size, size) - shared
    return Overlap(
        size=size,
        shared=shared,
        of_each=_share(shared, np.repeat(size[:, None], k, axis=1)),
        of_smaller=_share(shared, smaller),
        of_union=_share(shared, union),
        exclusive=counted[1 << np.arange(k)],
        reach=int(counted[1:].sum()),
    )


@dataclass(frozen=True, slots=True)
class Step:
    """Adding `audience` to those before it brings `added` accounts that they do not reach, `reach` in all. `best`
    is the most that any as many audiences reach together."""

    audience: int
    added: int
    reach: int
    best: int


def best_order(counted: Counts) -> list[Step]:
    """The order in which each audience adds most to those before it (greedy maximum coverage, Nemhauser, Wolsey &
    Fisher 1978), beside the exact best choice of as many. Equal ones in the order given."""
    k = _audiences(counted)
    reached = reach_of_sets(counted)
    chosen, steps = 0, list[Step]()
    for _ in range(k):
        left = [bit for bit in range(k) if not chosen >> bit & 1]
        audience = max(left, key=lambda bit: (reached[chosen | 1 << bit], -bit))
        before, chosen = int(reached[chosen]), chosen | 1 << audience
        best = int(reached[_numbers_of_bits(k) == len(steps) + 1].max())
        steps.append(Step(audience, int(reached[chosen]) - before, int(reached[chosen]), best))
    return steps


def reach_of_sets(counted: Counts) -> Counts:
    """Accounts in any audience of each set of audiences (bits), int64[2^k]; O(2^k · k)."""
    k = _audiences(counted)
    within = counted.copy()
    for bit in range(k):
        # After this, entry s counts signatures whose bits up to `bit` lie inside s.
        pairs = within.reshape(-1, 2, 1 << bit)
        pairs[:, 1] += pairs[:, 0]
    everybody = int(counted.sum())
    reached: Counts = everybody - within[::-1]
    return reached


def _audiences(counted: Counts) -> int:
    return int(counted.size).bit_length() - 1


def _numbers_of_bits(k: int) -> NDArray[np.int64]:
    numbers: NDArray[np.int64] = ((np.arange(1 << k)[:, None] >> np.arange(k)) & 1).sum(axis=1)
    return numbers


def _share(part: NDArray[np.int64], whole: NDArray[np.int64]) -> Floats:
    shares: Floats = np.divide(part, whole, out=np.zeros(part.shape), where=whole > 0)
    return shares
