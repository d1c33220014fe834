"""The ledger's traffic: how much was passed on, how fast, in what cascades, and who set them off."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import polars as pl

from tular.analytics.diffusion.forest import shapes
from tular.analytics.diffusion.influence import igniters, influence
from tular.analytics.diffusion.interval import over_versions
from tular.analytics.diffusion.pace import Pace, counted, pace
from tular.models import Floats, Relation, Window
from tular.runs.campaign.engagements import answers, unprompted_mentions
from tular.runs.campaign.figures import Section, interval, number, ratio, seconds
from tular.runs.campaign.inputs import CampaignInputs
from tular.runs.campaign.periods import days, within
from tular.runs.campaign.spread import Spread, passed_on

MOST_CASCADES = 50
MOST_INFLUENTIAL = 20
HOURLY_DAYS = 4


def traffic(inputs: CampaignInputs, spread: Spread) -> Section:
    """Counts before, during and after; retweets over time; pace; cascades; who had influence in them."""
    times = inputs.periods
    told = pace(_delays(spread))
    return {
        "before": _counts(inputs, times.before),
        "during": _counts(inputs, times.during),
        "after": _counts(inputs, times.after),
        "retweets_over_time": _over_time(inputs, times.whole),
        **_pace(told),
        "cascades": _cascades(inputs, spread),
        "largest_cascades": _largest(inputs, spread),
        "influential": _influential(inputs, spread),
    }


def _counts(inputs: CampaignInputs, window: Window | None) -> Section | None:
    """What happened in a time: posts of the brand and those it pays, posts of others, answers to the brand."""
    if window is None:
        return None
    posts = inputs.talk.filter(within("at", window))
    own = int(posts["account"].is_in(inputs.paid).sum())
    to_brand = inputs.events.filter(within("at", window), pl.col("target").is_in(inputs.brand))
    kinds = answers(to_brand).group_by("relation").agg(count=pl.col("count").sum())
    by_kind = dict(kinds.iter_rows())
    names = {"retweets": Relation.RETWEETED, "quotes": Relation.QUOTED, "replies": Relation.REPLIED}
    counts = {name: int(by_kind.get(str(relation), 0)) for name, relation in names.items()}
    return {
        "days": number(days(window)),
        "own_posts": own,
        "others_posts": posts.height - own,
        **counts,
        "unprompted_mentions": unprompted_mentions(to_brand).height,
        "answers_per_own_post": ratio(sum(counts.values()), own),
    }


def _over_time(inputs: CampaignInputs, whole: Window) -> list[Section]:
    """Retweets of posts about the brand, by hour of a short time and by day of a longer one."""
    assert whole.start is not None
    assert whole.end is not None
    about = inputs.talk.select(original="key")
    at = passed_on(inputs).filter(~pl.col("quote")).join(about, on="original", how="semi")["at"]
    step = timedelta(hours=1) if days(whole) <= HOURLY_DAYS else timedelta(days=1)
    start, end = whole.start.timestamp(), whole.end.timestamp()
    found = counted(at.dt.epoch("us").to_numpy() / 1e6, start, end, step.total_seconds())
    return [
        {"start": seconds(start + number_ * step.total_seconds()), "retweets": int(value)}
        for number_, value in enumerate(found)
    ]


def _delays(spread: Spread) -> Floats:
    forest = spread.forest
    began = np.repeat(forest.at[forest.roots], forest.sizes)
    delays: Floats = (forest.at - began)[spread.assembled.named >= 0]
    return delays


def _pace(told: Pace) -> Section:
    return {
        "half_life_seconds": number(told.half_life),
        "retweets_first_hour": told.first_hour,
        "retweets_first_day": told.first_day,
        "retweets_peak_hour": told.peak,
    }


def _cascades(inputs: CampaignInputs, spread: Spread) -> Section:
    """All cascades together: how many were passed on, and the largest, deepest and most viral, with intervals."""
    size, shape = spread.forest.sizes, spread.shapes
    passed = size > 1
    naive = shapes(spread.forest, spread.star)

    def typical(values: Floats) -> Section | None:
        return interval(over_versions(values[:, passed].mean(axis=1) if passed.any() else np.empty(0)))

    return {
        "posts": int(size.size),
        "passed_on": int(passed.sum()),
        "spread": int((size - 1).sum()),
        "largest": int(size.max(initial=0)),
        "depth": typical(shape.depth.astype(np.float64)),
        "breadth": typical(shape.breadth.astype(np.float64)),
        "virality": typical(shape.virality),
        "naive_virality": number(float(naive.virality[0, passed].mean())) if passed.any() else None,
        "exact": spread.ensemble.exact,
        "unplaced_share": number(spread.ensemble.unplaced),
        "versions": int(spread.parents.shape[0]),
    }


def _largest(inputs: CampaignInputs, spread: Spread) -> list[Section]:
    forest, shape, lit = spread.forest, spread.shapes, igniters(spread.forest, spread.ensemble)
    order = np.lexsort((np.arange(forest.sizes.size), -forest.sizes))[:MOST_CASCADES]
    texts = dict(inputs.talk.select("key", "text").iter_rows())
    roots = forest.roots
    return [
        {
            "post": spread.assembled.key[int(roots[row])],
            "text": texts.get(spread.assembled.key[int(roots[row])]),
            "at": seconds(float(forest.at[roots[row]])),
            "account": _key(inputs, int(forest.account[roots[row]])),
            "by_brand": bool(inputs.is_paid[forest.account[roots[row]]]),
            "size": int(forest.sizes[row]),
            "depth": interval(over_versions(shape.depth[:, row])),
            "breadth": interval(over_versions(shape.breadth[:, row])),
            "virality": interval(over_versions(shape.virality[:, row])),
            "ignited_by": _key(inputs, int(lit.account[row])),
            "ignited_share": number(float(lit.share[row])),
            "ignited_certainty": number(float(lit.certainty[row])),
        }
        for row in order.tolist()
        if forest.sizes[row] > 1
    ]


def _influential(inputs: CampaignInputs, spread: Spread) -> list[Section]:
    told = influence(spread.forest, spread.ensemble)
    return [
        {
            "account": _key(inputs, int(told.account[row])),
            "brought": {
                "value": number(float(told.mean[row])),
                "low": number(float(told.low[row])),
                "high": number(float(told.high[row])),
            },
            "naive": int(told.naive[row]),
            "paid": bool(inputs.is_paid[told.account[row]]),
        }
        for row in range(min(MOST_INFLUENTIAL, told.account.size))
    ]


def _key(inputs: CampaignInputs, row: int) -> str | None:
    return inputs.keys[row] if row >= 0 else None
