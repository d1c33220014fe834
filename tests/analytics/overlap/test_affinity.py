"""Affinity, look-alikes and white space: by hand and against counting."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import binomtest

from tular.analytics.overlap.affinity import affinity, followed_by, uniqueness
from tular.analytics.overlap.lookalikes import look_alikes
from tular.analytics.overlap.whitespace import reach_by_community, white_space
from tular.graph.network import Network


def test_lift_bound_and_chance_by_hand() -> None:
    found = affinity(np.array([5, 0, 2]), 10, np.array([10, 50, 20]), 100)
    assert found.lift.tolist() == [5.0, 0.0, 1.0]
    interval = binomtest(5, 10, alternative="greater").proportion_ci(0.95, method="exact")
    assert found.bound[0] == pytest.approx(interval.low / 0.1)
    assert found.bound[2] < 1, "as often as chance gives is no affinity"


def test_three_of_three_do_not_lead_before_fifty_of_a_hundred() -> None:
    found = affinity(np.array([3, 50]), 100, np.array([3, 60]), 10_000)
    assert found.lift[0] > found.lift[1]
    assert found.bound[0] < found.bound[1]


def test_chance_is_not_called_affinity_more_often_than_stated() -> None:
    rng = np.random.default_rng(1)
    followers = rng.integers(20, 400, 4000)
    shared = rng.hypergeometric(followers, 2000 - followers, 300)
    assert (affinity(shared, 300, followers, 2000).bound > 1).mean() <= 0.05


def test_uniqueness_discounts_what_everybody_follows() -> None:
    assert uniqueness(np.array([100, 10, 1]), 100).tolist() == [0.0, 0.5, 1.0]


def test_whom_an_audience_follows_is_counted() -> None:
    rng = np.random.default_rng(2)
    pairs = np.unique(rng.integers(0, 30, (200, 2)), axis=0)
    follows = Network.from_edges(30, *pairs.T)
    audience = np.array([0, 4, 9, 17], np.int32)
    expected = np.bincount(follows.target[np.isin(follows.source, audience)], minlength=30)
    assert (
        followed_by(follows.outgoing.offsets, follows.outgoing.neighbours, audience).tolist()
        == expected.tolist()
    )


def test_look_alikes_share_the_audience_beyond_chance() -> None:
    """Of 300 accounts 60 follow the seed (200); 201 is followed by 50 of these, 202 by many, 203 by strangers."""
    edges = [(f, 200) for f in range(60)] + [(f, 201) for f in range(10, 60)]
    edges += [(f, 202) for f in range(200)] + [(f, 203) for f in range(100, 150)] + [(0, 204), (1, 204)]
    follows = Network.from_edges(300, *np.array(edges).T)
    audience = follows.incoming.row(200)
    shared, followers = (
        followed_by(follows.outgoing.offsets, follows.outgoing.neighbours, audience),
        follows.incoming.degrees(),
    )
    without = np.array([200], np.int32)
    found = look_alikes(shared, followers, audience.size, 300, without=without, first=10)
    assert found.account.tolist() == [201, 202]
    assert found.similarity[0] == pytest.approx(50 / np.sqrt(60 * 50))
    assert found.affinity.lift[0] == pytest.approx(300 / 60)
    assert look_alikes(shared, followers, 60, 300, without=without, first=1).account.tolist() == [201]


def test_white_space_is_what_nobody_reaches_the_largest_first() -> None:
    community = np.array([0, 0, 1, 1, 1, 2, 2, -1])
    reached = np.array([1, 0, 0, 0, 0, 0, 0, 1], bool)
    found = reach_by_community(reached, community, 3)
    assert found.size.tolist() == [2, 3, 2]
    assert found.share.tolist() == [0.5, 0.0, 0.0]
    assert white_space(found).tolist() == [1, 2]
    assert white_space(found, least_size=3).tolist() == [1]
    assert white_space(found, at_most=0.5).tolist() == [1, 0, 2]
