"""All engines against LDBC Graphalytics: the example graphs of its specification, and its answers for them.

Graphs, and answers for clustering and components, are those that ldbc/ldbc_graphalytics (Apache-2.0) validates by.
Its PageRank stops after two iterations, ours when it is exact: the specification's formula is written out here, gives
its answers after two iterations, and is then taken to its end. Clustering of a directed graph counts ordered pairs
there, which the catalogue does not; label propagation of Graphalytics has all accounts move at once, which no engine
here does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import numpy as np
import pytest

from tests.conftest import isolated_settings
from tests.engines.answers import CLOSE
from tular.analytics.inputs import MeasureInputs
from tular.engines.engine import Engine
from tular.engines.registry import engine_named
from tular.graph.network import Network
from tular.models import Floats

DIRECTED = """1 3 1 5 2 4 2 5 2 10 3 1 3 5 3 8 3 10 5 3 5 4 5 8 6 3 6 4 7 4 8 1 9 4"""
UNDIRECTED = """2 3 2 4 3 4 3 5 3 8 5 6 5 8 6 7 6 8 6 9 6 10 7 9"""
AFTER_TWO = {
    DIRECTED: [
        0.1477629,
        0.0475338,
        0.1550469,
        0.1597574,
        0.14624,
        0.0475338,
        0.0475338,
        0.113574,
        0.0475338,
        0.0874838,
    ],
    UNDIRECTED: [
        0.0908449,
        0.142409,
        0.0908449,
        0.1249892,
        0.1686173,
        0.0974954,
        0.1249892,
        0.0974954,
        0.0623148,
    ],
}
"""PageRank of vertices in their order after two iterations with damping 0.85."""
CLUSTERING = [1.0, 1 / 3, 1.0, 2 / 3, 0.2, 1.0, 2 / 3, 1.0, 0.0]
"""Of the undirected graph."""


def network_of(graph: str) -> Network:
    ends = np.array(graph.split(), int).reshape(-1, 2)
    ends -= ends.min()
    if graph is UNDIRECTED:
        ends = np.concatenate([ends, ends[:, ::-1]])
    return Network.from_edges(int(ends.max()) + 1, ends[:, 0], ends[:, 1])


def by_formula(network: Network, iterations: int) -> Floats:
    """PageRank as the specification defines it: who points at nobody shares with all."""
    matrix = np.zeros((network.n, network.n))
    matrix[network.source, network.target] = 1.0
    degree = matrix.sum(axis=1)
    ranks: Floats = np.full(network.n, 1.0 / network.n)
    for _ in range(iterations):
        lost = ranks[degree == 0].sum() / network.n
        shared = np.divide(ranks, degree, out=np.zeros(network.n), where=degree > 0)
        ranks = 0.15 / network.n + 0.85 * (matrix.T @ shared + lost)
    return ranks


@contextmanager
def opened(name: str, home: pytest.TempPathFactory) -> Iterator[Engine]:
    with engine_named(name).opened(isolated_settings(home.mktemp(name)), 1) as engine:
        yield engine


@pytest.fixture(scope="module", params=["auto", "igraph", "spark"])
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """gds is held to the same answers where its server is: `test_gds`."""
    with ExitStack() as stack:
        yield stack.enter_context(opened(request.param, tmp_path_factory))


@pytest.mark.parametrize("graph", [DIRECTED, UNDIRECTED], ids=["directed", "undirected"])
def test_the_formula_is_the_specifications(graph: str) -> None:
    np.testing.assert_allclose(by_formula(network_of(graph), 2), AFTER_TWO[graph], rtol=CLOSE)


def require_reference(engine: Engine) -> None:
    for graph in (DIRECTED, UNDIRECTED):
        network = network_of(graph)
        found = engine.compute(["pagerank", "clustering"], MeasureInputs(network))
        np.testing.assert_allclose(found["pagerank"].values, by_formula(network, 300), rtol=CLOSE)
        if graph is UNDIRECTED:
            np.testing.assert_allclose(found["clustering"].values, CLUSTERING, rtol=CLOSE)
        weak, _ = engine.components(network)
        assert weak.sizes.tolist() == [network.n], "one component, says the reference"


def test_engines_give_the_answers_of_the_reference(engine: Engine) -> None:
    require_reference(engine)
