"""Degree, PageRank, HITS, coreness and betweenness against igraph, networkx and known answers."""

from __future__ import annotations

import math

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analytics.conftest import NAMED, heavy_tailed, network_of, two_cliques_with_bridge
from tular.analytics.centrality.betweenness import _error_bound, betweenness
from tular.analytics.centrality.coreness import coreness
from tular.analytics.centrality.degree import degree, strength
from tular.analytics.centrality.eigenvector import eigenvector
from tular.analytics.centrality.hits import hits
from tular.analytics.centrality.pagerank import pagerank
from tular.graph.network import Network


def by_vertex(scores: dict[int, float]) -> np.ndarray:
    return np.array([scores[vertex] for vertex in range(len(scores))])


def test_degree_and_strength(named: nx.Graph) -> None:
    network = network_of(named)
    graph = network.igraph
    assert degree(network, direction="in").values.tolist() == graph.indegree()
    assert degree(network, direction="out").values.tolist() == graph.outdegree()
    assert np.allclose(strength(network, direction="in").values, graph.strength(mode="in", weights="weight"))
    assert np.allclose(
        strength(network, direction="out").values, graph.strength(mode="out", weights="weight")
    )


def test_pagerank_agrees_with_igraph_and_networkx(named: nx.Graph) -> None:
    network = network_of(named)
    scores = pagerank(network)
    assert np.abs(scores.values - network.igraph.pagerank(weights="weight")).sum() < 1e-9
    expected = by_vertex(nx.pagerank(named, weight="weight", tol=1e-12, max_iter=1000))
    assert np.abs(scores.values - expected).sum() < 1e-8
    assert scores.error_bound is not None
    assert scores.error_bound <= 1e-10


def test_pagerank_of_a_jump() -> None:
    graph = heavy_tailed()
    network = network_of(graph)
    jump = np.zeros(network.n)
    jump[[3, 17]] = 1.0, 3.0
    scores = pagerank(network, jump=jump, damping=0.7)
    expected = network.igraph.personalized_pagerank(reset=jump.tolist(), damping=0.7, weights="weight")
    assert np.abs(scores.values - expected).sum() < 1e-9
    assert "personalised" in scores.method


def test_pagerank_says_when_it_stopped_early() -> None:
    scores = pagerank(network_of(heavy_tailed()), max_iterations=2)
    assert "stopped after 2" in scores.method
    assert scores.error_bound is not None
    assert scores.error_bound > 1e-10


def test_the_error_bound_of_pagerank_holds() -> None:
    network = network_of(heavy_tailed())
    exact = pagerank(network, tolerance=1e-14).values
    for tolerance in (1e-1, 1e-2, 1e-4):
        scores = pagerank(network, tolerance=tolerance)
        assert scores.error_bound is not None
        assert np.abs(scores.values - exact).sum() <= scores.error_bound <= tolerance


def power_limit(matrix: np.ndarray) -> np.ndarray:
    """What power iteration on AᵀA from equal hub scores tends to: the start's part in the leading
    eigenspace."""
    values, vectors = np.linalg.eigh(matrix.T @ matrix)
    leading = vectors[:, values > values[-1] * (1 - 1e-9)]
    limit = leading @ (leading.T @ matrix.sum(0))
    return limit / limit.max()


def test_hits_is_the_limit_of_power_iteration(named: nx.Graph) -> None:
    matrix = nx.to_numpy_array(named, nodelist=range(named.number_of_nodes()), weight="weight")
    authority, hub = hits(network_of(named))
    expected = power_limit(matrix)
    assert np.allclose(authority.values, expected, atol=1e-8)
    assert np.allclose(hub.values, matrix @ expected / (matrix @ expected).max(), atol=1e-8)


@pytest.mark.parametrize("name", ["zachary", "complete", "two cliques", "heavy tailed"])
@pytest.mark.filterwarnings("ignore:More than 30%")
def test_hits_agrees_with_igraph(name: str) -> None:
    network = network_of(NAMED[name])
    authority, hub = hits(network)
    assert np.allclose(authority.values, network.igraph.authority_score(weights="weight"), atol=1e-8)
    assert np.allclose(hub.values, network.igraph.hub_score(weights="weight"), atol=1e-8)


def test_hits_of_equal_components_is_what_power_iteration_gives() -> None:
    network = Network.from_edges(9, [0, 1, 3, 4, 6], [2, 2, 5, 5, 7])
    authority, hub = hits(network)
    assert authority.values == pytest.approx([0, 0, 1, 0, 0, 1, 0, 0, 0], abs=1e-12)
    assert hub.values == pytest.approx([1, 1, 0, 1, 1, 0, 0, 0, 0], abs=1e-12)


def unequal_groups() -> Network:
    """A group of six and one of five that all point at each other, a path into the first and one out of it."""
    within = [(a, b) for group in (range(6), range(6, 11)) for a in group for b in group if a != b]
    pairs = [*within, (11, 0), (5, 12), (12, 13)]
    return Network.from_edges(14, [a for a, _ in pairs], [b for _, b in pairs])


def test_accounts_apart_from_the_principal_group_are_zero_and_no_rounding() -> None:
    authority, hub = hits(unequal_groups())
    assert np.flatnonzero(authority.values == 0.0).tolist() == [*range(6, 12), 13]
    assert np.flatnonzero(hub.values == 0.0).tolist() == [*range(6, 11), 12, 13]
    scores = eigenvector(unequal_groups())
    assert np.flatnonzero(scores.values == 0.0).tolist() == list(range(6, 12))


def test_hits_where_the_largest_eigenvalues_are_close() -> None:
    """Two groups of 60 and 60 vertices that differ by one relation: power iteration needs thousands of
    steps."""
    clique = nx.complete_graph(60, create_using=nx.DiGraph)
    graph = nx.disjoint_union(clique, clique)
    graph.remove_edge(60, 61)
    graph.add_edge(0, 60)
    network = network_of(graph)
    authority, _ = hits(network)
    assert "not below" not in authority.method
    matrix = nx.to_numpy_array(graph, nodelist=range(120))
    exact = np.abs(np.linalg.eigh(matrix.T @ matrix)[1][:, -1])
    assert np.allclose(authority.values, exact / exact.max(), atol=1e-6)


def test_hits_says_when_it_did_not_converge() -> None:
    authority, _ = hits(network_of(heavy_tailed()), max_iterations=2)
    assert "not below" in authority.method


def test_coreness_agrees_with_networkx(named: nx.Graph) -> None:
    simple = nx.Graph(named.to_undirected())
    assert coreness(network_of(named)).values.tolist() == by_vertex(nx.core_number(simple)).tolist()


def test_betweenness_agrees_with_igraph_and_networkx(named: nx.Graph) -> None:
    network = network_of(named)
    scores = betweenness(network)
    assert np.allclose(scores.values, network.igraph.betweenness())
    directed = named.to_directed()
    assert np.allclose(scores.values, by_vertex(nx.betweenness_centrality(directed, normalized=False)))
    assert scores.method.startswith("exact")
    assert scores.error_bound is None


def test_betweenness_of_known_graphs() -> None:
    star = betweenness(network_of(nx.star_graph(6))).values
    assert star.tolist() == [30.0, 0, 0, 0, 0, 0, 0]
    bridge = betweenness(network_of(two_cliques_with_bridge(5))).values
    assert bridge[5] == 2 * 5 * 5
    assert bridge.argmax() == 5


def test_betweenness_does_not_depend_on_workers() -> None:
    network = network_of(heavy_tailed())
    for sources in (None, 77):
        alone = betweenness(network, sources=sources, workers=1).values
        assert (betweenness(network, sources=sources, workers=3).values == alone).all()


def test_sampled_betweenness_keeps_its_bound_and_says_how() -> None:
    network = network_of(heavy_tailed(1500, 20_000))
    exact = betweenness(network).values
    for seed in range(5):
        scores = betweenness(network, samples=200, seed=seed, exact_up_to=0)
        assert "200 sampled sources" in scores.method
        assert scores.iterations == 200
        assert scores.error_bound is not None
        assert np.abs(scores.values - exact).max() <= scores.error_bound
    top = set(np.argsort(-exact)[:5])
    assert len(top & set(np.argsort(-scores.values)[:10])) >= 4


def test_the_bound_of_a_sample_is_that_of_the_papers() -> None:
    """Hoeffding 1963, theorem 2, and Maurer & Pontil 2009, theorem 4, each failing with probability 0.025 in all, by
    hand for 100 of 1,002 sources."""
    n, k, reach = 1002, 100, 1000.0
    even, alike = np.tile([0.0, reach], k // 2), np.full(k, 300.0)
    hoeffding = n * reach * math.sqrt(math.log(2 / 0.025) / (2 * k))
    assert _error_bound(n, k, *sums(even)) == pytest.approx(hoeffding)
    variance = 0.0
    bernstein = n * (
        math.sqrt(2 * variance * math.log(4 / 0.025) / k) + 7 * reach * math.log(4 / 0.025) / (3 * (k - 1))
    )
    assert _error_bound(n, k, *sums(alike)) == pytest.approx(bernstein)
    some = np.append(np.full(k - 1, 300.0), 310.0)
    variance = float(np.var(some, ddof=1))
    bernstein = n * (
        math.sqrt(2 * variance * math.log(4 / 0.025) / k) + 7 * reach * math.log(4 / 0.025) / (3 * (k - 1))
    )
    assert _error_bound(n, k, *sums(some)) == pytest.approx(bernstein)
    assert _error_bound(n, 1, *sums(alike[:1])) == pytest.approx(
        n * reach * math.sqrt(math.log(2 / 0.025) / 2)
    )


def sums(dependencies: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Of one account: the sum of what each source contributes, and of its square."""
    return np.array([dependencies.sum()]), np.array([np.square(dependencies).sum()])


def test_the_bound_of_a_sample_holds_as_often_as_it_says() -> None:
    """For one account chosen beforehand, over samples of a network in which it carries half of all paths."""
    network = network_of(two_cliques_with_bridge(40))
    exact = betweenness(network).values
    missed = 0
    for seed in range(200):
        scores = betweenness(network, sources=40, seed=seed)
        assert scores.error_bound is not None
        missed += abs(scores.values[40] - exact[40]) > scores.error_bound
    assert missed <= 10


def test_the_sampled_estimate_is_unbiased() -> None:
    """Estimates from every single source average to the exact scores, so the factor n / k is right."""
    network = network_of(two_cliques_with_bridge(4))
    halves = [betweenness(network, sources=3, seed=seed).values for seed in range(3000)]
    assert np.allclose(np.mean(halves, axis=0), betweenness(network).values, atol=1.5)


def test_forcing_all_sources_is_exact() -> None:
    network = network_of(heavy_tailed())
    assert betweenness(network, sources=10_000).method.startswith("exact")


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 24), st.data())
def test_invariants(n: int, data: st.DataObject) -> None:
    vertex = st.integers(0, n - 1)
    pairs = data.draw(st.lists(st.tuples(vertex, vertex), max_size=80))
    source, target = [a for a, _ in pairs], [b for _, b in pairs]
    network = Network.from_edges(n, source, target)
    assert pagerank(network).values.sum() == pytest.approx(1.0)
    assert np.allclose(betweenness(network).values, network.igraph.betweenness())
    core = coreness(network).values
    assert (core <= network.undirected.degrees()).all()
    relabelled = np.random.default_rng(n).permutation(n)
    other = Network.from_edges(n, relabelled[source], relabelled[target])
    assert np.allclose(pagerank(other).values[relabelled], pagerank(network).values)
    assert (coreness(other).values[relabelled] == core).all()
    assert np.allclose(betweenness(other).values[relabelled], betweenness(network).values)
    authority, _ = hits(network)
    assert authority.values.max() == (1.0 if network.m else 0.0)
    assert np.allclose(hits(other)[0].values[relabelled], authority.values, atol=1e-6)
