"""The ledger's horizontality: how much of the spread went from person to person."""

from __future__ import annotations

from datetime import timedelta

import numpy as np

from tular.analytics.campaign.horizontality import Horizontality, horizontality, trend
from tular.analytics.diffusion.forest import depths
from tular.analytics.diffusion.interval import over_versions
from tular.runs.campaign.figures import Section, interval, number, seconds
from tular.runs.campaign.inputs import CampaignInputs
from tular.runs.campaign.periods import days
from tular.runs.campaign.spread import Spread


def word_of_mouth(inputs: CampaignInputs, spread: Spread) -> Section:
    """Shares with intervals over the trees, what the platform's star would say, the trend, and spread by depth."""
    told = _told(inputs, spread, spread.parents)
    naive = _told(inputs, spread, spread.star)
    return {
        "word_of_mouth": interval(told.word_of_mouth),
        "naive_word_of_mouth": number(naive.word_of_mouth.value),
        "peers": interval(told.peers),
        "top_down": interval(told.top_down),
        "upwards": interval(told.upwards),
        "brand_depth": interval(told.depth),
        "trend": _trend(inputs, spread),
        "by_depth": _by_depth(spread),
    }


def _told(inputs: CampaignInputs, spread: Spread, parents: np.ndarray) -> Horizontality:
    return horizontality(spread.forest, parents, inputs.is_paid, inputs.stated)


def _trend(inputs: CampaignInputs, spread: Spread) -> list[Section]:
    """Word-of-mouth share by day of the campaign and the time after, of days with any spread."""
    start = inputs.campaign.start.timestamp()
    whole = inputs.periods.during if inputs.periods.after is None else inputs.periods.after
    assert whole.end is not None
    length = days(inputs.periods.during) + (days(inputs.periods.after) if inputs.periods.after else 0)
    step = timedelta(days=max(1, round(length / 60))).total_seconds()
    steps = int(np.ceil((whole.end.timestamp() - start) / step))
    shares = trend(spread.forest, spread.parents, inputs.is_paid, start, step, steps)
    found = [(seconds(start + place * step), interval(share)) for place, share in enumerate(shares)]
    return [{"start": at, "share": share} for at, share in found if share]


def _by_depth(spread: Spread) -> list[Section]:
    """Retweets and quotes at each depth: mean over the trees with interval."""
    depth = depths(spread.parents)
    return [
        {"depth": level, "spread": interval(over_versions((depth == level).sum(axis=1)))}
        for level in range(1, int(depth.max(initial=0)) + 1)
    ]
