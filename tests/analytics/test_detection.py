"""Each method that can be chosen finds what is planted; directions fold as stated; bad choices are refused."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from sklearn.metrics import normalized_mutual_info_score

from tests.analytics.conftest import network_of
from tests.analytics.planted import planted
from tular.analytics.community.detection import Detection, folded_density, mutual
from tular.analytics.community.leiden import leiden
from tular.errors import UsageError
from tular.graph.network import Network
from tular.models import CommunityMethod, Directions


@pytest.mark.parametrize("method", CommunityMethod)
@pytest.mark.parametrize("split", [True, False])
def test_every_method_finds_planted_communities(method: CommunityMethod, split: bool) -> None:
    sample = planted(1200, mixing=0.1)
    found = Detection(method, split=split).find(sample.network, seed=3)
    assert normalized_mutual_info_score(sample.truth, found.membership) > 0.9
    assert ("second look" in found.method) == split


def test_resolution_of_cpm_is_in_units_of_the_density() -> None:
    network = planted(600, mixing=0.2).network
    by_hand = leiden(network, objective="cpm", resolution=2.0 * network.weight.sum() * 2 / (600 * 599))
    found = Detection(CommunityMethod.LEIDEN_CPM, 2.0, split=False).find(network, seed=0)
    assert found.membership.tolist() == by_hand.membership.tolist()
    assert folded_density(network_of(nx.complete_graph(9))) == 2.0


def test_only_returned_relations_count_when_asked() -> None:
    """Two triangles of mutual relations under a net of relations that nobody returns."""
    triangles = [(0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5)]
    edges = [*triangles, *((b, a) for a, b in triangles), *((a, b) for a in range(3) for b in range(3, 6))]
    network = Network.from_edges(6, *np.array(edges).T, [1.0] * 12 + [9.0] * 9)
    kept = mutual(network)
    assert sorted(zip(kept.source.tolist(), kept.target.tolist(), strict=True)) == sorted(edges[:12])
    chosen = Detection(directions=Directions.MUTUAL)
    found = chosen.find(chosen.searched(network), seed=0)
    assert found.membership.tolist() == [0, 0, 0, 1, 1, 1]
    assert "returned" in found.method
    assert Detection().find(network, seed=0).membership.tolist() != found.membership.tolist()
    assert mutual(Network.from_edges(3, [0], [1])).m == 0


def test_arrows_are_followed_by_infomap_only() -> None:
    """Two directed cycles joined weakly: a walk along the arrows stays in each."""
    network = Network.from_edges(6, [0, 1, 2, 3, 4, 5, 0, 3], [1, 2, 0, 4, 5, 3, 3, 0], [5.0] * 6 + [0.1] * 2)
    found = Detection(CommunityMethod.INFOMAP, directions=Directions.FOLLOW).find(network, seed=0)
    assert "directed" in found.method
    assert found.membership.tolist() == [0, 0, 0, 1, 1, 1]
    with pytest.raises(UsageError, match="arrows"):
        Detection(directions=Directions.FOLLOW)
