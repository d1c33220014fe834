"""The map: no overlap, ties near, members inside, the same again, and little movement from an earlier one."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.analytics.planted import planted
from tular.analytics.community.description import Flows, describe
from tular.analytics.community.leiden import leiden
from tular.analytics.community.partition import Partition, number_by_size
from tular.analytics.map.communities import MAP_RADIUS, Circles, place_communities
from tular.analytics.map.members import place_members
from tular.graph.network import Network

NO_FLOWS = Flows(*(np.empty(0, kind) for kind in (np.int32, np.int32, np.int64, np.float64, np.float64)))


def gaps(circles: Circles) -> NDArray[np.float64]:
    apart = np.hypot(np.subtract.outer(circles.x, circles.x), np.subtract.outer(circles.y, circles.y))
    between = apart - np.add.outer(circles.radius, circles.radius)
    return between[np.triu_indices(circles.x.size, 1)]


def flows_between(pairs: list[tuple[int, int]]) -> Flows:
    source, target = np.array(pairs, np.int32).T
    ones = np.ones(source.size)
    return Flows(source, target, ones.astype(np.int64), 20.0 * ones, 5.0 * ones)


@pytest.mark.parametrize("count", [0, 1, 2, 40, 800])
def test_circles_never_overlap_and_have_the_areas_of_their_sizes(count: int) -> None:
    sizes = np.sort(np.random.default_rng(2).pareto(1.1, count) * 20 + 1).astype(int)[::-1]
    circles = place_communities(sizes, NO_FLOWS)
    assert (gaps(circles) > 0).all()
    assert np.square(circles.radius).sum() == pytest.approx(MAP_RADIUS**2 if count else 0.0)
    if count > 1:
        ratio = circles.radius[0] / circles.radius[-1]
        assert ratio == pytest.approx(np.sqrt(sizes[0] / sizes[-1]))


def test_tied_communities_stand_nearer() -> None:
    circles = place_communities([50] * 6, flows_between([(0, 5), (5, 0), (1, 4), (4, 1)]))

    def apart(a: int, b: int) -> float:
        return float(np.hypot(circles.x[a] - circles.x[b], circles.y[a] - circles.y[b]))

    assert max(apart(0, 5), apart(1, 4)) < min(
        apart(0, 1), apart(0, 4), apart(1, 5), apart(2, 3), apart(0, 2)
    )


@pytest.fixture(scope="module")
def mapped() -> tuple[Network, Partition, Circles]:
    network = planted(3000).network
    partition = leiden(network)
    structure, flows = describe(network, partition)
    return network, partition, place_communities(structure.size, flows)


def test_the_same_again(mapped: tuple[Network, Partition, Circles]) -> None:
    network, partition, circles = mapped
    structure, flows = describe(network, partition)
    again = place_communities(structure.size, flows)
    assert again.x.tolist() == circles.x.tolist()
    assert again.y.tolist() == circles.y.tolist()


def test_from_an_earlier_map_little_moves_and_newcomers_find_a_place(
    mapped: tuple[Network, Partition, Circles],
) -> None:
    network, partition, circles = mapped
    structure, flows = describe(network, partition)
    unchanged = place_communities(structure.size, flows, previous=(circles.x, circles.y))
    assert np.hypot(unchanged.x - circles.x, unchanged.y - circles.y).max() < 0.05 * MAP_RADIUS
    x = circles.x.copy()
    x[3] = np.nan
    replaced = place_communities(structure.size, flows, previous=(x, circles.y))
    others = np.arange(x.size) != 3
    assert np.hypot(replaced.x - circles.x, replaced.y - circles.y)[others].mean() < 0.1 * MAP_RADIUS
    assert (gaps(replaced) > 0).all()


def test_members_stand_inside_apart_and_the_prominent_in_the_middle(
    mapped: tuple[Network, Partition, Circles],
) -> None:
    network, partition, circles = mapped
    prominence = np.random.default_rng(0).random(network.n)
    x, y = place_members(network, partition.membership, circles, prominence)
    home = partition.membership
    distance = np.hypot(x - circles.x[home], y - circles.y[home])
    assert (distance < circles.radius[home]).all()
    assert np.unique(np.column_stack((x, y)), axis=0).shape[0] == network.n
    for community in range(partition.count):
        members = np.flatnonzero(home == community)
        by_prominence = distance[members[np.argsort(-prominence[members])]]
        assert by_prominence[0] == pytest.approx(0.0, abs=1e-4)
        assert (np.diff(by_prominence) > -1e-3).all()


def test_members_lean_towards_the_communities_they_are_tied_to() -> None:
    membership = number_by_size([0] * 20 + [1] * 10)
    circles = Circles(np.array([0.0, 100.0]), np.zeros(2), np.array([50.0, 30.0]))
    network = Network.from_edges(30, [5, 6, 7, 5, 0], [20, 21, 22, 23, 1])
    x, _ = place_members(network, membership, circles, -np.arange(30.0))
    assert min(x[[5, 6]]) > 0.0


def test_members_stay_where_they_were(mapped: tuple[Network, Partition, Circles]) -> None:
    network, partition, circles = mapped
    prominence = np.arange(network.n)
    x, y = place_members(network, partition.membership, circles, prominence)
    again = place_members(network, partition.membership, circles, prominence, previous=(x, y))
    assert np.hypot(again[0] - x, again[1] - y).max() < 1e-3
