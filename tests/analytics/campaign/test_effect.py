"""What a campaign did, against simulated truth: effects are found, and none is claimed where there is none."""

from __future__ import annotations

import numpy as np
import pytest

from tular.analytics.campaign.effect import (
    Comparison,
    Effect,
    Series,
    Verdict,
    common_change,
    dispersion,
    effect,
)
from tular.analytics.campaign.matching import difference_in_differences, matched_pairs, similar

DAYS_BEFORE, DAYS_DURING = 14, 7


def simulated(
    rng: np.random.Generator,
    *,
    lift: float = 1.0,
    common: float = 1.0,
    spread: float = 0.0,
    clumps: float = 0.0,
    rate: float = 6.0,
    group_rate: float = 0.3,
    accounts: int = 150,
) -> Effect:
    """A brand with `rate` posts about it a day, among accounts with few; all change by `common`, each by its own."""

    def counts(rates: np.ndarray, size: tuple[int, ...]) -> np.ndarray:
        if not clumps:
            return rng.poisson(rates, size).astype(float)
        return rng.poisson(rates * rng.gamma(1 / clumps, clumps, size)).astype(float)

    def drift(size: int) -> np.ndarray:
        return np.exp(spread * rng.standard_normal(size))

    own = Series(
        counts(np.array(rate), (DAYS_BEFORE,)),
        counts(rate * lift * common * drift(1), (DAYS_DURING,)),
        DAYS_BEFORE,
        DAYS_DURING,
    )
    rates = group_rate * rng.lognormal(0, 0.8, accounts)
    group = Comparison(
        counts(np.repeat(rates[:, None], DAYS_BEFORE, 1), (accounts, DAYS_BEFORE)).sum(axis=1),
        counts(
            np.repeat((rates * common * drift(accounts))[:, None], DAYS_DURING, 1), (accounts, DAYS_DURING)
        ).sum(axis=1),
        np.full(accounts, float(DAYS_BEFORE)),
        np.full(accounts, float(DAYS_DURING)),
    )
    return effect(own, group)


@pytest.mark.parametrize(
    "world",
    [
        {},
        {"common": 2.5},
        {"spread": 0.4, "group_rate": 2.0},
        {"spread": 0.4, "group_rate": 2.0, "common": 0.5},
        {"clumps": 0.5, "group_rate": 2.0},
        {"rate": 1.0, "group_rate": 0.1, "accounts": 60},
    ],
    ids=["calm", "everything rises", "accounts drift", "drift and fall", "clumps", "few events"],
)
def test_no_effect_is_claimed_where_there_is_none_more_often_than_stated(world: dict[str, float]) -> None:
    rng = np.random.default_rng(11)
    claims = sum(simulated(rng, **world).verdict in (Verdict.ROSE, Verdict.FELL) for _ in range(400))
    assert claims / 400 <= 0.05 + 2 * np.sqrt(0.05 * 0.95 / 400), claims


@pytest.mark.parametrize("world", [{}, {"common": 2.0}, {"spread": 0.3, "group_rate": 1.0}])
def test_a_campaign_that_works_is_found_and_its_interval_holds_the_truth(world: dict[str, float]) -> None:
    rng = np.random.default_rng(12)
    found = [simulated(rng, lift=4.0, **world) for _ in range(200)]
    assert sum(each.verdict is Verdict.ROSE for each in found) >= 190
    assert sum(4.0 in each.effect for each in found) >= 183, "95 % less two standard errors"


def test_the_common_change_by_hand() -> None:
    group = Comparison(np.array([10.0, 20.0]), np.array([20.0, 40.0]), np.ones(2), np.ones(2))
    log_theta, variance, spread = common_change(group)
    assert np.exp(log_theta) == pytest.approx(2.0)
    assert (variance, spread) == (pytest.approx(0.0), 0.0)


def test_posts_weigh_each_account_by_its_own_exposure() -> None:
    """Twice the retweets on twice the posts is no change, whichever account posted more."""
    group = Comparison(
        np.array([10.0, 8.0]), np.array([20.0, 4.0]), np.array([5.0, 4.0]), np.array([10.0, 2.0])
    )
    assert np.exp(common_change(group)[0]) == pytest.approx(1.0)


def test_too_little_says_so() -> None:
    few = Comparison(np.ones(5), np.ones(5), np.ones(5), np.ones(5))
    own = Series(np.array([3.0, 2.0]), np.array([9.0, 9.0]), 2, 2)
    told = effect(own, few)
    assert told.verdict is Verdict.INSUFFICIENT
    assert told.change == pytest.approx(18 / 5)
    quiet = Series(np.array([1.0]), np.array([1.0]), 1, 1)
    many = Comparison(np.ones(40), np.ones(40), np.ones(40), np.ones(40))
    assert effect(quiet, many).verdict is Verdict.INSUFFICIENT


def test_dispersion_of_even_counts_is_one_and_of_clumps_larger() -> None:
    assert dispersion(Series(np.full(5, 4.0), np.full(5, 9.0), 5, 5)) == 1.0
    assert dispersion(Series(np.array([0.0, 0.0, 30.0]), np.array([5.0, 5.0]), 3, 2)) > 5


def test_pairs_share_the_group_are_near_and_used_once() -> None:
    rng = np.random.default_rng(3)
    features, group = rng.standard_normal((300, 2)), rng.integers(0, 3, 300).astype(np.int32)
    treated, pool = np.arange(60), np.arange(60, 300)
    pairs = matched_pairs(features, group, treated, pool)
    assert pairs.treated.size + pairs.unmatched == 60
    assert np.unique(pairs.control).size == pairs.control.size > 40
    assert (group[pairs.treated] == group[pairs.control]).all()
    distance = np.linalg.norm(
        (features / features.std(axis=0))[pairs.treated] - (features / features.std(axis=0))[pairs.control],
        axis=1,
    )
    assert distance.max() <= 0.5


def test_similar_rows_are_the_nearest() -> None:
    features = np.array([[0.0], [10.0], [11.0], [30.0]])
    assert similar(features, np.array([12.0]), np.array([0, 1, 2, 3]), 2).tolist() == [2, 1]


def test_differences_of_matched_accounts_claim_nothing_by_chance() -> None:
    """Followers of a brand talk about it, others hardly do: levels differ, changes do not."""
    rng = np.random.default_rng(6)
    claims = 0
    for _ in range(300):
        level = np.repeat([0.4, 0.05], 150)
        before, after = rng.poisson(level * 2).astype(float), rng.poisson(level).astype(float)
        pairs = matched_pairs(
            rng.random((300, 1)), np.zeros(300, np.int32), np.arange(150), np.arange(150, 300)
        )
        claims += difference_in_differences(before, after, pairs, days=(2.0, 1.0)).shown
    assert claims / 300 <= 0.05 + 2 * np.sqrt(0.05 * 0.95 / 300)


def test_difference_in_differences_by_hand() -> None:
    pairs = matched_pairs(np.zeros((4, 1)), np.zeros(4, np.int32), np.array([0, 1]), np.array([2, 3]))
    told = difference_in_differences(np.array([1.0, 1, 1, 1]), np.array([4.0, 6, 2, 2]), pairs)
    assert (told.treated, told.control, told.difference.value) == (4.0, 1.0, 3.0)
    assert told.pairs == 2
