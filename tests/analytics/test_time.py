"""Growth and churn, decay, rhythm, topics: written out by hand and by definition."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tular.analytics.decay import decayed, decayed_network, rhythm
from tular.analytics.growth import growth
from tular.analytics.subject import Subject, events_about, posts_about
from tular.errors import UsageError

UTC_US = pl.Datetime("us", "UTC")


def day(number: int) -> datetime:
    return datetime(2026, 3, 1, tzinfo=UTC) + timedelta(days=number)


days = st.one_of(st.none(), st.integers(0, 20))


@settings(deadline=None, max_examples=50)
@given(
    st.lists(st.tuples(st.integers(0, 3), days, days), max_size=30), st.integers(0, 10), st.integers(11, 20)
)
def test_growth_and_churn(rows: list[tuple[int, int | None, int | None]], start: int, end: int) -> None:
    follows = pl.DataFrame(
        [
            (i, target, None if a is None else day(a), None if b is None else day(b))
            for i, (target, a, b) in enumerate(rows)
        ],
        schema={"source": pl.Int32, "target": pl.Int32, "firstSeen": UTC_US, "lastSeen": UTC_US},
        orient="row",
    )
    found = growth(follows, day(start), day(end))

    def there(row: tuple[int, int | None, int | None], when: int) -> bool:
        return (row[1] is None or row[1] <= when) and (row[2] is None or row[2] >= when)

    expected = {}
    for target in range(4):
        mine = [(there(row, start), there(row, end)) for row in rows if row[0] == target]
        if any(a or b for a, b in mine):
            before, after = sum(a for a, _ in mine), sum(b for _, b in mine)
            expected[target] = (
                before,
                after,
                sum(b and not a for a, b in mine),
                sum(a and not b for a, b in mine),
            )
    assert {
        row["target"]: (row["before"], row["after"], row["gained"], row["lost"]) for row in found.to_dicts()
    } == (expected)
    assert ((found["before"] + found["gained"] - found["lost"]) == found["after"]).all()
    assert found["growthRate"].is_null().to_list() == (found["before"] == 0).to_list()


EVENTS = pl.DataFrame(
    {
        "source": [0, 1, 1, 2],
        "target": [1, 2, 2, 0],
        "at": [day(10), day(3), None, day(11)],
        "count": [1, 4, 9, 1],
    },
    schema_overrides={"at": UTC_US},
)


def test_weights_halve_with_every_half_life() -> None:
    weights = decayed(EVENTS, day(10), timedelta(days=7))
    assert weights.to_list() == pytest.approx([1.0, 2.0, 0.0, 0.0])
    network = decayed_network(3, EVENTS, day(10), timedelta(days=7))
    assert (network.source.tolist(), network.target.tolist()) == ([0, 1], [1, 2])
    assert network.weight.tolist() == pytest.approx([1.0, 2.0])


def test_a_half_life_must_be_positive() -> None:
    with pytest.raises(UsageError, match="not positive"):
        decayed(EVENTS, day(0), timedelta(0))


def test_the_rhythm_of_a_week() -> None:
    monday = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    moments = pl.Series([monday, monday, monday + timedelta(days=6, hours=14), None], dtype=UTC_US)
    hours = rhythm(moments)
    assert hours.sum() == 3
    assert hours[0, 9] == 2
    assert hours[6, 23] == 1
    jakarta = rhythm(moments, zone="Asia/Jakarta")
    assert jakarta[0, 16] == 2
    assert jakarta[0, 6] == 1


@settings(deadline=None, max_examples=50)
@given(st.lists(st.datetimes(datetime(2000, 1, 1), datetime(2030, 1, 1)), max_size=30))
def test_rhythm_agrees_with_the_standard_library(moments: list[datetime]) -> None:
    expected = np.zeros((7, 24), int)
    for moment in moments:
        expected[moment.weekday(), moment.hour] += 1
    series = pl.Series([moment.replace(tzinfo=UTC) for moment in moments], dtype=UTC_US)
    assert (rhythm(series) == expected).all()


POSTS = pl.DataFrame(
    {
        "key": ["p1", "p2", "p3", "p4", "p5"],
        "text": ["Rain today", "Solar POWER now", None, "quiet", "solar"],
        "hashtags": [["Climate", "x"], [], ["climate"], None, ["other"]],
        "links": [["https://news.example/a"], None, [], ["https://else.example"], []],
    }
)


def keys(subject: Subject) -> list[str]:
    return posts_about(POSTS, subject)["key"].to_list()


def test_posts_about_a_subject() -> None:
    assert keys(Subject(hashtags=("#CLIMATE",))) == ["p1", "p3"]
    assert keys(Subject(terms=("solar",))) == ["p2", "p5"]
    assert keys(Subject(terms=("solar power",))) == ["p2"]
    assert keys(Subject(links=("https://news.example",))) == ["p1"]
    assert keys(Subject(hashtags=("other",), links=("https://else",))) == ["p4", "p5"]
    assert keys(Subject(terms=(".*",))) == []


def test_events_about_a_subject() -> None:
    events = pl.DataFrame(
        {"post": ["p9", "p1", None, "p4"], "original": ["p3", None, None, "p5"], "n": [1, 2, 3, 4]}
    )
    assert events_about(events, posts_about(POSTS, Subject(hashtags=("climate",))))["n"].to_list() == [1, 2]


@pytest.mark.parametrize("words", [{}, {"hashtags": ("",)}, {"terms": ("a", "")}])
def test_a_subject_says_something(words: dict[str, tuple[str, ...]]) -> None:
    with pytest.raises(UsageError, match="at least one hashtag"):
        Subject(**words)
