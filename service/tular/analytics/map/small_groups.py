"""Where accounts of small groups stand: in the one place beside the map where all is gathered that it does not
show."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tular.analytics.map.circles import Circles, disk_of
from tular.analytics.map.communities import beside
from tular.analytics.map.members import Coordinates
from tular.models import Floats, Ids

_INSIDE = 0.45


@dataclass(frozen=True, slots=True, eq=False)
class GatheredGroups:
    """`x`, `y` float32[accounts]; `rest` is the place (x, y, radius) that holds them and what was gathered before,
    whose middle is now at `former`."""

    x: Coordinates
    y: Coordinates
    rest: tuple[float, float, float]
    former: tuple[float, float]


def place_small_groups(
    group: Ids, circles: Circles, sizes: Ids, rest: tuple[float, float, float] = (0.0, 0.0, 0.0)
) -> GatheredGroups:
    """`group` numbers the small group of each account, `circles` and `sizes` are those of the communities that the
    map shows, `rest` is the place of those that it does not.

    Groups are packed in a disk, the largest inside, none on another; an account takes as much room as in a community.
    O(n log n).
    """
    members = np.bincount(group).astype(np.int32)
    unit = float(circles.radius[0] / np.sqrt(sizes[0])) if circles.radius.size else 1.0
    radius = unit * np.sqrt(members)
    every = np.append(radius, rest[2]) if rest[2] > 0 else radius
    order = np.argsort(-every, kind="stable")
    points = np.empty((every.size, 2))
    packed, whole = disk_of(every[order])
    points[order] = packed
    whole = float(whole)
    middle = beside(circles, whole)
    points += np.array((middle, 0.0))
    former = (float(points[-1, 0]), float(points[-1, 1])) if rest[2] > 0 else (middle, 0.0)
    x, y = _around(group, members, points[: members.size], radius)
    return GatheredGroups(x, y, (middle, 0.0, whole), former)


def _around(group: Ids, members: Ids, points: Floats, radius: Floats) -> tuple[Coordinates, Coordinates]:
    """The members of each group in a ring around its place; who is alone stands on it."""
    order = np.argsort(group, kind="stable")
    place = np.empty(group.size, np.int64)
    place[order] = np.arange(group.size) - (np.cumsum(members) - members)[group[order]]
    turn = place * (2.0 * np.pi / members[group])
    apart = _INSIDE * radius[group] * (members[group] > 1)
    x, y = points[group, 0] + apart * np.cos(turn), points[group, 1] + apart * np.sin(turn)
    return x.astype(np.float32), y.astype(np.float32)
