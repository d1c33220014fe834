"""Possible trees: the paper's probabilities by hand, what is known is kept, planted trees are found."""

from __future__ import annotations

import numpy as np
import pytest

from tular.analytics.diffusion.ensemble import Inference, Placement, parent_probabilities, reconstruct
from tular.analytics.diffusion.forest import Forest, depths, star
from tular.analytics.diffusion.influence import igniters, influence
from tular.analytics.diffusion.interval import over_versions
from tular.generate import NetworkOptions
from tular.generate.activity import activity
from tular.generate.posts import Act
from tular.generate.structure import network
from tular.graph.network import Network

NOBODY = Network.from_edges(4, [], []).outgoing


def cascade(at: list[float]) -> Forest:
    n = len(at)
    return Forest(np.zeros(n, np.int32), np.arange(n, dtype=np.int32), np.array(at))


def test_probabilities_mix_followers_and_time_as_the_paper_says() -> None:
    chance = parent_probabilities(np.array([30.0, 10.0]), np.array([10.0, 5.0]), Inference(0.5, 2.0))
    by_time = np.array([1 / 100, 1 / 25]) / (1 / 100 + 1 / 25)
    assert chance == pytest.approx(0.5 * np.array([0.75, 0.25]) + 0.5 * by_time)
    assert parent_probabilities(np.zeros(2), np.array([10.0, 5.0]), Inference()) == pytest.approx(by_time)


def test_draws_are_as_frequent_as_probable() -> None:
    forest, popularity = cascade([0.0, 60.0, 90.0]), np.array([5.0, 100.0, 1.0, 0.0])
    choices = Inference(versions=20_000, seed=3)
    found = reconstruct(forest, popularity, NOBODY, np.full(3, -1, np.int32), choices)
    expected = parent_probabilities(popularity[:2], np.array([90.0, 30.0]), choices)[1]
    assert (found.parents[:, 2] == 1).mean() == pytest.approx(expected, abs=0.01)
    assert found.placement.tolist() == [Placement.ROOT, Placement.UNPLACED, Placement.UNPLACED]
    assert found.unplaced == 1.0


def test_follows_limit_the_candidates_and_the_source_decides() -> None:
    forest = cascade([0.0, 1.0, 2.0, 3.0])
    follows = Network.from_edges(4, [2, 3], [1, 0]).outgoing
    found = reconstruct(forest, np.ones(4), follows, np.array([-1, 0, -1, 2], np.int32))
    assert (found.parents[:, 2] == 1).all()
    assert (found.parents[:, 3] == 2).all(), "the source's word counts, not follows"
    assert found.placement.tolist() == [
        Placement.ROOT,
        Placement.EXACT,
        Placement.FOLLOWED,
        Placement.EXACT,
    ]
    assert found.unplaced == 0.0
    assert not found.exact


def test_the_same_seed_gives_the_same_trees_and_another_seed_others() -> None:
    forest, known = cascade([float(i) for i in range(30)]), np.full(30, -1, np.int32)
    rows = Network.from_edges(30, [], []).outgoing

    def drawn(seed: int) -> bytes:
        return reconstruct(forest, np.ones(30), rows, known, Inference(seed=seed)).parents.tobytes()

    assert drawn(1) == drawn(1)
    assert drawn(1) != drawn(2)


def test_influence_has_an_interval_and_stands_beside_the_star() -> None:
    forest = cascade([0.0, 1.0, 2.0])
    follows = Network.from_edges(3, [2, 2, 1], [0, 1, 0]).outgoing
    found = reconstruct(forest, np.array([1.0, 1.0, 1.0]), follows, np.full(3, -1, np.int32))
    told = influence(forest, found)
    assert told.account.tolist() == [0, 1]
    assert told.mean[0] == 2.0
    assert told.naive.tolist() == [2.0, 0.0]
    assert 0 < told.mean[1] < 1
    assert (told.low[1], told.high[1]) == (0.0, 1.0)
    lit = igniters(forest, found)
    assert lit.account.tolist() == [1]
    assert lit.share[0] == pytest.approx(told.mean[1] / 2)


def test_planted_trees_are_found_far_better_than_the_star_shows() -> None:
    """The generated network keeps who saw a post through whom; only follows, times and followers are given here."""
    options = NetworkOptions(accounts=1000, seed=5)
    planted = network(options)
    posts = activity(planted)
    rows = np.flatnonzero((posts.act == Act.RETWEET) | (posts.act == Act.POST))
    cascade_of = np.where(posts.act == Act.RETWEET, posts.original, np.arange(posts.count))[rows]
    order = np.lexsort((posts.at[rows], posts.act[rows] == Act.RETWEET, cascade_of))
    rows = rows[order]
    place = np.full(posts.count, -1)
    place[rows] = np.arange(rows.size)
    numbers = np.unique(cascade_of, return_inverse=True)[1][order].astype(np.int32)
    forest = Forest(numbers, posts.author[rows].astype(np.int32), posts.at[rows].astype(float))
    follows = Network.from_edges(options.accounts, *planted.follows(0))
    audience = follows.incoming.degrees().astype(float)
    truth = np.where(posts.parent[rows] >= 0, place[posts.parent[rows]], -1)
    known = np.full(rows.size, -1, np.int32)
    found = reconstruct(forest, audience, follows.outgoing, known, Inference(versions=20))
    deep = (truth >= 0) & (posts.act[np.maximum(rows[np.maximum(truth, 0)], 0)] == Act.RETWEET)
    assert deep.sum() > 200
    right = (found.parents == truth).mean(axis=0)
    assert right[deep].mean() > 0.5, "the star is right about none of these"
    assert right[truth >= 0].mean() > 0.8
    assert (star(forest)[0] == truth)[deep].sum() == 0
    true_depth = depths(truth[None, :].astype(np.int32)).mean()
    assert abs(depths(found.parents).mean() - true_depth) < abs(depths(star(forest)).mean() - true_depth)


def test_an_interval_over_versions() -> None:
    told = over_versions(np.arange(101.0))
    assert (told.value, told.low, told.high) == pytest.approx((50.0, 2.5, 97.5))
    assert 50 in told
    assert np.isnan(over_versions(np.empty(0)).value)
    rare = over_versions(np.array([0] * 99 + [1]))
    assert (rare.value, rare.low, rare.high) == (0.01, 0.0, 0.01)
