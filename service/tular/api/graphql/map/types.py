"""The community map: positions, sizes, colours, links and members, ready to draw."""
# mypy: allow-subclassing-any

from __future__ import annotations

import asyncio
from typing import Any

import graphene

from tular.api.graphql.accounts.types import Account
from tular.api.graphql.communities.types import Community
from tular.api.graphql.downloads import download_list, map_downloads
from tular.api.graphql.ids import key_of
from tular.api.graphql.nodes import column, link
from tular.api.graphql.runs.types import Run
from tular.api.graphql.scalars import chosen_measure, measure_argument
from tular.api.http.downloads import Download as DownloadData
from tular.errors import UsageError
from tular.results.bridges import BridgeRows
from tular.results.flows import FlowRows
from tular.results.map import MOST_COMMUNITIES, MOST_LINKS, MapQuestion, MemberRows, PartRows, community_map
from tular.results.map import CommunityMap as MapData
from tular.results.map_region import Bounds

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

    account = link(Account, BridgeRows.accounts, "One of those that the flow rests on.", required=True)
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
    weight = _value(
        graphene.Float, "weight", "Weights of these relations, summed; a follow weighs 1.", required=True
    )
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

    account = link(Account, MemberRows.accounts, "A leading member, with its scores.", required=True)
    community = link(
        Community, MemberRows.communities, "Where it is drawn: the circle that it lies in.", required=True
    )
    part_id = _value(graphene.String, "subcommunityId", "The finest part that it is in, see `parts`.")
    x = _value(graphene.Float, "x", "Position.")
    y = _value(graphene.Float, "y", "Position.")


class MapPart(graphene.ObjectType):
    """A community inside a community, at its place inside it."""

    community_id = _value(
        graphene.String, "id", "For `within`, and for `members` of a download.", required=True
    )
    level = _value(graphene.Int, "level", "1: the first below the communities.", required=True)
    parent_id = _value(graphene.String, "parent", "Community or part that holds it.", required=True)
    community = link(
        Community,
        PartRows.communities,
        "The whole that this is a part of, with its name and numbers.",
        required=True,
    )
    label = _value(graphene.String, "label", "What sets it apart.", required=True)
    terms = _value(graphene.List(graphene.NonNull(graphene.String)), "terms", "Words that set it apart.")
    colour = _value(graphene.String, "colour", "`#rrggbb`: a shade of its community's.")
    colour_on_dark = _value(graphene.String, "colourOnDark", "The same for a dark ground.")
    size = _value(graphene.Int, "size", "How many members.", required=True)
    x = _value(graphene.Float, "x", "Centre on the map.", required=True)
    y = _value(graphene.Float, "y", "Centre on the map.", required=True)
    radius = _value(graphene.Float, "radius", "Of its circle on the map.", required=True)


class MapLink(graphene.ObjectType):
    """All relations between two parts, both directions together."""

    first_id = column(graphene.String, lambda rows: rows.ids("first"), "One part.", required=True)
    second_id = column(graphene.String, lambda rows: rows.ids("second"), "The other one.", required=True)
    relations = _value(graphene.Int, "relations", "How many.", required=True)
    weight = _value(
        graphene.Float, "weight", "Weights of these relations, summed; a follow weighs 1.", required=True
    )


class MapRelation(graphene.ObjectType):
    """All relations between two members, both directions together."""

    first = link(Account, lambda rows: rows.accounts("first"), "One end of the link.", required=True)
    second = link(Account, lambda rows: rows.accounts("second"), "Its other end.", required=True)
    relations = _value(graphene.Int, "relations", "1, or 2 where each relates to the other.", required=True)
    weight = _value(
        graphene.Float, "weight", "Weights of these relations, summed; a follow weighs 1.", required=True
    )


class MapRest(graphene.ObjectType):
    """The place where the communities lie that the map does not show by themselves."""

    communities = graphene.Int(required=True, description="How many.")
    groups = graphene.Int(
        required=True, description="Small groups that are no communities, gathered there too."
    )
    accounts = graphene.Int(required=True, description="In these communities and groups together.")
    x = graphene.Float(required=True, description="Centre.")
    y = graphene.Float(required=True, description="Centre.")
    radius = graphene.Float(required=True, description="0 where nothing is gathered.")


class MapQuality(graphene.ObjectType):
    """How well the map keeps what the network says, from a sample."""

    neighbourhood = graphene.Float(
        description="Of an account and its k neighbours: what the k nearest accounts on the map have in common with "
        "them (Jaccard), mean, 0 … 1."
    )
    expected = graphene.Float(description="What `neighbourhood` would be if places were given out by chance.")
    stress = graphene.Float(
        description="Mean square of the relative difference between steps on the network and distance on the map, "
        "at the best scale; 0 is perfect."
    )
    accounts = graphene.Int(required=True, description="Accounts asked for `neighbourhood`.")
    pairs = graphene.Int(required=True, description="Pairs that `stress` rests on.")


class CommunityMap(graphene.ObjectType):
    """Communities with positions, the parts inside them, leading members, and what links them."""

    run = graphene.Field(Run, required=True, description="The run that is drawn.")
    level = graphene.Int(required=True, description="As asked for.")
    depth = graphene.Int(required=True, description="How many levels the run has below the communities.")
    choice = graphene.String(required=True, description="The rule by which communities are shown.")
    communities = graphene.List(graphene.NonNull(Community), required=True, description="Largest first.")
    rest = graphene.Field(MapRest, required=True, description="All other communities, in one place.")
    flows = graphene.List(graphene.NonNull(CommunityFlow), required=True, description="Heaviest first.")
    flow_share = graphene.Float(
        required=True, description="Of all weight between communities, that of `flows`."
    )
    parts = graphene.List(
        graphene.NonNull(MapPart), required=True, description="Of the level asked for, largest first."
    )
    links = graphene.List(
        graphene.NonNull(MapLink), required=True, description="Between `parts`, heaviest first."
    )
    link_share = graphene.Float(required=True, description="Of all weight between `parts`, that of `links`.")
    members = graphene.List(graphene.NonNull(MapMember), required=True, description="By falling score.")
    relations = graphene.List(
        graphene.NonNull(MapRelation), required=True, description="Between `members`, heaviest first."
    )
    relation_share = graphene.Float(
        required=True, description="Of all weight between `members`, that of `relations`."
    )
    quality = graphene.Field(MapQuality, description="Null for runs of earlier versions.")
    downloads = download_list("The same map as files.")
    truncated = graphene.Boolean(required=True, description="Was something left out because of a bound?")

    @staticmethod
    def resolve_downloads(drawn: MapData, _info: Any) -> list[DownloadData]:
        return map_downloads(drawn.communities.view)

    @staticmethod
    def resolve_quality(drawn: MapData, _info: Any) -> dict[str, Any] | None:
        found: dict[str, Any] | None = drawn.run.findings.get("map", {}).get("quality")
        return found


class MapBounds(graphene.InputObjectType):
    """A rectangle of the map, in its units; `top` is greater than `bottom`."""

    left = graphene.Float(required=True, description="Least x.")
    bottom = graphene.Float(required=True, description="Least y.")
    right = graphene.Float(required=True, description="Greatest x.")
    top = graphene.Float(required=True, description="Greatest y.")


class MapQueries(graphene.ObjectType):
    community_map = graphene.Field(
        CommunityMap,
        required=True,
        description="A run's map, ready to draw: whole, at a finer level, inside a community, in a rectangle.",
        run_id=graphene.ID(description="Default: the current run."),
        level=graphene.Int(default_value=0, description="0: communities; 1 …: the parts inside them too."),
        within=graphene.ID(description="Only what lies inside this community or part."),
        bounds=MapBounds(description="Only what lies in this rectangle or reaches into it."),
        min_size=graphene.Int(
            description="All communities, or parts, of this many accounts or more; without it those that matter."
        ),
        members_per_community=graphene.Int(
            default_value=MEMBERS,
            description=f"Of each community, or part of the level asked for; 0 to {MOST_EACH}.",
        ),
        measure=measure_argument(),
        first=graphene.Int(
            default_value=MOST_COMMUNITIES,
            description=f"Most communities, and most parts: 1 to {MOST_COMMUNITIES}.",
        ),
        relations=graphene.Int(
            default_value=0, description=f"Most links between the members: 0 to {MOST_LINKS}; the heaviest."
        ),
    )

    @staticmethod
    async def resolve_community_map(
        _root: None, info: Any, run_id: str | None = None, **asked: Any
    ) -> MapData:
        given = {name: value for name, value in asked.items() if value is not None}
        if "bounds" in given:
            given["bounds"] = Bounds(**given["bounds"])
        if "within" in given:
            given["within"] = key_of("Community", given["within"])
        view = await info.context.run(run_id)
        given["measure"] = chosen_measure(given.get("measure"), view)
        question = MapQuestion(**given)
        _within("membersPerCommunity", question.members_per_community, 0, MOST_EACH)
        _within("first", question.first, 1, MOST_COMMUNITIES)
        _within("relations", question.relations, 0, MOST_LINKS)
        if question.members_per_community:
            view.require(question.measure)
        return await asyncio.to_thread(community_map, view, question)


def _within(name: str, value: int, least: int, most: int) -> None:
    if not least <= value <= most:
        raise UsageError(
            f"`{name}` must be {least} to {most}, not {value}.",
            remedy="Ask for a part of the map with `within` or `bounds`, or for a download.",
            field=name,
        )
