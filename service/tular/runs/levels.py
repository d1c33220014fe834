"""Communities within communities: the finer levels of a run, each part with an id that lasts, a name and a place."""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl

from tular.analytics.community.hierarchy import Hierarchy, hierarchy, holders, nested
from tular.analytics.community.partition import Partition
from tular.graph.network import Network
from tular.models import LEVEL_COLUMNS, Ids
from tular.runs.continuity import SETTLED, Predecessor
from tular.runs.naming import Namer
from tular.runs.plan import Plan

FINER = 3.0
"""Each level is searched at this times the resolution of the one above."""
ITERATIONS = 2
SMALLEST = 10
"""Fewer accounts are no community of their own inside another."""
DRAWN = ("x", "y", "radius", "colour", "colourOnDark")
"""The columns of `levels` that the map fills in."""
NAMED = {name: kind for name, kind in LEVEL_COLUMNS.items() if name not in DRAWN}


def find_levels(
    searched: Network,
    top: Partition,
    ids: list[str],
    namer: Namer,
    plan: Plan,
) -> tuple[pl.DataFrame, Ids, list[dict[str, Any]]]:
    """The table `levels`; int32[n]: each account's row in it at the finest level (empty without finer levels); and
    what each level is, for the findings.

    `ids` are those of the communities of `top`. Parts have no places and colours yet (runs.map).
    """
    nest = _hierarchy(searched, top, namer.accounts["key"], namer.before, plan)
    tables, offset, above = [pl.DataFrame(schema=NAMED)], 0, ids
    for level, (found, parent) in enumerate(zip(nest.levels[1:], nest.parents, strict=True), 1):
        names, topics = namer.name(found.membership, level)
        upper = offset - len(above)  # where the level above begins in the table; the top is not in it
        columns = {
            "level": [level] * found.count,
            "id": names,
            "parent": [above[row] for row in parent],
            "parentRow": (parent + upper).tolist() if level > 1 else [None] * found.count,
            "community": holders(found.membership, top.membership),
            "label": [topic.label for topic in topics],
            "terms": [topic.words for topic in topics],
            "size": found.sizes,
        }
        tables.append(pl.DataFrame(columns, schema=NAMED))
        offset, above = offset + found.count, names
    finest = nest.levels[-1].membership + (offset - len(above)) if offset else np.empty(0, np.int32)
    return pl.concat(tables), finest.astype(np.int32), _told(nest)


def _told(nest: Hierarchy) -> list[dict[str, Any]]:
    return [
        {"level": level, "communities": found.count, "modularity": found.modularity, "method": found.method}
        for level, found in enumerate(nest.levels[1:], 1)
    ]


def _hierarchy(
    searched: Network, top: Partition, keys: pl.Series, before: Predecessor, plan: Plan
) -> Hierarchy:
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
        below=_below(searched, top, plan),
    )


def _below(searched: Network, top: Partition, plan: Plan) -> Ids | None:
    """What the second look offers; of communities that are those of the run before it is looked for again."""
    if top.method.endswith(SETTLED) and plan.detection.split:
        return plan.detection.look_again(searched, top, plan.seed).parts
    return top.parts
