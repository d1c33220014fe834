"""The ego network of an account."""
# mypy: allow-subclassing-any

from __future__ import annotations

import asyncio
from typing import Any

import graphene

from tular.api.graphql.downloads import download_list, ego_downloads
from tular.api.graphql.nodes import column, link
from tular.api.graphql.paging import page_size
from tular.api.graphql.scalars import chosen_measure, measure_argument
from tular.api.http.downloads import Download as DownloadData
from tular.results.accounts import AccountRows
from tular.results.ego import EgoNetwork as EgoData
from tular.results.ego import RelationRows, ego_network

ACCOUNT = "tular.api.graphql.accounts.types.Account"
MEMBERS = 30


class EgoRelation(graphene.ObjectType):
    """A relation between two accounts of an ego network."""

    source = link(ACCOUNT, RelationRows.sources, "Who follows, retweets, mentions …", required=True)
    target = link(
        ACCOUNT,
        RelationRows.targets,
        "… the other account, which is followed, retweeted, mentioned ….",
        required=True,
    )
    weight = column(graphene.Float, RelationRows.weights, "Weight in the run's layer.", required=True)


class EgoNetwork(graphene.ObjectType):
    """An account's neighbours in the run's layer, either direction, and all relations among them and it."""

    neighbour_count = graphene.Int(required=True, description="All neighbours, shown or not.")
    accounts = graphene.List(
        graphene.NonNull(ACCOUNT), required=True, description="The best-ranked neighbours."
    )
    relations = graphene.List(
        graphene.NonNull(EgoRelation), required=True, description="Among those and the account itself."
    )
    downloads = download_list("The account, its neighbours and the relations between them, as files.")
    truncated = graphene.Boolean(required=True, description="Was something left out because of a bound?")

    @staticmethod
    def resolve_downloads(found: EgoData, _info: Any) -> list[DownloadData]:
        return ego_downloads(found.relations.view, found.key)


class EgoFields(graphene.ObjectType):
    ego_network = graphene.Field(
        EgoNetwork,
        description="Its neighbourhood in the run; null when the run does not have the account.",
        limit=graphene.Int(default_value=MEMBERS, description="How many neighbours, 1 to 100."),
        measure=measure_argument("Which neighbours come first."),
    )

    @staticmethod
    async def resolve_ego_network(
        row: AccountRows, _info: Any, limit: int | None = None, measure: Any = None
    ) -> EgoData | None:
        most = page_size(limit, default=MEMBERS, field="limit")
        if row.view is None or row.index[0] < 0:
            return None
        chosen = chosen_measure(measure, row.view)
        return await asyncio.to_thread(ego_network, row.view, int(row.index[0]), most, chosen)
