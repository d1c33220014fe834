"""What an ensemble of trees says of a figure: its mean and the range that holds 95 % of the versions."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Interval:
    """`value` with `low` and `high`, between which the true value is expected at the level that the figure states."""

    value: float
    low: float
    high: float

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high


def over_versions(values: NDArray[np.generic], level: float = LEVEL) -> Interval:
    """Mean and central range of one figure over versions of the trees; without versions, nothing but nan.

    Where few versions differ from all others the mean may lie outside that range, which then reaches to it.
    """
    if not values.size:
        return Interval(np.nan, np.nan, np.nan)
    side = (1 - level) / 2
    low, high = np.quantile(values.astype(np.float64), [side, 1 - side])
    mean = float(values.astype(np.float64).mean())
    return Interval(mean, min(mean, float(low)), max(mean, float(high)))
