"""How much is said about a topic, day by day, and by which communities."""
# mypy: allow-subclassing-any

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import graphene

from tular.api.graphql.context import RequestContext

POSTS, EVENTS = ("posts", "links"), ("retweets", "quotes", "replies", "mentions")
MOST_DAYS = 366


class TopicCounts(graphene.Interface):
    """How much is said about a topic."""

    posts = graphene.Int(
        required=True, description="Posts about it; those that only retweet another are left out."
    )
    authors = graphene.Int(required=True, description="Different accounts that wrote these.")
    links = graphene.Int(required=True, description="Addresses in these posts, each counted where it stands.")
    retweets = graphene.Int(required=True, description="Times that somebody passed on a post about it.")
    quotes = graphene.Int(
        required=True, description="Times that somebody passed one on with words of their own."
    )
    replies = graphene.Int(required=True, description="Answers to, or with, posts about it.")
    mentions = graphene.Int(required=True, description="Times that somebody was named in a post about it.")

    @classmethod
    def resolve_type(cls, instance: Any, _info: Any) -> type[graphene.ObjectType]:
        return TopicTotals if instance.day is None else TopicDay


class TopicTotals(graphene.ObjectType):
    """Of all days together, and of what has no date."""

    class Meta:
        interfaces = (TopicCounts,)


class TopicDay(graphene.ObjectType):
    """Of one day in UTC."""

    class Meta:
        interfaces = (TopicCounts,)

    day = graphene.Date(required=True, description="Which day; days without anything are left out.")


class TopicCommunity(graphene.ObjectType):
    """A community of the current run that talks about a topic."""

    community = graphene.Field(
        "tular.api.graphql.communities.types.Community",
        required=True,
        description="Who talks: one group of the run.",
    )
    posts = graphene.Int(
        required=True, description="Posts of its members about the topic, retweets left out."
    )
    authors = graphene.Int(required=True, description="Members who wrote one.")
    share = graphene.Float(required=True, description="Authors as a share of its members, 0 … 1.")


@dataclass(slots=True)
class Counts:
    """`day` None for all together."""

    day: date | None
    who: set[str] = field(default_factory=set)
    posts: int = 0
    links: int = 0
    retweets: int = 0
    quotes: int = 0
    replies: int = 0
    mentions: int = 0

    @property
    def authors(self) -> int:
        return len(self.who)

    def add(self, row: dict[str, Any], names: tuple[str, ...]) -> None:
        for name in names:
            setattr(self, name, getattr(self, name) + row[name])
        self.who.update(row.get("authors", ()))


async def counted(context: RequestContext, subject: dict[str, Any]) -> tuple[Counts, list[Counts]]:
    """All together, and by day in order."""
    total, days = Counts(None), dict[date, Counts]()
    for statement, names in (("read/topic_posts", POSTS), ("read/topic_events", EVENTS)):
        for row in await context.live.read(statement, **subject):
            total.add(row, names)
            if (day := row["day"]) is not None:
                days.setdefault(day, Counts(day)).add(row, names)
    return total, [days[day] for day in sorted(days)]
