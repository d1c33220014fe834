"""The query type: what can be asked."""
# mypy: allow-subclassing-any

from __future__ import annotations

from typing import Any

import graphene

from tular.api.graphql.access.types import AccessQueries
from tular.api.graphql.accounts.lookup import LookupQueries
from tular.api.graphql.accounts.near import NearQueries
from tular.api.graphql.accounts.search import SearchQueries
from tular.api.graphql.accounts.types import AccountQueries, account_by_key
from tular.api.graphql.audience.types import AudienceQueries
from tular.api.graphql.campaigns.types import CampaignQueries
from tular.api.graphql.communities.events import TimelineQueries
from tular.api.graphql.communities.types import CommunityQueries, find_community
from tular.api.graphql.ids import from_global
from tular.api.graphql.influencers.types import InfluencerQueries
from tular.api.graphql.listening.types import ListeningQueries
from tular.api.graphql.lists.types import ListQueries
from tular.api.graphql.loads.types import LoadQueries
from tular.api.graphql.map.types import MapQueries
from tular.api.graphql.nodes import Node
from tular.api.graphql.runs.types import RunQueries, find_run
from tular.api.graphql.safety.types import SafetyQueries
from tular.api.graphql.topics.types import TopicQueries
from tular.errors import BadId


class Query(
    RunQueries,
    AccountQueries,
    SearchQueries,
    LookupQueries,
    InfluencerQueries,
    CommunityQueries,
    TimelineQueries,
    MapQueries,
    TopicQueries,
    CampaignQueries,
    AudienceQueries,
    NearQueries,
    AccessQueries,
    ListeningQueries,
    ListQueries,
    LoadQueries,
    SafetyQueries,
):
    """Who leads, in which groups, what flows between them: numbers of the current run unless said."""

    node = graphene.Field(
        Node,
        id=graphene.ID(
            required=True, description="The `id` of an account, a community, a run, … in an earlier answer."
        ),
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
