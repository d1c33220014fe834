"""Decay, and events about a subject: written out by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import polars as pl
import pytest

from tular.analytics.engagement.decay import decayed

EVENTS = pl.DataFrame(
    {
        "at": [datetime(2026, 3, day, tzinfo=UTC) if day else None for day in (11, 4, 0, 12)],
        "count": [1, 4, 9, 1],
    },
    schema_overrides={"at": pl.Datetime("us", "UTC")},
)


def test_weights_halve_with_every_half_life() -> None:
    weights = decayed(EVENTS, datetime(2026, 3, 11, tzinfo=UTC), timedelta(days=7))
    assert weights.to_list() == pytest.approx([1.0, 2.0, 0.0, 0.0])
