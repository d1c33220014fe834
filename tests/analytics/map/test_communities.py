"""Which communities a map shows, and where: none overlap, tied ones are near, the strong in the middle."""

from __future__ import annotations

import time

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.analytics.planted import planted
from tular.analytics.community.description import Flows, describe
from tular.analytics.community.leiden import leiden
from tular.analytics.map.choice import LEAST_SHARE, MOST, chosen
from tular.analytics.map.circles import MAP_RADIUS, Circles, disk_of, enclosing
from tular.analytics.map.communities import CommunityPlaces, place_communities

NO_FLOWS = Flows(*(np.empty(0, kind) for kind in (np.int32, np.int32, np.int64, np.float64, np.float64)))


def gaps(circles: Circles) -> NDArray[np.float64]:
    apart = np.hypot(np.subtract.outer(circles.x, circles.x), np.subtract.outer(circles.y, circles.y))
    between = apart - np.add.outer(circles.radius, circles.radius)
    return between[np.triu_indices(circles.x.size, 1)]


def flows_between(pairs: list[tuple[int, int]], weight: float = 20.0) -> Flows:
    source, target = np.array(pairs, np.int32).T
    ones = np.ones(source.size)
    return Flows(source, target, ones.astype(np.int64), weight * ones, 5.0 * ones)


def heavy_tailed_sizes(count: int) -> NDArray[np.int64]:
    return np.sort(np.random.default_rng(2).pareto(1.1, count) * 20 + 1).astype(np.int64)[::-1]


@pytest.mark.parametrize("count", [0, 1, 2, 40, 800])
def test_circles_never_overlap_and_have_the_areas_of_their_sizes(count: int) -> None:
    sizes = heavy_tailed_sizes(count)
    circles = place_communities(sizes, NO_FLOWS, shown=np.ones(count, np.bool_)).circles
    assert (gaps(circles) > 0).all()
    assert np.square(circles.radius).sum() == pytest.approx(MAP_RADIUS**2 if count else 0.0)
    if count > 1:
        ratio = circles.radius[0] / circles.radius[-1]
        assert ratio == pytest.approx(np.sqrt(sizes[0] / sizes[-1]))


def test_tied_communities_stand_nearer() -> None:
    circles = place_communities([50] * 6, flows_between([(0, 5), (5, 0), (1, 4), (4, 1)])).circles

    def apart(a: int, b: int) -> float:
        return float(np.hypot(circles.x[a] - circles.x[b], circles.y[a] - circles.y[b]))

    touching = 2.0 * circles.radius[0] * 1.07
    assert max(apart(0, 5), apart(1, 4)) < touching


def test_the_strong_stand_in_the_middle() -> None:
    sizes = heavy_tailed_sizes(40)
    circles = place_communities(sizes, NO_FLOWS, shown=np.ones(40, np.bool_)).circles
    x, y, reach = enclosing(np.column_stack((circles.x, circles.y)), circles.radius)
    nearest = np.hypot(circles.x - x, circles.y - y) - circles.radius
    assert nearest[0] < 0.0, "the strongest lies in the middle"
    assert nearest[:8].mean() < 0.6 * nearest[-20:].mean()
    assert np.square(circles.radius).sum() > 0.5 * reach**2, "the map is mostly gaps"


def test_a_map_shows_what_matters_and_at_most_sixty() -> None:
    sizes = np.concatenate((np.full(80, 1000), np.full(10, 20), np.full(5000, 2)))
    mask = chosen(sizes, np.zeros(sizes.size))
    assert np.flatnonzero(mask).tolist() == list(range(MOST))
    small_but_busy = np.zeros(sizes.size)
    small_but_busy[85] = 1.0
    assert chosen(sizes, small_but_busy)[85]
    assert not chosen([2] * 4, [1.0] * 4).any(), "pairs are no communities"
    assert not chosen([100_000, 50], [1.0, LEAST_SHARE / 2])[1]


def test_thousands_of_pieces_are_gathered_in_one_place_without_a_ring() -> None:
    sizes = np.concatenate((np.arange(900, 600, -10), np.full(13_000, 2)))
    started = time.process_time()
    placed = place_communities(sizes, NO_FLOWS)
    assert time.process_time() - started < 20.0, "kernels compiled included"
    x, y, radius = placed.rest
    away = np.hypot(placed.circles.x - x, placed.circles.y - y)
    rest = ~placed.shown
    assert rest.sum() == 13_000
    assert (away[rest] + placed.circles.radius[rest] <= radius + 1e-9).all()
    assert (away[~rest] - placed.circles.radius[~rest] > radius).all()
    shown = Circles(placed.circles.x[~rest], placed.circles.y[~rest], placed.circles.radius[~rest])
    assert (gaps(shown) > 0).all()


def test_a_disk_of_circles_holds_them_all_apart() -> None:
    radius = np.sqrt(heavy_tailed_sizes(500).astype(np.float64))
    points, whole = disk_of(radius)
    assert (gaps(Circles(points[:, 0], points[:, 1], radius)) > 0).all()
    assert (np.hypot(*points.T) + radius <= whole + 1e-9).all()


def placed_again(placed: CommunityPlaces, sizes: NDArray[np.int64], flows: Flows) -> CommunityPlaces:
    before = placed.circles.x.copy(), placed.circles.y.copy()
    return place_communities(sizes, flows, shown=placed.shown, previous=before)


def test_the_same_again_and_unmoved_over_itself() -> None:
    network = planted(3000).network
    structure, flows = describe(network, leiden(network))
    placed = place_communities(structure.size, flows)
    again = place_communities(structure.size, flows)
    assert again.circles.x.tolist() == placed.circles.x.tolist()
    assert again.circles.y.tolist() == placed.circles.y.tolist()
    unchanged = placed_again(placed, structure.size, flows)
    assert np.abs(unchanged.circles.x - placed.circles.x).max() < 1e-6


def width(placed: CommunityPlaces) -> float:
    circles, shown = placed.circles, placed.shown
    return float(np.ptp(np.concatenate([(circles.x + s * circles.radius)[shown] for s in (-1, 1)])))


@pytest.mark.parametrize("seed", range(3))
def test_over_a_series_unchanged_communities_hardly_move(seed: int) -> None:
    """Sizes drift by a tenth at every step, one community goes and a new one comes."""
    rng = np.random.default_rng(seed)
    sizes = np.sort(rng.pareto(1.3, 30) * 100 + 40).astype(np.int64)[::-1]
    pairs = [(a, b) for a in range(30) for b in rng.integers(0, 30, 3).tolist() if a != b]
    flows = flows_between(pairs)
    before = place_communities(sizes, flows, shown=np.ones(30, np.bool_))
    for _ in range(6):
        gone = int(rng.integers(3, 30))
        x, y = before.circles.x.copy(), before.circles.y.copy()
        x[gone] = np.nan
        sizes = np.maximum((sizes * rng.uniform(0.9, 1.1, 30)).astype(np.int64), 5)
        now = place_communities(sizes, flows, shown=np.ones(30, np.bool_), previous=(x, y))
        assert (gaps(now.circles) > 0).all()
        stayed = np.arange(30) != gone
        moved = np.hypot(now.circles.x - x, now.circles.y - y)[stayed]
        assert moved.mean() <= 0.05 * width(now)
        before = now
