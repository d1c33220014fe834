"""Communities within communities: the finer levels of a run, each part with an id that lasts, a name and a place."""

from __future__ import annotations

import numpy as np
import polars as pl

from tular.analytics.community.hierarchy import Hierarchy, hierarchy, nested
from tular.analytics.community.labels import label_by_leaders
from tular.analytics.community.partition import Partition
from tular.analytics.layout_members import Coordinates
from tular.analytics.topics import name_communities
from tular.graph.network import Network
from tular.models import LEVEL_COLUMNS, Floats, Ids
from tular.runs.continuity import Before, earlier_names, persistent_ids
from tular.runs.plan import Plan

FINER = 3.0
"""Each level is searched at this times the resolution of the one above."""
ITERATIONS = 2
SMALLEST = 10
"""Fewer accounts are no community of their own inside another."""
NO_LEVELS = pl.DataFrame(schema=LEVEL_COLUMNS)


def find_levels(
    searched: Network,
    top: Partition,
    ids: list[str],
    accounts: pl.DataFrame,
    evidence: pl.DataFrame,
    prominence: Floats,
    places: tuple[Coordinates, Coordinates],
    before: Before,
    plan: Plan,
) -> tuple[pl.DataFrame, Ids]:
    """The table `levels`, and int32[n]: each account's row in it at the finest level (empty without finer levels).

    `ids` are those of the communities of `top`; parts stand at the mean place of their members.
    """
    nest = _hierarchy(searched, top, accounts["key"], before, plan)
    tables, offset, above = [NO_LEVELS], 0, ids
    for level, (found, parent) in enumerate(zip(nest.levels[1:], nest.parents, strict=True), 1):
        names = persistent_ids(
            before.members_at(level),
            accounts["key"],
            found.membership,
            prominence,
            kind=f"{plan.layer} level {level}",
            taken=before.taken,
        )
        leaders = label_by_leaders(found.membership, prominence, accounts["handle"], accounts["key"])
        topics = name_communities(found.membership, evidence, leaders, earlier_names(before.levels, names))
        upper = offset - len(above)
        table = pl.DataFrame(
            {
                "level": [level] * found.count,
                "id": names,
                "parent": [above[row] for row in parent],
                "parentRow": (parent + upper).tolist() if level > 1 else [None] * found.count,
                "community": _first(found.membership, top.membership),
                "label": [topic.label for topic in topics],
                "terms": [list(map(str, topic.terms)) for topic in topics],
                "size": found.sizes,
                **_places(found, places),
            },
            schema=LEVEL_COLUMNS,
        )
        tables.append(table)
        offset, above = offset + found.count, names
    finest = nest.levels[-1].membership + (offset - len(above)) if offset else np.empty(0, np.int32)
    return pl.concat(tables), finest.astype(np.int32)


def _hierarchy(searched: Network, top: Partition, keys: pl.Series, before: Before, plan: Plan) -> Hierarchy:
    """That of the run before where nothing changed, whatever the seed; else found, beginning from its parts."""
    starts = before.level_starts(keys)
    if before.settles(top, keys, plan.levels):
        return nested(searched, top, starts)
    return hierarchy(
        searched,
        resolutions=[plan.resolution * FINER**level for level in range(plan.levels or 1)],
        seed=plan.seed,
        iterations=ITERATIONS,
        top=top,
        smallest=SMALLEST,
        starts=starts,
    )


def _first(fine: Ids, coarse: Ids) -> Ids:
    """For each part, the community that holds it."""
    holder = np.zeros(int(fine.max(initial=-1)) + 1, np.int32)
    holder[fine] = coarse
    return holder


def _places(found: Partition, places: tuple[Coordinates, Coordinates]) -> dict[str, Floats]:
    """Mean place of the members, and the radius of a disk that would hold them as they stand around it."""
    size = np.maximum(found.sizes, 1)
    x, y = (np.bincount(found.membership, axis) / size for axis in places)
    spread = np.square(places[0] - x[found.membership]) + np.square(places[1] - y[found.membership])
    return {"x": x, "y": y, "radius": np.sqrt(2.0 * np.bincount(found.membership, spread) / size)}
