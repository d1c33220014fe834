"""The rhythm of a week, against the standard library."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tular.errors import UsageError
from tular.results.rhythm import rhythm


def test_a_week_in_two_zones() -> None:
    monday = int(datetime(2026, 3, 2, 9, 30, tzinfo=UTC).timestamp())
    moments = [monday, monday, monday + 6 * 86_400 + 14 * 3600]
    hours = rhythm(moments)
    assert sum(map(sum, hours)) == 3
    assert (hours[0][9], hours[6][23]) == (2, 1)
    jakarta = rhythm(moments, "Asia/Jakarta")
    assert (jakarta[0][16], jakarta[0][6]) == (2, 1), "the night of Sunday is Monday morning there"


@given(st.lists(st.integers(0, 2**32), max_size=30))
def test_every_moment_is_counted_in_its_hour(moments: list[int]) -> None:
    """Counted from the epoch, a Thursday, by division alone."""
    expected = [[0] * 24 for _ in range(7)]
    for moment in moments:
        expected[(moment // 86_400 + 3) % 7][moment // 3600 % 24] += 1
    assert rhythm(moments) == expected


@pytest.mark.parametrize("zone", ["Mars/Olympus", "../etc/passwd", "x" * 5000])
def test_a_zone_that_there_is_not(zone: str) -> None:
    with pytest.raises(UsageError) as caught:
        rhythm([0], zone)
    assert caught.value.field == "zone"
