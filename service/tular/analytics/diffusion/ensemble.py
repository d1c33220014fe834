"""Possible trees of cascades: who may have seen a post through whom, drawn many times.

Platforms say of a retweet only which original it is of. Who passed it on is drawn with the probability of DeVerna et
al. ("Modeling the amplification of information online", PDI: probabilistic diffusion inference, arXiv 2410.21554): of
those who posted or passed it on before, j is the parent with probability

    gamma · followers(j) / Σ followers  +  (1 - gamma) · Δt(j)^-alpha / Σ Δt^-alpha,    Δt in seconds, at least 1.

Where follows are loaded, only those whom the retweeter follows come into question, as long as there is one; the
others cannot be placed by follows and may have seen it through anybody. Where the source itself names the parent,
it is kept. Every figure over cascades is computed in each version: its interval tells what is not known of the
trees.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from tular.analytics.diffusion.forest import Forest, Versions
from tular.graph.compressed import CompressedRows
from tular.models import Floats, Ids

VERSIONS = 100
GAMMA = 0.5
ALPHA = 2.0
SHORTEST = 1.0
"""Seconds below which all delays count the same, the paper's x_min."""


class Placement(IntEnum):
    """How the parent of a retweet is known."""

    ROOT = 0
    EXACT = 1
    """The source names it."""
    FOLLOWED = 2
    """Drawn among those whom the retweeter follows."""
    UNPLACED = 3
    """The retweeter follows nobody who had it: drawn among all."""


@dataclass(frozen=True, slots=True)
class Inference:
    """Choices of the reconstruction: weight of popularity against time, decay of time, versions, seed."""

    gamma: float = GAMMA
    alpha: float = ALPHA
    versions: int = VERSIONS
    seed: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Ensemble:
    """`parents` int32[versions, n] and `placement` uint8[n], see `Placement`."""

    parents: Versions
    placement: NDArray[np.uint8]

    @property
    def unplaced(self) -> float:
        """Share of retweets whose parent could not be placed by the source or by follows; 0 without retweets."""
        spread = int((self.placement != Placement.ROOT).sum())
        return int((self.placement == Placement.UNPLACED).sum()) / spread if spread else 0.0

    @property
    def exact(self) -> bool:
        """Whether the source names every parent: then all versions are the same tree."""
        return bool((self.placement <= Placement.EXACT).all())


def reconstruct(
    forest: Forest,
    popularity: Floats,
    follows: CompressedRows,
    known: Ids,
    choices: Inference = Inference(),
    *,
    together: Ids | None = None,
) -> Ensemble:
    """Draw `choices.versions` trees of every cascade.

    `popularity` float64[accounts]: followers. `follows`: row a holds whom a follows. `known` int32[n]: the row
    through which the source says it came, -1 where it does not say. `together` int32[n]: only rows with the same
    number may be parents, such as those that retweeted the same post (`assemble.retweeted_with`); all of a cascade
    without it. O(rows · earlier rows of the cascade) at worst.
    """
    rng = np.random.default_rng(choices.seed)
    parents = np.full((choices.versions, forest.n), -1, np.int32)
    placement = np.zeros(forest.n, np.uint8)
    for root, size in zip(forest.roots.tolist(), forest.sizes.tolist(), strict=True):
        followed = _followed_before(forest.account[root : root + size], follows)
        for row in range(root + 1, root + size):
            if known[row] >= 0:
                parents[:, row], placement[row] = known[row], Placement.EXACT
                continue
            near = followed[row - root]
            earlier = np.arange(root, row)
            if together is not None:
                near = near[together[root + near] == together[row]]
                earlier = earlier[together[earlier] == together[row]]
            placement[row] = Placement.FOLLOWED if near.size else Placement.UNPLACED
            candidates = root + near if near.size else earlier
            likely = popularity_of(popularity, forest.account[candidates])
            chance = parent_probabilities(likely, forest.at[row] - forest.at[candidates], choices)
            parents[:, row] = candidates[_drawn(rng, chance, choices.versions)]
    return Ensemble(parents, placement)


def parent_probabilities(popularity: Floats, delays: Floats, choices: Inference) -> Floats:
    """Probability of each candidate to be the parent, summing to 1. Without any follower, time alone decides."""
    near = np.maximum(delays, SHORTEST) ** -choices.alpha
    by_time: Floats = near / near.sum()
    total = popularity.sum()
    if not total:
        return by_time
    mixed: Floats = choices.gamma * popularity / total + (1 - choices.gamma) * by_time
    return mixed


def popularity_of(popularity: Floats, accounts: Ids) -> Floats:
    """Followers of accounts, 0 of unknown ones."""
    values: Floats = np.where(accounts >= 0, popularity[np.maximum(accounts, 0)], 0.0)
    return values


def _drawn(rng: np.random.Generator, chance: Floats, count: int) -> NDArray[np.intp]:
    if chance.size == 1:
        return np.zeros(count, np.intp)
    return np.minimum(np.searchsorted(np.cumsum(chance), rng.random(count), side="right"), chance.size - 1)


def _followed_before(accounts: Ids, follows: CompressedRows) -> list[Ids]:
    """Per row of one cascade, the earlier rows whose accounts it follows, ascending."""
    named = np.flatnonzero(accounts >= 0)
    order = named[np.argsort(accounts[named], kind="stable")]
    by_account = accounts[order]
    return [_rows_of(follows, int(account), row, by_account, order) for row, account in enumerate(accounts)]


def _rows_of(
    follows: CompressedRows, account: int, row: int, by_account: Ids, order: NDArray[np.intp]
) -> Ids:
    if not 0 <= account < follows.n:
        return np.empty(0, np.int32)
    friends = follows.row(account)
    if not friends.size:
        return np.empty(0, np.int32)
    at = np.minimum(np.searchsorted(friends, by_account), friends.size - 1)
    found = order[friends[at] == by_account]
    return np.sort(found[found < row]).astype(np.int32)
