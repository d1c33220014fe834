"""Planted communities, and whether the events say what the memberships show."""

from __future__ import annotations

import random

import igraph
import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tular.errors import UsageError
from tular.generate import Network, NetworkOptions
from tular.generate.planting import ABSENT, GROWTH, SHRINKAGE, Planting, community_sizes, plant
from tular.models import EventKind


@settings(max_examples=60, deadline=None)
@given(st.integers(300, 50_000), st.integers(5, 60), st.floats(1, 4), st.integers(0, 1000))
def test_sizes_sum_up_and_respect_the_smallest(
    members: int, smallest: int, exponent: float, seed: int
) -> None:
    sizes = community_sizes(np.random.default_rng(seed), members, smallest, exponent)
    assert sizes.sum() == members
    assert sizes.min() >= smallest
    assert np.all(np.diff(sizes) <= 0)


def members(planting: Planting, snapshot: int, community: int) -> set[int]:
    return set(np.flatnonzero(planting.membership[snapshot] == community).tolist())


@settings(max_examples=30, deadline=None)
@given(st.integers(600, 8_000), st.integers(2, 6), st.integers(0, 10_000))
@example(6_521, 6, 1)
def test_events_say_what_memberships_show(accounts: int, snapshots: int, seed: int) -> None:
    options = NetworkOptions(accounts=accounts, follows_per_account=8, snapshots=snapshots, seed=seed)
    planting = plant(options)
    for event in planting.events:
        before = [members(planting, event.snapshot - 1, c) for c in event.before]
        after = [members(planting, event.snapshot, c) for c in event.after]
        assert all(before)
        assert all(after)
        CHECKS[event.kind](before, after)
        gone = set(event.before) - set(event.after)
        assert not any(members(planting, event.snapshot, c) for c in gone)


def check_split(before: list[set[int]], after: list[set[int]]) -> None:
    assert after[0] | after[1] == before[0]
    assert len(after[0]) >= len(after[1]) > 0.3 * len(before[0])


def check_merged(before: list[set[int]], after: list[set[int]]) -> None:
    assert after[0] == before[0] | before[1]


def check_grown(before: list[set[int]], after: list[set[int]]) -> None:
    assert before[0] < after[0]
    assert len(after[0]) >= (1 + GROWTH) * len(before[0])


def check_shrunk(before: list[set[int]], after: list[set[int]]) -> None:
    assert after[0] < before[0]
    assert len(after[0]) == pytest.approx((1 - SHRINKAGE) * len(before[0]), abs=1)


def check_born(before: list[set[int]], after: list[set[int]]) -> None:
    assert not before


def check_dissolved(before: list[set[int]], after: list[set[int]]) -> None:
    assert not after


CHECKS = {
    EventKind.SPLIT: check_split,
    EventKind.MERGED: check_merged,
    EventKind.GROWN: check_grown,
    EventKind.SHRUNK: check_shrunk,
    EventKind.BORN: check_born,
    EventKind.DISSOLVED: check_dissolved,
}


def test_every_kind_of_event_happens(evolved: Network) -> None:
    assert {event.kind for event in evolved.events} == set(EventKind)


def test_communities_without_an_event_hardly_change(evolved: Network) -> None:
    planting = evolved.planting
    for snapshot in range(1, evolved.options.snapshots):
        touched = {c for e in evolved.events if e.snapshot == snapshot for c in (*e.before, *e.after)}
        now = np.unique(planting.membership[snapshot])
        for community in set(now.tolist()) - touched - {ABSENT}:
            before, after = members(planting, snapshot - 1, community), members(planting, snapshot, community)
            assert before <= after
            assert len(after) < 1.2 * len(before)


def test_planted_communities_can_be_found(evolved: Network) -> None:
    random.seed(1)
    for snapshot in range(evolved.options.snapshots):
        planted = evolved.membership[snapshot]
        there = np.flatnonzero(planted >= 0)
        graph = igraph.Graph(planted.size, np.column_stack(evolved.follows(snapshot)).tolist())
        graph = graph.induced_subgraph(there.tolist()).simplify()
        found = graph.community_leiden(objective_function="modularity", n_iterations=5)
        assert igraph.compare_communities(found.membership, planted[there].tolist(), "nmi") > 0.95


def test_nobody_returns(evolved: Network) -> None:
    there = evolved.membership >= 0
    assert (np.count_nonzero(np.diff(there.astype(int), axis=0), axis=0) <= 2).all()
    left = ~there[1:] & there[:-1]
    for snapshot in range(left.shape[0]):
        assert not there[snapshot + 1 :, left[snapshot]].any()


def test_one_snapshot_has_everybody_and_no_events() -> None:
    planting = plant(NetworkOptions(accounts=1_000))
    assert planting.events == ()
    assert planting.membership.shape == (1, 1_000)
    assert planting.membership.min() == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"accounts": 99},
        {"accounts": 10**9},
        {"follows_per_account": 0.5},
        {"accounts": 100, "follows_per_account": 30},
        {"mixing": -0.1},
        {"mixing": 1.1},
        {"snapshots": 0},
        {"smallest_community": 5_000},
        {"model": "barabasi"},
        {"days": 0},
        {"mixing": float("nan")},
    ],
)
def test_impossible_options_name_themselves(wrong: dict[str, object]) -> None:
    with pytest.raises(UsageError) as caught:
        NetworkOptions(**wrong)  # type: ignore[arg-type]
    assert caught.value.field in wrong
    assert caught.value.remedy
