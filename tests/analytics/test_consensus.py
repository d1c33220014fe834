"""Confidence and stability: sure where the network is, unsure where it is not."""

from __future__ import annotations

from functools import partial

import networkx as nx
import numpy as np
import pytest

from tests.analytics.conftest import network_of
from tests.analytics.planted import planted
from tular.analytics.community.consensus import PATIENCE, Find, agreement, consensus
from tular.analytics.community.detection import Detection
from tular.analytics.community.leiden import leiden
from tular.analytics.community.partition import Partition
from tular.graph.network import Network


def by_leiden(network: Network) -> Find:
    return partial(Detection(split=False).find, network)


def test_agreement_by_hand() -> None:
    """Of 0's companions 1, 2 the other run keeps 1; community {0, 1, 2} is found again as {0, 1}."""
    membership = np.array([0, 0, 0, 1], np.int32)
    confidence, stability = agreement(membership, [np.array([0, 0, 1, 1], np.int32)])
    assert confidence.tolist() == [0.5, 0.5, 0.0, 1.0]
    assert stability.tolist() == pytest.approx([2 / 3, 1 / 2])


def test_cliques_are_certain_and_the_bridge_between_them_is_not() -> None:
    cliques = nx.disjoint_union(nx.complete_graph(8), nx.complete_graph(8))
    cliques.add_edges_from([(16, 0), (16, 1), (16, 8), (16, 9)])
    found = consensus(by_leiden(network_of(cliques)), runs=12)
    assert found.partition.count == 2
    assert found.confidence[:16].min() > 0.85
    assert found.confidence[16] < found.confidence[:16].min()
    assert found.stability.min() > 0.85


def test_confidence_falls_with_mixing() -> None:
    sure = consensus(by_leiden(planted(600, mixing=0.1).network))
    unsure = consensus(by_leiden(planted(600, mixing=0.8).network))
    assert sure.confidence.mean() > 0.95 > 0.6 > unsure.confidence.mean()
    assert sure.stability.mean() > unsure.stability.mean()


def test_the_best_run_is_kept_and_workers_change_nothing() -> None:
    network = planted(600, mixing=0.6).network
    find = by_leiden(network)
    alone, together = consensus(find, workers=1), consensus(find, workers=3)
    assert (alone.partition.membership == together.partition.membership).all()
    assert alone.confidence.tolist() == together.confidence.tolist()
    assert alone.partition.modularity >= max(leiden(network, seed=s * 1_000_003).modularity for s in range(8))


def test_a_warm_start_is_kept_unless_clearly_beaten() -> None:
    network = planted(600, mixing=0.6).network
    earlier = leiden(network, seed=77, iterations=20)
    again = consensus(by_leiden(network), settled=earlier, seed=5)
    assert again.partition is earlier
    lumped = Partition(np.zeros(network.n, np.int32), 0.0, "by hand", quality=0.0)
    for fresh in (
        consensus(by_leiden(network), settled=lumped),
        consensus(by_leiden(network), initial=lumped.membership),
    ):
        assert fresh.partition.modularity > leiden(network).modularity - PATIENCE


def test_one_run_knows_nothing() -> None:
    found = consensus(by_leiden(planted(300).network), runs=1)
    assert np.isnan(found.confidence).all()
    assert np.isnan(found.stability).all()


def test_there_is_one_stability_a_community_and_one_confidence_an_account() -> None:
    membership = np.array([0, 0, 1, 1, 2], np.int32)
    for others in ([], [membership]):
        confidence, stability = agreement(membership, others)
        assert (confidence.size, stability.size) == (5, 3)
    assert stability.tolist() == [1.0, 1.0, 1.0]
