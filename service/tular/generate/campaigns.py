"""Campaigns of brands: when, with which hashtag, towards whom, and by how much each really lifts the talk."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tular.generate.arrays import Flags, Ints, Reals
from tular.generate.cascades import Audience
from tular.generate.options import NetworkOptions
from tular.generate.planting import ABSENT, Planting
from tular.generate.posts import NONE, Posts, concatenate, make_posts
from tular.generate.streams import stream
from tular.generate.vocabulary import BRANDS

DAY = 86_400
CAMPAIGN_DAYS = 7
QUIET_DAYS = 9
"""Days of a period before its campaigns begin: what the lift is measured against."""
LIFTS = (3.0, 5.0)
AFTERGLOW_DAYS = 3.0
"""Half-life of the lift after the end of a campaign."""
FOLLOWING = 0.15
"""Share of the members of the communities a campaign aims at that follow the brand in consequence."""
TALK_PER_DAY = 0.0015
"""Posts about a brand on a usual day, per account of the network; between 4 and 200."""
BY_FOLLOWERS = 0.7
ADOPTION = 0.8
"""Share of posts about the brand that carry the hashtag while a campaign that works runs."""
DUD_ADOPTION = 0.03
MENTIONING = 0.8
OWN_POSTS = 1.0
"""Posts of the brand itself on a usual day; three times as many during a campaign."""


@dataclass(frozen=True, slots=True, eq=False)
class Campaign:
    """`start`, `end`: seconds since 1970. `lift`: rate of talk in between over the usual, 1 for a dud."""

    number: int
    brand: int
    account: int
    hashtag: str
    period: int
    start: int
    end: int
    communities: tuple[int, ...]
    lift: float

    @property
    def works(self) -> bool:
        return self.lift > 1

    @property
    def name(self) -> str:
        return f"{BRANDS[self.brand]} {self.hashtag}"

    @property
    def following(self) -> float:
        return FOLLOWING if self.works else 0.0

    def factor(self, at: Ints) -> Reals:
        """The true rate of talk at each moment over the usual one: lifted in the window, fading after it."""
        after = np.maximum(0, at - self.end) / (AFTERGLOW_DAYS * DAY)
        return np.where(at < self.start, 1.0, 1 + (self.lift - 1) * 0.5**after)


def plan_campaigns(options: NetworkOptions, brands: Ints, planting: Planting) -> tuple[Campaign, ...]:
    """One campaign a brand, none in a period too short for it; the last brand's does nothing."""
    if options.days < QUIET_DAYS + CAMPAIGN_DAYS:
        return ()
    rng = stream(options.seed, "campaigns")
    return tuple(
        _plan(rng, options, planting, b, int(brands[b]), b == brands.size - 1) for b in range(brands.size)
    )


def _plan(
    rng: np.random.Generator, options: NetworkOptions, planting: Planting, brand: int, account: int, dud: bool
) -> Campaign:
    period = int(rng.integers(options.snapshots))
    first_day = int(rng.integers(QUIET_DAYS, options.days - CAMPAIGN_DAYS + 1))
    start = int(options.dates[period].timestamp()) + first_day * DAY
    members = planting.membership[period]
    others = np.setdiff1d(np.unique(members[members != ABSENT]), members[account])
    aim = (int(members[account]), *rng.permutation(others)[:2].tolist())
    return Campaign(
        number=brand,
        brand=brand,
        account=account,
        hashtag=f"{BRANDS[brand]}{'Challenge' if brand % 2 else 'Bersama'}",
        period=period,
        start=start,
        end=start + CAMPAIGN_DAYS * DAY,
        communities=aim,
        lift=1.0 if dud else round(float(rng.uniform(*LIFTS)), 2),
    )


class Talk:
    """Posts by and about one brand in one period."""

    def __init__(
        self,
        rng: np.random.Generator,
        options: NetworkOptions,
        campaign: Campaign,
        period: int,
        membership: Ints,
    ) -> None:
        self.rng = rng
        self.options = options
        self.campaign = campaign
        self.membership = membership
        self.begin = int(options.dates[period].timestamp())

    def posts(self, audience: Audience, advocates: Ints) -> Posts:
        return concatenate([self._own(), self._public(audience), self._praise(advocates)])

    def _own(self) -> Posts:
        at = self._moments(3 * OWN_POSTS)
        running = self._running(at)
        at = at[running | (self.rng.random(at.size) < 1 / 3)]
        return self._posts(np.full(at.size, self.campaign.account), at, self._running(at), mention=False)

    def _public(self, audience: Audience) -> Posts:
        """Talk of customers: a Poisson process thinned to the campaign's true factor."""
        usual = min(200.0, max(4.0, TALK_PER_DAY * self.options.accounts))
        at = self._moments(usual * self.campaign.lift)
        at = at[self.rng.random(at.size) < self.campaign.factor(at) / self.campaign.lift]
        adoption = ADOPTION if self.campaign.works else DUD_ADOPTION
        tagged = self._running(at) & (self.rng.random(at.size) < adoption)
        return self._posts(self._customers(audience, at.size), at, tagged)

    def _praise(self, advocates: Ints) -> Posts:
        """Advocates praise all the time, campaign or not: about every other day each."""
        at = self._moments(advocates.size / 2)
        return self._posts(self.rng.choice(advocates, at.size), at, self._running(at))

    def _customers(self, audience: Audience, count: int) -> Ints:
        brand = np.full(count, self.campaign.account, np.int32)
        aimed = np.flatnonzero(np.isin(self.membership, self.campaign.communities))
        customers = self.rng.choice(np.setdiff1d(aimed, self.campaign.account), count).astype(np.int32)
        following = (self.rng.random(count) < BY_FOLLOWERS) & (audience.sizes(brand) > 0)
        customers[following] = audience.pick(self.rng, brand[following])
        return customers

    def _moments(self, per_day: float) -> Ints:
        count = self.rng.poisson(per_day * self.options.days)
        return self.begin + self.rng.integers(0, self.options.days * DAY, count)

    def _running(self, at: Ints) -> Flags:
        return (at >= self.campaign.start) & (at < self.campaign.end)

    def _posts(self, author: Ints, at: Ints, tagged: Flags, mention: bool = True) -> Posts:
        mentioned = self.rng.random(at.size) < (MENTIONING if mention else 0)
        return make_posts(
            author,
            at,
            community=self.membership[author],
            brand=self.campaign.brand,
            campaign=np.where(tagged, self.campaign.number, NONE),
            mention=np.where(mentioned, self.campaign.account, NONE),
        )
