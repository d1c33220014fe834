"""The map of a run: places and colours of communities, of the parts inside them and of all accounts, and how good
it is."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tular.analytics.community.description import Flows, Structure, describe
from tular.analytics.community.partition import Partition
from tular.analytics.map.choice import LEAST_SHARE, MOST, SMALLEST, chosen
from tular.analytics.map.circles import Circles
from tular.analytics.map.communities import CommunityPlaces, place_communities
from tular.analytics.map.members import Coordinates, place_members
from tular.analytics.map.palette import REST, colours, on_dark, shade
from tular.analytics.map.parts import place_parts
from tular.analytics.map.quality import map_quality
from tular.analytics.map.small_groups import place_small_groups
from tular.graph.network import Network
from tular.models import LEVEL_COLUMNS, Ids
from tular.runs.continuity import Predecessor
from tular.runs.earlier_map import EarlierMap, Mask

CHOICE = (
    f"at most {MOST} communities of {SMALLEST} accounts or more, each with {LEAST_SHARE:.1%} of all accounts or of "
    "the weight inside communities; the others are gathered in one place"
)


@dataclass(frozen=True, slots=True, eq=False)
class RunMap:
    """`communities` has one row a community: x, y, radius, colours, and whether it is shown by itself; `levels` is
    the run's table; `x`, `y` float32[n] of all accounts."""

    communities: pl.DataFrame
    levels: pl.DataFrame
    x: Coordinates
    y: Coordinates
    findings: dict[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class _Level:
    """A level of communities inside communities: its rows of `levels`, the part of each account, the parents of
    parts."""

    number: int
    rows: pl.DataFrame
    part: Ids
    parent: Ids


def draw_map(
    network: Network,
    partition: Partition,
    described: tuple[Structure, Flows],
    ids: list[str],
    levels: pl.DataFrame,
    subcommunity: Ids,
    before: Predecessor,
    keys: pl.Series,
    *,
    workers: int,
) -> RunMap:
    """`ids`[k] are those of the communities of `partition`; `levels` and `subcommunity`[n] are as `find_levels` gives
    them."""
    structure, flows = described
    names, earlier = pl.Series(ids, dtype=pl.String), EarlierMap(before)
    shown = chosen(structure.size, structure.internal_weight)
    placed = place_communities(structure.size, flows, shown=shown, previous=earlier.centres(names))
    colour = _colours(names, shown, earlier)
    group, circles, finest = partition.membership, placed.circles, names
    drawn, depth = [pl.DataFrame(schema=LEVEL_COLUMNS)], 0
    for level in _levels(levels, subcommunity):
        circles = _parts(network, level, circles, earlier)
        group, finest, depth = level.part, level.rows["id"], level.number
        drawn.append(_drawn(level.rows, circles, colour))
    x, y = place_members(
        network,
        group,
        circles,
        network.incoming.strengths(),
        previous=earlier.members(depth, keys, finest.gather(group)),
        workers=workers,
    )
    table = _communities(placed, colour)
    return RunMap(table, pl.concat(drawn), x, y, _findings(network, structure, placed, x, y))


def _levels(levels: pl.DataFrame, subcommunity: Ids) -> list[_Level]:
    """From coarse to fine."""
    upwards = levels["parentRow"].fill_null(0).to_numpy()
    first = levels["level"].search_sorted(pl.Series(range(1, 2 + _depth(levels)), dtype=pl.Int8)).to_list()
    found, row = [], subcommunity
    for number in range(_depth(levels), 0, -1):
        rows = levels[first[number - 1] : first[number]]
        parent = rows["community"].to_numpy()
        if number > 1:
            parent = rows["parentRow"].to_numpy() - first[number - 2]
        part = (row - first[number - 1]).astype(np.int32)
        found.append(_Level(number, rows, part, parent.astype(np.int32)))
        row = upwards[row]
    return found[::-1]


def _depth(levels: pl.DataFrame) -> int:
    return int(levels["level"].max() or 0)  # type: ignore[arg-type]


def _parts(network: Network, level: _Level, circles: Circles, earlier: EarlierMap) -> Circles:
    _, flows = describe(network, Partition(level.part, 0.0, "parts", quality=0.0))
    previous = earlier.parts(level.number, level.rows["id"], level.rows["parent"])
    return place_parts(
        level.rows["size"].to_numpy().astype(np.float64), level.parent, flows, circles, previous
    )


def _colours(ids: pl.Series, shown: Mask, earlier: EarlierMap) -> list[str]:
    """Of all communities; only those that stand on the map by themselves have one of their own."""
    order = np.flatnonzero(shown).tolist() + np.flatnonzero(~shown).tolist()
    own = colours(ids.gather(order[: int(shown.sum())]).to_list(), earlier.colours())
    given = dict(zip(order, own, strict=False))
    return [given.get(row, REST) for row in range(len(ids))]


def _drawn(rows: pl.DataFrame, circles: Circles, colour: list[str]) -> pl.DataFrame:
    """The rows of a level with places and colours: shades of their community's."""
    seen: dict[int, int] = {}
    light, dark = [], []
    for community in rows["community"].to_list():
        number = seen[community] = seen.get(community, -1) + 1
        light.append(shade(colour[community], number))
        dark.append(shade(on_dark(colour[community]), number, dark=True))
    return rows.with_columns(
        *_places(circles), pl.Series("colour", light, pl.String), pl.Series("colourOnDark", dark, pl.String)
    )


def _communities(placed: CommunityPlaces, colour: list[str]) -> pl.DataFrame:
    return pl.DataFrame(
        [
            *_places(placed.circles),
            pl.Series("colour", colour, pl.String),
            pl.Series("colourOnDark", [on_dark(one) for one in colour], pl.String),
            pl.Series("shown", placed.shown),
        ]
    )


def _places(circles: Circles) -> list[pl.Series]:
    return [
        pl.Series(name, getattr(circles, name), dtype=pl.Float64).cast(pl.Float32)
        for name in ("x", "y", "radius")
    ]


def _findings(
    network: Network, structure: Structure, placed: CommunityPlaces, x: Coordinates, y: Coordinates
) -> dict[str, Any]:
    """What the map shows and gathers, and how well it keeps the network: for the manifest."""
    gathered, (rest_x, rest_y, radius) = ~placed.shown, placed.rest
    quality = map_quality(network, x, y)
    return {
        "choice": CHOICE,
        "shown": int(placed.shown.sum()),
        "rest": {
            "communities": int(gathered.sum()),
            "accounts": int(structure.size[gathered].sum()),
            "x": float(rest_x),
            "y": float(rest_y),
            "radius": float(radius),
        },
        "quality": {
            "neighbourhood": _known(quality.neighbourhood),
            "expected": _known(quality.expected),
            "stress": _known(quality.stress),
            "accounts": quality.accounts,
            "pairs": quality.pairs,
        },
    }


def gathered_with(
    drawn: RunMap, rows: NDArray[np.int64], membership: Ids, group: Ids, small: Mask, sizes: Ids
) -> RunMap:
    """The map with the accounts of `small` groups (`group` numbers them) in the place of what it does not show.

    `rows` are those of the run at which the accounts of `drawn` stand, `membership` their communities.
    """
    shown = drawn.communities["shown"].to_numpy()
    seen = drawn.communities.filter("shown")
    circles = Circles(*(seen[axis].to_numpy().astype(np.float64) for axis in ("x", "y", "radius")))
    told = drawn.findings["rest"]
    found = place_small_groups(group, circles, sizes[shown], (told["x"], told["y"], told["radius"]))
    by = found.former[0] - told["x"], found.former[1] - told["y"]
    x, y = (np.full(small.size, np.nan, np.float32) for _ in range(2))
    hidden = ~shown[membership]
    x[rows], y[rows] = drawn.x + hidden * np.float32(by[0]), drawn.y + hidden * np.float32(by[1])
    x[small], y[small] = found.x, found.y
    rest = dict(zip(("x", "y", "radius"), found.rest, strict=True))
    rest |= {"groups": int(group.max(initial=-1)) + 1, "accountsInGroups": int(small.sum())}
    return replace(
        drawn,
        communities=_shifted(drawn.communities, ~shown, by),
        levels=_shifted(drawn.levels, ~shown[drawn.levels["community"].to_numpy()], by),
        x=x,
        y=y,
        findings=drawn.findings | {"rest": told | rest},
    )


def _shifted(table: pl.DataFrame, those: Mask, by: tuple[float, float]) -> pl.DataFrame:
    moved = (pl.Series(those * np.float32(step)) for step in by)
    return table.with_columns(
        (pl.col(axis) + step).cast(pl.Float32) for axis, step in zip("xy", moved, strict=True)
    )


def _known(value: float) -> float | None:
    return None if math.isnan(value) else value
