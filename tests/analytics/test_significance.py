"""Null models keep degrees; planted communities are claimed, random ones are not."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from tests.analytics.conftest import heavy_tailed, network_of, zachary
from tests.analytics.planted import planted
from tular.analytics.community.rewiring import keeps_strengths, rewired
from tular.analytics.community.significance import Significance, significance
from tular.graph.network import Network


def test_rewiring_keeps_degrees_and_weights_and_changes_the_rest() -> None:
    network = network_of(heavy_tailed(200, 2000))
    null = rewired(network, seed=1)
    assert null.undirected.degrees().tolist() == network.undirected.degrees().tolist()
    assert null.m == network.undirected.entries // 2
    assert sorted(null.weight) == sorted(network.undirected.weights[::1])[::2]
    before = set(zip(*(end.tolist() for end in _ends(network)), strict=True))
    after = set(zip(*(end.tolist() for end in _ends(null)), strict=True))
    assert len(before & after) < 0.7 * len(before)


def _ends(network: Network) -> tuple[np.ndarray, np.ndarray]:
    rows = network.undirected
    return np.repeat(np.arange(network.n), rows.degrees()), rows.neighbours


def test_rewiring_is_deterministic_in_its_seed() -> None:
    network = planted(300).network
    assert (rewired(network, seed=3).target == rewired(network, seed=3).target).all()
    assert rewired(network, seed=3).target.tolist() != rewired(network, seed=4).target.tolist()


def test_every_connected_graph_of_these_degrees_is_as_likely() -> None:
    """A path of four edges has degrees 1 2 2 2 1: seven simple graphs, counted by hand: 6 paths, 1 triangle
    + edge, which is joined to one of the paths."""
    network = network_of(nx.path_graph(5))
    seen: dict[bytes, int] = {}
    for seed in range(1400):
        null = rewired(network, seed=seed)
        ends = np.concatenate((null.source, null.target))
        seen[ends.tobytes()] = seen.get(ends.tobytes(), 0) + 1
    counts: dict[frozenset[frozenset[int]], int] = {}
    for key, count in seen.items():
        counts[_as_pairs(key)] = counts.get(_as_pairs(key), 0) + count
    assert len(counts) == 6
    assert min(counts.values()) > 175
    assert max(counts.values()) < 295


def _as_pairs(key: bytes) -> frozenset[frozenset[int]]:
    source, target = np.frombuffer(key, np.int32).reshape(2, -1).tolist()
    return frozenset(frozenset(pair) for pair in zip(source, target, strict=True))


def test_nothing_to_swap() -> None:
    assert rewired(Network.from_edges(3, [], []), seed=0).m == 0
    assert rewired(Network.from_edges(3, [0, 1, 2], [1, 2, 0]), seed=0).m == 3


@pytest.mark.parametrize("mixing", [0.2, 0.5])
def test_planted_communities_are_claimed(mixing: float) -> None:
    network = planted(600, mixing=mixing).network
    claim = significance(network, workers=2)
    assert claim.communities
    assert claim.z > 20
    assert claim.p == pytest.approx(1 / 21)
    assert str(claim).startswith("communities: ")


def test_workers_change_nothing() -> None:
    network = planted(300).network
    alone, together = (significance(network, samples=6, workers=workers) for workers in (1, 3))
    assert alone.null.tolist() == together.null.tolist()
    assert np.unique(alone.null).size > 1


@pytest.mark.parametrize("seed", range(4))
def test_a_random_network_has_no_communities(seed: int) -> None:
    network = rewired(planted(600).network, seed=seed)
    claim = significance(network, seed=50 + seed)
    assert not claim.communities
    assert abs(claim.z) < 4
    assert str(claim).startswith("no communities here")


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("grown", [False, True])
def test_a_random_tree_has_no_communities(seed: int, grown: bool) -> None:
    """Beside networks that fall into pieces, as those with the degrees of a tree do, z was 15 and 25."""
    tree = nx.barabasi_albert_graph(400, 1, seed=seed) if grown else nx.random_labeled_tree(400, seed=seed)
    claim = significance(network_of(tree), seed=seed)
    assert not claim.communities
    assert abs(claim.z) < 6
    assert claim.null.std() > 0


def test_p_is_uniform_over_random_networks() -> None:
    """With the best of eight searches of each network in place of one, 66 of these 150 are at 0.2 or below."""
    rng = np.random.default_rng(7)
    p = np.array([significance(_random(rng), samples=19, seed=seed).p for seed in range(0, 15000, 100)])
    assert 17 <= (p <= 0.2).sum() <= 43
    assert 17 <= (p > 0.8).sum() <= 43
    assert p.mean() == pytest.approx(0.525, abs=0.08)


def _random(rng: np.random.Generator) -> Network:
    """80 accounts, 400 relations, each pair at most once."""
    pairs = rng.choice(80 * 79, 400, replace=False)
    source, target = pairs // 79, pairs % 79
    return Network.from_edges(80, source, target + (target >= source))


def happened(events: int, *, inside: float, seed: int) -> Network:
    """What 500 accounts in five groups did: some are busy, some popular; a share `inside` stays in the group."""
    random = np.random.default_rng(seed)
    busy, popular = (random.pareto(1.2, 500) + 0.2 for _ in range(2))
    source = random.choice(500, events, p=busy / busy.sum())
    target = random.choice(500, events, p=popular / popular.sum())
    stays = random.random(events) < inside
    for group in range(5):
        of_group = np.arange(group, 500, 5)
        here = np.flatnonzero(stays & (source % 5 == group))
        target[here] = random.choice(of_group, here.size, p=popular[of_group] / popular[of_group].sum())
    apart = source != target
    return Network.from_edges(500, source[apart], target[apart])


def test_what_busy_and_popular_accounts_do_at_random_makes_no_communities() -> None:
    for seed in range(4):
        network = happened(20_000, inside=0.0, seed=seed)
        assert keeps_strengths(network)
        claim = significance(network, seed=seed, workers=2)
        assert not claim.communities
        assert abs(claim.z) < 5, "weights that fell anywhere gave z of about -9 and less"


def test_communities_in_weights_are_found() -> None:
    claim = significance(happened(20_000, inside=0.4, seed=1), workers=2)
    assert claim.communities
    assert "degrees and strengths" in str(claim)


def test_heavy_relations_anywhere_are_no_communities() -> None:
    random = np.random.default_rng(3)
    pairs = random.choice(300 * 300, 1500, replace=False)
    pairs = pairs[pairs // 300 != pairs % 300]
    weights = np.ceil(random.lognormal(1.0, 1.2, pairs.size))
    network = Network.from_edges(300, pairs // 300, pairs % 300, weights)
    assert not keeps_strengths(network)
    assert not significance(network, workers=2).communities


def test_strengths_are_kept() -> None:
    network = happened(20_000, inside=0.4, seed=2)
    null = rewired(network, seed=5)
    assert null.undirected.degrees().tolist() == network.undirected.degrees().tolist()
    assert sorted(null.weight) == sorted(network.undirected.weights[::1])[::2]
    wanted, found = network.undirected.strengths(), null.undirected.strengths()
    assert np.abs(found - wanted).sum() < 0.15 * wanted.sum()


def test_zachary_is_not_random() -> None:
    network = network_of(zachary())
    assert significance(network, samples=40).z > 1.0


def test_random_networks_that_are_all_alike_give_no_z() -> None:
    """A star is the only network of its degrees; two that are apart can only be mixed in ways less modular."""
    star = significance(Network.from_edges(30, [0] * 29, range(1, 30)), samples=5)
    assert star.z is None
    assert not star.communities
    assert "which are all alike" in str(star)
    more = Significance(0.6, np.array([0.2, 0.2, 0.2]))
    assert (more.z, more.communities) == (None, True)


def test_z_and_p_by_hand() -> None:
    claim = Significance(0.6, np.array([0.1, 0.2, 0.3]))
    assert claim.z == pytest.approx(4.0)
    assert claim.p == pytest.approx(1 / 4)
    assert claim.communities
    assert Significance(0.3, np.array([0.1, 0.2, 0.3])).p == pytest.approx(2 / 4)
