"""The ledger's loyalty: who came back, who stayed, who brought others, and whether followers changed more than
others."""

from __future__ import annotations

import numpy as np
import polars as pl

from tular.analytics.campaign import loyalty as figures
from tular.analytics.campaign.matching import Difference, difference_in_differences, matched_pairs
from tular.models import Floats, Window
from tular.runs.campaign.engagements import brought
from tular.runs.campaign.figures import Section, interval, moment, number, ratio
from tular.runs.campaign.inputs import CampaignInputs
from tular.runs.campaign.periods import days, within

MOST_ADVOCATES = 50


def loyalty(inputs: CampaignInputs, engaged: pl.DataFrame, level: float) -> Section:
    """Repeat engagers, cohorts, new and lapsed accounts, advocates, followers against matched accounts."""
    start, end = inputs.campaign.start, inputs.campaign.end
    during = engaged.filter(within("at", inputs.periods.during))["account"].n_unique()
    groups = figures.newcomers(engaged, start, end)
    return {
        "engaged": during,
        **groups,
        "kept_share": ratio(groups["kept"], groups["new"]),
        "repeat_engagers": figures.repeat_engagers(engaged).to_dicts(),
        "cohorts": [
            {**row, "cohort": moment(row["cohort"]), "share": number(row["share"])}
            for row in figures.cohorts(engaged).iter_rows(named=True)
        ],
        "advocates": [
            {**row, "account": inputs.keys[row["account"]]}
            for row in figures.advocates(engaged, brought(engaged, inputs))
            .head(MOST_ADVOCATES)
            .iter_rows(named=True)
        ],
        "followers_during": followers_compared(inputs, engaged, inputs.periods.during, level),
        "followers_after": followers_compared(inputs, engaged, inputs.periods.after, level),
    }


def followers_compared(
    inputs: CampaignInputs, engaged: pl.DataFrame, window: Window | None, level: float
) -> Section | None:
    """Own words about the brand, an account and day: followers of before the campaign against matched accounts that
    do not follow it, each against their time before. None without a time before or a window."""
    before = inputs.periods.before
    if window is None or before is None:
        return None
    words = engaged.filter(pl.col("by").is_null())
    treated, pool = _sides(inputs)
    pairs = matched_pairs(_features(inputs), inputs.community, treated, pool)
    told = difference_in_differences(
        _counted(words, before, inputs.keys.len()),
        _counted(words, window, inputs.keys.len()),
        pairs,
        days=(days(before), days(window)),
        level=level,
    )
    return _difference(told, pairs.unmatched, level)


def _sides(inputs: CampaignInputs) -> tuple[np.ndarray, np.ndarray]:
    """Rows of accounts of the run that followed the brand before the campaign, and of those that never did."""
    first = inputs.brand_followers
    old = first.filter(pl.col("first").is_null() | (pl.col("first") < inputs.campaign.start))[
        "account"
    ].to_numpy()
    own, ever = inputs.is_paid.copy(), inputs.is_paid.copy()
    ever[first["account"].to_numpy()] = True
    in_run = np.arange(inputs.keys.len()) < inputs.run.accounts
    treated = np.zeros(inputs.keys.len(), bool)
    treated[old] = True
    return np.flatnonzero(treated & ~own & in_run), np.flatnonzero(~ever & in_run)


def _features(inputs: CampaignInputs) -> Floats:
    """What is known of accounts before the campaign: followers, accounts followed, own posts; as logarithms."""
    before = inputs.posted.filter(pl.col("at") < inputs.campaign.start)["account"].to_numpy()
    posts = np.bincount(before, minlength=inputs.keys.len())
    counts = [inputs.loaded_followers, inputs.follows.outgoing.degrees(), posts]
    features: Floats = np.log1p(np.column_stack(counts))
    return features


def _counted(words: pl.DataFrame, window: Window, n: int) -> Floats:
    rows = words.filter(within("at", window))["account"].to_numpy()
    return np.bincount(rows, minlength=n).astype(np.float64)


def _difference(told: Difference, unmatched: int, level: float) -> Section:
    return {
        "followers_change": number(told.treated),
        "matched_change": number(told.control),
        "difference": interval(told.difference),
        "pairs": told.pairs,
        "unmatched": unmatched,
        "shown": told.shown,
        "level": number(level),
    }
