"""Tiers, and percentiles among size-peers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from tular.analytics.engagement.percentile import size_peer_percentile
from tular.analytics.structure.tiers import tiers
from tular.errors import UsageError
from tular.results.ranked_scores import RankedScores


def test_tiers_begin_at_their_thresholds() -> None:
    audience = np.array([0, 9_999, 10_000, 49_999, 50_000, 499_999, 500_000, 1_000_000, 10**9])
    expected = ["NANO", "NANO", "MICRO", "MICRO", "MID", "MID", "MACRO", "MEGA", "MEGA"]
    assert tiers(audience).tolist() == expected


def test_tiers_are_configurable() -> None:
    assert tiers(np.array([9, 10, 25, 30, 99]), (10, 20, 30, 40)).tolist() == [
        "NANO",
        "MICRO",
        "MID",
        "MACRO",
        "MEGA",
    ]


@pytest.mark.parametrize("steps", [(10, 10, 20, 30), (40, 30, 20, 10), (0, 1, 2, 3), (5,), ()])
def test_thresholds_must_rise(steps: tuple[int, ...]) -> None:
    with pytest.raises(UsageError, match="must rise"):
        tiers(np.array([1]), steps)


def by_definition(scores: list[int], audience: list[int], factor: float, at_least: int) -> list[float]:
    order = sorted(range(len(scores)), key=lambda i: (audience[i], i))
    result = [0.0] * len(scores)
    for place, i in enumerate(order):
        nearest = min(max(place - at_least // 2, 0), max(len(order) - at_least, 0))
        peers = [scores[j] for j in order if audience[i] / factor <= audience[j] <= audience[i] * factor]
        if len(peers) < at_least:
            peers = [scores[j] for j in order[nearest : nearest + at_least]]
        result[i] = (
            stats.percentileofscore(peers, scores[i], kind="strict") * len(peers) / max(len(peers) - 1, 1)
        )
    return result


@settings(deadline=None, max_examples=50)
@given(
    st.lists(st.tuples(st.integers(0, 6), st.integers(0, 40)), min_size=1, max_size=40), st.integers(1, 12)
)
def test_size_peer_percentile_agrees_with_its_definition(pairs: list[tuple[int, int]], at_least: int) -> None:
    scores, audience = [a for a, _ in pairs], [b for _, b in pairs]
    values = size_peer_percentile(
        np.array(scores, float), np.array(audience, float), factor=1.5, at_least=at_least
    )
    assert values == pytest.approx(by_definition(scores, audience, 1.5, at_least))


def test_the_best_of_the_small_ones_stands_out() -> None:
    audience = np.repeat([10.0, 100_000.0], 100)
    scores = np.concatenate([np.arange(100), 1000 + np.arange(100)])
    assert size_peer_percentile(scores, audience)[99] == 100
    assert size_peer_percentile(scores, audience)[100] == 0


def test_equal_scores_share_their_rank_and_the_last_is_the_floor() -> None:
    ranked = RankedScores(np.array([1.0, 3.0, np.nan, 3.0, 2.0, 1.0]))
    assert ranked.ranks.tolist() == [4, 1, 0, 1, 3, 4]
    assert ranked.floor.tolist() == [True, False, False, False, False, True]
    low = RankedScores(np.array([1.0, 3.0, 2.0]), low_first=True)
    assert low.ranks.tolist() == [1, 3, 2]
    assert not low.floor.any(), "one alone at the end is no floor"
    assert RankedScores(np.array([np.nan])).ranks.tolist() == [0]
