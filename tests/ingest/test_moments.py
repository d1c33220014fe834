"""One value → a moment, told by its shape."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tular.ingest.moments import read_moment

AT = datetime(2026, 8, 3, 10, 0, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    "value",
    [
        "2026-08-03T10:00:05Z", "2026-08-03T10:00:05.000Z", "2026-08-03 10:00:05", "2026-08-03T12:00:05+02:00",
        "Mon Aug 03 10:00:05 +0000 2026", "Mon Aug 03 12:00:05 +0200 2026", 1785751205, "1785751205",
        1785751205000, 1785751205000000, 1785751205.0, " 2026-08-03T10:00:05Z ",
    ],
)  # fmt: skip
def test_every_way_of_writing_it(value: Any) -> None:
    assert read_moment(value) == AT


@pytest.mark.parametrize(
    "value",
    [None, "", "soon", "Mon Foo 03 10:00:05 +0000 2026", "Mon Feb 31 10:00:05 +0000 2026", "1985-01-01", 5, True, [],
     float("nan"), float("inf"), "0001-01-01T00:00:00+14:00", "2101-01-01"],
)  # fmt: skip
def test_what_is_no_time(value: Any) -> None:
    assert read_moment(value) is None


@given(st.datetimes(datetime(1990, 1, 2), datetime(2099, 12, 30)))
def test_xs_own_form_reads_as_it_was_written(moment: datetime) -> None:
    moment = moment.replace(microsecond=0, tzinfo=UTC)
    assert read_moment(moment.strftime("%a %b %d %H:%M:%S +0000 %Y")) == moment


@given(st.text() | st.integers() | st.floats())
def test_anything_is_a_time_or_none(value: Any) -> None:
    read_moment(value)
