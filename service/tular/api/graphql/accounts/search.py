"""Search for accounts by words, live from Neo4j's full-text index."""
# mypy: allow-subclassing-any

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import graphene

from tular.api.graphql.accounts.types import Account
from tular.api.graphql.cursors import Cursor, place_after, read_cursor
from tular.api.graphql.paging import Connection, Page, edge_list, page_arguments, page_ends, page_size
from tular.errors import UsageError
from tular.results.accounts import AccountRows

LONGEST_TEXT = 200
DEEPEST = 10_000
"""Results that paging reaches; further ones match so badly that other words help more."""


class AccountEdge(graphene.ObjectType):
    """An account that a search found."""

    cursor = graphene.String(required=True, description="For `after`.")
    score = graphene.Float(
        required=True, description="How well the words match; comparable in one search only."
    )
    node = graphene.Field(Account, required=True, description="What the edge leads to.")


class AccountConnection(Connection):
    """Accounts, the best match first."""

    edges = edge_list(AccountEdge)


@dataclass(frozen=True, slots=True)
class _Edge:
    cursor: str
    score: float
    node: AccountRows


class SearchQueries(graphene.ObjectType):
    search_accounts = graphene.Field(
        AccountConnection,
        required=True,
        description="Accounts whose handle, name or bio has all words, or words that begin so.",
        text=graphene.String(required=True, description=f"Words, up to {LONGEST_TEXT} characters."),
        **page_arguments(),
    )

    @staticmethod
    async def resolve_search_accounts(
        _root: None, info: Any, text: str, first: int | None = None, after: str | None = None
    ) -> Page:
        kind, size = f"search:{_checked(text)}", page_size(first)
        cursor = read_cursor(after, kind)
        seen = place_after(cursor) or 0
        size = min(size, DEEPEST - seen)
        view = await (
            info.context.run(cursor.run) if cursor and cursor.run else info.context.current_run_if_any()
        )
        records = await info.context.live.search(text, limit=size + 1, skip=seen) if size > 0 else []
        accounts = AccountRows.live(view, [record["account"] for record in records[:size]])
        run = "" if view is None else view.id
        edges = [
            _Edge(str(Cursor(kind, run, str(place))), record["score"], account)
            for place, (record, account) in enumerate(zip(records, accounts, strict=False), seen + 1)
        ]
        more = len(records) > size and seen + size < DEEPEST
        return Page(edges, page_ends([edge.cursor for edge in edges], more=more, before=seen > 0))


def _checked(text: str) -> str:
    if not text.strip() or len(text) > LONGEST_TEXT or "\t" in text:
        raise UsageError(
            f"`text` must have 1 to {LONGEST_TEXT} characters and no tabs.",
            remedy="Pass a few words.",
            field="text",
        )
    return text
