"""What lies between the communities of a run and inside one of them, as lists for GraphQL."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import polars as pl

from tular.models import RunManifest
from tular.results.communities import CommunityRows
from tular.results.community_events import concerns
from tular.results.run_view import RunView


@dataclass(frozen=True, slots=True)
class Exchange:
    """What leads from one community to another, or back to itself, in a layer."""

    layer: str
    source: CommunityRows
    target: CommunityRows
    relations: int
    weight: float
    expected: float


@dataclass(frozen=True, slots=True)
class AudienceOverlap:
    community: CommunityRows
    shared: int
    jaccard: float
    expected: float


@dataclass(frozen=True, slots=True)
class TimelinePoint:
    """A community in one run; `joined` and `left` count accounts since the run that it is compared with."""

    run: RunManifest
    size: int
    joined: int | None
    left: int | None
    events: list[str]


@dataclass(frozen=True, slots=True)
class Subcommunity:
    """A row of `levels`, and the run that it is in."""

    view: RunView
    row: int
    community_id: str
    level: int
    label: str
    terms: list[str]
    size: int
    x: float
    y: float
    radius: float


def exchanges_of(view: RunView, community: int, layer: str | None, most: int) -> list[Exchange]:
    """The heaviest from, to and inside a community (row), of one layer or of all."""
    if not view.artifact.computed("exchanges"):
        return []
    table = view.artifact.exchanges
    here = (pl.col("source") == community) | (pl.col("target") == community)
    wanted = table.filter(here if layer is None else here & (pl.col("layer") == layer))
    rows = wanted.sort("weight", descending=True, maintain_order=True).head(most)
    return [
        Exchange(
            row["layer"],
            CommunityRows.at(view, row["source"]),
            CommunityRows.at(view, row["target"]),
            row["relations"],
            row["weight"],
            row["expected"],
        )
        for row in rows.to_dicts()
    ]


def overlaps_of(view: RunView, community: int, most: int) -> list[AudienceOverlap]:
    """The communities that share most of their audience with this one (row)."""
    here = (pl.col("first") == community) | (pl.col("second") == community)
    other = pl.when(pl.col("first") == community).then("second").otherwise("first")
    found = view.artifact.overlaps.filter(here).with_columns(other=other)
    rows = found.sort("jaccard", "other", descending=[True, False]).head(most)
    return [
        AudienceOverlap(CommunityRows.at(view, row["other"]), row["shared"], row["jaccard"], row["expected"])
        for row in rows.to_dicts()
    ]


def echo_of(view: RunView, community: int, most: int) -> list[dict[str, Any]]:
    """The last periods of a community (row), the newest first."""
    if not view.artifact.computed("echo"):
        return []
    told = view.artifact.echo.filter(pl.col("community") == community)
    return told.sort("period", descending=True).head(most).to_dicts()


def subcommunities_of(view: RunView, community: int, most: int) -> list[Subcommunity]:
    """The largest communities directly inside a community (row)."""
    inside = (pl.col("level") == 1) & (pl.col("community") == community)
    return _divided(view, inside, int(view.communities["size"][community]), most)


def parts_of(part: Subcommunity, most: int) -> list[Subcommunity]:
    """The largest communities directly inside a part."""
    return _divided(part.view, pl.col("parentRow") == part.row, part.size, most)


def _divided(view: RunView, inside: pl.Expr, size: int, most: int) -> list[Subcommunity]:
    """The largest parts of a whole; a part that is all of it is passed over for its own."""
    found = _largest(view, inside, most)
    while found and found[0].size == size:
        found = _largest(view, pl.col("parentRow") == found[0].row, most)
    return found


def _largest(view: RunView, wanted: pl.Expr, most: int) -> list[Subcommunity]:
    rows = view.artifact.levels.with_row_index("row").filter(wanted)
    columns = ("row", "id", "level", "label", "terms", "size", "x", "y", "radius")
    largest = rows.sort("size", descending=True, maintain_order=True).head(most).select(columns)
    return [Subcommunity(view, *values) for values in largest.iter_rows()]


def roles_of(view: RunView, community: int) -> list[dict[str, Any]]:
    """How many members of a community (row) play each role, most first."""
    return view.roles.get(community, [])


def timeline_point(view: RunView, community: str) -> TimelinePoint | None:
    """The community in one run, with those that are shown as part of it; None when it is neither there nor has just
    dissolved. Who moved among them neither joined nor left."""
    ids = view.edits.parts(community)
    row = view.community_rows.get(ids[0])
    events = view.artifact.events.filter(pl.any_horizontal(concerns(one) for one in ids))
    if row is None and not events.height:
        return None
    size = 0 if row is None else int(view.communities["size"][row])
    joined, left = _came_and_went(view, ids)
    return TimelinePoint(view.manifest, size, joined, left, events["kind"].to_list())


def _came_and_went(view: RunView, ids: list[str]) -> tuple[int, int] | tuple[None, None]:
    if view.manifest.parameters.get("comparedWith") is None:
        return None, None
    here = view.artifact.moves.select(pl.col("before", "after").is_in(ids).fill_null(False))
    joined = here.filter(pl.col("after") & ~pl.col("before")).height
    return joined, here.filter(pl.col("before") & ~pl.col("after")).height
