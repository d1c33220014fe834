"""The audience of an account: how it changed, its peers, and when the account speaks."""
# mypy: allow-subclassing-any

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import graphene

from tular.api.graphql.paging import how_many, page_size
from tular.api.graphql.scalars import chosen_measure, measure_argument, utc
from tular.errors import UsageError
from tular.results.accounts import AccountRows
from tular.results.peers import AUDIENCE, Peers, peers
from tular.results.rhythm import rhythm

LEADING = 5
POSTS = 10_000
"""Posts that a rhythm is made of at most, the latest."""


class AudienceGrowth(graphene.ObjectType):
    """Followers at two moments and between, as the crawls around them saw them; before + gained - lost = after.

    Null without a crawl at or before the first moment and another between the two."""

    crawled = graphene.DateTime(
        description="The crawl that `before` is of: the last at or before the first moment."
    )
    again = graphene.DateTime(
        description="The crawl that `after` is of: the last at or before the second moment."
    )
    before = graphene.Int(description="Followers at the first of these crawls.")
    after = graphene.Int(description="Followers at the second.")
    gained = graphene.Int(description="Seen at the second that were not at the first.")
    lost = graphene.Int(
        description="Of those at the first that a list loaded whole since then (`tular load --lists`) lacks; null "
        "where no such list was loaded."
    )
    checked = graphene.Int(
        required=True,
        description="Of those at the first, how many had a list that would show them loaded again.",
    )
    growth_rate = graphene.Float(description="(after - before) / before; null without followers before.")
    churn_rate = graphene.Float(description="lost / checked; null where nothing was checked.")


class Rhythm(graphene.ObjectType):
    """When an account posts, retweets too, over the hours of the week."""

    zone = graphene.String(required=True, description="The time zone of days and hours.")
    posts = graphene.Int(required=True, description=f"Posts counted, the latest {POSTS} at most.")
    hours = graphene.List(
        graphene.NonNull(graphene.List(graphene.NonNull(graphene.Int))),
        required=True,
        description="Posts by day, Monday first, and hour, from 0 to 23.",
    )


class PeerGroup(graphene.ObjectType):
    """An account among its size-peers: half to twice the loaded followers, or the 30 nearest if those are fewer.
    Tiers and `minAudience` go by the followers that the platform states."""

    count = graphene.Int(required=True, description="Accounts, itself included.")
    least_audience = graphene.Int(required=True, description="Fewest loaded followers among them.")
    most_audience = graphene.Int(required=True, description="Most loaded followers among them.")
    rank = graphene.Int(description="Its rank among them, from 1.")
    percentile = graphene.Float(description="Percentage of them that it is ahead of by the measure.")
    leading = graphene.List(
        graphene.NonNull("tular.api.graphql.influencers.types.InfluencerEdge"),
        required=True,
        description="The best of them.",
        first=how_many(LEADING),
    )

    @staticmethod
    def resolve_leading(group: Peers, _info: Any, first: int | None = None) -> Any:
        return group.leading[: page_size(first, default=LEADING)]


@dataclass(frozen=True, slots=True)
class _Growth:
    crawled: datetime | None
    again: datetime | None
    before: int | None
    after: int | None
    gained: int | None
    lost: int | None
    checked: int

    @property
    def growth_rate(self) -> float | None:
        if self.after is None or not self.before:
            return None
        return (self.after - self.before) / self.before

    @property
    def churn_rate(self) -> float | None:
        return self.lost / self.checked if self.lost is not None and self.checked else None


@dataclass(frozen=True, slots=True)
class _Rhythm:
    zone: str
    posts: int
    hours: list[list[int]]


class AudienceFields(graphene.ObjectType):
    audience_growth = graphene.Field(
        AudienceGrowth,
        description="How its followers changed, from when follows were first and last seen; null while Neo4j does "
        "not answer. A follow is lost when a list that would show it was loaded whole again without it.",
        start=graphene.DateTime(name="from", required=True, description="The first moment."),
        end=graphene.DateTime(name="to", required=True, description="The second."),
    )
    rhythm = graphene.Field(
        Rhythm,
        description="When it posts, as Neo4j holds it now; null while Neo4j does not answer.",
        zone=graphene.String(default_value="UTC", description="A time zone, such as `Asia/Jakarta`."),
    )
    peers = graphene.Field(
        PeerGroup,
        description="Compares the account with accounts of similar follower count; null when the run lacks the "
        "account, the measure or `FOLLOWERS`.",
        measure=measure_argument("What they are ranked by."),
    )

    @staticmethod
    async def resolve_audience_growth(
        row: AccountRows, info: Any, start: datetime, end: datetime
    ) -> _Growth | None:
        start, end = (utc(moment) or moment for moment in (start, end))
        if start >= end:
            raise UsageError("`from` must lie before `to`.", remedy="Exchange them.", field="from")
        key = row.profile("key")[0]
        records = await info.context.batches.rows("read/audience_growth", key, start=start, end=end)
        return _Growth(**records[0]) if records else None

    @staticmethod
    async def resolve_rhythm(row: AccountRows, info: Any, zone: str | None = None) -> _Rhythm:
        records = await info.context.batches.rows("read/post_times", row.profile("key")[0], limit=POSTS)
        moments = records[0]["times"]
        return _Rhythm(zone or "UTC", len(moments), rhythm(moments, zone or "UTC"))

    @staticmethod
    async def resolve_peers(row: AccountRows, _info: Any, measure: Any = None) -> Peers | None:
        if row.view is None or row.index[0] < 0:
            return None
        chosen = chosen_measure(measure, row.view)
        if not {chosen, AUDIENCE} <= set(row.view.artifact.rankings.columns):
            return None
        return await asyncio.to_thread(peers, row.view, int(row.index[0]), chosen, 100)
