"""The part of a map that is asked for: what lies inside a community, or in a rectangle."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from tular.errors import BadId, UsageError
from tular.results.filters import Mask
from tular.results.rows import Index
from tular.results.run_view import RunView


@dataclass(frozen=True, slots=True)
class Bounds:
    """A rectangle in the units of the map. Raises UsageError for one without an inside."""

    left: float
    bottom: float
    right: float
    top: float

    def __post_init__(self) -> None:
        if not (self.left < self.right and self.bottom < self.top):
            raise UsageError(
                "`bounds` has no inside.",
                remedy="left must be less than right, bottom less than top.",
                field="bounds",
            )

    def touches(self, circles: pl.DataFrame) -> Mask:
        """Circles (`x`, `y`, `radius`) that reach into it."""
        x, y, radius = (circles[name].to_numpy() for name in ("x", "y", "radius"))
        aside = np.maximum(np.maximum(self.left - x, x - self.right), 0.0)
        above = np.maximum(np.maximum(self.bottom - y, y - self.top), 0.0)
        reached: Mask = aside * aside + above * above <= radius * radius
        return reached

    def holds(self, points: pl.DataFrame) -> Mask:
        """Points (`x`, `y`) that lie in it."""
        x, y = points["x"].to_numpy(), points["y"].to_numpy()
        held: Mask = (x >= self.left) & (x <= self.right) & (y >= self.bottom) & (y <= self.top)
        return held


def depth_of(view: RunView) -> int:
    """How many levels of communities inside communities the run has."""
    return int(view.artifact.levels["level"].max() or 0)  # type: ignore[arg-type]


def part_of_accounts(view: RunView, level: int) -> Index:
    """Row of `levels` of each account's part at a level from 1 down, -1 for who is in a small group."""
    levels = view.artifact.levels
    part = view.accounts["subcommunityRow"].fill_null(-1).to_numpy().astype(np.int64)
    upwards = levels["parentRow"].fill_null(0).to_numpy().astype(np.int64)
    for _ in range(level, depth_of(view)):
        part = np.where(part < 0, -1, upwards[part])
    return part


def part_row(view: RunView, part_id: str) -> int | None:
    """Row of `levels` of the part with this id, None when there is none."""
    found = (view.artifact.levels["id"] == part_id).arg_true()
    return int(found[0]) if len(found) else None


def members_of(view: RunView, community_id: str, *, field: str = "id") -> Index:
    """Rows of the accounts in a community, or in a part of one, by row. Raises BadId."""
    row = None if view.edits.home(community_id) in view.community_rows else part_row(view, community_id)
    if row is None:
        return np.flatnonzero(view.membership == view.community_row(community_id, field=field))
    level = int(view.artifact.levels["level"][row])
    return np.flatnonzero(part_of_accounts(view, level) == row)


def parts_within(view: RunView, level: int, within: str | None) -> Index:
    """Rows of the parts at a level, those inside a community or part `within` when one is given; largest first."""
    levels = view.artifact.levels
    at = levels["level"].to_numpy() == level
    if within is None:
        return np.flatnonzero(at)
    row = view.community_rows.get(view.edits.home(within))
    if row is not None:
        return np.flatnonzero(at & (levels["community"].to_numpy() == row))
    above = part_row(view, within)
    if above is None:
        raise BadId(
            f"Run {view.id} has no community {within[:50]!r}.",
            remedy="`communities` and `communityMap(level: 1) { parts }` list them.",
            field="within",
        )
    holder = np.arange(levels.height)
    upwards = levels["parentRow"].fill_null(-1).to_numpy().astype(np.int64)
    for _ in range(level - int(levels["level"][above])):
        holder = np.where(holder < 0, -1, upwards[holder])
    return np.flatnonzero(at & (holder == above))
