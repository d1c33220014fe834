"""Tiers of influencers by audience, as marketing speaks of them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from tular.errors import UsageError
from tular.models import Floats


class Tier(StrEnum):
    NANO = "NANO"
    MICRO = "MICRO"
    MID = "MID"
    MACRO = "MACRO"
    MEGA = "MEGA"


FROM: Mapping[Tier, int] = {Tier.MICRO: 10_000, Tier.MID: 50_000, Tier.MACRO: 500_000, Tier.MEGA: 1_000_000}
"""Smallest audience of every tier but NANO, which is everybody below MICRO."""


def tiers(audience: Floats | NDArray[np.int64], thresholds: Mapping[Tier, int] = FROM) -> NDArray[np.str_]:
    """The tier (a value of `Tier`) of every account by its number of followers.

    `thresholds` gives the smallest audience of each tier above NANO; they must rise.
    """
    given = [thresholds.get(tier) for tier in list(Tier)[1:]]
    steps = [step for step in given if step is not None]
    if len(steps) < len(given) or steps != sorted(set(steps)) or steps[0] <= 0:
        raise UsageError(
            f"Thresholds of tiers must rise from above 0, not {given}.",
            remedy="Give MICRO, MID, MACRO and MEGA, such as 10000, 50000, 500000, 1000000.",
            field="tiers",
        )
    names = np.array([tier.value for tier in Tier])
    chosen: NDArray[np.str_] = names[np.searchsorted(steps, audience, side="right")]
    return chosen
