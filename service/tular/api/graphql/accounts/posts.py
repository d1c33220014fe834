"""Posts of an account, live from Neo4j."""
# mypy: allow-subclassing-any

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import graphene

from tular.api.graphql.cursors import Cursor, read_cursor
from tular.api.graphql.paging import Connection, Edge, Page, edge_list, page_arguments, page_ends, page_size
from tular.errors import BadCursor
from tular.results.accounts import AccountRows

CURSOR = "posts"


class Post(graphene.ObjectType):
    """What an account wrote."""

    key = graphene.String(required=True, description="`platform:id`, as in Neo4j.")
    at = graphene.DateTime(description="When it was posted.")
    text = graphene.String(description="What it says.")
    lang = graphene.String(description="Its language, as the platform states it.")
    hashtags = graphene.List(graphene.NonNull(graphene.String), required=True, description="Without #.")
    links = graphene.List(
        graphene.NonNull(graphene.String), required=True, description="Addresses that it leads to."
    )
    retweet_of = graphene.String(description="Key of the post that it repeats.")
    quote_of = graphene.String(description="Key of the post that it quotes.")
    reply_to = graphene.String(description="Key of the post that it answers.")


class PostEdge(graphene.ObjectType):
    """A post at its place in the list."""

    cursor = graphene.String(required=True, description="For `after`.")
    node = graphene.Field(Post, required=True, description="What the edge leads to.")


class PostConnection(Connection):
    """Posts, newest first; those without a time come last."""

    edges = edge_list(PostEdge)


@dataclass(frozen=True, slots=True)
class _Post:
    key: str
    at: datetime | None
    text: str | None
    lang: str | None
    hashtags: list[str]
    links: list[str]
    retweet_of: str | None
    quote_of: str | None
    reply_to: str | None


class PostFields(graphene.ObjectType):
    posts = graphene.Field(
        PostConnection,
        description="What it wrote, newest first; null while Neo4j does not answer.",
        **page_arguments(),
    )

    @staticmethod
    async def resolve_posts(
        row: AccountRows, info: Any, first: int | None = None, after: str | None = None
    ) -> Page:
        size, cursor = page_size(first), read_cursor(after, CURSOR)
        seen = {"after": "", "before": None} if cursor is None else _seen(cursor)
        records = await info.context.batches.rows("read/posts", row.profile("key")[0], limit=size + 1, **seen)
        posts = [_post(record) for record in records[:size]]
        edges = [Edge(str(Cursor(CURSOR, "", _place(post))), post) for post in posts]
        ends = page_ends([edge.cursor for edge in edges], more=len(records) > size, before=cursor is not None)
        return Page(edges, ends)


def _place(post: _Post) -> str:
    return f"{post.at.isoformat() if post.at else ''} {post.key}"


def _seen(cursor: Cursor) -> dict[str, Any]:
    at, _, key = cursor.place.partition(" ")
    try:
        return {"after": key, "before": datetime.fromisoformat(at) if at else None}
    except ValueError:
        raise BadCursor(
            "The cursor in `after` is damaged.", remedy="Begin again without it.", field="after"
        ) from None


def _post(record: dict[str, Any]) -> _Post:
    post = record["post"]
    return _Post(
        key=post["key"],
        at=post.get("at"),
        text=post.get("text"),
        lang=post.get("lang"),
        hashtags=record["hashtags"],
        links=record["links"],
        retweet_of=record["retweetOf"],
        quote_of=record["quoteOf"],
        reply_to=record["replyTo"],
    )
