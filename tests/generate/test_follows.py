"""What holds for the follows of any generated network, whatever its options."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tular.generate import Network, NetworkOptions, network
from tular.generate.follows import contains, merged, pack, source_of, target_of

options = st.builds(
    NetworkOptions,
    accounts=st.integers(100, 1_500),
    follows_per_account=st.floats(2, 12),
    seed=st.integers(0, 2**40),
    snapshots=st.integers(1, 4),
    mixing=st.floats(0, 1),
    reciprocity=st.floats(0, 0.9),
    model=st.sampled_from(["audience", "lfr", "circles"]),
    posts=st.just(False),
)


@settings(max_examples=40, deadline=None)
@given(options)
def test_follows_are_simple_between_accounts_that_are_there(options: NetworkOptions) -> None:
    net = network(options)
    assert np.all(np.diff(net.history.keys) > 0), "sorted, hence without duplicates"
    assert not np.any(net.source == net.target)
    assert net.source.min() >= 0
    assert max(net.source.max(), net.target.max()) < options.accounts
    assert np.all(net.first <= net.last)
    assert net.last.max() == options.snapshots - 1
    for snapshot in range(options.snapshots):
        source, target = net.follows(snapshot)
        there = net.membership[snapshot] >= 0
        assert there[source].all()
        assert there[target].all()


@settings(max_examples=15, deadline=None)
@given(options)
def test_the_seed_decides_everything(options: NetworkOptions) -> None:
    first, second = network(options), network(options)
    assert np.array_equal(first.history.keys, second.history.keys)
    assert np.array_equal(first.first, second.first)
    assert np.array_equal(first.last, second.last)
    assert np.array_equal(first.membership, second.membership)


def test_another_seed_is_another_network() -> None:
    first, second = (
        network(NetworkOptions(accounts=500, follows_per_account=8, seed=seed)) for seed in (1, 2)
    )
    shared = contains(first.history.keys, second.history.keys).mean()
    assert shared < 0.1


@pytest.mark.parametrize("model", ["audience", "lfr"])
@pytest.mark.parametrize("mixing", [0.05, 0.3, 0.6, 0.9])
def test_mixing_is_as_planted(model: str, mixing: float) -> None:
    net = network(NetworkOptions(accounts=5_000, follows_per_account=15, mixing=mixing, model=model))  # type: ignore[arg-type]
    source, target = net.follows()
    leaving = np.mean(net.membership[0, source] != net.membership[0, target])
    assert leaving == pytest.approx(mixing, abs=0.03)


def test_mixing_and_degree_last_over_the_snapshots(evolved: Network) -> None:
    for snapshot in range(evolved.options.snapshots):
        source, target = evolved.follows(snapshot)
        membership = evolved.membership[snapshot]
        assert source.size / np.count_nonzero(membership >= 0) == pytest.approx(15, rel=0.12)
        assert np.mean(membership[source] != membership[target]) == pytest.approx(0.2, abs=0.04)


@pytest.mark.parametrize("reciprocity", [0.0, 0.25, 0.6])
def test_reciprocity_is_as_asked(reciprocity: float) -> None:
    net = network(NetworkOptions(accounts=20_000, follows_per_account=15, reciprocity=reciprocity, seed=3))
    answered = contains(net.history.keys, np.sort(pack(net.target, net.source))).mean()
    # Some follows are mutual by chance, within small communities.
    assert reciprocity <= answered + 0.02
    assert answered <= reciprocity + 0.1


def test_the_model_lfr_is_mutual_at_every_snapshot() -> None:
    net = network(
        NetworkOptions(accounts=3_000, follows_per_account=12, model="lfr", snapshots=3, mixing=0.3)
    )
    for snapshot in range(3):
        source, target = net.follows(snapshot)
        keys = pack(source, target)
        assert contains(keys, pack(target, source)).all()


def hill_exponent(values: np.ndarray, share: float) -> float:
    """Exponent of the density's tail by Hill's estimator over the largest `share` of the values."""
    ordered = np.sort(values)[::-1].astype(float)
    k = int(share * ordered.size)
    return 1 + 1 / float(np.mean(np.log(ordered[:k] / ordered[k])))


def test_audiences_have_a_heavy_tail() -> None:
    net = network(NetworkOptions(accounts=50_000, follows_per_account=20, seed=5))
    followers = np.bincount(net.target, minlength=50_000)
    assert 1.8 < hill_exponent(followers, 0.01) < 3.2
    assert followers.max() > 100 * np.median(followers)
    following = np.bincount(net.source, minlength=50_000)
    assert following.max() > 8 * np.median(following)
    poisson = np.random.default_rng(1).poisson(20, 50_000)
    assert hill_exponent(poisson, 0.01) > 8, "the estimator tells a light tail from a heavy one"


@given(st.sets(st.integers(0, 2**62)), st.sets(st.integers(0, 2**62)))
def test_sorted_keys_merge_and_answer(first: set[int], second: set[int]) -> None:
    a, b = (np.array(sorted(s), dtype=np.int64) for s in (first, second - first))
    assert merged(a, b).tolist() == sorted(first | second)
    assert contains(a, np.array(sorted(second), dtype=np.int64)).tolist() == [
        x in first for x in sorted(second)
    ]


@given(st.integers(0, 2**31 - 1), st.integers(0, 2**31 - 1))
def test_a_key_holds_both_ends(source: int, target: int) -> None:
    key = pack(np.array([source]), np.array([target]))
    assert (source_of(key)[0], target_of(key)[0]) == (source, target)
