"""What the members of a community talk about, live from Neo4j: hashtags, links, and the posts that went furthest."""
# mypy: allow-subclassing-any

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Any

import graphene

from tular.api.graphql.paging import how_many, page_size
from tular.errors import StoreError
from tular.results.accounts import AccountRows
from tular.results.communities import CommunityRows
from tular.results.post_address import post_address

TOP = 10
_LIVE = "; null while Neo4j does not answer"


class CommunityHashtag(graphene.ObjectType):
    """A hashtag that members of a community use."""

    tag = graphene.String(required=True, description="In lower case, without #.")
    accounts = graphene.Int(required=True, description="Different members who used it in the run's window.")
    posts = graphene.Int(required=True, description="Posts of theirs that carry it, retweets included.")


class CommunityLink(graphene.ObjectType):
    """An address that members of a community share."""

    url = graphene.String(
        required=True, description="As it stands in the posts, expanded where the source says how."
    )
    accounts = graphene.Int(required=True, description="Different members who shared it in the run's window.")
    posts = graphene.Int(required=True, description="Posts of theirs that lead to it, retweets included.")


class CommunityPost(graphene.ObjectType):
    """A post of a member of a community that others passed on."""

    key = graphene.String(required=True, description="`platform:id`, as in Neo4j.")
    at = graphene.DateTime(description="When it was published; null where that is not loaded.")
    address = graphene.String(
        description="Where it can be looked at; null where that does not follow from its id."
    )
    text = graphene.String(description="What it says, where that is loaded.")
    retweets = graphene.Int(required=True, description="Loaded retweets of it, by members and by others.")
    account = graphene.Field(
        "tular.api.graphql.accounts.types.Account", required=True, description="The member who wrote it."
    )


class CommunityContentFields(graphene.ObjectType):
    hashtags = graphene.List(
        graphene.NonNull(CommunityHashtag),
        description=f"Those that most members use{_LIVE}.",
        first=how_many(TOP),
    )
    links = graphene.List(
        graphene.NonNull(CommunityLink),
        description=f"Those that most members share{_LIVE}.",
        first=how_many(TOP),
    )
    posts = graphene.List(
        graphene.NonNull(CommunityPost),
        description=f"Those of its members that were retweeted most{_LIVE}.",
        first=how_many(TOP),
    )

    @staticmethod
    async def resolve_hashtags(row: CommunityRows, info: Any, first: int | None = None) -> Any:
        return await _content(row, info, "read/community_hashtags", first)

    @staticmethod
    async def resolve_links(row: CommunityRows, info: Any, first: int | None = None) -> Any:
        return await _content(row, info, "read/community_links", first)

    @staticmethod
    async def resolve_posts(row: CommunityRows, info: Any, first: int | None = None) -> Any:
        records = await _content(row, info, "read/community_posts", first)
        if records is None:
            return None
        accounts = AccountRows.live(row.view, [record["account"] for record in records])
        return [_post(record, account) for record, account in zip(records, accounts, strict=True)]


async def _content(
    row: CommunityRows, info: Any, statement: str, first: int | None
) -> list[dict[str, Any]] | None:
    """What Neo4j knows of the members: whose, the run says, for Neo4j's copy may still be of an earlier one."""
    size, window = page_size(first, default=TOP), row.view.manifest.window
    members = await asyncio.to_thread(row.view.member_keys, int(row.index[0]))
    try:
        records: list[dict[str, Any]] = await info.context.live.read(
            statement, members=members, since=window.start, until=window.end, limit=size
        )
    except StoreError:
        return None
    return records


def _post(record: dict[str, Any], account: AccountRows) -> dict[str, Any]:
    post, at = record["post"], record["post"].get("at")
    return {
        "key": post["key"],
        "at": at if isinstance(at, datetime) else None,
        "address": post_address(post["key"]),
        "text": post.get("text"),
        "retweets": record["retweets"],
        "account": account,
    }
