"""Figures as a ledger keeps them: plain values that JSON holds; what is not known is null, never nan."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from typing import Any

from tular.analytics.diffusion.interval import Interval
from tular.models import Window

Section = dict[str, Any]
DIGITS = 6


def number(value: float | None) -> float | None:
    """Rounded to six significant digits, so that a ledger is equal on every machine; None for nan."""
    if value is None or not math.isfinite(value):
        return None
    return float(f"{value:.{DIGITS}g}")


def interval(told: Interval) -> Section | None:
    """`value`, `low`, `high`; None where the value is not known."""
    if not math.isfinite(told.value):
        return None
    return {"value": number(told.value), "low": number(told.low), "high": number(told.high)}


def moment(at: datetime | None) -> str | None:
    return at.astimezone(UTC).isoformat() if at else None


def seconds(since: float) -> str:
    """A moment given in seconds since 1970."""
    return datetime.fromtimestamp(since, UTC).isoformat()


def window(told: Window | None) -> Section | None:
    """`start`, `end` and the days between."""
    if told is None or told.start is None or told.end is None:
        return None
    length = (told.end - told.start).total_seconds() / 86_400
    return {"start": moment(told.start), "end": moment(told.end), "days": number(length)}


def ratio(part: float, whole: float) -> float | None:
    """A share or rate, None of nothing."""
    return number(part / whole) if whole else None
