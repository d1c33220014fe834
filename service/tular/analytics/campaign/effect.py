"""Did it do anything? Change against a matched comparison group, with an interval that knows how accounts differ.

A campaign's count before and during it says little: everything may have risen. The comparison group tells what
happened to accounts like the brand meanwhile (difference in differences, of rates). Its accounts do not all change
alike either; how much they differ is estimated and belongs in the interval: a brand is one more account of which
nothing is known beforehand. No effect is claimed unless the interval leaves out "no change".

Model: before and during, account j has Poisson counts with rates λ_j and λ_j·θ·e^ε, ε of variance τ² between
accounts. Given n_j events of both times together, those during are binomial with p_j = e_d·θ / (e_b + e_d·θ), e the
days (or posts) of each time, whatever λ_j: the conditional fixed-effects Poisson estimator (Hausman, Hall &
Griliches 1984). It stays right for accounts with few events.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from scipy.optimize import brentq
from scipy.stats import t as student

from tular.analytics.diffusion.interval import LEVEL, Interval
from tular.models import Floats

LEAST_ACCOUNTS = 10
LEAST_EVENTS = 30
"""Accounts and events below which a comparison group says nothing."""
LEAST_BEFORE = 5
_FARTHEST = 12.0


class Verdict(StrEnum):
    """What may be said of an outcome."""

    ROSE = "ROSE"
    FELL = "FELL"
    NO_EVIDENCE = "NO_EVIDENCE"
    """The interval holds "no change": nothing may be claimed."""
    INSUFFICIENT = "INSUFFICIENT"
    """Too few events, or too few accounts to compare with."""


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """Events of one account in units of time or posts: `before` and `after` the change, one entry a unit.

    `exposure_before`, `exposure_after`: how many units there are: days, or posts that could be answered.
    """

    before: Floats
    after: Floats
    exposure_before: float
    exposure_after: float


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """Of each comparison account (or topic) its events at both times, and its days or posts; float64[accounts].

    `dispersion`: how much more the events of one of them vary from unit to unit than Poisson's would, such as answers
    that come in clumps, post by post; 1 where they do not.
    """

    before: Floats
    after: Floats
    exposure_before: Floats
    exposure_after: Floats
    dispersion: float = 1.0

    def counted(self) -> Comparison:
        """Only accounts with exposure at both times and any event: the others say nothing of change."""
        kept = (self.before + self.after > 0) & (self.exposure_before > 0) & (self.exposure_after > 0)
        exposures = self.exposure_before[kept], self.exposure_after[kept]
        return Comparison(self.before[kept], self.after[kept], *exposures, self.dispersion)


@dataclass(frozen=True, slots=True)
class Effect:
    """`change`: rate after over rate before, of the account itself. `expected`: the same of the comparison group.
    `effect`: the one over the other, 1 where nothing happened that did not happen to all. `spread`: standard
    deviation of the comparison accounts' own changes (of logarithms), beyond chance. nan where insufficient."""

    verdict: Verdict
    change: float
    expected: float
    effect: Interval
    spread: float
    accounts: int
    events: int
    level: float


def effect(own: Series, group: Comparison, level: float = LEVEL) -> Effect:
    """The account's change over that of the comparison group, with an interval of the given level."""
    group = group.counted()
    before, after = float(own.before.sum()), float(own.after.sum())
    events, accounts = int(group.before.sum() + group.after.sum()), int(group.before.size)
    enough = (
        accounts >= LEAST_ACCOUNTS
        and events >= LEAST_EVENTS
        and max(before, after) >= LEAST_BEFORE
        and own.exposure_before > 0
        and own.exposure_after > 0
    )
    if not enough:
        nothing = Interval(np.nan, np.nan, np.nan)
        return Effect(Verdict.INSUFFICIENT, _change(own), np.nan, nothing, np.nan, accounts, events, level)
    common, common_variance, spread = common_change(group)
    log_own = np.log((after + 0.5) / own.exposure_after) - np.log((before + 0.5) / own.exposure_before)
    own_variance = dispersion(own) * (1 / (after + 0.5) + 1 / (before + 0.5))
    width = student.ppf((1 + level) / 2, accounts - 1) * np.sqrt(own_variance + spread**2 + common_variance)
    log_effect = log_own - common
    interval = Interval(*(float(np.exp(log_effect + shift)) for shift in (0.0, -width, width)))
    return Effect(
        _verdict(interval), _change(own), float(np.exp(common)), interval, spread, accounts, events, level
    )


def common_change(group: Comparison) -> tuple[float, float, float]:
    """(ln θ, its variance, τ) of a comparison group: common change of rates, robust against differences between
    accounts, and the standard deviation τ of those differences by the method of moments."""
    n = group.before + group.after

    def chance(log_theta: float) -> Floats:
        weighted = group.exposure_after * np.exp(log_theta)
        p: Floats = weighted / (group.exposure_before + weighted)
        return p

    def excess(log_theta: float) -> float:
        return float((group.after - n * chance(log_theta)).sum())

    if not group.after.sum() or not group.before.sum():
        start = np.log((group.after.sum() + 0.5) / group.exposure_after.sum())
        log_theta = float(start - np.log((group.before.sum() + 0.5) / group.exposure_before.sum()))
    else:
        log_theta = float(brentq(excess, -_FARTHEST, _FARTHEST))
    p = chance(log_theta)
    residual, binomial = group.after - n * p, p * (1 - p)
    variance = float((residual**2).sum() / max((n * binomial).sum(), 1e-12) ** 2)
    among = float((n * (n - 1) * binomial**2).sum())
    surplus = float((residual**2 - group.dispersion * n * binomial).sum())
    tau = np.sqrt(max(0.0, surplus / among)) if among else 0.0
    return log_theta, variance, float(tau)


def dispersion(own: Series) -> float:
    """How much more the account's counts vary from unit to unit than Poisson's would; at least 1 (Pearson's χ² per
    degree of freedom, with a mean for each time)."""
    squares, freedom = 0.0, 0
    for part in (own.before, own.after):
        if part.size > 1 and part.sum():
            squares += float(((part - part.mean()) ** 2 / part.mean()).sum())
            freedom += part.size - 1
    return max(1.0, squares / freedom) if freedom else 1.0


def _change(own: Series) -> float:
    before = own.before.sum() / own.exposure_before if own.exposure_before else 0.0
    after = own.after.sum() / own.exposure_after if own.exposure_after else 0.0
    return float(after / before) if before else float("nan")


def _verdict(interval: Interval) -> Verdict:
    if interval.low > 1:
        return Verdict.ROSE
    return Verdict.FELL if interval.high < 1 else Verdict.NO_EVIDENCE
