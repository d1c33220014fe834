"""Earned impressions: how often posts were probably seen, by a formula that is stated and can be changed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tular.models import Floats


@dataclass(frozen=True, slots=True)
class ImpressionFormula:
    """An earned post is seen by followers times a factor that falls with their number: `small` up to `small_audience`
    followers, `large` from `large_audience` on, in between on a straight line. The defaults are those that Sprinklr
    publishes. No platform tells true impressions: this is a convention, not a count.
    """

    small: float = 0.15
    large: float = 0.06
    small_audience: int = 100_000
    large_audience: int = 10_000_000

    def factors(self, followers: Floats) -> Floats:
        """The factor of each account."""
        ends = [self.small_audience, self.large_audience]
        values: Floats = np.interp(followers, ends, [self.small, self.large])
        return values

    def __str__(self) -> str:
        return (
            f"Sum of followers times {self.small:g} up to {self.small_audience:,} followers, {self.large:g} from "
            f"{self.large_audience:,}, linear between."
        )


def earned_impressions(followers: Floats, formula: ImpressionFormula) -> float:
    """Sum over posts of the followers of their authors times the factor; one entry a post."""
    return float((followers * formula.factors(followers)).sum())
