"""The query type: what can be asked."""
# mypy: allow-subclassing-any

from __future__ import annotations

from typing import Any

import graphene

from tular.api.ids import from_global
from tular.api.schema.accounts import AccountQueries, account_by_key
from tular.api.schema.communities import CommunityQueries, find_community
from tular.api.schema.events import TimelineQueries
from tular.api.schema.influencers import InfluencerQueries
from tular.api.schema.map import MapQueries
from tular.api.schema.nodes import Node
from tular.api.schema.runs import RunQueries, find_run
from tular.api.schema.search import SearchQueries
from tular.api.schema.topics import TopicQueries
from tular.errors import BadId


class Query(
    RunQueries,
    AccountQueries,
    SearchQueries,
    InfluencerQueries,
    CommunityQueries,
    TimelineQueries,
    MapQueries,
    TopicQueries,
):
    """Who leads, in which groups, what flows between them: numbers of the current run unless said."""

    node = graphene.Field(
        Node,
        id=graphene.ID(required=True),
        description="Anything by its global id; null when it is gone. Scores are those of the current run.",
    )

    @staticmethod
    async def resolve_node(_root: None, info: Any, id: str) -> Any:  # noqa: A002
        type_name, key = from_global(id)
        if type_name == "Run":
            return await find_run(info.context, key)
        if type_name == "Account":
            return await account_by_key(info.context, key)
        if type_name == "Community":
            return find_community(await info.context.current_run(), key)
        raise BadId(
            f"Nothing of type {type_name} has an id.", remedy="Use the `id` of an earlier answer.", field="id"
        )
