"""Neighbours of an account, live from Neo4j, in any layer."""
# mypy: allow-subclassing-any

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import graphene

from tular.api.graphql.cursors import Cursor, pinned_run, read_cursor
from tular.api.graphql.paging import Connection, Page, edge_list, page_arguments, page_ends, page_size
from tular.api.graphql.scalars import Direction, Layer, chosen_measure, measure_argument, word
from tular.errors import BadCursor, UsageError
from tular.measures import BY_NAME
from tular.models import Layer as LayerName
from tular.models import Relation
from tular.results.accounts import AccountRows

ACCOUNT = "tular.api.graphql.accounts.types.Account"
_LAYERS = {layer.relation: layer for layer in LayerName}


class NeighbourEdge(graphene.ObjectType):
    """An account that another one is related to."""

    cursor = graphene.String(required=True, description="For `after`.")
    weight = graphene.Float(required=True, description="How many relations, or the sum of their counts.")
    last = graphene.DateTime(description="When the latest was seen, where that is known.")
    node = graphene.Field(ACCOUNT, required=True, description="What the edge leads to.")


class NeighbourConnection(Connection):
    """Neighbours, in the order that was asked for."""

    edges = edge_list(NeighbourEdge)
    total_count = graphene.Int(
        description="All of them, each counted once, as Neo4j holds them now; null while it does not answer."
    )

    @staticmethod
    async def resolve_total_count(page: NeighbourPage, info: Any) -> int:
        records = await info.context.batches.rows("read/neighbour_counts", page.key, **page.counted)
        return records[0]["count"] if records else 0


class RelationCount(graphene.ObjectType):
    """How many relations of one layer lead from and to an account: each that is stored counts once, whatever its
    `count`, and those with itself count too. What others did with it adds up in `scores`."""

    layer = Layer(required=True, description="Follows, retweets, …: what is counted.")
    outgoing = graphene.Int(required=True, description="How many it sends: whom it follows, retweets, ….")
    incoming = graphene.Int(
        required=True, description="How many it gets: from those who follow it, retweet it, …."
    )


_ORDERS = {
    "KEY": "By key: an order that never changes.",
    "SCORE": "By the score of `measure` in the current run, best first; those without one last.",
    "WEIGHT": "By how many relations, or the sum of their counts, most first.",
    "LATEST": "By when the latest relation was seen, latest first; those without a time last.",
}


def _describe_order(value: Any) -> str:
    return "In which order neighbours come." if value is None else _ORDERS[value.value]


NeighbourOrder = graphene.Enum(
    "NeighbourOrder", [(name, name) for name in _ORDERS], description=_describe_order
)


@dataclass(frozen=True)
class NeighbourPage(Page):
    """A page with what its count is asked by."""

    key: str = ""
    counted: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Edge:
    cursor: str
    weight: float
    last: datetime | None
    node: AccountRows


@dataclass(frozen=True, slots=True)
class _Count:
    layer: LayerName
    outgoing: int
    incoming: int


class NeighbourFields(graphene.ObjectType):
    neighbours = graphene.Field(
        NeighbourConnection,
        description="Accounts it is related to, as Neo4j holds them now; null while Neo4j does not answer.",
        layer=graphene.Argument(
            Layer, default_value=LayerName.FOLLOWS, description="By follows, by retweets, …."
        ),
        direction=graphene.Argument(
            Direction,
            default_value="in",
            description="IN: its followers, retweeters, …; OUT: whom it follows, ….",
        ),
        order=graphene.Argument(
            NeighbourOrder, default_value="KEY", description="What they are sorted by; default: their keys."
        ),
        measure=measure_argument("For `order: SCORE`, which score."),
        **page_arguments(),
    )
    relation_counts = graphene.List(
        graphene.NonNull(RelationCount),
        description="Relations by layer, as Neo4j holds them now; null while Neo4j does not answer.",
    )

    @staticmethod
    async def resolve_neighbours(
        row: AccountRows,
        info: Any,
        layer: Any = None,
        direction: Any = None,
        order: Any = None,
        measure: Any = None,
        first: int | None = None,
        after: str | None = None,
    ) -> NeighbourPage:
        chosen, way, ordered = (
            LayerName(layer or LayerName.FOLLOWS),
            word(direction, "in"),
            word(order, "KEY"),
        )
        size, key, relation = page_size(first), row.profile("key")[0], str(chosen.relation)
        by, run = await _score(info, row, measure) if ordered == "SCORE" else ("", "")
        kind = f"neighbours:{chosen}:{way}" + ("" if ordered == "KEY" else f":{ordered}:{by}")
        cursor = read_cursor(after, kind)
        pinned_run(cursor, run)
        records = await info.context.batches.rows(
            f"read/neighbours_{way}",
            key,
            relation=relation,
            order=ordered,
            measure=by,
            sign=-1.0 if by and BY_NAME[by].low_first else 1.0,
            limit=size + 1,
            **_seen(cursor, ordered),
        )
        places = [_place(record, ordered) for record in records[:size]]
        cursors = [str(Cursor(kind, run, place)) for place in places]
        ends = page_ends(cursors, more=len(records) > size, before=cursor is not None)
        counted = {"relation": relation, "direction": way}
        return NeighbourPage(_edges(row, cursors, records), ends, key=key, counted=counted)

    @staticmethod
    async def resolve_relation_counts(row: AccountRows, info: Any) -> list[_Count]:
        records = await info.context.batches.rows("read/relation_counts", row.profile("key")[0])
        return [
            _Count(_LAYERS[Relation(record["relation"])], record["outgoing"], record["incoming"])
            for record in records
        ]


async def _score(info: Any, row: AccountRows, measure: Any) -> tuple[str, str]:
    """The property that holds the measure, and the run that it is of. Raises UsageError where Neo4j has another's."""
    if row.view is None or not await info.context.is_current(row.view.id):
        raise UsageError(
            "Neighbours are sorted by scores of the current run.",
            remedy="Ask without `runId`, or with another `order`.",
            field="order",
        )
    whole = await info.context.in_cypher()
    if whole is not None and row.view.id not in whole:
        raise UsageError(
            "The scores of this run are still being written to Neo4j.",
            remedy="Ask again soon, or with another `order`.",
            field="order",
        )
    chosen = chosen_measure(measure, row.view)
    row.view.require(chosen)
    return chosen, row.view.id


def _seen(cursor: Cursor | None, order: str) -> dict[str, Any]:
    """Value and key of the last one seen."""
    if cursor is None or order == "KEY":
        return {"value": 0.0, "after": cursor.place if cursor else ""}
    value, _, key = cursor.place.partition(" ")
    try:
        return {"value": float(value), "after": key}
    except ValueError:
        raise BadCursor(
            "The cursor in `after` is damaged.", remedy="Begin again without it.", field="after"
        ) from None


def _place(record: dict[str, Any], order: str) -> str:
    key: str = record["account"]["key"]
    return key if order == "KEY" else f"{record['value']!r} {key}"


def _edges(row: AccountRows, cursors: list[str], records: list[dict[str, Any]]) -> list[_Edge]:
    accounts = AccountRows.live(row.view, [record["account"] for record in records])
    return [
        _Edge(cursor, record["weight"], record["last"], account)
        for cursor, record, account in zip(cursors, records, accounts, strict=False)
    ]
