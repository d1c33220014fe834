"""Communities: what they are, who leads them, and what flows between them."""
# mypy: allow-subclassing-any

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import graphene
import numpy as np

from tular.api.graphql.communities.content import CommunityContentFields
from tular.api.graphql.communities.events import CommunityTimeFields
from tular.api.graphql.communities.relations import CommunityRelationFields
from tular.api.graphql.cursors import cursors, pinned_run, place_after, read_cursor
from tular.api.graphql.downloads import community_downloads, download_list
from tular.api.graphql.ids import key_of, to_globals
from tular.api.graphql.influencers.types import (
    InfluencerConnection,
    InfluencerEdge,
    InfluencerPage,
    cursor_kind,
    influencer_page,
)
from tular.api.graphql.nodes import Node, column, link
from tular.api.graphql.paging import (
    Connection,
    Page,
    edge_list,
    how_many,
    page_arguments,
    page_ends,
    page_size,
)
from tular.api.graphql.runs.types import Run
from tular.api.graphql.scalars import chosen_measure, measure_argument
from tular.api.http.downloads import Download as DownloadData
from tular.models import RunManifest
from tular.results.communities import CommunityEdgeRows, CommunityRows
from tular.results.filters import community_mask
from tular.results.flows import flows_of
from tular.results.plain_words import ties_in_words
from tular.results.rankings import InfluencerRows, members_page
from tular.results.rows import Index
from tular.results.run_view import RunView

TOP = 5
CURSOR = "communities"
"""Names the list in cursors."""


def global_ids(communities: CommunityRows) -> list[str | None]:
    return to_globals("Community", communities.values("id"))


def edge_cursors(edges: CommunityEdgeRows) -> list[str]:
    """A cursor for each edge."""
    return cursors(CURSOR, edges.communities.view.id, edges.communities.index.tolist())


def _value(type_: Any, name: str, description: str, **options: Any) -> graphene.Field:
    return column(type_, lambda rows: rows.values(name), description, **options)


class Community(CommunityTimeFields, CommunityContentFields, CommunityRelationFields):
    """A group found in a run. It keeps its id from run to run while its members mostly do."""

    class Meta:
        interfaces = (Node,)

    id = column(graphene.ID, global_ids, "Global id.", required=True)
    community_id = _value(graphene.String, "id", "The id that Neo4j shows.", required=True)
    label = _value(
        graphene.String,
        "label",
        "Its name: the one that users gave it, else what sets it apart, in a few words.",
        required=True,
    )
    generated_label = _value(graphene.String, "generatedLabel", "What sets it apart, whatever its name.")
    parts = _value(
        graphene.List(graphene.NonNull(graphene.String)),
        "parts",
        "Ids of the communities that are shown as this one, its own included.",
    )
    sentence = _value(
        graphene.String,
        "sentence",
        "The same as a sentence, around those whom most relations of the layer lead to.",
    )
    terms = _value(graphene.List(graphene.NonNull(graphene.String)), "terms", "Words that set it apart.")
    colour = _value(
        graphene.String,
        "colour",
        "`#rrggbb`, its own if it is among the largest; for a light ground.",
        required=True,
    )
    colour_on_dark = _value(graphene.String, "colourOnDark", "The same for a dark ground.")
    shown = _value(
        graphene.Boolean,
        "shown",
        "Whether it stands on the map by itself, or with the small ones in one place.",
    )
    size = _value(graphene.Int, "size", "How many members.", required=True)
    x = _value(graphene.Float, "x", "Centre on the map.", required=True)
    y = _value(graphene.Float, "y", "Centre on the map.", required=True)
    radius = _value(graphene.Float, "radius", "Of its circle on the map.", required=True)
    internal_relations = _value(graphene.Int, "internalRelations", "Relations between its members.")
    internal_weight = _value(
        graphene.Float,
        "internalWeight",
        "Weights of the relations between its members, summed; a follow weighs 1.",
    )
    conductance = _value(
        graphene.Float,
        "conductance",
        "What leads out or comes in over all ends of its members' relations (of everybody else's where those "
        "are fewer), 0 apart … 1.",
    )
    density = _value(
        graphene.Float, "density", "Relations between members as a share of those possible, 0 … 1."
    )
    separability = _value(
        graphene.Float, "separability", "Relations inside for each that leads out or in; null when none does."
    )
    ei_index = _value(
        graphene.Float, "eiIndex", "Outside less inside as a share of its relations: -1 closed, 1 open."
    )
    ties_in_words = column(
        graphene.String,
        lambda rows: [*map(ties_in_words, rows.values("conductance"), rows.values("eiIndex"))],
        "How much it keeps to itself, in words, with conductance and E-I index behind them.",
    )
    audience = _value(
        graphene.Int,
        "audience",
        "Accounts that point at a member; known of the 100 largest communities, not of several shown as one.",
    )
    stability = _value(
        graphene.Float,
        "stability",
        "How surely it is found again under other seeds, 0 … 1; not known of several shown as one.",
    )
    run = graphene.Field(Run, required=True, description="The run that the numbers come from.")
    top_influencers = graphene.List(
        graphene.NonNull(InfluencerEdge),
        required=True,
        description="Its leading members.",
        measure=measure_argument(),
        first=how_many(TOP),
    )
    members = graphene.Field(
        InfluencerConnection,
        required=True,
        description="Members by falling score.",
        measure=measure_argument(),
        **page_arguments(),
    )
    flows = graphene.List(
        graphene.NonNull("tular.api.graphql.map.types.CommunityFlow"),
        required=True,
        description="What leads from and to other communities, heaviest first.",
        first=how_many(),
    )

    downloads = download_list("Its leading members and the relations between them, as files.")

    @staticmethod
    def resolve_downloads(row: CommunityRows, _info: Any) -> list[DownloadData]:
        return community_downloads(row.view, row.values("id")[0])

    @staticmethod
    def resolve_run(row: CommunityRows, _info: Any) -> RunManifest:
        return row.view.manifest

    @staticmethod
    def resolve_top_influencers(
        row: CommunityRows, _info: Any, measure: Any = None, first: int | None = None
    ) -> InfluencerRows:
        page = _members(row, chosen_measure(measure, row.view), None, page_size(first, default=TOP))
        edges: InfluencerRows = page.edges  # type: ignore[assignment]
        return edges

    @staticmethod
    def resolve_members(
        row: CommunityRows,
        _info: Any,
        measure: Any = None,
        first: int | None = None,
        after: str | None = None,
    ) -> InfluencerPage:
        measure = chosen_measure(measure, row.view)
        cursor = read_cursor(after, cursor_kind(measure))
        pinned_run(cursor, row.view.id)
        return _members(row, measure, place_after(cursor), page_size(first))

    @staticmethod
    def resolve_flows(row: CommunityRows, _info: Any, first: int | None = None) -> Any:
        return flows_of(row.view, int(row.index[0]), page_size(first))


def _members(row: CommunityRows, measure: str, after: int | None, size: int) -> InfluencerPage:
    page = members_page(row.view, measure, int(row.index[0]), after, size)
    return influencer_page(page, {"community": row.values("id")})


class CommunityFilter(graphene.InputObjectType):
    """Conditions that a community must satisfy, all of them."""

    text = graphene.String(description="Words that all occur in label, sentence or terms.")
    min_size = graphene.Int(description="Least members.")
    max_size = graphene.Int(description="Most members.")
    min_stability = graphene.Float(description="Least stability, 0 … 1.")


class CommunityEdge(graphene.ObjectType):
    """A community at its place in the list."""

    cursor = column(graphene.String, edge_cursors, "For `after`.", required=True)
    node = link(Community, CommunityEdgeRows.nodes, "What is listed: one group of the run.", required=True)


class CommunityConnection(Connection):
    """A page of communities, largest first; all pages come from the same run."""

    edges = edge_list(CommunityEdge)
    total_count = graphene.Int(required=True, description="Communities that pass the filter.")
    run = graphene.Field(Run, required=True, description="The run that the numbers come from.")


@dataclass(frozen=True)
class CommunityPage(Page):
    run: RunManifest | None = None


class CommunityQueries(graphene.ObjectType):
    communities = graphene.Field(
        CommunityConnection,
        required=True,
        description="Communities of a run, largest first.",
        filter=graphene.Argument(CommunityFilter, description="Only those that satisfy all of this."),
        run_id=graphene.ID(description="Default: the cursor's run, else the current one."),
        **page_arguments(),
    )
    community = graphene.Field(
        Community,
        description="One community of a run; null when the run does not have it.",
        id=graphene.ID(required=True, description="Global id or `communityId`."),
        run_id=graphene.ID(description="Default: the current run."),
    )

    @staticmethod
    async def resolve_communities(
        _root: None,
        info: Any,
        filter: Any = None,  # noqa: A002
        run_id: str | None = None,
        first: int | None = None,
        after: str | None = None,
    ) -> CommunityPage:
        size, cursor = page_size(first), read_cursor(after, CURSOR)
        view = await info.context.run(run_id, cursor)
        mask = community_mask(view, filter)
        rows = np.arange(view.communities.height) if mask is None else np.flatnonzero(mask)
        return _page(view, rows, place_after(cursor), size)

    @staticmethod
    async def resolve_community(
        _root: None,
        info: Any,
        id: str,  # noqa: A002
        run_id: str | None = None,
    ) -> CommunityRows | None:
        return find_community(await info.context.run(run_id), key_of("Community", id))


def find_community(view: RunView, community_id: str) -> CommunityRows | None:
    """The community with this id, None when the run has none."""
    row = view.community_rows.get(view.edits.home(community_id))
    return None if row is None else CommunityRows(view, np.array([row]))


def _page(view: RunView, rows: Index, after: int | None, size: int) -> CommunityPage:
    start = 0 if after is None else int(np.searchsorted(rows, after, side="right"))
    edges = CommunityEdgeRows(CommunityRows(view, rows[start : start + size]))
    ends = page_ends(edge_cursors(edges), more=start + size < len(rows), before=start > 0)
    return CommunityPage(edges, ends, len(rows), view.manifest)
