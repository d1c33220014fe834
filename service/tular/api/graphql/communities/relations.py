"""What lies between communities: other layers, shared audiences, echo; and what lies inside: parts and roles."""
# mypy: allow-subclassing-any

from __future__ import annotations

from typing import Any

import graphene

from tular.api.graphql.paging import how_many, page_size
from tular.api.graphql.scalars import Layer, Role, word
from tular.results import community_relations
from tular.results.communities import CommunityRows

COMMUNITY = "tular.api.graphql.communities.types.Community"
FIRST = how_many()


class CommunityExchange(graphene.ObjectType):
    """Retweets, quotes, replies or mentions from members of one community to members of another or the same."""

    layer = Layer(required=True, description="What was counted.")
    source = graphene.Field(COMMUNITY, required=True, description="Whose members retweet, mention …")
    target = graphene.Field(COMMUNITY, required=True, description="… members of this one.")
    relations = graphene.Int(required=True, description="How many.")
    weight = graphene.Float(required=True, description="With their counts.")
    expected = graphene.Float(
        required=True,
        description="Weight that chance would give: what the source sends, times the target's share of what all get.",
    )


class SharedAudience(graphene.ObjectType):
    """Another community that the same accounts point at (follow, in the follows layer)."""

    community = graphene.Field(COMMUNITY, required=True, description="The other one.")
    shared = graphene.Int(required=True, description="Accounts in both audiences.")
    jaccard = graphene.Float(required=True, description="As a share of the accounts in either, 0 … 1.")
    expected = graphene.Float(required=True, description="The same for random audiences of these sizes.")


class EchoPoint(graphene.ObjectType):
    """How much of what members retweeted in a week came from members."""

    period = graphene.DateTime(required=True, description="The Monday on which the week begins, UTC.")
    retweets = graphene.Int(required=True, description="By members, of accounts of the run.")
    inside = graphene.Int(required=True, description="Of members.")
    share = graphene.Float(required=True, description="Inside as a share of all, 0 … 1.")
    expected = graphene.Float(
        required=True, description="Share of all retweets of the week that members receive, whoever retweets."
    )


class RoleCount(graphene.ObjectType):
    """How many members play a part."""

    role = Role(required=True, description="The part.")
    accounts = graphene.Int(required=True, description="Members who play it.")


class Subcommunity(graphene.ObjectType):
    """A community inside a community, found at a higher resolution. Its id lasts as a community's does."""

    community_id = graphene.String(required=True, description="The id that Neo4j shows.")
    level = graphene.Int(required=True, description="1 directly below a community, 2 below that, …")
    label = graphene.String(required=True, description="What sets it apart, in a few words.")
    terms = graphene.List(graphene.NonNull(graphene.String), description="Words that set it apart.")
    size = graphene.Int(required=True, description="How many members.")
    x = graphene.Float(required=True, description="Centre of its members on the map.")
    y = graphene.Float(required=True, description="Centre of its members on the map.")
    radius = graphene.Float(required=True, description="How far they stand around it.")
    parts = graphene.List(
        graphene.NonNull(lambda: Subcommunity),
        required=True,
        description="One level deeper, largest first.",
        first=FIRST,
    )

    @staticmethod
    def resolve_parts(
        part: community_relations.Subcommunity, _info: Any, first: int | None = None
    ) -> list[community_relations.Subcommunity]:
        return community_relations.parts_of(part, page_size(first))


class CommunityRelationFields(graphene.ObjectType):
    exchanges = graphene.List(
        graphene.NonNull(CommunityExchange),
        required=True,
        description="What leads from, to and inside it in layers of events, heaviest first; empty when the run "
        "did not read them (`--exchanges`).",
        layer=graphene.Argument(Layer, description="Default: all."),
        first=FIRST,
    )
    audience_overlap = graphene.List(
        graphene.NonNull(SharedAudience),
        required=True,
        description="Communities with the same audience, by similarity; among the 100 largest of the run, "
        "without those that several are shown as.",
        first=FIRST,
    )
    echo = graphene.List(
        graphene.NonNull(EchoPoint),
        required=True,
        description="Retweets that stay inside, by week, newest first; empty when the run did not read retweets, "
        "and for several shown as one.",
        first=FIRST,
    )
    roles = graphene.List(
        graphene.NonNull(RoleCount), required=True, description="Parts that its members play, most first."
    )
    subcommunities = graphene.List(
        graphene.NonNull(Subcommunity),
        required=True,
        description="Communities inside it, largest first; empty when the run has no finer level (`--levels`).",
        first=FIRST,
    )

    @staticmethod
    def resolve_exchanges(
        row: CommunityRows, _info: Any, layer: Any = None, first: int | None = None
    ) -> list[community_relations.Exchange]:
        return community_relations.exchanges_of(row.view, int(row.index[0]), word(layer), page_size(first))

    @staticmethod
    def resolve_audience_overlap(
        row: CommunityRows, _info: Any, first: int | None = None
    ) -> list[community_relations.AudienceOverlap]:
        return community_relations.overlaps_of(row.view, int(row.index[0]), page_size(first))

    @staticmethod
    def resolve_echo(row: CommunityRows, _info: Any, first: int | None = None) -> list[dict[str, Any]]:
        return community_relations.echo_of(row.view, int(row.index[0]), page_size(first))

    @staticmethod
    def resolve_roles(row: CommunityRows, _info: Any) -> list[dict[str, Any]]:
        return community_relations.roles_of(row.view, int(row.index[0]))

    @staticmethod
    def resolve_subcommunities(
        row: CommunityRows, _info: Any, first: int | None = None
    ) -> list[community_relations.Subcommunity]:
        return community_relations.subcommunities_of(row.view, int(row.index[0]), page_size(first))
