"""Everything that accounts do in the periods between snapshots, as one table of posts in time order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from tular.generate.arrays import Ints, Reals
from tular.generate.campaigns import Talk
from tular.generate.cascades import Audience, Cascades, human_delays, joined, spread
from tular.generate.cast import Cast
from tular.generate.crowd import BURSTS, advocate_retweets, bursts, fan_retweets, group_retweets
from tular.generate.posts import NONE, Act, Posts, concatenate, in_time_order, make_posts
from tular.generate.streams import stream
from tular.generate.structure import Network

DAY = 86_400
ACTIVITY_SIGMA = 1.0
HOURS_SIGMA = 3.5
"""Spread, in hours, of an account's posts around its favourite hour."""
TOPICAL = 0.9
"""Share of posts that speak the words of the author's community."""
MENTIONING = 0.15
LEADING_RATE = 20.0
"""Posts of the star and of the coordinated group's client in a period."""
QUOTES_PER_RETWEET = 0.12
REPLIES_PER_RETWEET = 0.3
DIRECT = 0.55
"""Share of retweets that are meant to come from followers of the author."""


@dataclass(frozen=True, slots=True, eq=False)
class Habits:
    """When and how much each account posts."""

    rate: Reals
    """Expected own posts in a period."""
    hour: Reals
    """Favourite hour of the day, UTC."""


def habits(network: Network) -> Habits:
    rng = stream(network.options.seed, "habits")
    n = network.options.accounts
    rate = rng.lognormal(0, ACTIVITY_SIGMA, n)
    rate *= network.options.posts_per_account / rate.mean()
    if network.cast:
        rate[[network.cast.star, network.cast.client]] = LEADING_RATE
    return Habits(rate, rng.normal(13, 4, n))


def activity(network: Network) -> Posts:
    """Posts, retweets, quotes and replies of all periods, by time."""
    options = network.options
    if not options.posts:
        return make_posts(np.empty(0, np.int32), np.empty(0, np.int64))
    usual = habits(network)
    parts: list[Posts] = []
    for period in range(options.snapshots):
        happened = _Period(network, usual, period).posts()
        parts.append(_shifted(happened, sum(part.count for part in parts)))
    everything = in_time_order(concatenate(parts))
    return _until(everything, int(options.end.timestamp()))


def _shifted(posts: Posts, rows: int) -> Posts:
    """References counted from `rows` rows further up."""

    def shift(reference: Ints) -> Ints:
        return np.where(reference == NONE, NONE, reference + rows)

    columns = {name: getattr(posts, name) for name in Posts.__slots__}
    return Posts(**{**columns, "original": shift(posts.original), "parent": shift(posts.parent)})


def _until(posts: Posts, end: int) -> Posts:
    """Without what would happen after the end; rows are in time order, so references stay whole."""
    return posts.rows(slice(0, int(np.searchsorted(posts.at, end))))


class _Period:
    """The activity from one snapshot to the next, on the follows and communities of the first of them."""

    def __init__(self, network: Network, usual: Habits, period: int) -> None:
        self.network = network
        self.options = network.options
        self.usual = usual
        self.rng = stream(network.options.seed, "activity", period)
        self.period = period
        self.start = int(network.options.dates[period].timestamp())
        self.membership = network.membership[period]
        self.audience = Audience.of(*network.follows(period), network.options.accounts)

    def posts(self) -> Posts:
        originals = concatenate([self._own_posts(), *self._played(self.network.cast)])
        cascades = self._retweets(originals)
        retweets = self._as_posts(originals, cascades)
        return concatenate([originals, retweets, self._answers(originals, cascades)])

    def _own_posts(self) -> Posts:
        rate = np.where(self.membership >= 0, self.usual.rate, 0)
        author = np.repeat(np.arange(rate.size, dtype=np.int32), self.rng.poisson(rate))
        topical = self.rng.random(author.size) < TOPICAL
        community = np.where(topical, self.membership[author], NONE)
        return make_posts(author, self._times(author), community=community, mention=self._mentions(author))

    def _played(self, cast: Cast | None) -> Iterator[Posts]:
        """What the cast posts: talk by and about brands, and the coordinated group's bursts."""
        if cast is None:
            return
        for campaign in cast.campaigns:
            talk = Talk(self.rng, self.options, campaign, self.period, self.membership)
            yield talk.posts(self.audience, cast.brands[campaign.brand].advocates)
        length = self.options.days * DAY
        first = self.period * BURSTS
        yield bursts(self.rng, cast.coordinated, self.membership, self.start, length, first)

    def _certain_retweets(self, cast: Cast | None, originals: Posts) -> Cascades | None:
        if cast is None:
            return None
        advocated = (advocate_retweets(self.rng, b.advocates, originals, b.account) for b in cast.brands)
        fans = fan_retweets(self.rng, cast.fans, originals, cast.star)
        group = group_retweets(self.rng, cast.coordinated, originals, cast.client)
        return joined([fans, group, *advocated])

    def _times(self, author: Ints) -> Ints:
        day = self.rng.integers(0, self.options.days, author.size)
        hour = (self.usual.hour[author] + self.rng.normal(0, HOURS_SIGMA, author.size)) % 24
        return (self.start + day * DAY + (hour * 3600).astype(np.int64)).astype(np.int64)

    def _mentions(self, author: Ints) -> Ints:
        """Some posts mention a follower of the author."""
        some = (self.rng.random(author.size) < MENTIONING) & (self.audience.sizes(author) > 0)
        mention = np.full(author.size, NONE, np.int32)
        mention[some] = self.audience.pick(self.rng, author[some])
        return mention

    def _retweets(self, originals: Posts) -> Cascades:
        appeal = self.network.population.engagement[originals.author] * self.rng.lognormal(
            0, 1, originals.count
        )
        expected = self.audience.sizes(originals.author) * appeal
        wanted = DIRECT * self.options.retweets_per_post * originals.count
        chance = appeal * (wanted / max(float(expected.sum()), 1e-9))
        seeds = self._certain_retweets(self.network.cast, originals)
        return spread(self.rng, self.audience, self.membership, originals.author, originals.at, chance, seeds)

    def _as_posts(self, originals: Posts, cascades: Cascades) -> Posts:
        parent = np.where(cascades.parent == NONE, cascades.post, originals.count + cascades.parent)
        return make_posts(
            cascades.account, cascades.at, act=Act.RETWEET, original=cascades.post, parent=parent
        )

    def _answers(self, originals: Posts, cascades: Cascades) -> Posts:
        """Quotes and replies, by followers of the author; the more a post is retweeted, the more."""
        kinds = ((Act.QUOTE, QUOTES_PER_RETWEET), (Act.REPLY, REPLIES_PER_RETWEET))
        return concatenate([self._responses(act, share, originals, cascades) for act, share in kinds])

    def _responses(self, act: Act, share: float, originals: Posts, cascades: Cascades) -> Posts:
        chosen = np.flatnonzero(self.rng.random(cascades.count) < share)
        post = cascades.post[chosen]
        heard = self.audience.sizes(originals.author[post]) > 0
        post = post[heard]
        author = self.audience.pick(self.rng, originals.author[post])
        at = originals.at[post] + human_delays(self.rng, post.size)
        return make_posts(author, at, act=act, community=self.membership[author], original=post)
