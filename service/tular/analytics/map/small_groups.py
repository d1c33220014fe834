"""Where accounts of small groups stand: around the map of communities, each group by itself."""

from __future__ import annotations

import numpy as np

from tular.analytics.map.circles import GOLDEN_ANGLE, Circles
from tular.analytics.map.members import Coordinates
from tular.models import Ids

_SPACING = 1.6
"""Distance between groups, in radii of one."""


def place_small_groups(group: Ids, circles: Circles, sizes: Ids) -> tuple[Coordinates, Coordinates]:
    """float32[accounts] x and y: `group` numbers the small group of each, `sizes` are those of the communities.

    Groups follow a sunflower's spiral outside of the outermost circle, their members stand around its seeds; an
    account takes as much room as in a community. O(n log n).
    """
    members = np.bincount(group)
    unit = float(circles.radius[0] / np.sqrt(sizes[0])) if circles.radius.size else 1.0
    radius = unit * np.sqrt(members.max(initial=1))
    inner = float((np.hypot(circles.x, circles.y) + circles.radius).max()) if circles.radius.size else 0.0
    order = np.argsort(group, kind="stable")
    place = np.empty(group.size, np.int64)
    place[order] = np.arange(group.size) - (np.cumsum(members) - members)[group[order]]
    distance = np.sqrt((inner + 2.0 * radius) ** 2 + (_SPACING * radius) ** 2 * np.arange(members.size))
    angle = np.arange(members.size) * GOLDEN_ANGLE
    turn = place * (2.0 * np.pi / members[group])
    apart = 0.6 * unit * np.sqrt(members[group]) * (members[group] > 1)
    x = distance[group] * np.cos(angle[group]) + apart * np.cos(turn)
    y = distance[group] * np.sin(angle[group]) + apart * np.sin(turn)
    return x.astype(np.float32), y.astype(np.float32)
