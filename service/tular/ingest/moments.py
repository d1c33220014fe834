"""One value of JSON or XML → a moment in UTC, told by its shape."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from tular.ingest.values import FIRST_SECOND, LAST_SECOND

NOT_A_TIME = "is not a time between 1990 and 2100"
_FIRST, _LAST = (datetime.fromtimestamp(second, UTC) for second in (FIRST_SECOND, LAST_SECOND))
_NUMBER = re.compile(r"[0-9]{9,17}(\.[0-9]*)?")
_TWITTER = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d\d) (\d\d:\d\d:\d\d) ([+-]\d\d)(\d\d) (\d{4})")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def read_moment(value: object) -> datetime | None:
    """ISO 8601 (UTC where it names no zone), X's `Mon Aug 03 10:00:00 +0000 2026`, or Unix time in seconds,
    milliseconds or microseconds; None for anything else and for times before 1990 or after 2100."""
    if value is None:
        return None
    moment = _of_text(value.strip()) if isinstance(value, str) else _of_number(value)
    try:
        return moment.astimezone(UTC) if moment and _FIRST <= moment < _LAST else None
    except (ValueError, OverflowError):
        return None


def _of_text(text: str) -> datetime | None:
    if _NUMBER.fullmatch(text):
        return _of_number(float(text))
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return _of_twitter(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _of_twitter(text: str) -> datetime | None:
    """Ten times as fast as `strptime`, in any locale."""
    match = _TWITTER.fullmatch(text)
    if match is None or match[1] not in _MONTHS:
        return None
    month, day, clock, hours, minutes, year = match.groups()
    try:
        return datetime.fromisoformat(f"{year}-{_MONTHS.index(month) + 1:02}-{day}T{clock}{hours}:{minutes}")
    except ValueError:
        return None


def _of_number(value: object) -> datetime | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    for unit in (1, 1_000, 1_000_000):
        if FIRST_SECOND * unit <= value < LAST_SECOND * unit:
            return datetime.fromtimestamp(value / unit, UTC)
    return None
