"""Overlap against sets of Python, by brute force."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tular.analytics.overlap.overlap import best_order, overlap, reach_of_sets
from tular.analytics.overlap.signatures import counts, signatures, signatures_of_follows
from tular.errors import UsageError

N = 40
audiences = st.lists(st.sets(st.integers(0, N - 1)), min_size=2, max_size=6)


def counted(sets: list[set[int]]) -> np.ndarray:
    return counts(signatures(N, [np.array(sorted(each), np.int32) for each in sets]), len(sets))


@given(audiences)
def test_pairs_under_all_three_denominators(sets: list[set[int]]) -> None:
    found = overlap(counted(sets))
    for i, a in enumerate(sets):
        assert found.size[i] == len(a)
        assert found.exclusive[i] == len(a.difference(*(b for j, b in enumerate(sets) if j != i)))
        for j, b in enumerate(sets):
            both = len(a & b)
            assert found.shared[i, j] == both
            assert found.of_each[i, j] == (both / len(a) if a else 0)
            assert found.of_smaller[i, j] == (both / min(len(a), len(b)) if a and b else 0)
            assert found.of_union[i, j] == (both / len(a | b) if a | b else 0)
    assert found.reach == len(set().union(*sets))


@given(audiences)
def test_the_order_is_greedy_and_the_best_of_each_size_exact(sets: list[set[int]]) -> None:
    steps = best_order(counted(sets))
    assert sorted(step.audience for step in steps) == list(range(len(sets)))
    reached: set[int] = set()
    for number, step in enumerate(steps, start=1):
        left = [s.audience for s in steps[number - 1 :]]
        assert step.added == max(len(sets[i] - reached) for i in left) == len(sets[step.audience] - reached)
        reached |= sets[step.audience]
        assert step.reach == len(reached)
        assert step.best == max(len(set().union(*some)) for some in combinations(sets, number))
    assert steps[-1].reach == steps[-1].best


@given(audiences)
def test_reach_of_every_set_of_audiences(sets: list[set[int]]) -> None:
    reached = reach_of_sets(counted(sets))
    for code in range(1 << len(sets)):
        chosen = [each for bit, each in enumerate(sets) if code >> bit & 1]
        assert reached[code] == len(set().union(*chosen))


@given(audiences)
def test_signatures_from_follows_are_those_of_the_audiences(sets: list[set[int]]) -> None:
    edges = [(follower, 50 + i) for i, each in enumerate(sets) for follower in each] + [(1, 49), (2, 60)]
    source, target = np.array(edges, np.int32).T
    codes = signatures_of_follows(61, source, target, [50 + i for i in range(len(sets))])
    expected = signatures(61, [np.array(sorted(each), np.int32) for each in sets])
    assert codes.tolist() == expected.tolist()


def test_more_than_ten_audiences_are_refused() -> None:
    with pytest.raises(UsageError, match="one to 10 accounts, not 11"):
        signatures(5, [np.array([0], np.int32)] * 11)
