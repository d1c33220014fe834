"""Accounts with a part to play: brokers, brands and their advocates, a star and fans, a coordinated group."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from tular.generate.arrays import Ints, Reals
from tular.generate.campaigns import Campaign, plan_campaigns
from tular.generate.follows import Keys, pack
from tular.generate.options import NetworkOptions
from tular.generate.planting import ABSENT, Planting
from tular.generate.population import KINDS, Population
from tular.generate.streams import stream
from tular.generate.vocabulary import BRANDS
from tular.models import AccountKind

BROKER_SHARE = 0.005
MOST_BROKERS = 500
MOST_BROKERS = 500
BROKERED = 3
"""Communities that a broker joins beside its own."""
ADVOCATES = 8
"""Advocates of one brand, at most."""
ADVOCATE_ENGAGEMENT = 6.0
HOLLOW_ENGAGEMENT = 0.02
CARRIER_ENGAGEMENT = 8.0


@dataclass(frozen=True, slots=True, eq=False)
class Broker:
    account: int
    communities: tuple[int, ...]
    """Communities beside its own that it follows into and is followed from."""


@dataclass(frozen=True, slots=True, eq=False)
class Brand:
    name: str
    account: int
    advocates: Ints
    """Persons that praise it all the time and pass on nearly everything it posts."""


@dataclass(frozen=True, slots=True, eq=False)
class Cast:
    """Who plays what; no account plays two parts. All are there at every snapshot.

    `star`: the most popular account; its `fans` retweet most of its posts, at human speed. `coordinated`
    post the same texts within seconds and retweet `client` within seconds. `hollow` have a big audience that
    passes nothing on, `carriers` a small one that passes on a lot.
    """

    brokers: tuple[Broker, ...]
    brands: tuple[Brand, ...]
    campaigns: tuple[Campaign, ...]
    star: int
    fans: Ints
    client: int
    coordinated: Ints
    hollow: Ints
    carriers: Ints


def choose_cast(options: NetworkOptions, planting: Planting, population: Population) -> Cast | None:
    """Choose who plays. Networks of the models `lfr` and `circles` are only ties and communities, without a cast."""
    if options.model in ("lfr", "circles"):
        return None
    rng = stream(options.seed, "cast")
    pool = _Pool(rng, planting, population.popularity)
    n = options.accounts
    star, client = pool.leading(2, 0.0)
    brand_accounts = pool.leading(min(len(BRANDS), max(2, n // 2500)), 0.002)
    hollow = pool.leading(max(1, n // 2000), 0.004)
    brands = tuple(
        Brand(BRANDS[b], int(account), pool.anyone(min(ADVOCATES, max(3, n // 250))))
        for b, account in enumerate(brand_accounts)
    )
    first = planting.membership[0]
    communities = np.unique(first[first != ABSENT])
    brokers = tuple(
        Broker(int(account), _elsewhere(rng, communities, first[account]))
        for account in pool.anyone(min(MOST_BROKERS, max(2, round(BROKER_SHARE * n))))
    )
    return Cast(
        brokers=brokers,
        brands=brands,
        campaigns=plan_campaigns(options, brand_accounts, planting),
        star=int(star),
        fans=pool.anyone(min(200, max(8, n // 100))),
        client=int(client),
        coordinated=pool.anyone(min(40, max(6, n // 250))),
        hollow=hollow,
        carriers=pool.anyone(max(1, n // 500)),
    )


class _Pool:
    """Accounts that are always there, given away once each."""

    def __init__(self, rng: np.random.Generator, planting: Planting, popularity: Reals) -> None:
        always = np.flatnonzero((planting.membership != ABSENT).all(axis=0)).astype(np.int32)
        by_popularity = np.argsort(-popularity[always], kind="stable")
        self.rng = rng
        self.accounts = always[by_popularity]

    def leading(self, count: int, skip: float) -> Ints:
        """The most popular, after a share `skip` of all that stays as it is."""
        start = int(skip * self.accounts.size)
        chosen = self.accounts[start : start + count]
        self.accounts = np.delete(self.accounts, slice(start, start + count))
        return chosen

    def anyone(self, count: int) -> Ints:
        """Ordinary accounts: none of the most popular twentieth."""
        at = (
            self.accounts.size // 20
            + self.rng.permutation(self.accounts.size - self.accounts.size // 20)[:count]
        )
        chosen = np.sort(self.accounts[at])
        self.accounts = np.delete(self.accounts, at)
        return chosen


def _elsewhere(rng: np.random.Generator, communities: Ints, home: int) -> tuple[int, ...]:
    return tuple(sorted(rng.permutation(communities[communities != home])[:BROKERED].tolist()))


def in_costume(cast: Cast | None, population: Population) -> Population:
    """The population with kinds and engagement that the parts ask for."""
    if cast is None:
        return population
    kind, engagement = population.kind.copy(), population.engagement.copy()
    kind[[brand.account for brand in cast.brands]] = KINDS.index(AccountKind.COMPANY)
    advocates = np.concatenate([brand.advocates for brand in cast.brands])
    kind[np.concatenate([advocates, [cast.star], cast.fans, cast.coordinated])] = KINDS.index(
        AccountKind.PERSON
    )
    engagement[cast.hollow] = HOLLOW_ENGAGEMENT
    engagement[cast.carriers] = CARRIER_ENGAGEMENT
    engagement[advocates] = ADVOCATE_ENGAGEMENT
    engagement[[brand.account for brand in cast.brands]] = 1.0
    return replace(population, kind=kind, engagement=engagement)


def arranged_follows(
    rng: np.random.Generator, cast: Cast | None, options: NetworkOptions, membership: Ints
) -> Keys:
    """Sorted keys of follows that the parts ask for at the first snapshot, whatever chance would bring."""
    if cast is None:
        return np.empty(0, np.int64)
    each = max(2, round(options.follows_per_account / 2))
    pairs = [_brokering(rng, broker, membership, each) for broker in cast.brokers]
    pairs += [_all_follow(brand.advocates, brand.account) for brand in cast.brands]
    pairs += [_all_follow(cast.fans, cast.star), _all_follow(cast.coordinated, cast.client)]
    return np.unique(np.concatenate(pairs))


def gained_follows(rng: np.random.Generator, cast: Cast | None, membership: Ints, snapshot: int) -> Keys:
    """Sorted keys of follows that campaigns of the period before `snapshot` brought to their brands."""
    campaigns = [c for c in (cast.campaigns if cast else ()) if c.works and c.period == snapshot - 1]
    pairs = [
        _all_follow(members[rng.random(members.size) < c.following], c.account)
        for c in campaigns
        for members in [np.setdiff1d(np.flatnonzero(np.isin(membership, c.communities)), c.account)]
    ]
    return np.unique(np.concatenate([np.empty(0, np.int64), *pairs]))


def _all_follow(accounts: Ints, target: int) -> Keys:
    return pack(accounts, np.full(accounts.size, target))


def _brokering(rng: np.random.Generator, broker: Broker, membership: Ints, each: int) -> Keys:
    """`each` follows to and from members of each community that the broker joins."""
    pairs = []
    for community in broker.communities:
        members = np.flatnonzero(membership == community)
        followed, followers = rng.permutation(members)[:each], rng.permutation(members)[:each]
        own = np.full(followed.size, broker.account)
        pairs += [pack(own, followed), pack(followers, own)]
    return np.concatenate(pairs)
