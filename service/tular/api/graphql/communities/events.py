"""Communities over time: events, members who moved, the same community in earlier runs."""
# mypy: allow-subclassing-any

from __future__ import annotations

from typing import Any

import graphene

from tular.api.graphql.communities.moves import moves_field, moves_page
from tular.api.graphql.context import RequestContext
from tular.api.graphql.ids import key_of
from tular.api.graphql.paging import Page, how_many, page_size
from tular.api.graphql.scalars import CommunityEventKind, Direction, Layer, word
from tular.errors import UsageError
from tular.models import Layer as LayerName
from tular.results.communities import CommunityRows
from tular.results.community_events import CommunityEvent as EventData
from tular.results.community_events import events_of, moves_in, moves_through
from tular.results.community_relations import TimelinePoint as PointData
from tular.results.community_relations import timeline_point
from tular.results.run_view import RunView

COMMUNITY = "tular.api.graphql.communities.types.Community"
RUNS = 10
MOST_RUNS = 20


def _runs_looked_at(usual: int = RUNS) -> graphene.Int:
    return graphene.Int(default_value=usual, description=f"How many runs to look at, 1 to {MOST_RUNS}.")


class CommunityEvent(graphene.ObjectType):
    """Something that happened to communities since the run before."""

    kind = CommunityEventKind(required=True, description="What happened.")
    before = graphene.List(
        graphene.NonNull(graphene.String), required=True, description="Ids in the run before."
    )
    after = graphene.List(graphene.NonNull(graphene.String), required=True, description="Ids in this run.")
    communities = graphene.List(graphene.NonNull(COMMUNITY), required=True, description="Those of `after`.")
    size_before = graphene.Int(description="Members in the run before.")
    size_after = graphene.Int(description="Members in this run.")
    moved = graphene.Int(description="Members who changed their community, came or left.")
    moves = moves_field("These members; `after` counts in each event by itself.")

    @staticmethod
    def resolve_moves(
        event: EventData, _info: Any, first: int | None = None, after: str | None = None
    ) -> Page:
        return moves_page(event.view, moves_in(event), "of events", first, after)


class TimelinePoint(graphene.ObjectType):
    """A community in one run."""

    run = graphene.Field(
        "tular.api.graphql.runs.types.Run",
        required=True,
        description="The analysis in which the community was so.",
    )
    size = graphene.Int(required=True, description="Members; 0 where it has just dissolved.")
    joined = graphene.Int(
        description="Accounts that came since the run before; null in a run that is compared with none."
    )
    left = graphene.Int(
        description="Accounts that left since the run before; null in a run that is compared with none."
    )
    events = graphene.List(
        graphene.NonNull(CommunityEventKind),
        required=True,
        description="What happened to it since the run before.",
    )


class TimelineQueries(graphene.ObjectType):
    community_timeline = graphene.List(
        graphene.NonNull(TimelinePoint),
        required=True,
        description="The life of a community, also of one that has dissolved, newest run first.",
        id=graphene.ID(required=True, description="Global id or `communityId`."),
        layer=graphene.Argument(Layer, description="Default: that of the current run."),
        first=_runs_looked_at(MOST_RUNS),
    )

    @staticmethod
    async def resolve_community_timeline(
        _root: None,
        info: Any,
        id: str,  # noqa: A002
        layer: Any = None,
        first: int | None = None,
    ) -> list[PointData]:
        wanted = word(layer) or (await info.context.current_run()).manifest.layer
        return timeline(await _views(info.context, LayerName(wanted), "", first), key_of("Community", id))


class CommunityTimeFields(graphene.ObjectType):
    events = graphene.List(
        graphene.NonNull(CommunityEvent),
        required=True,
        description="What happened to it since the run before.",
        first=how_many(),
    )
    moves = moves_field(
        "Accounts that came (IN) or left (OUT) since the run before.",
        direction=graphene.Argument(
            Direction, default_value="in", description="IN: who came; OUT: who left."
        ),
    )
    history = graphene.List(
        graphene.NonNull(COMMUNITY),
        required=True,
        description="The same community in the newest runs of the layer that have it, newest first.",
        first=_runs_looked_at(),
    )

    timeline = graphene.List(
        graphene.NonNull(TimelinePoint),
        required=True,
        description="Its life over the newest runs of the layer, newest first.",
        first=_runs_looked_at(),
    )

    @staticmethod
    async def resolve_timeline(row: CommunityRows, info: Any, first: int | None = None) -> list[PointData]:
        own = row.view.manifest
        views = await _views(info.context, own.layer, own.scope, first, own=own.id)
        return timeline(views, row.values("id")[0])

    @staticmethod
    def resolve_events(row: CommunityRows, _info: Any, first: int | None = None) -> list[EventData]:
        return events_of(row.view, row.values("id")[0], page_size(first))

    @staticmethod
    def resolve_moves(
        row: CommunityRows,
        _info: Any,
        direction: Any = None,
        first: int | None = None,
        after: str | None = None,
    ) -> Page:
        return _moves(row.view, row.values("id")[0], direction, first, after)

    @staticmethod
    async def resolve_history(row: CommunityRows, info: Any, first: int | None = None) -> list[CommunityRows]:
        own = row.view.manifest
        views = await _views(info.context, own.layer, own.scope, first, own=own.id)
        found = [CommunityRows.named(view, row.values("id")) for view in views]
        return [then for then in found if len(then) == 1]


def _moves(view: RunView, community: str, direction: Any, first: int | None, after: str | None) -> Page:
    arriving = word(direction) != "out"
    moves = moves_through(view, community, arriving=arriving)
    return moves_page(view, moves, f"{'in' if arriving else 'out'} {community}", first, after)


def timeline(views: list[RunView], community: str) -> list[PointData]:
    """The community in these runs; those that do not know it are left out."""
    points = [timeline_point(view, community) for view in views]
    return [point for point in points if point is not None]


async def _views(
    context: RequestContext, layer: LayerName, scope: str, first: int | None, *, own: str = ""
) -> list[RunView]:
    most = RUNS if first is None else first
    if not 1 <= most <= MOST_RUNS:
        message = f"`first` must be 1 to {MOST_RUNS}, not {most}."
        raise UsageError(message, remedy="Ask for another number of runs.", field="first")
    return [await context.run_of(run.id) for run in await context.runs_of(layer, scope, most, own=own)]
