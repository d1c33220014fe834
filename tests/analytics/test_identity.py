"""Ids that survive, events and timelines: by hand, and on generated histories with planted events."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import polars as pl
import pytest

from tular.analytics.community.events import (
    CommunityEvent,
    EventKind,
    events_between,
    moved_in,
    moves_between,
)
from tular.analytics.community.identity import Identities, carry_ids, fresh_id, previous_labels
from tular.analytics.community.partition import number_by_size
from tular.analytics.community.timeline import timeline
from tular.generate import NetworkOptions, network


def run_of(groups: dict[str, list[str]]) -> pl.DataFrame:
    rows = [(key, community) for community, keys in groups.items() for key in keys]
    return pl.DataFrame(rows, schema={"key": pl.String, "communityId": pl.String}, orient="row")


def people(start: int, stop: int) -> list[str]:
    return [f"x:{i}" for i in range(start, stop)]


def carried(previous: pl.DataFrame, groups: list[list[str]], **more: list[str]) -> Identities:
    keys = pl.Series("key", [key for group in groups for key in group])
    labels = np.repeat(np.arange(len(groups), dtype=np.int32), [len(group) for group in groups])
    return carry_ids(previous, keys, labels, [group[0] for group in groups], **more)


def test_ids_follow_the_members_not_the_order() -> None:
    previous = run_of({"a": people(0, 10), "b": people(10, 30)})
    found = carried(previous, [people(0, 8) + people(10, 11), people(11, 30) + people(8, 10)])
    assert found.ids == ["a", "b"]
    assert found.similarity.tolist() == pytest.approx([8 / 11, 19 / 22])
    assert carried(previous, [people(10, 30), people(0, 10)]).ids == ["b", "a"]


def test_newcomers_and_leavers_alone_cost_no_id() -> None:
    previous = run_of({"a": people(0, 10)})
    assert carried(previous, [people(5, 10) + people(100, 400)]).ids == ["a"]


def test_the_larger_part_of_a_split_and_the_larger_of_two_merging_keep_the_id() -> None:
    split = carried(run_of({"a": people(0, 100)}), [people(0, 60), people(60, 100)])
    assert split.ids[0] == "a"
    assert split.new.tolist() == [False, True]
    merged = carried(run_of({"a": people(0, 45), "b": people(45, 100)}), [people(0, 100)])
    assert merged.ids == ["b"]


def test_what_shares_too_little_is_new() -> None:
    found = carried(run_of({"a": people(0, 100)}), [people(i, i + 25) for i in (0, 25, 50, 75)])
    assert "a" not in found.ids
    assert found.new.all()


def test_total_similarity_decides_where_one_by_one_would_not() -> None:
    """The first group is nearest to a (0.40; 0.33 to b), but then the second (0.36 to a) would be lost."""
    previous = run_of({"a": people(0, 50), "b": people(50, 110)})
    scattered = [people(i, i + 10) for i in (80, 90, 100)]
    found = carried(previous, [people(0, 32) + people(50, 80), people(32, 50), *scattered])
    assert found.ids[:2] == ["b", "a"]


def test_fresh_ids_are_never_used_ones() -> None:
    taken = [fresh_id("x:1")]
    other = fresh_id("x:1", taken)
    assert other not in taken
    assert fresh_id("x:1") == taken[0]
    found = carried(run_of({}), [["x:1"], ["x:2"]], taken=taken)
    assert found.ids == [other, fresh_id("x:2")]
    assert (
        len(set(carry_ids(run_of({}), pl.Series(["x:1", "x:2"]), np.array([0, 1], np.int32), ["l", "l"]).ids))
        == 2
    )


def test_previous_labels_start_leiden_where_it_was() -> None:
    labels = previous_labels(
        run_of({"a": ["x:3"], "b": ["x:1", "x:2"]}), pl.Series(["x:1", "x:9", "x:3", "x:2"])
    )
    assert labels[1] == -1
    assert labels[0] == labels[3] != labels[2]


BEFORE = {
    "grows": people(0, 20),
    "shrinks": people(100, 140),
    "splits": people(200, 240),
    "eats": people(300, 340),
    "eaten": people(340, 360),
    "ends": people(400, 420),
    "stays": people(500, 540),
}
AFTER = {
    "grows": people(0, 20) + people(1000, 1015),
    "shrinks": people(100, 120),
    "splits": people(200, 225),
    "splinter": people(225, 240),
    "eats": people(300, 360),
    "starts": people(2000, 2010),
    "stays": people(500, 540) + people(400, 404),
}


def test_each_kind_of_event_by_hand() -> None:
    events = events_between(run_of(BEFORE), run_of(AFTER))
    assert events == [
        CommunityEvent(EventKind.BORN, (), ("starts",), 0, 10, 10),
        CommunityEvent(EventKind.GROWN, ("grows",), ("grows",), 20, 35, 15),
        CommunityEvent(EventKind.SHRUNK, ("shrinks",), ("shrinks",), 40, 20, 20),
        CommunityEvent(EventKind.SPLIT, ("splits",), ("splits", "splinter"), 40, 40, 15),
        CommunityEvent(EventKind.MERGED, ("eats", "eaten"), ("eats",), 60, 60, 20),
        CommunityEvent(EventKind.DISSOLVED, ("ends",), (), 20, 0, 20),
    ]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (20, 25, EventKind.GROWN),
        (20, 24, None),
        (100, 124, None),
        (100, 125, EventKind.GROWN),
        (20, 15, EventKind.SHRUNK),
        (20, 16, None),
        (100, 76, None),
        (100, 75, EventKind.SHRUNK),
    ],
)
def test_where_growing_and_shrinking_begin(before: int, after: int, kind: EventKind | None) -> None:
    """A quarter more, a quarter less, both included."""
    events = events_between(run_of({"a": people(0, before)}), run_of({"a": people(0, after)}))
    assert [event.kind for event in events] == ([kind] if kind else [])


def test_where_splits_and_mergers_begin() -> None:
    """A part is a tenth of who stayed, and mostly of them; a community merges by more than half of its members."""
    whole = {"a": people(0, 100), "b": people(100, 130)}
    tenth = {"a": people(0, 90), "c": people(90, 100), "b": people(100, 130)}
    less = {"a": people(0, 91), "c": people(91, 100), "b": people(100, 130)}
    kinds = [
        {event.kind for event in events_between(run_of(whole), run_of(after))} for after in (tenth, less)
    ]
    assert kinds == [{EventKind.SPLIT}, {EventKind.BORN}]
    shared = {"a": people(0, 80), "c": people(80, 120), "b": people(120, 200)}
    both = {"a": people(0, 100), "b": people(100, 200)}
    assert [event.before for event in events_between(run_of(both), run_of(shared))] == [("a",), ("b",)]
    half = {"a": people(0, 115), "b": people(115, 130)}
    more = {"a": people(0, 116), "b": people(116, 130)}
    kinds = [{event.kind for event in events_between(run_of(whole), run_of(after))} for after in (half, more)]
    assert kinds == [{EventKind.SHRUNK}, {EventKind.MERGED}]


def test_pairs_are_too_small_for_events() -> None:
    """Three members before or after are enough."""
    pairs, triples = {"a": people(0, 2)}, {"a": people(0, 3)}
    assert events_between(run_of({"b": people(5, 9)} | pairs), run_of({"b": people(5, 9)})) == []
    born = events_between(run_of({"b": people(5, 9)}), run_of({"b": people(5, 9)} | triples))
    ended = events_between(run_of({"b": people(5, 9)} | triples), run_of({"b": people(5, 9)}))
    assert [event.kind for event in (*born, *ended)] == [EventKind.BORN, EventKind.DISSOLVED]
    assert [event.kind for event in events_between(run_of(triples), run_of(pairs))] == [EventKind.SHRUNK]
    assert events_between(run_of(pairs), run_of({"a": people(0, 1)})) == []
    whole, three, two = ({"a": people(0, end), "c": people(end, 20)} for end in (20, 17, 18))
    assert [event.kind for event in events_between(run_of(whole), run_of(three))] == [EventKind.SPLIT]
    assert events_between(run_of(whole), run_of(two)) == []


def test_moves_name_the_members_of_an_event() -> None:
    before, after = run_of(BEFORE), run_of(AFTER)
    moves = moves_between(before, after)
    merger = next(e for e in events_between(before, after) if e.kind is EventKind.MERGED)
    moved = moved_in(merger, moves)
    assert moved["key"].to_list() == people(340, 360)
    assert set(moved["before"]) == {"eaten"}
    assert moves_between(before, before).is_empty()
    assert events_between(before, before) == []


def test_small_communities_make_no_events() -> None:
    assert events_between(run_of({}), run_of({"pair": people(0, 2)})) == []
    assert len(events_between(run_of({}), run_of({"pair": people(0, 2)}), smallest=2)) == 1


def test_timeline_tells_size_comings_and_goings() -> None:
    days = [datetime(2026, 1, day, tzinfo=UTC) for day in (1, 2, 3)]
    lives = timeline(list(zip(days, map(run_of, (BEFORE, AFTER, AFTER)), strict=True)))
    eaten = lives.filter(pl.col("communityId") == "eaten")
    assert eaten["size"].to_list() == [20, 0]
    assert eaten["left"].to_list() == [None, 20]
    assert eaten["events"].to_list() == [[], ["MERGED"]]
    grows = lives.filter(pl.col("communityId") == "grows")
    assert grows.select("size", "joined", "left").rows() == [(20, None, None), (35, 15, 0), (35, 0, 0)]
    assert lives.filter(pl.col("communityId") == "splinter")["at"].to_list() == days[1:]
    assert timeline([]).is_empty()
    assert timeline([(days[0], run_of(BEFORE))])["size"].sum() == 220


@pytest.mark.parametrize("seed", [3, 4])
def test_planted_events_are_told_from_planted_members(seed: int) -> None:
    """With the true communities the events are exactly the true ones: what is missed later is detection's."""
    made = network(NetworkOptions(accounts=4000, snapshots=4, seed=seed, posts=False))
    runs = []
    for row in made.membership:
        present = np.flatnonzero(row >= 0)
        runs.append(
            pl.DataFrame({"key": [f"x:{i}" for i in present], "communityId": row[present].astype(str)})
        )
    for t in range(1, 4):
        found = {
            (e.kind.value, tuple(map(int, e.before)), tuple(map(int, e.after)))
            for e in events_between(runs[t - 1], runs[t])
        }
        true = {(e.kind.value, e.before, e.after) for e in made.events if e.snapshot == t}
        assert {_sorted(e) for e in found} == {_sorted(e) for e in true}


def _sorted(event: tuple[str, tuple[int, ...], tuple[int, ...]]) -> tuple[str, list[int], list[int]]:
    kind, before, after = event
    return kind, tuple(sorted(before)), tuple(sorted(after))  # type: ignore[return-value]


def test_numbering_is_untouched_by_identity() -> None:
    """Ids hang on members; the number of a community in a run is its rank by size."""
    previous = run_of({"small": people(0, 5), "large": people(5, 30)})
    keys = previous["key"]
    membership = number_by_size(previous["communityId"].to_numpy() == "small")
    assert carry_ids(previous, keys, membership, ["l", "s"]).ids == ["large", "small"]
