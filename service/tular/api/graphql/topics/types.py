"""Influence inside a subject: a hashtag, a link or a term, live from Neo4j."""
# mypy: allow-subclassing-any

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import graphene

from tular.api.graphql.accounts.types import Account
from tular.api.graphql.paging import how_many, page_size
from tular.api.graphql.scalars import utc
from tular.errors import UsageError
from tular.models import Subject
from tular.results.accounts import AccountRows

LONGEST = 100
MOST = 20


class TopicPost(graphene.ObjectType):
    """A post that carried the subject."""

    key = graphene.String(required=True, description="`platform:id`, as in Neo4j.")
    text = graphene.String(description="What it says, where that is loaded.")
    retweets = graphene.Int(required=True, description="How often it was retweeted.")


class TopicInfluencer(graphene.ObjectType):
    """What others did with an account inside a subject."""

    rank = graphene.Int(required=True, description="From 1, by retweets, then engaged accounts, then key.")
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


@dataclass(frozen=True, slots=True)
class _Post:
    key: str
    text: str | None
    retweets: int


@dataclass(frozen=True, slots=True)
class _Influencer:
    rank: int
    account: AccountRows
    retweets: int
    retweeters: int
    mentions: int
    engaged: int
    evidence: list[_Post]


def _words(description: str) -> graphene.List:
    return graphene.List(graphene.NonNull(graphene.String), description=description)


class TopicQueries(graphene.ObjectType):
    topic_influencers = graphene.List(
        graphene.NonNull(TopicInfluencer),
        required=True,
        description="Who leads inside a subject, as Neo4j holds it now: events whose post, or original post, has any "
        "of the hashtags, links or terms.",
        hashtags=_words("With or without #, upper and lower case alike."),
        links=_words("How addresses begin."),
        terms=_words("Parts of the text."),
        start=graphene.DateTime(name="from", description="Only events at or after this time."),
        end=graphene.DateTime(name="to", description="Only events before this time."),
        first=how_many(),
    )

    @staticmethod
    async def resolve_topic_influencers(
        _root: None,
        info: Any,
        start: datetime | None = None,
        end: datetime | None = None,
        first: int | None = None,
        **words: Any,
    ) -> list[_Influencer]:
        records = await info.context.live.read(
            "read/topic_influencers",
            **_subject(words).parameters,
            since=utc(start),
            until=utc(end),
            limit=page_size(first),
        )
        view = await info.context.current_run_if_any()
        accounts = AccountRows.live(view, [record["account"] for record in records])
        return [
            _influencer(rank, account, record)
            for rank, (account, record) in enumerate(zip(accounts, records, strict=True), 1)
        ]


def _influencer(rank: int, account: AccountRows, record: dict[str, Any]) -> _Influencer:
    posts = [_Post(each["post"], each["text"], each["retweets"]) for each in record["evidence"]]
    counts = {name: record[name] for name in ("retweets", "retweeters", "mentions", "engaged")}
    return _Influencer(rank, account, **counts, evidence=posts)


def _subject(words: dict[str, Any]) -> Subject:
    given = {kind: tuple(word.strip() for word in each) for kind, each in words.items() if each}
    every = [word for each in given.values() for word in each]
    if not every or len(every) > MOST or not all(word.strip("#") and len(word) <= LONGEST for word in every):
        raise UsageError(
            f"A subject needs 1 to {MOST} hashtags, links or terms of 1 to {LONGEST} characters.",
            remedy="Name a hashtag, such as kopi.",
            field="hashtags",
        )
    return Subject(**given)
