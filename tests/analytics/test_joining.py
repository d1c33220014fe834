"""Components of random networks are joined: as many as were wanted, every degree kept, no edge twice."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tular.analytics.community.joining import join

Pairs = list[tuple[int, int]]


def joined(graph: nx.Graph, wanted: int, seed: int = 0) -> tuple[nx.Graph, int]:
    source, target = np.array(list(graph.edges), np.int32).reshape(-1, 2).T.copy()
    left = join(source, target, len(graph), wanted, seed)
    result = nx.empty_graph(len(graph))
    result.add_edges_from(zip(source.tolist(), target.tolist(), strict=True))
    assert left == nx.number_connected_components(result)
    return result, left


@given(
    st.sets(st.tuples(st.integers(0, 15), st.integers(0, 15)).filter(lambda pair: pair[0] < pair[1])),
    st.integers(1, 16),
    st.integers(0, 2**31),
)
def test_as_few_components_as_wanted_or_as_there_can_be(
    edges: set[tuple[int, int]], wanted: int, seed: int
) -> None:
    graph = nx.empty_graph(16)
    graph.add_edges_from(edges)
    result, left = joined(graph, wanted, seed)
    assert dict(result.degree) == dict(graph.degree)
    before = nx.number_connected_components(graph)
    alone = nx.number_of_isolates(graph)
    cycles = graph.number_of_edges() - len(graph) + before
    least = max(before - cycles, alone + (before > alone))
    assert left == min(before, max(wanted, least))


def test_a_tree_broken_by_swaps_is_a_tree_again() -> None:
    triangles = nx.disjoint_union_all([nx.cycle_graph(3), *[nx.path_graph(2)] * 3])
    result, left = joined(triangles, 3)
    assert left == 3
    assert result.number_of_edges() == triangles.number_of_edges()
    assert nx.is_forest(result)


@pytest.mark.parametrize("wanted", [4, 9])
def test_nothing_is_joined_that_need_not_be(wanted: int) -> None:
    graph = nx.disjoint_union_all([nx.cycle_graph(3)] * 4)
    result, left = joined(graph, wanted)
    assert left == 4
    assert set(map(frozenset, result.edges)) == set(map(frozenset, graph.edges))
