"""Who acts together: a coordinated group, and beside it fans and advocates, who only like the same things."""

from __future__ import annotations

import numpy as np

from tular.generate.arrays import Ints
from tular.generate.cascades import Cascades, human_delays
from tular.generate.posts import NONE, Posts, make_posts

BURSTS = 12
"""Texts that the group posts in each period."""
BURST_SECONDS = 20
"""A burst is over within so many seconds."""
TAKING_PART = 0.9
RETWEET_SECONDS = (5, 45)
"""Seconds after which the group retweets its client."""
FANS_RETWEET = 0.6
ADVOCATES_RETWEET = 0.8


def bursts(
    rng: np.random.Generator, group: Ints, membership: Ints, begin: int, seconds: int, first_script: int
) -> Posts:
    """BURSTS texts, each posted word by word by most of the group within BURST_SECONDS."""
    moments = begin + np.sort(rng.integers(0, seconds - BURST_SECONDS, BURSTS))
    burst, member = np.nonzero(rng.random((BURSTS, group.size)) < TAKING_PART)
    at = moments[burst] + rng.integers(0, BURST_SECONDS, burst.size)
    topic = membership[group[0]]
    return make_posts(group[member], at, community=topic, script=(first_script + burst).astype(np.int32))


def group_retweets(rng: np.random.Generator, group: Ints, posts: Posts, client: int) -> Cascades:
    """Nearly all of the group retweets each post of the client within a minute."""
    post, account = _pairs(rng, posts, client, group, TAKING_PART)
    return _retweets(posts, post, account, rng.integers(*RETWEET_SECONDS, post.size))


def fan_retweets(rng: np.random.Generator, fans: Ints, posts: Posts, star: int) -> Cascades:
    """Each fan retweets most posts of the star, each in its own time."""
    post, account = _pairs(rng, posts, star, fans, FANS_RETWEET)
    return _retweets(posts, post, account, human_delays(rng, post.size))


def advocate_retweets(rng: np.random.Generator, advocates: Ints, posts: Posts, brand: int) -> Cascades:
    """Advocates pass on nearly everything the brand itself posts."""
    post, account = _pairs(rng, posts, brand, advocates, ADVOCATES_RETWEET)
    return _retweets(posts, post, account, human_delays(rng, post.size))


def _pairs(
    rng: np.random.Generator, posts: Posts, author: int, readers: Ints, share: float
) -> tuple[Ints, Ints]:
    rows = np.flatnonzero(posts.author == author)
    post, reader = np.nonzero(rng.random((rows.size, readers.size)) < share)
    return rows[post], readers[reader]


def _retweets(posts: Posts, post: Ints, account: Ints, delay: Ints) -> Cascades:
    from_original = np.full(post.size, NONE, np.int64)
    return Cascades(post, account, posts.at[post] + delay, from_original, np.ones(post.size, np.int32))
