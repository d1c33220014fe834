"""Communities shown as one: a circle of their area that holds all their members and swallows no neighbour."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from tests.analytics.map.test_communities import NO_FLOWS, gaps, heavy_tailed_sizes
from tular.analytics.map.circles import Circles
from tular.analytics.map.communities import place_communities
from tular.results.merged_places import merged_places


def mapped(count: int = 40, shown: int = 30) -> tuple[pl.DataFrame, tuple[float, float, float]]:
    mask = np.arange(count) < shown
    placed = place_communities(heavy_tailed_sizes(count), NO_FLOWS, shown=mask)
    circles = placed.circles
    table = pl.DataFrame({"x": circles.x, "y": circles.y, "radius": circles.radius, "shown": mask})
    return table, placed.rest


@pytest.mark.parametrize("together", [(0, 1), (0, 29), (2, 9, 17, 25), (5, 35), (33, 38), tuple(range(12))])
def test_the_whole_holds_its_members_and_swallows_nobody(together: tuple[int, ...]) -> None:
    communities, rest = mapped()
    home = np.arange(40)
    home[list(together)] = together[0]
    groups = np.unique(home, return_inverse=True)[1].astype(np.int64)
    places = merged_places(communities, groups, rest)
    whole = int(groups[together[0]])
    area = np.square(communities["radius"].to_numpy()[list(together)]).sum()
    assert places.radius[whole] == pytest.approx(np.sqrt(area))
    assert places.shown[whole]
    seen = np.flatnonzero(places.shown)
    circles = Circles(*places.centre[seen].T, places.radius[seen])
    around = Circles(*(np.append(one, extra) for one, extra in zip(
        (circles.x, circles.y, circles.radius), rest, strict=True)))  # fmt: skip
    assert (gaps(around) > 0).all()
    rng = np.random.default_rng(0)
    row = rng.integers(0, 40, 2000)
    angle, out = rng.uniform(0, 2 * np.pi, 2000), np.sqrt(rng.uniform(0, 1, 2000))
    inside = communities[row]
    accounts = pl.DataFrame(
        {
            "x": inside["x"] + inside["radius"] * out * np.cos(angle),
            "y": inside["y"] + inside["radius"] * out * np.sin(angle),
        }
    )
    moved = places.moved(accounts, pl.Series(row))
    group = groups[row]
    away = np.hypot(*(moved.to_numpy() - places.centre[group]).T)
    assert (away <= places.radius[group] * 1.0001).all()


def test_neighbours_hardly_move() -> None:
    communities, rest = mapped()
    groups = np.arange(40)
    groups[1:] -= 1
    places = merged_places(communities, groups, rest)
    moved = np.hypot(*(places.target - places.origin)[2:30].T)
    assert np.median(moved) < 0.35 * communities["radius"][0]
    assert (places.scale[2:] == 1.0).all()


def test_who_is_in_no_community_stays() -> None:
    communities, rest = mapped()
    places = merged_places(communities, np.arange(40), rest)
    accounts = pl.DataFrame({"x": [1.0, 2.0], "y": [3.0, 4.0]})
    assert places.moved(accounts, pl.Series([None, 3], dtype=pl.Int32)).equals(accounts)
