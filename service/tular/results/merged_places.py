"""Places on the map when users show several communities as one: a circle that holds them all and swallows nobody.

Its area is that of its parts, which move together and shrink into it with their members; neighbours make room.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

Floats = NDArray[np.float64]
MARGIN = 1.03
_PASSES = 2_000
_DRAWING_TOGETHER = 80


@dataclass(frozen=True, slots=True, eq=False)
class MovedCommunities:
    """`centre`[k, 2], `radius`[k] and `shown`[k] of the wholes. Of each community before, `origin`[c, 2] is where
    its centre was, `target`[c, 2] where it is now, and `scale`[c] how much smaller what is in it became."""

    centre: Floats
    radius: Floats
    shown: NDArray[np.bool_]
    origin: Floats
    target: Floats
    scale: Floats

    def moved(self, table: pl.DataFrame, community: pl.Series) -> pl.DataFrame:
        """A table with `x`, `y` and perhaps `radius`, of what lies inside communities (-1 or null: in none)."""
        row = community.fill_null(-1).to_numpy().astype(np.int64)
        inside = row >= 0
        at = np.where(inside, row, 0)
        points = table.select("x", "y").to_numpy().astype(np.float64)
        placed = self.target[at] + self.scale[at, None] * (points - self.origin[at])
        placed = np.where(inside[:, None], placed, points)
        columns = [
            pl.Series(name, placed[:, axis]).cast(table.schema[name]) for axis, name in enumerate("xy")
        ]
        if "radius" in table.columns:
            scale = np.where(inside, self.scale[at], 1.0)
            columns.append(
                pl.Series("radius", table["radius"].to_numpy() * scale).cast(table.schema["radius"])
            )
        return table.with_columns(columns)


def merged_places(
    communities: pl.DataFrame, groups: NDArray[np.int64], rest: tuple[float, float, float] | None
) -> MovedCommunities:
    """`groups` tells the whole that each row of `communities` is part of; `rest` is where small ones are gathered."""
    origin = communities.select("x", "y").to_numpy().astype(np.float64)
    radius = communities["radius"].to_numpy().astype(np.float64)
    shown = np.ones(radius.size, np.bool_)
    if "shown" in communities.columns:
        shown = communities["shown"].to_numpy()
    count = int(groups.max(initial=-1)) + 1
    parts = [np.flatnonzero(groups == group) for group in range(count)]
    whole_radius = np.sqrt(np.bincount(groups, np.square(radius), count))
    centre, scale, inner = np.zeros((count, 2)), np.ones(radius.size), np.zeros_like(origin)
    for group, rows in enumerate(parts):
        area = np.where(shown[rows], np.square(radius[rows]), 1e-9)
        centre[group] = np.average(origin[rows], axis=0, weights=area)
        if rows.size > 1:
            inner[rows], scale[rows] = _packed(
                origin[rows] - centre[group], radius[rows], whole_radius[group]
            )
    together = np.bincount(groups, minlength=count) > 1
    whole_shown = together | np.array([bool(shown[rows].any()) for rows in parts])
    centre = _apart(centre, whole_radius, whole_shown, together, rest)
    return MovedCommunities(centre, whole_radius, whole_shown, origin, centre[groups] + inner, scale)


def _packed(points: Floats, radius: Floats, whole: float) -> tuple[Floats, float]:
    """Circles drawn together around 0 and shrunk into one of radius `whole`: their centres, and by how much."""
    points = points.copy()
    mass = np.square(radius)
    for _ in range(_DRAWING_TOGETHER):
        points *= 0.9
        for _ in range(20):
            if not _push(points, radius, mass):
                break
    while _push(points, radius, mass):
        points *= 1.01
    middle = (points - radius[:, None]).min(axis=0) + (points + radius[:, None]).max(axis=0)
    points -= middle / 2.0
    scale = whole / max(float((np.hypot(points[:, 0], points[:, 1]) + radius).max()) * MARGIN, 1e-9)
    return points * scale, scale


def _apart(
    centre: Floats,
    radius: Floats,
    shown: NDArray[np.bool_],
    heavy: NDArray[np.bool_],
    rest: tuple[float, float, float] | None,
) -> Floats:
    """Centres at which no two shown circles overlap, nor the place of the rest; merged ones move least."""
    points, radii = centre[shown], radius[shown]
    mass = np.square(radii) * np.where(heavy[shown], 1e3, 1.0)
    if rest is not None and rest[2] > 0:
        points, radii, mass = np.vstack((points, rest[:2])), np.append(radii, rest[2]), np.append(mass, 1e12)
    for _ in range(_PASSES):
        if not _push(points, radii, mass):
            break
    while _push(points, radii, mass):
        points[: int(shown.sum())] *= 1.01
    moved = centre.copy()
    moved[shown] = points[: int(shown.sum())]
    return moved


def _push(points: Floats, radius: Floats, mass: Floats) -> bool:
    """Push all overlapping pairs apart at once, in place; whether there were any."""
    delta = points[:, None] - points[None, :]
    distance = np.hypot(delta[..., 0], delta[..., 1])
    reach = (radius[:, None] + radius[None, :]) * MARGIN
    overlap = np.where(np.eye(radius.size, dtype=bool), 0.0, reach - distance)
    overlap = np.where(overlap > 1e-6 * reach, overlap, 0.0)
    if not overlap.any():
        return False
    same = distance < 1e-9
    angle = np.arange(radius.size)[:, None] - np.arange(radius.size)[None, :]
    ways = np.where(same[..., None], np.stack((np.sign(angle), angle * 0.618), -1), delta)
    ways = ways / np.maximum(np.hypot(ways[..., 0], ways[..., 1]), 1e-9)[..., None]
    share = mass[None, :] / (mass[:, None] + mass[None, :])
    points += 0.6 * (ways * (overlap * share)[..., None]).sum(axis=1)
    return True
