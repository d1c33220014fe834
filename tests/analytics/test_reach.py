from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from tests.analytics.conftest import heavy_tailed, network_of
from tular.analytics.centrality.neighbourhood import walks
from tular.analytics.engagement.reach import two_step_reach
from tular.analytics.engagement.sketch import standard_error
from tular.graph.network import Network


def by_definition(graph: nx.Graph) -> list[int]:
    backwards = graph.to_directed().reverse()
    ball = dict(nx.all_pairs_shortest_path_length(backwards, cutoff=2))
    return [len(ball[vertex]) - 1 for vertex in range(len(graph))]


def test_two_step_reach_counts_nobody_twice(named: nx.Graph) -> None:
    scores = two_step_reach(network_of(named), workers=2)
    assert scores.values.tolist() == by_definition(named)
    assert scores.method == "exact"
    assert scores.error_bound is None


def test_reach_goes_against_the_arrows() -> None:
    """2 follows 1 follows 0: what 0 says can come to both."""
    assert two_step_reach(Network.from_edges(3, [1, 2], [0, 1])).values.tolist() == [2, 1, 0]


def test_the_sketch_is_near_the_exact_answer_and_says_how_near() -> None:
    network = network_of(heavy_tailed(4000, 40_000))
    exact = two_step_reach(network).values
    sketched = two_step_reach(network, exact_up_to=0)
    assert "HyperLogLog, standard error 3.2%" in sketched.method
    assert sketched.error_bound is not None
    large = exact > 200
    assert large.sum() > 100
    relative = np.abs(sketched.values[large] / exact[large] - 1)
    assert np.sqrt((relative**2).mean()) < 2 * standard_error()
    assert (sketched.values >= network.incoming.degrees()).all()
    assert sketched.values[exact == 0] == pytest.approx(0.0, abs=0.01)


def test_neither_depends_on_workers() -> None:
    network = network_of(heavy_tailed())
    for limit in (10**12, 0):
        alone = two_step_reach(network, exact_up_to=limit).values
        assert (two_step_reach(network, workers=3, exact_up_to=limit).values == alone).all()


def test_walks_are_counted_with_repetition() -> None:
    matrix = nx.to_numpy_array(heavy_tailed(), weight=None)
    assert walks(network_of(heavy_tailed()).outgoing) == (matrix @ matrix).sum()
