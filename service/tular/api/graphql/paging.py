"""Relay connections: bounded pages, forwards only, cursors that carry their run."""
# mypy: allow-subclassing-any

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import graphene

from tular.errors import UsageError
from tular.results.rows import Rows

DEFAULT_PAGE = 20
LARGEST_PAGE = 100


@dataclass(frozen=True, slots=True)
class PageEnds:
    has_next_page: bool
    has_previous_page: bool
    start_cursor: str | None
    end_cursor: str | None


@dataclass(frozen=True)
class Page:
    """A connection's value; `edges` may be `Rows`."""

    edges: Sequence[Any] | Rows
    page_info: PageEnds
    total_count: int | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    cursor: str
    node: Any


class PageInfo(graphene.ObjectType):
    """Where a page lies in its list."""

    has_next_page = graphene.Boolean(required=True, description="Are there more after `endCursor`?")
    has_previous_page = graphene.Boolean(required=True, description="Are there some before `startCursor`?")
    start_cursor = graphene.String(description="Cursor of the first edge; null on an empty page.")
    end_cursor = graphene.String(description="Cursor of the last edge: pass it as `after` for the next page.")


class Connection(graphene.ObjectType):
    """Base of connections; subclasses add `edges`."""

    class Meta:
        abstract = True

    page_info = graphene.Field(PageInfo, required=True, description="Where this page lies in the list.")


def edge_list(edge: Any) -> graphene.List:
    """The `edges` of a connection."""
    return graphene.List(graphene.NonNull(edge), required=True, description="This page of the list.")


def how_many(default: int = DEFAULT_PAGE, note: str = "") -> graphene.Int:
    """The argument `first`."""
    return graphene.Int(default_value=default, description=f"How many, 1 to {LARGEST_PAGE}{note}.")


def page_arguments(default: int = DEFAULT_PAGE) -> dict[str, Any]:
    return {
        "first": how_many(default),
        "after": graphene.String(description="The `endCursor` of the page before."),
    }


def page_size(first: int | None, *, default: int = DEFAULT_PAGE, field: str = "first") -> int:
    """`first` when it is allowed. Raises UsageError otherwise."""
    if first is None:
        return default
    if not 1 <= first <= LARGEST_PAGE:
        raise UsageError(
            f"`{field}` must be 1 to {LARGEST_PAGE}, not {first}.",
            remedy="A list with `pageInfo` goes on when its `endCursor` is passed as `after`.",
            field=field,
        )
    return first


def page_ends(cursors: Sequence[str], *, more: bool, before: bool) -> PageEnds:
    first, last = (cursors[0], cursors[-1]) if cursors else (None, None)
    return PageEnds(more, before, first, last)
