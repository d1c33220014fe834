"""Retweet cascades: posts seen by followers, passed on, seen by theirs. The true tree is kept."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

from tular.generate.arrays import Ints, Reals
from tular.generate.follows import contains, merged
from tular.generate.posts import NONE

DEPTHS = 8
FADING = 0.35
"""Each step away from the author makes a retweet so much less likely."""
MOST_LIKELY = 0.4
"""Largest chance that one follower retweets a post."""
ABROAD = 0.35
"""A follower from another community is so much less likely to retweet."""
MEDIAN_DELAY = 1200.0
DELAY_SIGMA = 1.5
LONGEST_DELAY = 14 * 86400


@dataclass(frozen=True, slots=True, eq=False)
class Audience:
    """Followers of each account as compressed rows: those of i are `followers[starts[i] : starts[i + 1]]`."""

    starts: Ints
    followers: Ints

    @classmethod
    def of(cls, source: Ints, target: Ints, accounts: int) -> Audience:
        """From follows sorted by (source, target); linear in their number."""
        starts = np.searchsorted(source, np.arange(accounts + 1)).astype(np.int64)
        ones = np.ones(source.size, np.int8)
        columns = csr_matrix((ones, target, starts), shape=(accounts, accounts)).tocsc()
        return cls(columns.indptr.astype(np.int64), columns.indices.astype(np.int32))

    def sizes(self, accounts: Ints) -> Ints:
        return self.starts[accounts + 1] - self.starts[accounts]

    def pick(self, rng: np.random.Generator, accounts: Ints) -> Ints:
        """One follower at random for each account, none of which may be without."""
        at = self.starts[accounts] + (rng.random(accounts.size) * self.sizes(accounts)).astype(np.int64)
        return self.followers[at]


@dataclass(frozen=True, slots=True, eq=False)
class Cascades:
    """Retweets, parents before children.

    `post`: row of the original. `parent`: row in these arrays of the retweet through which `account` saw it,
    NONE when it was the original itself. `depth`: steps from the author.
    """

    post: Ints
    account: Ints
    at: Ints
    parent: Ints
    depth: Ints

    @property
    def count(self) -> int:
        return self.post.size


def human_delays(rng: np.random.Generator, count: int) -> Ints:
    """Seconds until a person retweets: log-normal, median 20 minutes, from a second to a fortnight."""
    return np.clip(rng.lognormal(np.log(MEDIAN_DELAY), DELAY_SIGMA, count), 1, LONGEST_DELAY).astype(np.int64)


def spread(
    rng: np.random.Generator,
    audience: Audience,
    membership: Ints,
    author: Ints,
    at: Ints,
    chance: Reals,
    seeds: Cascades | None = None,
) -> Cascades:
    """Let posts spread: an independent cascade in which each follower of author or retweeter gets one chance.

    `author`, `at`, `chance`: one entry a post; `chance` is that of a follower from the same community.
    `seeds` are retweets that happen in any case (depth 1). An account retweets a post once.
    """
    accounts = membership.size
    taken: Ints = np.empty(0, np.int64)
    levels: list[Cascades] = []
    rows = np.full(author.size, NONE, np.int64)
    frontier = Cascades(np.arange(author.size), author, at, rows, np.zeros(author.size, np.int32))
    done = 0
    for depth in range(DEPTHS):
        reached = _reached(rng, audience, membership, frontier, rows, chance * FADING**depth)
        if depth == 0 and seeds is not None:
            reached = joined([seeds, reached])
        frontier = _first_of_each(reached, author, taken, accounts)
        taken = merged(taken, _pairs(frontier.post, frontier.account, accounts))
        rows = np.arange(done, done + frontier.count, dtype=np.int64)
        done += frontier.count
        levels.append(frontier)
    return joined(levels)


def _pairs(post: Ints, account: Ints, accounts: int) -> Ints:
    return post * accounts + account


def _reached(
    rng: np.random.Generator,
    audience: Audience,
    membership: Ints,
    frontier: Cascades,
    rows: Ints,
    chance: Reals,
) -> Cascades:
    """Retweets that the followers of the frontier make; one account may occur more than once for a post."""
    likely = np.minimum(MOST_LIKELY, chance[frontier.post])
    retweets = rng.binomial(audience.sizes(frontier.account), likely)
    by = np.repeat(np.arange(frontier.count), retweets)
    account = audience.pick(rng, frontier.account[by])
    near = membership[account] == membership[frontier.account[by]]
    kept = rng.random(by.size) < np.where(near, 1.0, ABROAD)
    by, account = by[kept], account[kept]
    at = frontier.at[by] + human_delays(rng, by.size)
    return Cascades(frontier.post[by], account, at, rows[by], frontier.depth[by] + 1)


def _first_of_each(reached: Cascades, author: Ints, taken: Ints, accounts: int) -> Cascades:
    """The earliest retweet of each account and post that is not in the sorted `taken`, sorted likewise.

    Authors do not retweet themselves.
    """
    pairs = _pairs(reached.post, reached.account, accounts)
    order = np.lexsort((reached.at, pairs))
    pairs = pairs[order]
    first = np.ones(pairs.size, bool)
    first[1:] = pairs[1:] != pairs[:-1]
    first &= ~contains(taken, pairs) & (reached.account != author[reached.post])[order]
    return _selected(reached, order[first])


def _selected(cascades: Cascades, at: Ints) -> Cascades:
    return Cascades(
        cascades.post[at], cascades.account[at], cascades.at[at], cascades.parent[at], cascades.depth[at]
    )


def joined(levels: list[Cascades]) -> Cascades:
    """One after the other, as they are."""

    def column(name: str) -> Ints:
        return np.concatenate([getattr(level, name) for level in levels])

    return Cascades(
        column("post"), column("account").astype(np.int32), column("at"), column("parent"), column("depth")
    )
