"""How fast content spreads: retweets over time, velocity, half-life."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tular.analytics.diffusion.forest import Counts
from tular.models import Floats

HOUR = 3600.0


@dataclass(frozen=True, slots=True)
class Pace:
    """`half_life`: seconds until half of all retweets had come. `first_hour`, `first_day`: retweets in them. `peak`:
    most retweets in any one hour that begins with a retweet. nan and 0 without retweets."""

    half_life: float
    first_hour: int
    first_day: int
    peak: int


def pace(delays: Floats) -> Pace:
    """Pace of a cascade, or of several taken together, from the seconds between post and retweets.

    The half-life is that of the retweets that are loaded; retweets before their post (clocks) count as at once.
    """
    since = np.sort(np.maximum(delays, 0.0))
    if not since.size:
        return Pace(np.nan, 0, 0, 0)
    within_an_hour = np.searchsorted(since, since + HOUR, side="left") - np.arange(since.size)
    return Pace(
        half_life=float(since[(since.size + 1) // 2 - 1]),
        first_hour=int((since < HOUR).sum()),
        first_day=int((since < 24 * HOUR).sum()),
        peak=int(within_an_hour.max()),
    )


def counted(at: Floats, start: float, end: float, step: float) -> Counts:
    """Events in each step of [start, end), the last one cut short where the steps do not fit."""
    steps = max(0, int(np.ceil((end - start) / step)))
    inside = at[(at >= start) & (at < end)]
    return np.bincount(((inside - start) // step).astype(np.int64), minlength=steps)
