"""Two sides, controversy against chance, E-I index, echo."""

from __future__ import annotations

from datetime import UTC, datetime

import networkx as nx
import numpy as np
import polars as pl
import pytest

from tests.analytics.conftest import network_of, zachary
from tests.analytics.planted import divided_camps, planted
from tular.analytics.community.echo import echo
from tular.analytics.community.leiden import leiden
from tular.analytics.community.rewiring import rewired
from tular.analytics.community.sides import NEITHER, two_sides
from tular.analytics.structure.polarisation import controversy, ei_index, polarisation
from tular.graph.network import Network


def two_camps(crossing: float, n: int = 400, seed: int = 1) -> Network:
    inside, between = 0.06 * (1 - crossing), 0.06 * crossing
    return network_of(nx.planted_partition_graph(2, n // 2, inside, between, seed=seed))


def test_sides_of_two_camps_are_the_camps() -> None:
    network = two_camps(0.05)
    sides = two_sides(network, leiden(network, resolution=3.0))
    truth = np.repeat([0, 1], 200)
    assert max((sides == truth).mean(), (sides == 1 - truth).mean()) > 0.97


def test_zachary_splits_as_it_did() -> None:
    network = network_of(zachary())
    clubs = np.array([zachary().nodes[v]["club"] == "Officer" for v in range(34)])
    sides = two_sides(network, leiden(network, iterations=10))
    assert max((sides == clubs).sum(), (sides != clubs).sum()) >= 32


def test_what_nothing_joins_is_on_neither_side() -> None:
    graph = nx.disjoint_union(nx.ring_of_cliques(4, 5), nx.complete_graph(3))
    network = network_of(graph)
    sides = two_sides(network, leiden(network))
    assert (sides[20:] == NEITHER).all()
    assert sorted(np.bincount(sides[:20]).tolist()) == [10, 10]


@pytest.mark.parametrize("seed", range(4))
def test_communities_apart_from_the_largest_part_change_nothing_in_it(seed: int) -> None:
    camps = divided_camps(seed)
    alone, together = network_of(camps), network_of(nx.disjoint_union(camps, nx.ring_of_cliques(6, 20)))
    sides = two_sides(together, leiden(together))
    truth = np.repeat([0, 1], 240)
    assert (sides[480:] == NEITHER).all()
    assert max((sides[:480] == truth).mean(), (sides[:480] == 1 - truth).mean()) > 0.97
    assert controversy(together, sides) == pytest.approx(controversy(alone, sides[:480]), abs=2e-3)


@pytest.mark.parametrize("seed", range(3))
def test_what_lies_apart_has_no_say_in_polarisation(seed: int) -> None:
    """Neither in that of a random crowd, which is none, nor in that of two camps."""
    apart = [nx.gnm_random_graph(30, 75, seed=10 * seed + i) for i in range(9)]
    for crowd in (
        nx.gnm_random_graph(300, 1500, seed=seed),
        nx.planted_partition_graph(2, 150, 0.08, 0.01, seed=seed),
    ):
        alone = polarisation(network_of(crowd), workers=2)
        beside = polarisation(network_of(nx.disjoint_union_all([crowd, *apart])), workers=2)
        assert np.array_equal(beside.sides[:300], alone.sides)
        assert (beside.controversy, beside.z) == (alone.controversy, alone.z)
        assert (alone.z < 4) == (crowd.number_of_edges() == 1500)


def test_one_community_has_no_sides() -> None:
    network = network_of(nx.complete_graph(12))
    found = polarisation(network)
    assert (found.controversy, found.normalised, found.z) == (0.0, 0.0, None)


def test_controversy_by_hand() -> None:
    """Two stars joined by an edge between leaves. From a joining leaf the walk ends at its own hub with
    chance
    2/3, from any other leaf for certain; the hub itself is where it ends."""
    graph = nx.disjoint_union(nx.star_graph(4), nx.star_graph(4))
    graph.add_edge(1, 6)
    network = network_of(graph)
    sides = np.repeat(np.array([0, 1], np.int8), 5)
    own = (1 + 2 / 3 + 1 + 1 + 1) / 5
    assert controversy(network, sides, influencers=1) == pytest.approx(own**2 - (1 - own) ** 2, abs=1e-5)


def test_controversy_falls_with_crossing_and_is_sided_alike() -> None:
    values = [
        controversy(two_camps(share), np.repeat(np.array([0, 1], np.int8), 200)) for share in (0.02, 0.2, 0.5)
    ]
    assert values[0] > 0.6 > values[1] + 0.2 > values[1] > abs(values[2]) + 0.05
    flipped = np.repeat(np.array([1, 0], np.int8), 200)
    assert controversy(two_camps(0.2), flipped) == pytest.approx(values[1], abs=1e-6)
    assert controversy(two_camps(0.2), np.zeros(400, np.int8)) == 0.0


def test_chance_is_taken_off() -> None:
    camps = two_camps(0.05)
    polarised = polarisation(camps, workers=2)
    random = rewired(camps, seed=3)
    chance = polarisation(random, seed=9)
    assert polarised.normalised > 0.3
    assert polarised.z > 5
    assert abs(chance.normalised) < 0.15
    assert abs(chance.z) < 4
    assert chance.controversy > 0.05, "a random network looks polarised until chance is taken off"


def test_ei_index_by_hand() -> None:
    network = Network.from_edges(4, [0, 1, 2, 3], [1, 2, 3, 0], [3.0, 1.0, 1.0, 1.0])
    groups = np.array([0, 0, 1, 1], np.int32)
    assert ei_index(network, groups) == pytest.approx((2 - 4) / 6)
    assert ei_index(network, np.array([0, 0, -1, -1])) == -1.0
    assert ei_index(Network.from_edges(2, [], []), np.array([0, 1])) == 0.0


def test_echo_by_hand() -> None:
    def day(number: int) -> datetime:
        return datetime(2026, 1, number, 12, tzinfo=UTC)

    events = pl.DataFrame(
        {
            "source": [0, 0, 1, 2, 0, 3],
            "target": [1, 2, 0, 3, 1, 0],
            "at": [day(1), day(1), day(1), day(1), day(2), None],
            "count": [1, 1, 2, 4, 5, 9],
        }
    )
    told = echo(events, np.array([0, 0, 1, 1], np.int32), every="1d")
    assert told.select("community", "retweets", "inside").rows() == [(0, 4, 3), (0, 5, 5), (1, 4, 4)]
    assert told["share"].to_list() == [0.75, 1.0, 1.0]
    assert told["expected"].to_list() == pytest.approx([3 / 8, 1.0, 5 / 8])
    assert echo(events.drop("count"), np.array([0, 0, 1, 1], np.int32), every="1mo")[
        "retweets"
    ].to_list() == [4, 1]


def test_planted_communities_are_polarised_only_when_apart() -> None:
    close, apart = planted(500, mixing=0.7).network, planted(500, mixing=0.1).network
    assert ei_index(apart, leiden(apart).membership) < -0.6 < ei_index(close, leiden(close).membership)
