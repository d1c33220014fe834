"""Audiences beside one another: overlap, look-alikes, affinity, white space."""
# mypy: allow-subclassing-any

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

import graphene
import numpy as np

from tular.api.graphql.accounts.types import Account
from tular.api.graphql.communities.types import Community
from tular.api.graphql.context import RequestContext
from tular.api.graphql.ids import key_of
from tular.api.graphql.paging import how_many, page_size
from tular.api.graphql.runs.types import Run
from tular.errors import UsageError
from tular.models import RunManifest
from tular.results.accounts import AccountRows
from tular.results.audience.alike import Alike, AudienceTaste
from tular.results.audience.shared import SharedAudience
from tular.results.communities import CommunityRows
from tular.results.rows import Index
from tular.results.run_view import RunView

MOST = 10
INTERSECTIONS = 50


class AudienceOf(graphene.ObjectType):
    """The audience of one account of the set. All counts are exact, of the run's relations."""

    account = graphene.Field(Account, required=True, description="Whose.")
    size = graphene.Int(required=True, description="How many different accounts point at it.")
    exclusive = graphene.Int(required=True, description="Those that are in no other audience of the set.")
    unique = graphene.Float(required=True, description="Exclusive of its size, 0 to 1.")
    stated_followers = graphene.Field(
        graphene.BigInt,
        description="Followers that the platform states; if far more than `size`, lists are incomplete.",
    )


class OverlapPair(graphene.ObjectType):
    """Two audiences under each denominator; tools differ by which of them they print."""

    first = graphene.Field(
        Account, required=True, description="The one whose audience `ofFirst` is a share of."
    )
    second = graphene.Field(Account, required=True, description="The other.")
    shared = graphene.Int(required=True, description="Accounts in both audiences.")
    of_first = graphene.Float(required=True, description="Shared of the first's audience.")
    of_second = graphene.Float(required=True, description="Shared of the second's audience.")
    of_smaller = graphene.Float(
        required=True,
        description="Shared of the smaller audience: overlap coefficient (Szymkiewicz 1934, Simpson 1943).",
    )
    of_union = graphene.Float(required=True, description="Shared of all in either: Jaccard 1901.")


class ReachStep(graphene.ObjectType):
    """What an account adds to those before it."""

    account = graphene.Field(Account, required=True, description="Who is added at this step.")
    added = graphene.Int(required=True, description="Accounts that it reaches and those before do not.")
    reach = graphene.Int(required=True, description="Reached by all up to this one.")
    best = graphene.Int(
        required=True,
        description="Most that any as many of the set reach: what the order misses at most is the gap.",
    )


class AudienceIntersection(graphene.ObjectType):
    """Accounts in exactly these audiences and no others of the set: a column of an UpSet picture (Lex 2014)."""

    accounts = graphene.List(graphene.NonNull(Account), required=True, description="Whose audiences.")
    size = graphene.Int(required=True, description="How many accounts.")


class UnreachedCommunity(graphene.ObjectType):
    """A community that hardly anybody of the set reaches."""

    community = graphene.Field(
        Community, required=True, description="The group that none of them reaches well."
    )
    reached = graphene.Int(required=True, description="Its members in any audience of the set.")
    share = graphene.Float(required=True, description="Of all its members.")


class AudienceOverlap(graphene.ObjectType):
    """The audiences of two to ten accounts beside one another: in follows, their followers."""

    run = graphene.Field(Run, required=True, description="The run whose relations these are.")
    reach = graphene.Int(
        required=True, description="Different accounts that any of the audiences has, each counted once."
    )
    network = graphene.Int(required=True, description="Accounts of the run.")
    audiences = graphene.List(graphene.NonNull(AudienceOf), required=True, description="As they were named.")
    pairs = graphene.List(graphene.NonNull(OverlapPair), required=True, description="Every two of them.")
    order = graphene.List(
        graphene.NonNull(ReachStep),
        required=True,
        description="The order in which each adds most (greedy maximum coverage, Nemhauser et al. 1978).",
    )
    intersections = graphene.List(
        graphene.NonNull(AudienceIntersection),
        required=True,
        description=f"The largest, at most {INTERSECTIONS}.",
    )
    white_space = graphene.List(
        graphene.NonNull(UnreachedCommunity),
        required=True,
        description="Communities that nobody of the set reaches, or hardly anybody, the largest first.",
        at_most=graphene.Float(default_value=0.0, description="Largest share reached, 0 to 1."),
        min_size=graphene.Int(default_value=2, description="Least members."),
        first=how_many(),
    )

    @staticmethod
    def resolve_white_space(
        root: _Overlap, _info: Any, at_most: float = 0.0, min_size: int = 2, first: int | None = None
    ) -> list[_Unreached]:
        return root.white_space(at_most, min_size)[: page_size(first)]


class AlikeAccount(graphene.ObjectType):
    """An account that an audience follows too, and why it is named. Associations, no effects."""

    account = graphene.Field(Account, required=True, description="Who has an audience like it.")
    shared = graphene.Int(required=True, description="Of the set's audience, those that follow it.")
    similarity = graphene.Float(
        required=True,
        description="Cosine between the set's audience and its own: shared / sqrt(sizes multiplied).",
    )
    lift = graphene.Float(
        required=True,
        description="Share of the audience that follows it over the share of all accounts that do.",
    )
    bound = graphene.Float(
        required=True,
        description="The lift at the lower 95 % bound (Clopper & Pearson 1934): above 1 beyond chance.",
    )
    uniqueness = graphene.Float(
        required=True, description="1 for whom one account follows, 0 for whom everybody does, by logarithms."
    )
    same_community = graphene.Boolean(required=True, description="Is it in a community of the set?")
    same_role = graphene.Boolean(required=True, description="Has it a role that one of the set has?")
    topics = graphene.List(
        graphene.NonNull(graphene.String),
        required=True,
        description="Terms its community shares with the set's.",
    )


@dataclass(frozen=True, slots=True)
class _Unreached:
    community: CommunityRows
    reached: int
    share: float


class _Overlap:
    """What resolvers read; elements are one-row tables of accounts."""

    def __init__(self, shared: SharedAudience) -> None:
        self._shared, self._told = shared, shared.overlap
        self.accounts = [_account(shared.view, int(row)) for row in shared.rows]
        self.run: RunManifest = shared.view.manifest
        self.reach, self.network = self._told.reach, shared.view.accounts.height

    @property
    def audiences(self) -> list[dict[str, Any]]:
        stated = self._shared.view.columns["followersCount"]
        return [
            {
                "account": account,
                "size": int(self._told.size[place]),
                "exclusive": int(self._told.exclusive[place]),
                "unique": float(self._told.unique[place]),
                "stated_followers": stated[int(self._shared.rows[place])],
            }
            for place, account in enumerate(self.accounts)
        ]

    @property
    def pairs(self) -> list[dict[str, Any]]:
        told, count = self._told, len(self.accounts)
        return [
            {
                "first": self.accounts[i],
                "second": self.accounts[j],
                "shared": int(told.shared[i, j]),
                "of_first": float(told.of_each[i, j]),
                "of_second": float(told.of_each[j, i]),
                "of_smaller": float(told.of_smaller[i, j]),
                "of_union": float(told.of_union[i, j]),
            }
            for i in range(count)
            for j in range(i + 1, count)
        ]

    @property
    def order(self) -> list[dict[str, Any]]:
        return [
            {"account": self.accounts[s.audience], "added": s.added, "reach": s.reach, "best": s.best}
            for s in self._shared.order
        ]

    @property
    def intersections(self) -> list[dict[str, Any]]:
        return [
            {"accounts": [self.accounts[place] for place in each.accounts], "size": each.size}
            for each in self._shared.intersections[:INTERSECTIONS]
        ]

    def white_space(self, at_most: float, least_size: int) -> list[_Unreached]:
        reach, view = self._shared.by_community, self._shared.view
        return [
            _Unreached(
                CommunityRows(view, np.array([row]))[0], int(reach.reached[row]), float(reach.share[row])
            )
            for row in self._shared.white_space(at_most, least_size)
        ]


def _accounts(least: int) -> graphene.Argument:
    type_ = graphene.List(graphene.NonNull(graphene.ID))
    description = f"{least} to {MOST} accounts: global ids, keys or handles."
    return graphene.Argument(type_, required=True, description=description)


def _run_id() -> graphene.ID:
    return graphene.ID(description="Run to ask; the current one without it.")


class AudienceQueries(graphene.ObjectType):
    audience_overlap = graphene.Field(
        AudienceOverlap,
        required=True,
        description="How much the audiences of accounts have in common, exactly, under each denominator.",
        accounts=_accounts(2),
        run_id=_run_id(),
    )
    look_alikes = graphene.List(
        graphene.NonNull(AlikeAccount),
        required=True,
        description="Accounts whose audience is most like that of a set, beyond what chance explains.",
        accounts=_accounts(1),
        run_id=_run_id(),
        max_audience=graphene.Int(
            description="Only accounts with at most so large an audience, such as smaller ones."
        ),
        first=how_many(),
    )
    audience_affinity = graphene.List(
        graphene.NonNull(AlikeAccount),
        required=True,
        description="Whom the audience of a set follows more than everybody does, what everybody follows discounted.",
        accounts=_accounts(1),
        run_id=_run_id(),
        first=how_many(),
    )

    @staticmethod
    async def resolve_audience_overlap(
        _root: None, info: Any, accounts: list[str], run_id: str | None = None
    ) -> _Overlap:
        shared = await _shared(info.context, accounts, run_id, 2)
        return await asyncio.to_thread(_Overlap, shared)

    @staticmethod
    async def resolve_look_alikes(
        _root: None,
        info: Any,
        accounts: list[str],
        run_id: str | None = None,
        max_audience: int | None = None,
        first: int | None = None,
    ) -> list[dict[str, Any]]:
        taste = AudienceTaste(await _shared(info.context, accounts, run_id, 1))
        found = await asyncio.to_thread(taste.look_alikes, page_size(first), max_audience)
        return [_alike(taste.view, each) for each in found]

    @staticmethod
    async def resolve_audience_affinity(
        _root: None, info: Any, accounts: list[str], run_id: str | None = None, first: int | None = None
    ) -> list[dict[str, Any]]:
        taste = AudienceTaste(await _shared(info.context, accounts, run_id, 1))
        found = await asyncio.to_thread(taste.affinity, page_size(first))
        return [_alike(taste.view, each) for each in found]


async def _shared(
    context: RequestContext, accounts: list[str], run_id: str | None, least: int
) -> SharedAudience:
    view = await context.run(run_id)
    rows = rows_named(view, accounts)
    if not least <= rows.size <= MOST:
        raise UsageError(
            f"`accounts` must name {least} to {MOST} different accounts, not {rows.size}.",
            remedy="Name each once.",
            field="accounts",
        )
    return SharedAudience(view, rows)


def rows_named(view: RunView, names: list[str]) -> Index:
    """Rows of accounts named by global id, key or handle, each once. Raises UsageError for what the run lacks."""
    return np.array(list(dict.fromkeys(_row(view, name) for name in names)), np.int64)


def _row(view: RunView, name: str) -> int:
    key = key_of("Account", name, field="accounts")
    by_key = view.rows_of_keys([key])
    found = by_key if by_key[0] >= 0 else view.rows_of_handle(key)
    if found.size != 1:
        keys = ", ".join(view.columns["key"][int(row)] for row in found)
        raise UsageError(
            f"{found.size} accounts are called {name}." if keys else f"Run {view.id} has no account {name}.",
            remedy=f"Name one by its key: {keys}." if keys else "`searchAccounts` finds accounts.",
            field="accounts",
        )
    return int(found[0])


def _account(view: RunView, row: int) -> AccountRows:
    one: AccountRows = AccountRows(view, np.array([row]))[0]
    return one


def _alike(view: RunView, each: Alike) -> dict[str, Any]:
    told = {name: getattr(each, name) for name in Alike.__slots__ if name != "row"}
    return told | {"account": _account(view, each.row)}
