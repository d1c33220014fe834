"""Accounts: profile, and the scores that a run gave them."""
# mypy: allow-subclassing-any

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

import graphene

from tular.api.graphql.accounts.audience import AudienceFields
from tular.api.graphql.accounts.ego import EgoFields
from tular.api.graphql.accounts.history import HistoryFields
from tular.api.graphql.accounts.near import NearFields
from tular.api.graphql.accounts.neighbours import NeighbourFields
from tular.api.graphql.accounts.posts import PostFields
from tular.api.graphql.context import RequestContext
from tular.api.graphql.ids import key_of, to_globals
from tular.api.graphql.nodes import Node, column, link
from tular.api.graphql.runs.types import Run
from tular.api.graphql.scalars import AccountKind, Measure, Role, Tier, chosen_measure, measure_argument
from tular.errors import StoreError, UsageError
from tular.measures import BY_NAME
from tular.models import RunManifest
from tular.results.accounts import AccountRows
from tular.results.communities import CommunityRows
from tular.results.plain_words import role_in_words


def global_ids(accounts: AccountRows) -> list[str | None]:
    return to_globals("Account", accounts.profile("key"))


def _profile(type_: Any, name: str, description: str | None = None, **options: Any) -> graphene.Field:
    return column(type_, lambda rows: rows.profile(name), description, **options)


def _result(type_: Any, name: str, description: str) -> graphene.Field:
    return column(type_, lambda rows: rows.result(name), description)


def _by_measure(type_: Any, take: Any, description: str) -> graphene.Field:
    def measured(rows: AccountRows, measure: Any = None) -> list[Any]:
        if rows.view is None:
            return [None] * len(rows)
        return list(take(rows, chosen_measure(measure, rows.view)))

    return column(type_, measured, description, measure=measure_argument("By which measure."))


class AccountScore(graphene.ObjectType):
    """One measure of an account."""

    measure = graphene.Field(
        Measure, required=True, description="What is scored: its definition stands at the value."
    )
    score = graphene.Float(description="Its value.")
    rank = graphene.Int(description="From 1; equal scores share it.")
    percentile = graphene.Float(description="Percentage of the run's accounts that it is ahead of.")


@dataclass(frozen=True, slots=True)
class _Score:
    measure: str
    score: float | None
    rank: int | None
    percentile: float | None


class Account(AudienceFields, EgoFields, HistoryFields, NearFields, NeighbourFields, PostFields):
    """One actor on one platform.

    Scores, community and position come from the run that was asked for, and are null for an account
    without a relation in the run's layer and window.
    """

    class Meta:
        interfaces = (Node,)

    id = column(graphene.ID, global_ids, "Global id.", required=True)
    key = _profile(graphene.String, "key", "`platform:id`, as in Neo4j.", required=True)
    platform = _profile(graphene.String, "platform", "Where it is: `x`, `mastodon`, …")
    platform_id = _profile(graphene.String, "id", "The platform's own id.")
    handle = _profile(graphene.String, "handle", "Without @.")
    name = _profile(graphene.String, "name", "The name it shows.")
    kind = column(AccountKind, AccountRows.kinds, "What kind of actor it is.", required=True)
    bio = _profile(graphene.String, "bio", "What it says of itself.")
    location = _profile(graphene.String, "location", "Where it says it is.")
    created_at = _profile(graphene.DateTime, "createdAt", "When it was opened on its platform.")
    verified = _profile(graphene.Boolean, "verified", "Did the platform verify it? Null: not known.")
    followers_count = _profile(graphene.Int, "followersCount", "As the platform states it.")
    following_count = _profile(graphene.Int, "followingCount", "As the platform states it.")
    posts_count = _profile(graphene.Int, "postsCount", "As the platform states it.")

    tier = _result(
        Tier,
        "tier",
        "By the audience that the platform states, at the thresholds of `Run.tiers`; null where it states none: "
        "followers that are loaded may be any part of them.",
    )
    language = _result(
        graphene.String, "language", "What most of its posts in the window are in, as the platform states it."
    )
    role = _result(Role, "role", "Part that it plays between communities; `roleInWords` says it plainly.")
    role_in_words = column(
        graphene.String,
        lambda rows: [role_in_words(role) for role in rows.result("role")],
        "Its role in words that need no textbook, such as: a centre tied to many communities, at home in none.",
    )
    confidence = _result(graphene.Float, "confidence", "How surely it belongs to its community, 0 … 1.")
    x = _result(graphene.Float, "x", "Position on the map.")
    y = _result(graphene.Float, "y", "Position on the map.")
    score = _by_measure(graphene.Float, AccountRows.scores, "Value of a measure.")
    rank = _by_measure(graphene.Int, AccountRows.ranks, "Rank by a measure, from 1; equal scores share it.")
    percentile = _by_measure(
        graphene.Float, AccountRows.percentiles, "Percentage of the run's accounts that it is ahead of."
    )
    component_id = _result(
        graphene.Int,
        "componentId",
        "Piece of the network that it is in, 0 the largest; accounts of one have the same.",
    )
    component_size = _result(
        graphene.Int, "componentSize", "How many accounts are in that piece of the network."
    )
    strong_component_id = _result(
        graphene.Int, "strongComponentId", "The same, of accounts that reach each other along the arrows."
    )
    strong_component_size = _result(
        graphene.Int, "strongComponentSize", "How many accounts reach each other there, this one included."
    )
    community = link(
        "tular.api.graphql.communities.types.Community",
        CommunityRows.of,
        "Its community in the run; null in a small group.",
    )
    scores = graphene.List(
        graphene.NonNull(AccountScore), required=True, description="All measures of the run."
    )
    run = graphene.Field(
        Run, description="The run that scores come from; null when that does not have the account."
    )

    @staticmethod
    async def resolve_scores(row: AccountRows, _info: Any) -> list[_Score]:
        if row.view is None or row.index[0] < 0:
            return []
        measures = [name for name in row.view.manifest.measures if name in BY_NAME]
        if not row.view.is_ranked(measures):
            await asyncio.to_thread(row.view.rank, measures)
        return [
            _Score(name, row.scores(name)[0], row.ranks(name)[0], row.percentiles(name)[0])
            for name in measures
        ]

    @staticmethod
    def resolve_run(row: AccountRows, _info: Any) -> RunManifest | None:
        return None if row.view is None or row.index[0] < 0 else row.view.manifest


class AccountQueries(graphene.ObjectType):
    account = graphene.Field(
        Account,
        description="One account by id or handle; null when there is none.",
        id=graphene.ID(description="Global id, or the key such as `x:44196397`."),
        handle=graphene.String(description="Upper and lower case alike, with or without @."),
        platform=graphene.String(description="For a handle that exists on several platforms."),
        run_id=graphene.ID(description="Run that scores come from; default: the current one."),
    )

    @staticmethod
    async def resolve_account(
        _root: None,
        info: Any,
        id: str | None = None,  # noqa: A002
        handle: str | None = None,
        platform: str | None = None,
        run_id: str | None = None,
    ) -> Any:
        if (id is None) == (handle is None):
            raise UsageError("account needs either `id` or `handle`.", remedy="Pass one of them.", field="id")
        if id is not None:
            return await account_by_key(info.context, key_of("Account", id), run_id)
        return await _account_by_handle(info.context, handle or "", platform, run_id)


async def account_by_key(context: RequestContext, key: str, run_id: str | None = None) -> AccountRows | None:
    """The account from the run, or from Neo4j when the run does not have it."""
    view = await (context.run(run_id) if run_id else context.current_run_if_any())
    if view is not None and (row := view.rows_of_keys([key]))[0] >= 0:
        return AccountRows(view, row)
    records = await context.live.read("read/account", key=key)
    return AccountRows.live(view, [record["account"] for record in records])[0] if records else None


async def _account_by_handle(
    context: RequestContext, handle: str, platform: str | None, run_id: str | None
) -> AccountRows | None:
    """Of the run and of Neo4j together, so that none is taken for the only one while another is not in the run."""
    view = await (context.run(run_id) if run_id else context.current_run_if_any())
    inside = None if view is None else AccountRows(view, view.rows_of_handle(handle))
    ranked = [] if inside is None else list(inside)
    keys = {row.profile("key")[0] for row in ranked}
    try:
        records = await context.live.read("read/account_by_handle", handle=handle.removeprefix("@"))
    except StoreError:
        if not ranked:
            raise
        records = []
    others = AccountRows.live(
        view, [each["account"] for each in records if each["account"]["key"] not in keys]
    )
    return _only_one([*ranked, *others], handle, platform)


def _only_one(accounts: list[AccountRows], handle: str, platform: str | None) -> AccountRows | None:
    wanted = [row for row in accounts if platform in (None, row.profile("platform")[0])]
    if len(wanted) > 1:
        keys = ", ".join(row.profile("key")[0] for row in wanted[:5])
        raise UsageError(
            f"{len(wanted)} accounts have the handle {handle!r}: {keys}.",
            remedy="Pass `platform`, or ask by `id`.",
            field="handle",
        )
    return wanted[0] if wanted else None
