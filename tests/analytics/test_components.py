"""Components are networkx's; small groups are those that can hold no communities."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analytics.conftest import network_of
from tular.analytics.community.description import describe
from tular.analytics.community.leiden import leiden
from tular.analytics.community.small_groups import SmallGroups, count_small_groups, in_small_groups
from tular.analytics.map.circles import Circles
from tular.analytics.map.communities import place_communities
from tular.analytics.map.small_groups import place_small_groups
from tular.analytics.structure.components import Components, strong_components, weak_components
from tular.graph.network import Network


def sets(found: Components) -> set[frozenset[int]]:
    return {frozenset(np.flatnonzero(found.component == c).tolist()) for c in range(found.sizes.size)}


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 40), st.floats(0.0, 2.5), st.integers(0, 1000))
def test_components_are_networkxs(n: int, mean: float, seed: int) -> None:
    graph = nx.gnp_random_graph(n, mean / n, seed=seed, directed=True)
    edges = np.array(graph.edges, np.int32).reshape(-1, 2)
    network = Network.from_edges(n, edges[:, 0], edges[:, 1])
    weak, strong = weak_components(network), strong_components(network)
    assert sets(weak) == set(map(frozenset, nx.weakly_connected_components(graph)))
    assert sets(strong) == set(map(frozenset, nx.strongly_connected_components(graph)))
    for found in (weak, strong):
        assert found.sizes.tolist() == sorted(found.sizes.tolist(), reverse=True)
        assert found.size.tolist() == [int((found.component == c).sum()) for c in found.component]


@pytest.mark.parametrize(
    ("sizes", "small"),
    [
        ([30, 9, 2], [9, 2]),
        ([30, 10], []),
        ([6, 6, 2], [2]),
        ([2, 2], []),
        ([40], []),
    ],
)
def test_small_groups_are_what_can_hold_no_communities(sizes: list[int], small: list[int]) -> None:
    component = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
    found = count_small_groups(component)
    assert np.bincount(component[in_small_groups(component)], minlength=1).sum() == sum(small)
    assert found == (SmallGroups(len(small), sum(small), min(small), max(small)) if small else None)


def test_small_groups_are_told_in_words() -> None:
    assert str(SmallGroups(13_198, 32_658, 2, 9)) == "13,198 small groups of 2 to 9 accounts"
    assert str(SmallGroups(1, 3, 3, 3)) == "1 small group of 3 accounts"


@pytest.mark.parametrize("rest", [(0.0, 0.0, 0.0), (150.0, 0.0, 12.0)])
def test_small_groups_are_gathered_beside_the_map_and_not_on_each_other(
    rest: tuple[float, float, float],
) -> None:
    network = network_of(nx.ring_of_cliques(5, 12))
    found = leiden(network)
    structure, flows = describe(network, found)
    circles = place_communities(structure.size, flows).circles
    group = np.repeat(np.arange(60, dtype=np.int32), [5, 4, *[2] * 58])
    gathered = place_small_groups(group, circles, found.sizes, rest)
    x, y, radius = gathered.rest
    points = np.column_stack((gathered.x, gathered.y)).astype(np.float64)
    assert (np.hypot(*(points - (x, y)).T) < radius).all()
    assert (np.hypot(circles.x - x, circles.y - y) > circles.radius + radius).all()
    apart = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1)) + 1e9 * np.eye(group.size)
    assert (group[apart.argmin(axis=1)] == group).all(), "who stands nearest is of the same group"
    assert apart.min() > 0
    if rest[2]:
        assert np.hypot(*(points - gathered.former).T).min() > rest[2]
        assert np.hypot(gathered.former[0] - x, gathered.former[1] - y) + rest[2] <= radius + 1e-9


def test_without_communities_small_groups_still_have_places() -> None:
    nothing = np.empty(0, np.float64)
    found = place_small_groups(np.array([0, 0, 1], np.int32), Circles(nothing, nothing, nothing), nothing)
    assert np.isfinite([*found.x, *found.y]).all()
