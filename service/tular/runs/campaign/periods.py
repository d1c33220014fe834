"""Before, during and after a campaign, inside what the data covers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import polars as pl

from tular.models import Window

BEFORE = 2
"""The time before is so many times as long as the campaign, the time after once as long, where the data reaches so
far."""
LEAST_SHARE = 0.25
"""A time of less than this share of the campaign's length says nothing and is left out."""


@dataclass(frozen=True, slots=True)
class Periods:
    """Half-open windows; None where the data does not reach far enough."""

    before: Window | None
    during: Window
    after: Window | None

    @property
    def whole(self) -> Window:
        """From the beginning of the first to the end of the last."""
        first, last = self.before or self.during, self.after or self.during
        return Window(first.start, last.end)


def periods(start: datetime, end: datetime, data: Window) -> Periods:
    """The windows of a campaign, whole days of it where the data was cut; `data` is what the events cover."""
    length = end - start
    begins = max(start - BEFORE * length, data.start) if data.start else start - BEFORE * length
    ends = min(end + length, data.end) if data.end else end + length
    least = length * LEAST_SHARE
    return Periods(
        Window(begins, start) if start - begins >= least else None,
        Window(start, end),
        Window(end, ends) if ends - end >= least else None,
    )


def within(column: str, window: Window) -> pl.Expr:
    return pl.col(column).is_between(window.start, window.end, closed="left")


def days(window: Window) -> float:
    assert window.start is not None
    assert window.end is not None
    return (window.end - window.start) / timedelta(days=1)


def span(*times: pl.Series) -> Window:
    """What the given times cover; open where there is none."""
    known = pl.concat([each.cast(pl.Datetime("us", "UTC")) for each in times]).drop_nulls()
    if known.is_empty():
        return Window()
    first, last = known.min(), known.max()
    assert isinstance(first, datetime)
    assert isinstance(last, datetime)
    return Window(first, last + timedelta(microseconds=1))
