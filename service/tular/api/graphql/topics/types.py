"""Influence inside a subject: a hashtag, a link or a term, live from Neo4j."""
# mypy: allow-subclassing-any

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b
from typing import Any

import graphene
import numpy as np

from tular.api.graphql.accounts.types import Account
from tular.api.graphql.context import RequestContext
from tular.api.graphql.cursors import Cursor, place_after, read_cursor
from tular.api.graphql.influencers.types import InfluencerFilter, decoded_filter
from tular.api.graphql.paging import Connection, Edge, Page, edge_list, page_arguments, page_ends, page_size
from tular.api.graphql.topics.counts import MOST_DAYS, Counts, TopicCommunity, TopicDay, TopicTotals, counted
from tular.api.graphql.topics.subject import subject_arguments, subject_parameters
from tular.results.accounts import AccountRows
from tular.results.communities import CommunityRows
from tular.results.filters import account_mask
from tular.results.post_address import post_address
from tular.results.run_view import RunView

MOST_RANKED = 10_000
"""Accounts that are ranked at most."""
COMMUNITIES = 50
COUNTS = ("retweets", "retweeters", "mentions", "engaged")


class TopicPost(graphene.ObjectType):
    """A post that carried the subject."""

    key = graphene.String(required=True, description="`platform:id`, as in Neo4j.")
    at = graphene.DateTime(description="When it was published; null where that is not loaded.")
    address = graphene.String(
        description="Where it can be looked at; null where that does not follow from its id."
    )
    text = graphene.String(description="What it says, where that is loaded.")
    retweets = graphene.Int(required=True, description="How often it was retweeted in the time asked about.")


class TopicInfluencer(graphene.ObjectType):
    """What others did with an account inside a subject."""

    rank = graphene.Int(
        required=True, description="From 1, by retweets, then engaged accounts, then key, before any filter."
    )
    account = graphene.Field(
        Account, required=True, description="Whose posts these are, with its scores in the current run."
    )
    retweets = graphene.Int(required=True, description="Of its posts about the subject.")
    retweeters = graphene.Int(required=True, description="Different accounts that retweeted them.")
    mentions = graphene.Int(required=True, description="In posts about the subject.")
    engaged = graphene.Int(
        required=True, description="Different accounts that retweeted, quoted, replied to or mentioned it."
    )
    evidence = graphene.List(
        graphene.NonNull(TopicPost), required=True, description="The three of its posts retweeted most."
    )


class TopicInfluencerEdge(graphene.ObjectType):
    """An account at its place inside a subject."""

    cursor = graphene.String(required=True, description="For `after`.")
    node = graphene.Field(
        TopicInfluencer, required=True, description="Who, and what others did with their posts."
    )


class TopicInfluencerConnection(Connection):
    """A page of those who lead inside a subject, and how much is said about it."""

    edges = edge_list(TopicInfluencerEdge)
    total_count = graphene.Int(
        required=True, description=f"Accounts that pass the filter, of the first {MOST_RANKED:,}."
    )
    truncated = graphene.Boolean(required=True, description=f"Were there more than {MOST_RANKED:,} accounts?")
    totals = graphene.Field(
        TopicTotals, required=True, description="Posts, authors, retweets, mentions and links about it."
    )
    days = graphene.List(
        graphene.NonNull(TopicDay),
        required=True,
        description=f"The same day by day, in order; the latest {MOST_DAYS:,} days.",
    )
    communities = graphene.List(
        graphene.NonNull(TopicCommunity),
        required=True,
        description=f"Communities of the current run that talk about it, most authors first, up to {COMMUNITIES}.",
    )

    @staticmethod
    async def resolve_totals(page: TopicPage, info: Any) -> Counts:
        return (await page.counts(info.context))[0]

    @staticmethod
    async def resolve_days(page: TopicPage, info: Any) -> list[Counts]:
        return (await page.counts(info.context))[1][-MOST_DAYS:]

    @staticmethod
    async def resolve_communities(page: TopicPage, info: Any) -> list[dict[str, Any]]:
        return await _communities(info.context, page.subject)


@dataclass(frozen=True)
class TopicPage(Page):
    """Counts are read once, and only when they are asked for."""

    subject: dict[str, Any] = field(default_factory=dict)
    truncated: bool = False
    _counts: list[asyncio.Task[tuple[Counts, list[Counts]]]] = field(default_factory=list)

    async def counts(self, context: RequestContext) -> tuple[Counts, list[Counts]]:
        if not self._counts:
            self._counts.append(asyncio.ensure_future(counted(context, self.subject)))
        return await self._counts[0]


@dataclass(frozen=True, slots=True)
class _Post:
    key: str
    at: datetime | None
    text: str | None
    retweets: int

    @property
    def address(self) -> str | None:
        return post_address(self.key)


@dataclass(frozen=True, slots=True)
class _Influencer:
    rank: int
    account: AccountRows
    retweets: int
    retweeters: int
    mentions: int
    engaged: int
    evidence: list[_Post]


class TopicQueries(graphene.ObjectType):
    topic_influencers = graphene.Field(
        TopicInfluencerConnection,
        required=True,
        description="Who leads inside a subject, as Neo4j holds it now: events whose post, or original post, has any "
        "of the hashtags, links or terms.",
        filter=graphene.Argument(
            InfluencerFilter, description="Only accounts of the current run that satisfy all of this."
        ),
        **subject_arguments(),
        **page_arguments(),
    )

    @staticmethod
    async def resolve_topic_influencers(
        _root: None,
        info: Any,
        first: int | None = None,
        after: str | None = None,
        **wanted: Any,
    ) -> TopicPage:
        subject, size = subject_parameters(wanted), page_size(first)
        kind = f"topic:{blake2b(repr(sorted(subject.items())).encode(), digest_size=8).hexdigest()}"
        start = place_after(read_cursor(after, kind)) or 0
        view = await info.context.current_run_if_any()
        (ranked,) = await info.context.live.read("read/topic_influencers", **subject, most=MOST_RANKED)
        places = await asyncio.to_thread(_chosen, view, ranked["keys"], decoded_filter(wanted.get("filter")))
        taken = [place for place in places if place >= start][:size]
        found = await _with_evidence(info.context, view, subject, ranked, taken)
        edges = [
            Edge(str(Cursor(kind, "", str(place + 1))), each)
            for place, each in zip(taken, found, strict=True)
        ]
        more = bool(taken) and taken[-1] < places[-1]
        ends = page_ends([edge.cursor for edge in edges], more=more, before=start > 0)
        return TopicPage(edges, ends, len(places), subject=subject, truncated=ranked["total"] > MOST_RANKED)


def _chosen(view: RunView | None, keys: list[str], conditions: dict[str, Any]) -> list[int]:
    """Places in the ranking of accounts that pass the filter."""
    if view is None or (mask := account_mask(view, conditions)) is None:
        return list(range(len(keys)))
    rows = view.rows_of_keys(keys)
    places: list[int] = np.flatnonzero((rows >= 0) & mask[np.maximum(rows, 0)]).tolist()
    return places


async def _with_evidence(
    context: RequestContext,
    view: RunView | None,
    subject: dict[str, Any],
    ranked: dict[str, Any],
    places: list[int],
) -> list[_Influencer]:
    keys = [ranked["keys"][place] for place in places]
    records = await context.live.read("read/topic_evidence", **subject, keys=keys) if keys else []
    by_key = {record["account"]["key"]: record for record in records}
    accounts = AccountRows.live(view, [by_key[key]["account"] for key in keys])
    return [
        _Influencer(
            place + 1,
            account,
            **{name: ranked[name][place] for name in COUNTS},
            evidence=_posts(by_key[key]["evidence"]),
        )
        for place, key, account in zip(places, keys, accounts, strict=True)
    ]


def _posts(evidence: list[dict[str, Any]]) -> list[_Post]:
    return [_Post(post["post"], post["at"], post["text"], post["retweets"]) for post in evidence]


async def _communities(context: RequestContext, subject: dict[str, Any]) -> list[dict[str, Any]]:
    """Of those that users show as one, together."""
    view = await context.current_run_if_any()
    if view is None:
        return []
    (found,) = await context.live.read("read/topic_authors", **subject)
    counted = await asyncio.to_thread(_by_community, view, found["keys"], found["posts"])
    sizes = view.communities["size"]
    return [
        {
            "community": CommunityRows.at(view, community),
            "posts": posts,
            "authors": authors,
            "share": authors / sizes[community],
        }
        for community, authors, posts in counted
    ]


def _by_community(view: RunView, keys: list[str], posts: list[int]) -> list[tuple[int, int, int]]:
    """Row of the community, authors and posts: communities with most authors first."""
    rows = view.rows_of_keys(keys)
    homes = np.where(rows >= 0, view.membership[np.maximum(rows, 0)], -1)
    authors = np.bincount(homes[homes >= 0], minlength=view.communities.height)
    written = np.bincount(homes[homes >= 0], np.asarray(posts)[homes >= 0], view.communities.height).astype(
        int
    )
    leading = np.lexsort((np.arange(authors.size), -written, -authors))[:COMMUNITIES]
    return [(int(home), int(authors[home]), int(written[home])) for home in leading if authors[home]]
