"""Eigenvector, Katz, closeness, harmonic, clustering, reciprocity, collective influence, VoteRank: second
opinions."""

from __future__ import annotations

from fractions import Fraction

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analytics.conftest import NAMED, heavy_tailed, network_of, two_cliques_with_bridge, zachary
from tular.analytics.centrality.closeness import closeness_and_harmonic
from tular.analytics.centrality.clustering import clustering, reciprocity
from tular.analytics.centrality.collective_influence import collective_influence
from tular.analytics.centrality.eigenvector import eigenvector
from tular.analytics.centrality.katz import katz
from tular.analytics.centrality.pagerank import pagerank
from tular.analytics.centrality.voterank import voterank
from tular.graph.network import Network


def by_vertex(scores: dict[int, float]) -> np.ndarray:
    return np.array([scores[vertex] for vertex in range(len(scores))])


def strongly_connected(seed: int = 0) -> nx.DiGraph:
    graph = heavy_tailed(120, 900, seed)
    graph.add_weighted_edges_from((v, (v + 1) % len(graph), 1.0) for v in range(len(graph)))
    return graph


def test_eigenvector_agrees_with_networkx_and_igraph() -> None:
    graph = strongly_connected()
    network = network_of(graph)
    scores = eigenvector(network)
    expected = by_vertex(nx.eigenvector_centrality_numpy(graph, weight="weight"))
    assert np.allclose(scores.values, expected / expected.max(), atol=1e-8)
    assert np.allclose(scores.values, network.igraph.eigenvector_centrality(weights="weight"), atol=1e-8)


def test_eigenvector_of_known_graphs() -> None:
    star = eigenvector(network_of(nx.star_graph(9))).values
    assert star == pytest.approx([1.0] + [1 / 3] * 9)
    cycle = eigenvector(network_of(nx.cycle_graph(8, create_using=nx.DiGraph))).values
    assert cycle == pytest.approx(np.ones(8))


def test_eigenvector_without_cycles_is_zero_and_says_so() -> None:
    rng = np.random.default_rng(0)
    source, target = np.sort(rng.integers(0, 60, (400, 2)), axis=1).T
    scores = eigenvector(Network.from_edges(60, source, target))
    assert not scores.values.any()
    assert "no cycle" in scores.method


def test_katz_agrees_with_networkx(named: nx.Graph) -> None:
    alpha = 0.02
    expected = by_vertex(nx.katz_centrality_numpy(named, alpha=alpha, weight="weight", normalized=False))
    assert np.allclose(katz(network_of(named), alpha=alpha).values, expected / expected.max(), atol=1e-9)


def test_katz_chooses_an_alpha_that_converges(named: nx.Graph) -> None:
    scores = katz(network_of(named))
    assert "stopped" not in scores.method
    assert scores.values.max() == pytest.approx(1.0)
    assert (scores.values > 0).all()


def test_personalised_pagerank_agrees_with_networkx() -> None:
    graph = heavy_tailed()
    jump = np.zeros(len(graph))
    jump[[4, 9]] = 1, 3
    scores = pagerank(network_of(graph), jump=jump)
    expected = by_vertex(nx.pagerank(graph, personalization={4: 1, 9: 3}, tol=1e-12, max_iter=1000))
    assert np.abs(scores.values - expected).sum() < 1e-8


def test_closeness_and_harmonic_agree_with_networkx(named: nx.Graph) -> None:
    network = network_of(named)
    closeness, harmonic = closeness_and_harmonic(network, workers=2)
    directed = named.to_directed()
    assert np.allclose(closeness.values, by_vertex(nx.closeness_centrality(directed)))
    expected = by_vertex(nx.harmonic_centrality(directed)) / (network.n - 1)
    assert np.allclose(harmonic.values, expected)
    assert np.allclose(harmonic.values, network.igraph.harmonic_centrality(mode="in"))
    assert closeness.method.startswith("exact")


def test_sampled_closeness_and_harmonic_keep_their_bound() -> None:
    network = network_of(heavy_tailed(1500, 12_000))
    closeness, harmonic = closeness_and_harmonic(network)
    for seed in range(5):
        near, sampled = closeness_and_harmonic(network, samples=300, seed=seed, exact_up_to=0, workers=seed)
        assert "300 sampled sources" in sampled.method
        assert sampled.error_bound is not None
        assert np.abs(sampled.values - harmonic.values).max() <= sampled.error_bound
        assert np.corrcoef(near.values, closeness.values)[0, 1] > 0.99


def test_closeness_does_not_depend_on_workers() -> None:
    network = network_of(heavy_tailed())
    alone, together = closeness_and_harmonic(network), closeness_and_harmonic(network, workers=3)
    assert all((a.values == b.values).all() for a, b in zip(alone, together, strict=True))


def test_clustering_agrees_with_networkx_and_igraph(named: nx.Graph) -> None:
    network = network_of(named)
    values = clustering(network).values
    assert np.allclose(values, by_vertex(nx.clustering(nx.Graph(named.to_undirected()))))
    undirected = network.igraph.as_undirected()
    assert np.allclose(values, undirected.transitivity_local_undirected(mode="zero"))


def test_reciprocity_agrees_with_networkx() -> None:
    graph = heavy_tailed()
    expected = nx.reciprocity(graph, [v for v in graph if graph.degree(v)])
    values = reciprocity(network_of(graph)).values
    assert all(values[v] == pytest.approx(share) for v, share in expected.items())
    assert values[-1] == 0.0
    assert (reciprocity(network_of(zachary())).values == 1.0).all()


def naive_collective_influence(graph: nx.Graph, radius: int) -> list[float]:
    degree = dict(graph.degree())
    ball = dict(nx.all_pairs_shortest_path_length(graph, cutoff=radius))
    return [
        max(degree[v] - 1, 0) * sum(degree[u] - 1 for u, d in ball[v].items() if d == radius)
        for v in range(len(graph))
    ]


@pytest.mark.parametrize("radius", [1, 2, 3])
def test_collective_influence_agrees_with_its_definition(named: nx.Graph, radius: int) -> None:
    values = collective_influence(network_of(named), radius=radius, workers=2).values
    assert values.tolist() == naive_collective_influence(nx.Graph(named.to_undirected()), radius)


def test_collective_influence_finds_the_bridge() -> None:
    """A hub of hubs with few relations of its own is found, as in the paper's figure 1."""
    graph = nx.Graph([(0, hub) for hub in range(1, 5)])
    graph.add_edges_from((hub, 5 + 6 * (hub - 1) + leaf) for hub in range(1, 5) for leaf in range(6))
    assert collective_influence(network_of(graph), radius=1).values.argmax() == 0


@pytest.mark.parametrize("name", ["zachary", "star", "two cliques", "heavy tailed"])
def test_voterank_elects_as_networkx_does(name: str) -> None:
    """networkx lets an account collect votes from those it points at: reversed, that is from followers."""
    graph = NAMED[name]
    scores = voterank(network_of(graph), elected=12)
    elected = [v for v in np.argsort(-scores.values, kind="stable") if scores.values[v] > 0]
    assert elected == nx.voterank(graph.to_directed().reverse(), 12)
    assert scores.values[elected].tolist() == list(range(12, 12 - len(elected), -1))


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 14), st.data())
def test_voterank_is_decided_by_votes_and_not_by_rounding(n: int, data: st.DataObject) -> None:
    vertex = st.integers(0, n - 1)
    pairs = data.draw(st.sets(st.tuples(vertex, vertex).filter(lambda pair: pair[0] != pair[1]), min_size=1))
    network = Network.from_edges(n, [a for a, _ in pairs], [b for _, b in pairs])
    ability, elected = [Fraction(1)] * n, list[int]()
    while len(elected) < n:
        votes = [sum(ability[a] for a, b in pairs if b == v) if v not in elected else -1 for v in range(n)]
        winner = max(range(n), key=votes.__getitem__)
        if votes[winner] <= 0:
            break
        elected.append(winner)
        ability[winner] = Fraction(0)
        for voter in (a for a, b in pairs if b == winner):
            ability[voter] = max(ability[voter] - Fraction(n, len(pairs)), Fraction(0))
    scores = voterank(network, elected=n).values
    assert [v for v in np.argsort(-scores, kind="stable") if scores[v] > 0] == elected


def test_voterank_of_two_cliques_elects_both_sides_first() -> None:
    first, second = np.argsort(-voterank(network_of(two_cliques_with_bridge(6))).values)[:2]
    assert (first < 6) != (second < 6)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 20), st.data())
def test_invariants(n: int, data: st.DataObject) -> None:
    vertex = st.integers(0, n - 1)
    pairs = data.draw(st.lists(st.tuples(vertex, vertex), max_size=60))
    network = Network.from_edges(n, [a for a, _ in pairs], [b for _, b in pairs])
    graph = nx.DiGraph(list(zip(network.source.tolist(), network.target.tolist(), strict=True)))
    graph.add_nodes_from(range(n))
    for scores in (
        clustering(network),
        reciprocity(network),
        *closeness_and_harmonic(network),
        katz(network),
    ):
        assert scores.values.min() >= 0.0
        assert scores.values.max() <= 1.0
    assert np.allclose(closeness_and_harmonic(network)[0].values, by_vertex(nx.closeness_centrality(graph)))
    assert np.allclose(clustering(network).values, by_vertex(nx.clustering(nx.Graph(graph.to_undirected()))))
