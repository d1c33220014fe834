"""The rhythm of a week: when an account posts."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl
from polars.exceptions import PolarsError

from tular.errors import UsageError


def rhythm(moments: Sequence[int], zone: str = "UTC") -> list[list[int]]:
    """How many of the moments (seconds since 1970) fall into each hour of the week in a time zone: 7 lists of 24,
    Monday first. Raises UsageError for a zone that there is not."""
    at = pl.from_epoch(pl.Series(moments, dtype=pl.Int64), time_unit="s").dt.replace_time_zone("UTC")
    try:
        # polars brings the zones along; Python's own are missing on slim images.
        local = at.dt.convert_time_zone(zone)
    except PolarsError:
        raise UsageError(
            f"There is no time zone {zone[:50]!r}.", remedy="Name one such as Asia/Jakarta.", field="zone"
        ) from None
    hours = (local.dt.weekday().cast(pl.Int64) - 1) * 24 + local.dt.hour()
    counted: list[list[int]] = np.bincount(hours.to_numpy(), minlength=7 * 24).reshape(7, 24).tolist()
    return counted
