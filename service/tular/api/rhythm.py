"""The rhythm of a week: when an account posts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tular.errors import UsageError


def rhythm(moments: Iterable[int], zone: str = "UTC") -> list[list[int]]:
    """How many of the moments (seconds since 1970) fall into each hour of the week in a time zone: 7 lists of 24,
    Monday first. Raises UsageError for a zone that there is not."""
    local = _zone(zone)
    hours = [[0] * 24 for _ in range(7)]
    for moment in moments:
        at = datetime.fromtimestamp(moment, UTC).astimezone(local)
        hours[at.weekday()][at.hour] += 1
    return hours


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise UsageError(
            f"There is no time zone {name[:50]!r}.", remedy="Name one such as Asia/Jakarta.", field="zone"
        ) from None
