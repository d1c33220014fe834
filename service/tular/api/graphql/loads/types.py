"""What was loaded: the ledger's entries."""
# mypy: allow-subclassing-any

from __future__ import annotations

from datetime import datetime
from typing import Any

import graphene

from tular.api.graphql.cursors import Cursor, read_cursor
from tular.api.graphql.paging import Connection, Edge, Page, edge_list, page_arguments, page_ends, page_size
from tular.errors import BadCursor
from tular.store.ledger.loads import LoadRecord, read_load

CURSOR = "loads"
MOST_SOURCES = 100


def _number(description: str) -> graphene.Int:
    return graphene.Int(required=True, description=description)


class LoadSource(graphene.ObjectType):
    """One file of a load."""

    name = graphene.String(required=True, description="As it was named; `-` is standard input.")
    fingerprint = graphene.String(
        required=True,
        description="Of its content; the same content has the same. Empty where it was cut short.",
    )
    understood = graphene.String(required=True, description="How it was read.")


class LoadCount(graphene.ObjectType):
    """How many there were of something."""

    what = graphene.String(required=True, description="A reason, a note, or what rows became.")
    count = _number("How many.")


def _counts(description: str, name: str) -> graphene.List:
    def resolve(load: LoadRecord, _info: Any) -> list[LoadCount]:
        return [LoadCount(what=what, count=count) for what, count in getattr(load, name).items()]

    return graphene.List(
        graphene.NonNull(LoadCount), required=True, description=description, resolver=resolve
    )


class Load(graphene.ObjectType):
    """One reading of sources. `rowsRead` is `accepted` + `rejected`; what the accepted rows became is `created` +
    `updated` + `unchanged`."""

    load_id = graphene.String(
        required=True,
        description="As `tular loads` prints it.",
        resolver=lambda load, _info: load.id,
    )
    started_at = graphene.DateTime(required=True, description="When it began.")
    finished_at = graphene.DateTime(
        required=True, description="When it ended; of one that follows a file: up to when this is true."
    )
    way = graphene.String(
        required=True, description="`bulk`: imported into an empty database; `live`: upserted."
    )
    sources = graphene.List(
        graphene.NonNull(LoadSource),
        required=True,
        description=f"Its first {MOST_SOURCES} files, those of folders and archives each.",
        resolver=lambda load, _info: load.sources[:MOST_SOURCES],
    )
    source_count = graphene.Int(
        required=True, description="How many files.", resolver=lambda load, _info: len(load.sources)
    )
    rows_read = _number("Rows of all files.")
    accepted = _number("Rows that could be used.")
    rejected = _number("Rows that could not.")
    reasons = _counts("Why rows were rejected.", "reasons")
    became = _counts("What the accepted rows became: `accounts`, `posts`, relations by type.", "became")
    notes = _counts("What is worth knowing, such as events whose target is not told.", "notes")
    created = _number("Of these, accounts, posts and relations that were not there.")
    updated = _number("Those that were there and changed.")
    unchanged = _number("Those that were there as they are.")
    undone_at = graphene.DateTime(description="When it was taken back; null: it was not.")


class LoadEdge(graphene.ObjectType):
    """A load at its place in the ledger."""

    cursor = graphene.String(required=True, description="For `after`.")
    node = graphene.Field(Load, required=True, description="What was loaded.")


class LoadConnection(Connection):
    """Loads, newest first."""

    edges = edge_list(LoadEdge)


class LoadQueries(graphene.ObjectType):
    loads = graphene.Field(
        LoadConnection,
        required=False,
        description="What was loaded, from which files, and what became of it, newest first.",
        **page_arguments(),
    )

    @staticmethod
    async def resolve_loads(
        _root: None, info: Any, first: int | None = None, after: str | None = None
    ) -> Page:
        size, cursor = page_size(first), read_cursor(after, CURSOR)
        rows = await info.context.live.read("ledger/loads", limit=size + 1, **_seen(cursor))
        loads = [read_load(row["load"]) for row in rows[:size]]
        edges = [
            Edge(str(Cursor(CURSOR, "", f"{one.started_at.isoformat()} {one.id}")), one) for one in loads
        ]
        ends = page_ends([edge.cursor for edge in edges], more=len(rows) > size, before=cursor is not None)
        return Page(edges, ends)


def _seen(cursor: Cursor | None) -> dict[str, Any]:
    if cursor is None:
        return {"before": None, "after": ""}
    at, _, load = cursor.place.partition(" ")
    try:
        return {"before": datetime.fromisoformat(at), "after": load}
    except ValueError:
        raise BadCursor(
            "The cursor in `after` is damaged.", remedy="Begin again without it.", field="after"
        ) from None
