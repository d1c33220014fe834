"""Leiden: exact answers on named graphs, properties that hold on any graph, igraph as second opinion."""

from __future__ import annotations

import gzip
import random
from functools import partial
from pathlib import Path

import igraph
import networkx as nx
import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import normalized_mutual_info_score

from tests.analytics.conftest import heavy_tailed, network_of, zachary
from tests.analytics.planted import planted
from tular.analytics.community.consensus import consensus
from tular.analytics.community.detection import Detection
from tular.analytics.community.leiden import leiden
from tular.analytics.community.partition import Partition, modularity, number_by_size
from tular.errors import AnalysisError, UsageError
from tular.graph.network import Network

TIMME = Path(__file__).resolve().parents[3] / "shared" / "data" / "timme-purep"


def assert_no_single_move_gains(network: Network, partition: Partition) -> None:
    rows = network.undirected
    for v in range(network.n):
        near = {int(partition.membership[u]) for u in rows.row(v)}
        for community in near | {partition.count}:
            moved = partition.membership.copy()
            moved[v] = community
            assert modularity(network, number_by_size(moved)) <= partition.modularity + 1e-9


def assert_connected_inside(network: Network, partition: Partition) -> None:
    graph = network.igraph.as_undirected()
    for community in range(partition.count):
        members = np.flatnonzero(partition.membership == community).tolist()
        assert graph.induced_subgraph(members).is_connected()


def test_zachary_reaches_the_optimum() -> None:
    partition = leiden(network_of(zachary()), iterations=10)
    assert partition.modularity == pytest.approx(0.4197896, abs=1e-6)
    assert partition.sizes.tolist() == [12, 11, 6, 5]


def test_ring_of_cliques_is_cut_between_cliques() -> None:
    partition = leiden(network_of(nx.ring_of_cliques(8, 6)))
    assert partition.membership.tolist() == np.repeat(np.arange(8), 6).tolist()


def test_weights_decide() -> None:
    network = Network.from_edges(4, [0, 1, 2, 3], [1, 2, 3, 0], [9.0, 1.0, 9.0, 1.0])
    assert leiden(network).membership.tolist() == [0, 0, 1, 1]


def test_directions_fold_by_adding() -> None:
    """0 ⇄ 1 and 2 ⇄ 3 weigh 2 + 2; 1 → 2 and 3 → 0 weigh 3: folded, the mutual pairs win."""
    network = Network.from_edges(4, [0, 1, 2, 3, 1, 3], [1, 0, 3, 2, 2, 0], [2.0, 2.0, 2.0, 2.0, 3.0, 3.0])
    assert leiden(network).membership.tolist() == [0, 0, 1, 1]


def test_components_and_isolated_vertices_are_never_joined() -> None:
    network = Network.from_edges(8, [0, 1, 2, 4, 5], [1, 2, 0, 5, 6])
    assert leiden(network).membership.tolist() == [0, 0, 0, 2, 1, 1, 1, 3]


def test_no_relations_at_all() -> None:
    partition = leiden(Network.from_edges(3, [], []))
    assert partition.membership.tolist() == [0, 1, 2]
    assert partition.modularity == 0.0


@pytest.mark.parametrize("seed", range(5))
def test_no_single_move_improves_and_communities_are_connected(seed: int) -> None:
    network = network_of(heavy_tailed(120, 700, seed))
    partition = leiden(network, seed=seed, iterations=50, tolerance=0.0)
    assert_no_single_move_gains(network, partition)
    assert_connected_inside(network, partition)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11), st.integers(1, 4)), max_size=40),
    st.integers(0, 3),
)
def test_any_small_graph(edges: list[tuple[int, int, int]], seed: int) -> None:
    source, target, weight = (
        (np.array(column) for column in zip(*edges, strict=True)) if edges else ([], [], [])
    )
    network = Network.from_edges(12, source, target, weight)
    partition = leiden(network, seed=seed, iterations=50, tolerance=0.0)
    assert partition.membership.tolist() == number_by_size(partition.membership).tolist()
    if network.m:
        assert_no_single_move_gains(network, partition)
        assert_connected_inside(network, partition)


@pytest.mark.parametrize("workers", [2, 3, 7])
def test_workers_change_nothing(workers: int) -> None:
    network = network_of(heavy_tailed(4000, 30_000))
    alone, together = leiden(network, seed=5), leiden(network, seed=5, workers=workers)
    assert np.array_equal(alone.membership, together.membership)


def test_same_seed_same_answer_whatever_else_draws_random_numbers() -> None:
    network = planted(600, mixing=0.5).network
    first = leiden(network, seed=5)
    random.random()
    np.random.default_rng().random()
    assert (leiden(network, seed=5).membership == first.membership).all()
    assert any((leiden(network, seed=seed).membership != first.membership).any() for seed in range(6, 10))


def test_resolution_counts_up() -> None:
    network = planted(800).network
    counts = [leiden(network, resolution=resolution).count for resolution in (0.01, 0.3, 1.0, 3.0, 10.0)]
    assert counts == sorted(counts)
    assert counts[0] < counts[2] < counts[-1]
    assert leiden(network, resolution=0.0).count == 1


def test_cpm_finds_groups_denser_than_the_resolution() -> None:
    """Constant Potts has no resolution limit: cliques stay apart however many there are."""
    network = network_of(nx.ring_of_cliques(60, 4))
    partition = leiden(network, objective="cpm", resolution=0.5)
    assert partition.sizes.tolist() == [4] * 60
    assert leiden(network).count < 60
    edges, pairs = 2.0 * 60 * 6, 60 * 6
    assert partition.quality == pytest.approx(edges - 0.5 * pairs)


def test_warm_start_never_loses_and_places_newcomers() -> None:
    network = planted(600, mixing=0.4).network
    cold = leiden(network, seed=1, iterations=1)
    warm = leiden(network, seed=2, initial=cold.membership)
    assert warm.modularity >= cold.modularity - 1e-12
    settled = leiden(network, seed=1, tolerance=0.0)
    newcomer = settled.membership.copy()
    newcomer[17] = -1
    again = leiden(network, seed=9, initial=newcomer)
    assert again.modularity >= settled.modularity - 1e-12


@pytest.mark.parametrize("scale", [1e-6, 1e9])
def test_scale_of_weights_changes_nothing_and_rounding_goes_in_no_circles(scale: float) -> None:
    """Weights that no float holds exactly, on a lattice full of ties."""
    lattice = network_of(nx.convert_node_labels_to_integers(nx.grid_2d_graph(12, 12, periodic=True)))
    scaled = Network.from_edges(lattice.n, lattice.source, lattice.target, lattice.weight * scale / 3.0)
    plain = leiden(lattice, tolerance=0.0, iterations=50).modularity
    assert leiden(scaled, tolerance=0.0, iterations=50).modularity == pytest.approx(plain, abs=0.02)


def test_a_bad_start_is_given_up() -> None:
    network = planted(600, mixing=0.5).network
    assert leiden(network, initial=np.zeros(network.n, np.int32)).count > 5


def test_planted_communities_are_found() -> None:
    sample = planted(2000, mixing=0.2)
    partition = leiden(sample.network)
    assert normalized_mutual_info_score(sample.truth, partition.membership) > 0.95


@pytest.mark.parametrize("mixing", [0.2, 0.5])
def test_modularity_is_at_least_igraphs(mixing: float) -> None:
    network = planted(3000, mixing=mixing, seed=4).network
    graph = network.igraph.as_undirected(combine_edges="sum")
    igraph.set_random_number_generator(random.Random(0))
    try:
        theirs = graph.community_leiden("modularity", weights="weight", n_iterations=3).modularity
    finally:
        igraph.set_random_number_generator(random)
    assert leiden(network).modularity >= theirs - 0.002


def tab_separated(name: str) -> pl.DataFrame:
    with gzip.open(TIMME / f"{name}.csv.gz") as file:
        return pl.read_csv(file.read(), separator="\t", infer_schema=False)


@pytest.mark.skipif(not TIMME.exists(), reason="needs ../shared/data/timme-purep")
@pytest.mark.parametrize("relations", ["friend_list", "retweet_list"])
def test_politicians_fall_into_their_parties(relations: str) -> None:
    parties, edges = tab_separated("dict"), tab_separated(relations)
    row = {account: i for i, account in enumerate(parties["twitter_id"])}
    source = [row[account] for account in edges.to_series(0)]
    target = [row[account] for account in edges.to_series(1)]
    network = Network.from_edges(len(row), source, target, edges["count"].cast(pl.Float64).to_numpy())
    related = network.undirected.degrees() > 0
    found = consensus(partial(Detection(split=False).find, network), runs=12).partition.membership[related]
    assert normalized_mutual_info_score(parties["party"].to_numpy()[related], found) >= 0.5


def test_wrong_input_says_so() -> None:
    network = network_of(zachary())
    with pytest.raises(UsageError, match="resolution"):
        leiden(network, resolution=-1.0)
    with pytest.raises(UsageError, match="initial"):
        leiden(network, initial=np.zeros(3, np.int32))
    with pytest.raises(AnalysisError, match="positive"):
        leiden(Network.from_edges(2, [0], [1], [-1.0]))
