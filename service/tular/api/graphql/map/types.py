"""The community map: positions, sizes, colours, links and members, ready to draw."""
# mypy: allow-subclassing-any

from __future__ import annotations

from typing import Any

import graphene

from tular.api.graphql.accounts.types import Account
from tular.api.graphql.communities.types import Community
from tular.api.graphql.nodes import column, link
from tular.api.graphql.runs.types import Run
from tular.api.graphql.scalars import chosen_measure, measure_argument
from tular.api.http.downloads import Download as DownloadData
from tular.api.http.downloads import downloads
from tular.errors import UsageError
from tular.results.bridges import BridgeRows
from tular.results.flows import FlowRows
from tular.results.map import CommunityMap as MapData
from tular.results.map import MemberRows, community_map

SMALLEST = 3
MEMBERS = 5
MOST_EACH = 100


def _value(type_: Any, name: str, description: str, **options: Any) -> graphene.Field:
    return column(type_, lambda rows: rows.values(name), description, **options)


class BridgeEnd(graphene.Enum):
    class Meta:
        description = "On which side of a flow an account stands."

    SOURCE = "SOURCE"
    TARGET = "TARGET"

    @property
    def description(self) -> str:
        return (
            "In the community that the flow leaves."
            if self.value == "SOURCE"
            else "In the one that it reaches."
        )


class Bridge(graphene.ObjectType):
    """An account that much of a flow between two communities rests on."""

    account = link(Account, BridgeRows.accounts, "Who.", required=True)
    end = column(BridgeEnd, BridgeRows.ends, "On which side.", required=True)
    weight = _value(
        graphene.Float,
        "weight",
        "Weight of its relations in the flow; of several communities shown as one, at least that.",
        required=True,
    )
    share = _value(graphene.Float, "share", "As a share of the flow, 0 … 1; likewise.", required=True)


class CommunityFlow(graphene.ObjectType):
    """Relations that lead from the accounts of one community to those of another."""

    source = link(Community, FlowRows.sources, "Whose members follow, retweet, mention …", required=True)
    target = link(Community, FlowRows.targets, "… members of this one.", required=True)
    relations = _value(graphene.Int, "relations", "How many.", required=True)
    weight = _value(graphene.Float, "weight", "Their weight.", required=True)
    expected = _value(graphene.Float, "expected", "Weight that chance would give; more than this is a tie.")
    bridges = graphene.List(
        graphene.NonNull(Bridge),
        required=True,
        description="The accounts at either end with the largest shares of it; of several communities shown as one, "
        "of those known to lead in the flow of one of them.",
    )

    @staticmethod
    def resolve_bridges(row: FlowRows, _info: Any) -> BridgeRows:
        return BridgeRows.of(row.view, row.values("source")[0], row.values("target")[0])


class MapMember(graphene.ObjectType):
    """A leading member of a community at its place on the map."""

    account = link(Account, MemberRows.accounts, "The account.", required=True)
    community = link(Community, MemberRows.communities, "Its community.", required=True)
    x = _value(graphene.Float, "x", "Position.")
    y = _value(graphene.Float, "y", "Position.")


class Download(graphene.ObjectType):
    """The map as a file."""

    level = graphene.String(required=True, description="communities, or accounts: the leading ones.")
    format = graphene.String(required=True, description="gexf, graphml, graphology, cytoscape, node-link.")
    url = graphene.String(required=True, description="Path on this host.")
    media_type = graphene.String(required=True, description="As the file is sent.")


class CommunityMap(graphene.ObjectType):
    """Communities with positions, the flows between them and their leading members."""

    run = graphene.Field(Run, required=True, description="The run that is drawn.")
    communities = graphene.List(graphene.NonNull(Community), required=True, description="Largest first.")
    flows = graphene.List(graphene.NonNull(CommunityFlow), required=True, description="Heaviest first.")
    members = graphene.List(graphene.NonNull(MapMember), required=True, description="By falling score.")
    downloads = graphene.List(graphene.NonNull(Download), required=True, description="The same map as files.")
    truncated = graphene.Boolean(required=True, description="Was something left out because of a bound?")

    @staticmethod
    def resolve_downloads(drawn: MapData, _info: Any) -> list[DownloadData]:
        return downloads(drawn.run.id)


class MapQueries(graphene.ObjectType):
    community_map = graphene.Field(
        CommunityMap,
        required=True,
        description="The communities of a run, ready to draw.",
        run_id=graphene.ID(description="Default: the current run."),
        min_size=graphene.Int(default_value=SMALLEST, description="Leave out smaller communities."),
        members_per_community=graphene.Int(default_value=MEMBERS, description=f"0 to {MOST_EACH}."),
        measure=measure_argument(),
    )

    @staticmethod
    async def resolve_community_map(
        _root: None,
        info: Any,
        run_id: str | None = None,
        min_size: int | None = None,
        members_per_community: int | None = None,
        measure: Any = None,
    ) -> MapData:
        each = MEMBERS if members_per_community is None else members_per_community
        if not 0 <= each <= MOST_EACH:
            raise UsageError(
                f"`membersPerCommunity` must be 0 to {MOST_EACH}, not {each}.",
                remedy="For all members ask `community(id) { members }` page by page.",
                field="membersPerCommunity",
            )
        view = await info.context.run(run_id)
        smallest = SMALLEST if min_size is None else min_size
        chosen = chosen_measure(measure, view)
        return community_map(view, min_size=smallest, members_per_community=each, measure=chosen)
