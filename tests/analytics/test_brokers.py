"""Constraint, effective size, bridges and roles: networkx, definitions written out, known graphs."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analytics.conftest import heavy_tailed, network_of, two_cliques_with_bridge
from tular.analytics.structure.brokers import constraint, effective_size
from tular.analytics.structure.roles import participation, roles, within_module_degree
from tular.graph.network import Network
from tular.models import Role


def connected_part(graph: nx.Graph) -> list[int]:
    return [vertex for vertex in graph if graph.degree(vertex)]


def folded(graph: nx.Graph) -> nx.Graph:
    """Both directions in one: networkx answers NaN for accounts that point at nobody, even if others point at
    them."""
    result = nx.Graph()
    result.add_nodes_from(graph)
    for a, b, weight in graph.to_directed().edges(data="weight", default=1.0):
        known = result.get_edge_data(a, b, {"weight": 0.0})["weight"]
        result.add_edge(a, b, weight=known + weight)
    return result


def test_constraint_agrees_with_networkx(named: nx.Graph) -> None:
    kept = connected_part(named)
    expected = nx.constraint(folded(named), weight="weight")
    values = constraint(network_of(named)).values
    assert np.allclose(values[kept], [expected[vertex] for vertex in kept])


def test_effective_size_agrees_with_networkx(named: nx.Graph) -> None:
    kept = connected_part(named)[:: 1 + len(named) // 4]  # networkx takes seconds an account of a hub
    directed = folded(named).to_directed()
    # Asked for all accounts at once, networkx scales by the wrong rows.
    expected = nx.effective_size(directed, kept, weight="weight")
    values = effective_size(network_of(named)).values
    assert np.allclose(values[kept], [expected[vertex] for vertex in kept])


def test_who_bridges_is_least_constrained() -> None:
    network = network_of(two_cliques_with_bridge(5))
    assert constraint(network).values[5] == pytest.approx(0.5)
    assert effective_size(network).values[5] == pytest.approx(2.0)
    star = network_of(nx.star_graph(6))
    assert constraint(star).values == pytest.approx([1 / 6] + [1.0] * 6)


def participation_by_definition(graph: nx.Graph, membership: np.ndarray) -> list[float]:
    values = []
    for vertex in range(len(graph)):
        counts = np.bincount(membership[list(graph[vertex])], minlength=1)
        values.append(1 - ((counts / counts.sum()) ** 2).sum() if counts.sum() else 0.0)
    return values


def z_by_definition(graph: nx.Graph, membership: np.ndarray) -> list[float]:
    inside = np.array([(membership[list(graph[v])] == membership[v]).sum() for v in range(len(graph))], float)
    values = []
    for vertex, own in enumerate(inside):
        same = inside[membership == membership[vertex]]
        values.append((own - same.mean()) / same.std() if same.std() > 1e-12 else 0.0)
    return values


@pytest.mark.parametrize("seed", range(3))
def test_participation_and_z_agree_with_their_definitions(named: nx.Graph, seed: int) -> None:
    membership = np.random.default_rng(seed).integers(0, 4, len(named)).astype(np.int32)
    graph = nx.Graph(named.to_undirected())
    network = network_of(named)
    assert participation(network, membership).values == pytest.approx(
        participation_by_definition(graph, membership)
    )
    assert within_module_degree(network, membership).values == pytest.approx(
        z_by_definition(graph, membership)
    )


def test_the_seven_roles_have_the_paper_s_borders() -> None:
    points = {
        (0.05, 2.49): Role.ULTRA_PERIPHERAL,
        (0.051, 0.0): Role.PERIPHERAL,
        (0.62, 0.0): Role.PERIPHERAL,
        (0.63, 0.0): Role.CONNECTOR,
        (0.80, -3.0): Role.CONNECTOR,
        (0.81, 2.4): Role.KINLESS,
        (0.30, 2.5): Role.PROVINCIAL_HUB,
        (0.31, 2.5): Role.CONNECTOR_HUB,
        (0.75, 9.0): Role.CONNECTOR_HUB,
        (0.76, 9.0): Role.KINLESS_HUB,
    }
    where = np.array(list(points))
    assert roles(where[:, 0], where[:, 1]).tolist() == [role.value for role in points.values()]


def test_the_hub_of_a_star_in_one_community_is_a_provincial_hub() -> None:
    network = network_of(nx.star_graph(20))
    alone = np.zeros(21, np.int32)
    named = roles(participation(network, alone).values, within_module_degree(network, alone).values)
    assert named.tolist() == ["PROVINCIAL_HUB"] + ["ULTRA_PERIPHERAL"] * 20


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 16), st.data())
def test_invariants(n: int, data: st.DataObject) -> None:
    vertex = st.integers(0, n - 1)
    pairs = data.draw(st.lists(st.tuples(vertex, vertex), min_size=1, max_size=60))
    network = Network.from_edges(n, [a for a, _ in pairs], [b for _, b in pairs])
    graph = nx.DiGraph()
    graph.add_nodes_from(range(n))
    graph.add_weighted_edges_from(
        zip(network.source.tolist(), network.target.tolist(), network.weight, strict=True)
    )
    kept = connected_part(graph)
    expected = nx.constraint(folded(graph), weight="weight")
    assert np.allclose(constraint(network).values[kept], [expected[v] for v in kept])
    sizes = effective_size(network).values
    assert (sizes[kept] <= network.undirected.degrees()[kept] + 1e-9).all()
    membership = np.zeros(n, np.int32)
    assert not participation(network, membership).values.any()


def test_a_heavy_tailed_graph_has_every_kind_of_broker() -> None:
    network = network_of(heavy_tailed())
    values = constraint(network).values
    connected = network.undirected.degrees() > 0
    assert (values[connected] > 0).all()
    assert np.isnan(values[~connected]).all()


def test_without_contacts_neither_is_defined() -> None:
    """As in networkx; a constraint of 0 would make them the best brokers of all."""
    network = Network.from_edges(4, [0, 2], [1, 2])
    for measure in (constraint, effective_size):
        assert measure(network).values == pytest.approx([1.0, 1.0, np.nan, np.nan], nan_ok=True)
