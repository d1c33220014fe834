"""Neighbours of an account, live from Neo4j, in any layer."""
# mypy: allow-subclassing-any

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import graphene

from tular.api.graphql.cursors import Cursor, read_cursor
from tular.api.graphql.paging import Connection, Page, edge_list, page_arguments, page_ends, page_size
from tular.api.graphql.scalars import Direction, Layer, word
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
    """Neighbours in the order of their keys."""

    edges = edge_list(NeighbourEdge)


class RelationCount(graphene.ObjectType):
    """How many relations of one layer lead from and to an account: each that is stored counts once, whatever its
    `count`, and those with itself count too. What others did with it adds up in `scores`."""

    layer = Layer(required=True, description="Follows, retweets, …: what is counted.")
    outgoing = graphene.Int(required=True, description="How many it sends: whom it follows, retweets, ….")
    incoming = graphene.Int(
        required=True, description="How many it gets: from those who follow it, retweet it, …."
    )


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
        first: int | None = None,
        after: str | None = None,
    ) -> Page:
        chosen, way = LayerName(layer or LayerName.FOLLOWS), word(direction, "in")
        size, kind, key = page_size(first), f"neighbours:{chosen}:{way}", row.profile("key")[0]
        cursor = read_cursor(after, kind)
        place = cursor.place if cursor else ""
        records = await info.context.batches.rows(
            f"read/neighbours_{way}", key, relation=str(chosen.relation), limit=size + 1, after=place
        )
        return _page(kind, row, records, size, after=cursor is not None)

    @staticmethod
    async def resolve_relation_counts(row: AccountRows, info: Any) -> list[_Count]:
        records = await info.context.batches.rows("read/relation_counts", row.profile("key")[0])
        return [
            _Count(_LAYERS[Relation(record["relation"])], record["outgoing"], record["incoming"])
            for record in records
        ]


def _page(kind: str, row: AccountRows, records: list[dict[str, Any]], size: int, *, after: bool) -> Page:
    shown = records[:size]
    accounts = AccountRows.live(row.view, [record["account"] for record in shown])
    edges = [
        _Edge(str(Cursor(kind, "", record["account"]["key"])), record["weight"], record["last"], account)
        for record, account in zip(shown, accounts, strict=True)
    ]
    return Page(edges, page_ends([edge.cursor for edge in edges], more=len(records) > size, before=after))
