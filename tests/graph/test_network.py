from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import polars as pl
import scipy.sparse as sparse
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from tular.graph.network import Network
from tular.models import Layer, Snapshot, Window

N = 12
edges = hnp.arrays(np.int32, st.tuples(st.integers(0, 60), st.just(2)), elements=st.integers(0, N - 1))


def dense(network: Network) -> np.ndarray:
    matrix = np.zeros((network.n, network.n))
    np.add.at(matrix, (network.source, network.target), network.weight)
    return matrix


def of_rows(rows, n: int) -> np.ndarray:  # type: ignore[no-untyped-def]
    return sparse.csr_array((rows.weights, rows.neighbours, rows.offsets), shape=(n, n)).toarray()


@settings(deadline=None)
@given(edges)
def test_edges_are_folded_without_loops(pairs: np.ndarray) -> None:
    expected = np.zeros((N, N))
    np.add.at(expected, (pairs[:, 0], pairs[:, 1]), 1.0)
    np.fill_diagonal(expected, 0.0)
    network = Network.from_edges(N, pairs[:, 0], pairs[:, 1])
    assert network.m == np.count_nonzero(expected)
    assert (dense(network) == expected).all()
    assert network.unit_weights == (expected.max(initial=0) <= 1)


@settings(deadline=None)
@given(edges)
def test_rows_are_the_matrix_its_transpose_and_their_sum(pairs: np.ndarray) -> None:
    network = Network.from_edges(N, pairs[:, 0], pairs[:, 1])
    matrix = dense(network)
    assert (of_rows(network.outgoing, N) == matrix).all()
    assert (of_rows(network.incoming, N) == matrix.T).all()
    assert (of_rows(network.undirected, N) == matrix + matrix.T).all()
    for rows in (network.outgoing, network.incoming, network.undirected):
        assert all((np.diff(rows.row(vertex)) > 0).all() for vertex in range(N))
        assert rows.offsets.dtype == np.int64
        assert rows.neighbours.dtype == np.int32
    vector = np.arange(N, dtype=float)
    assert np.allclose(network.incoming.times(vector), matrix.T @ vector)
    assert np.allclose(network.outgoing.strengths(), matrix.sum(1))


@settings(deadline=None)
@given(edges)
def test_igraph_is_the_same_graph(pairs: np.ndarray) -> None:
    network = Network.from_edges(N, pairs[:, 0], pairs[:, 1])
    adjacency = np.array(network.igraph.get_adjacency(), dtype=float).reshape(N, N)
    assert network.igraph.is_directed()
    assert (adjacency == (dense(network) > 0)).all()
    assert network.igraph.es["weight"] == network.weight.tolist()


def test_a_snapshot_from_read_only_arrays() -> None:
    source, target, weight = (pl.Series(column) for column in ([0, 2, 2], [1, 0, 1], [1.0, 2.0, 3.0]))
    snapshot = Snapshot(
        Layer.FOLLOWS,
        Window(),
        pl.DataFrame({"key": ["a", "b", "c", "d"]}),
        source.cast(pl.Int32).to_numpy(),
        target.cast(pl.Int32).to_numpy(),
        weight.to_numpy(),
        0,
        "",
    )
    network = Network(snapshot)
    assert (network.n, network.m) == (4, 3)
    assert network.incoming.row(1).tolist() == [0, 2]
    assert network.incoming.weights.tolist() == [2.0, 1.0, 3.0]
    assert network.undirected.row(0).tolist() == [1, 2]
    assert network.undirected.row(3).size == 0


def test_threads_share_what_is_built_once() -> None:
    rng = np.random.default_rng(3)
    network = Network.from_edges(2000, rng.integers(0, 2000, 20_000), rng.integers(0, 2000, 20_000))
    with ThreadPoolExecutor(8) as pool:
        built = list(pool.map(lambda _: network.undirected, range(32)))
    assert all(rows is built[0] for rows in built)


def test_an_empty_graph() -> None:
    network = Network.from_edges(0, [], [])
    assert (network.n, network.m) == (0, 0)
    assert network.undirected.entries == 0


def test_weights_of_one_need_not_be_read() -> None:
    follows, retweets = Network.from_edges(3, [0, 1], [1, 2]), Network.from_edges(3, [0, 0, 1], [1, 1, 2])
    vector = np.array([1.0, 10.0, 100.0])
    assert follows.incoming.needed_weights.size == 0
    assert follows.incoming.times(vector).tolist() == [0.0, 1.0, 10.0]
    assert retweets.incoming.needed_weights.size == 2
    assert retweets.incoming.times(vector).tolist() == [0.0, 2.0, 10.0]


def test_edges_sorted_already_are_taken_as_they_are() -> None:
    network = Network.from_sorted(3, [0, 0, 2], [1, 2, 0], [1.0, 2.0, 3.0])
    assert network.outgoing.row(0).tolist() == [1, 2]
    assert network.incoming.weights.tolist() == [3.0, 1.0, 2.0]
    assert Network.from_sorted(3, [0], [1]).unit_weights
