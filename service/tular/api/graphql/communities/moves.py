"""Accounts that changed their community since the run before, page by page."""
# mypy: allow-subclassing-any

from __future__ import annotations

from typing import Any

import graphene
import polars as pl

from tular.api.graphql.cursors import cursors, pinned_run, place_after, read_cursor
from tular.api.graphql.paging import Connection, Edge, Page, edge_list, page_arguments, page_ends, page_size
from tular.results.community_events import ranked_moves
from tular.results.run_view import RunView


class CommunityMove(graphene.ObjectType):
    """An account that changed its community since the run before."""

    key = graphene.String(required=True, description="Who moved: `platform:id`, as in Neo4j.")
    account = graphene.Field(
        "tular.api.graphql.accounts.types.Account",
        description="The same; null for one that this run does not have.",
    )
    before = graphene.String(
        description="Id of its community in the run before; null: it was not in that run."
    )
    after = graphene.String(description="Id of its community in this run; null: it is not in this run.")


class CommunityMoveEdge(graphene.ObjectType):
    """A move at its place in the list."""

    cursor = graphene.String(required=True, description="For `after`.")
    node = graphene.Field(
        CommunityMove, required=True, description="Who moved, and between which communities."
    )


class CommunityMoveConnection(Connection):
    """A page of moves, accounts of best rank first, those that are not in this run last."""

    edges = edge_list(CommunityMoveEdge)
    total_count = graphene.Int(required=True, description="All who moved so.")


def moves_field(description: str, **options: Any) -> graphene.Field:
    return graphene.Field(
        CommunityMoveConnection, required=True, description=description, **options, **page_arguments()
    )


def moves_page(view: RunView, moves: pl.DataFrame, name: str, first: int | None, after: str | None) -> Page:
    """The page after `after` of rows of the run's `moves`; `name` tells this list's cursors from another's."""
    kind = f"moves {name}"
    size, cursor = page_size(first), read_cursor(after, kind)
    pinned_run(cursor, view.id)
    last = place_after(cursor)
    start = 0 if last is None else last + 1
    found = ranked_moves(view, moves, start, size)
    places = cursors(kind, view.id, list(range(start, start + len(found))))
    ends = page_ends(places, more=start + size < moves.height, before=start > 0)
    return Page([Edge(place, move) for place, move in zip(places, found, strict=True)], ends, moves.height)
