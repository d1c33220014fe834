"""What is found of a network as a whole."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from tular.analytics.community.leiden import leiden
from tular.graph.network import Network
from tular.models import Directions
from tular.runs.clock import Clock
from tular.runs.findings import find_out
from tular.runs.plan import Plan

TERMS = pl.DataFrame(
    schema={"account": pl.Int32(), "kind": pl.String(), "term": pl.String(), "count": pl.Int64()}
)


def ring_of_cliques(cliques: int) -> Network:
    """Cliques of six, each with one relation to the next."""
    pairs = [(6 * c + i, 6 * c + j) for c in range(cliques) for i in range(6) for j in range(6) if i != j]
    if cliques > 1:
        pairs += [(6 * c, 6 * ((c + 1) % cliques) + 1) for c in range(cliques)]
    source, target = np.array(pairs).T
    return Network.from_edges(6 * cliques, source, target, np.ones(source.size))


@pytest.mark.parametrize(("cliques", "sides"), [(1, None), (2, [6, 6])])
def test_one_community_has_no_sides(cliques: int, sides: list[int] | None) -> None:
    network = ring_of_cliques(cliques)
    plan = Plan(null_samples=3)
    found = find_out(network, network, leiden(network), TERMS, plan, Clock(lambda *_: None))
    assert found.get("polarisation", {"sides": None})["sides"] == sides


def test_the_least_p_is_told_as_such() -> None:
    network = ring_of_cliques(8)
    found = find_out(network, network, leiden(network), TERMS, Plan(null_samples=3), Clock(lambda *_: None))
    assert found["verdict"].endswith("p ≤ 0.250, the least 3 can show)")


def test_a_closer_look_does_not_change_the_shape() -> None:
    """Two camps of forty, each of four circles that hold together: two at resolution 1, many more at 2.5."""
    random = np.random.default_rng(1)
    account = np.arange(80)
    together = np.select(
        [account[:, None] // 10 == account // 10, account[:, None] // 40 == account // 40], [0.9, 0.35], 0.01
    )
    source, target = np.nonzero((random.random((80, 80)) < together) & ~np.eye(80, dtype=bool))
    network = Network.from_edges(80, source, target)
    kinds, counts = set(), []
    for resolution in (1.0, 2.5):
        plan = Plan(null_samples=0, resolution=resolution)
        partition = leiden(network, resolution=resolution)
        found = find_out(network, network, partition, TERMS, plan, Clock(lambda *_: None))
        kinds.add(found["shape"]["kind"])
        counts.append(partition.count)
    assert counts[0] == 2 < counts[1]
    assert kinds == {"POLARISED_CROWD"}


def test_what_returned_relations_are_tested_for_is_not_the_shape() -> None:
    """Two camps whose few returned relations fall into nothing."""
    random = np.random.default_rng(2)
    camp = np.arange(200) // 100
    chance = np.where(camp[:, None] == camp, 0.08, 0.002)
    source, target = np.nonzero(np.triu(random.random((200, 200)) < chance, 1))
    back = random.choice(source.size, 60, replace=False)
    network = Network.from_edges(200, np.r_[source, target[back]], np.r_[target, source[back]])
    plan = Plan(null_samples=5, directions=Directions.MUTUAL)
    searched = plan.detection.searched(network)
    found = find_out(network, searched, plan.detection.find(searched, 0), TERMS, plan, Clock(lambda *_: None))
    assert not found["significance"]["communities"]
    assert found["shape"]["kind"] == "POLARISED_CROWD"


def test_returned_relations_of_a_sparse_random_network_make_it_no_clusters() -> None:
    random = np.random.default_rng(3)
    source, target = np.nonzero(np.triu(random.random((600, 600)) < 3 / 600, 1))
    back = random.random(source.size) < 0.6
    network = Network.from_edges(600, np.r_[source, target[back]], np.r_[target, source[back]])
    plan = Plan(null_samples=10, directions=Directions.MUTUAL)
    searched = plan.detection.searched(network)
    found = find_out(network, searched, plan.detection.find(searched, 0), TERMS, plan, Clock(lambda *_: None))
    assert found["shape"]["kind"] == "TIGHT_CROWD"
