"""One value of JSON or XML → a moment in UTC, told by its shape."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from tular.ingest.values import FIRST_SECOND, LAST_SECOND

NOT_A_TIME = "is not a time between 1990 and 2100"
_TWITTER = "%a %b %d %H:%M:%S %z %Y"
_NUMBER = re.compile(r"[0-9]{9,17}(\.[0-9]*)?")


def read_moment(value: object) -> datetime | None:
    """ISO 8601 (UTC where it names no zone), X's `Mon Aug 03 10:00:00 +0000 2026`, or Unix time in seconds,
    milliseconds or microseconds; None for anything else and for times before 1990 or after 2100."""
    moment = _of_number(value) if not isinstance(value, str) else _of_text(value.strip())
    try:
        if moment and FIRST_SECOND <= moment.timestamp() < LAST_SECOND:
            return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    return None


def _of_text(text: str) -> datetime | None:
    if _NUMBER.fullmatch(text):
        return _of_number(float(text))
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        try:
            moment = datetime.strptime(text, _TWITTER)
        except ValueError:
            return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _of_number(value: object) -> datetime | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    for unit in (1, 1_000, 1_000_000):
        if FIRST_SECOND * unit <= value < LAST_SECOND * unit:
            return datetime.fromtimestamp(value / unit, UTC)
    return None
