"""Tiers of influencers by audience, as marketing speaks of them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tular.errors import UsageError
from tular.measures import TIER_STEPS
from tular.models import Floats, Tier


def tiers(audience: Floats | NDArray[np.int64], steps: Sequence[int] = TIER_STEPS) -> NDArray[np.str_]:
    """The tier (a value of `Tier`) of every account by its number of followers. Raises as `check_steps`."""
    check_steps(steps)
    names = np.array([tier.value for tier in Tier])
    chosen: NDArray[np.str_] = names[np.searchsorted(steps, audience, side="right")]
    return chosen


def check_steps(steps: Sequence[int]) -> None:
    """Raise UsageError unless there is one a tier above NANO, rising from above 0."""
    if len(steps) != len(Tier) - 1 or list(steps) != sorted(set(steps)) or steps[0] <= 0:
        raise UsageError(
            f"Thresholds of tiers must rise from above 0, not {', '.join(map(str, steps)) or 'be missing'}.",
            remedy="Give four, for MICRO, MID, MACRO and MEGA, such as 10000,50000,500000,1000000.",
            field="tiers",
        )
