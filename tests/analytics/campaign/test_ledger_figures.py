"""Awareness, loyalty, horizontality and rates: by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import polars as pl
import pytest

from tular.analytics.campaign.exposure import exposure, newly_reached
from tular.analytics.campaign.horizontality import brand_depth, horizontality, trend, word_of_mouth
from tular.analytics.campaign.impressions import ImpressionFormula, earned_impressions
from tular.analytics.campaign.loyalty import advocates, cohorts, newcomers, repeat_engagers
from tular.analytics.campaign.rates import Denominator, engagement_rate
from tular.analytics.diffusion.forest import Forest
from tular.graph.network import Network

MONDAY = datetime(2026, 1, 5, tzinfo=UTC)


def engagements(*rows: tuple[int, int], prompted: bool = False) -> pl.DataFrame:
    """Of accounts on days since the Monday."""
    return pl.DataFrame(
        {
            "account": [account for account, _ in rows],
            "at": [MONDAY + timedelta(days=day) for _, day in rows],
            "prompted": [prompted] * len(rows),
        },
        schema_overrides={"at": pl.Datetime("us", "UTC")},
    )


def test_earned_impressions_follow_the_formula() -> None:
    formula = ImpressionFormula()
    assert formula.factors(np.array([10.0, 100_000, 5_050_000, 10_000_000, 5e7])) == pytest.approx(
        [0.15, 0.15, 0.105, 0.06, 0.06]
    )
    assert earned_impressions(np.array([1000.0, 1000.0]), formula) == pytest.approx(300)
    assert "0.15 up to 100,000" in str(formula)


def test_exposure_counts_accounts_once_and_exposures_each_time() -> None:
    follows = Network.from_edges(6, [1, 2, 2, 3], [0, 0, 4, 4])
    found = exposure(follows.incoming, np.array([0, 0, 4]))
    assert found.reached.tolist() == [False, True, True, True, False, False]
    assert (found.accounts, found.exposures) == (3, 6)
    fresh = newly_reached(found.reached, follows.incoming, np.array([0]), np.array([5]))
    assert np.flatnonzero(fresh).tolist() == [3]


def test_repeat_engagers_count_distinct_weeks() -> None:
    told = repeat_engagers(engagements((1, 0), (1, 1), (1, 8), (2, 3), (3, 14)))
    assert told.rows() == [(1, 2), (2, 1)]


def test_cohorts_keep_every_week_the_data_reaches() -> None:
    told = cohorts(engagements((1, 0), (2, 1), (1, 7), (3, 8), (1, 15), (2, 16)))
    week = timedelta(days=7)
    assert told.rows() == [
        (MONDAY, 0, 2, 1.0),
        (MONDAY, 1, 1, 0.5),
        (MONDAY, 2, 2, 1.0),
        (MONDAY + week, 0, 1, 1.0),
        (MONDAY + week, 1, 0, 0.0),
    ]
    assert cohorts(engagements()).is_empty()


def test_new_returning_lapsed_and_kept() -> None:
    told = newcomers(
        engagements((1, 0), (1, 10), (2, 0), (3, 9), (4, 9), (4, 20), (5, 30), (6, 0), (6, 30)),
        MONDAY + timedelta(days=7),
        MONDAY + timedelta(days=14),
    )
    assert told == {"new": 2, "returning": 1, "lapsed": 1, "kept": 1, "later": 1}


def test_advocates_are_steady_unprompted_and_bring_others() -> None:
    steady = [(account, day) for account in (1, 2) for day in (0, 7, 14)]
    prompted = engagements(*[(3, day) for day in (0, 7, 14, 21)], prompted=True)
    brought = pl.DataFrame({"account": [8, 9, 9], "by": [1, 1, 1]})
    told = advocates(pl.concat([engagements(*steady), prompted]), brought)
    assert told.rows() == [(1, 3, 3, 2)], "2 brings nobody, 3 only answers"


def forest() -> tuple[Forest, np.ndarray]:
    """The brand 0 posts; 1 and 2 retweet it, 3 through 1, 4 through 3; a customer 5 posts, 6 retweets."""
    told = Forest(
        np.array([0, 0, 0, 0, 0, 1, 1], np.int32), np.arange(7, dtype=np.int32), np.arange(7) * 10.0
    )
    return told, np.array([[-1, 0, 0, 1, 3, -1, 5]], np.int32)


def test_word_of_mouth_is_what_does_not_come_from_the_brand_or_whom_it_pays() -> None:
    told, parents = forest()
    paid = np.zeros(7, bool)
    paid[0] = True
    assert word_of_mouth(told, parents, paid).tolist() == [3 / 5]
    assert brand_depth(told, parents, paid).tolist() == [[1, 0]]
    paid[1] = True
    assert word_of_mouth(told, parents, paid).tolist() == [2 / 5]
    assert brand_depth(told, parents, paid).tolist() == [[2, 0]]


def test_peers_and_top_down_by_audience() -> None:
    told, parents = forest()
    paid = np.zeros(7, bool)
    paid[0] = True
    found = horizontality(told, parents, paid, np.array([1000.0, 50, 200, 40, 900, 10, 10]))
    assert (found.peers.value, found.top_down.value, found.upwards.value) == (0.6, 0.2, 0.2)
    steps = trend(told, parents, paid, 0.0, 30.0, 3)
    assert [each.value for each in steps[:2]] == [0.0, 1.0]
    assert steps[2].value == 1.0


def test_nothing_spread_is_no_share() -> None:
    none = Forest(np.array([0], np.int32), np.array([0], np.int32), np.zeros(1))
    found = horizontality(none, np.array([[-1]], np.int32), np.array([True]), np.ones(1))
    assert np.isnan(found.word_of_mouth.value)
    assert found.depth.value == 1


def test_engagement_rates_name_their_denominator() -> None:
    values = [np.array([30.0]), np.array([3.0]), np.array([200.0]), np.array([1000.0])]
    told = {each: engagement_rate(*values, each)[0] for each in Denominator}
    assert told == {Denominator.FOLLOWERS: 0.05, Denominator.EXPOSED: 0.03, Denominator.POSTS: 10.0}
    assert np.isnan(engagement_rate(*(np.zeros(1) for _ in values), Denominator.POSTS)[0])
