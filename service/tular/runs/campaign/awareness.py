"""The ledger's awareness: who can have seen the campaign, and how loud it was beside its competitors."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta

import numpy as np
import polars as pl

from tular.analytics.campaign.exposure import Exposure, exposure, newly_reached
from tular.analytics.campaign.impressions import ImpressionFormula, earned_impressions
from tular.analytics.listening.voice import share_of_voice
from tular.analytics.overlap.whitespace import reach_by_community
from tular.models import Ids, Window
from tular.runs.campaign.figures import Section, moment, number, ratio
from tular.runs.campaign.inputs import CampaignInputs
from tular.runs.campaign.periods import days, within
from tular.runs.campaign.spread import passed_on

MOST_DAILY = 45
"""Days that are shown one by one; longer times go by weeks."""


def awareness(inputs: CampaignInputs, engaged: pl.DataFrame) -> Section:
    """Reach, impressions, new audience, communities and share of voice."""
    times = inputs.periods
    spreaders = spreaders_in(inputs, times.during)
    seen = exposure(inputs.follows.incoming, spreaders)
    fresh = newly_reached(
        seen.reached, inputs.follows.incoming, np.empty(0, np.int32), _known(inputs, engaged)
    )
    formula = ImpressionFormula(**asdict(inputs.campaign.formula))
    earned = spreaders[~inputs.is_paid[spreaders]]
    owned = spreaders[inputs.is_paid[spreaders]]
    return {
        **_reached(inputs, seen),
        "reached_before": _reach_in(inputs, times.before),
        "reached_after": _reach_in(inputs, times.after),
        "new_audience": int(fresh.sum()),
        "new_audience_share": ratio(int(fresh.sum()), seen.accounts),
        "earned_impressions": number(earned_impressions(inputs.stated[earned], formula)),
        "owned_impressions": number(float(inputs.stated[owned].sum())),
        "impressions_formula": str(formula),
        "communities": _communities(inputs, seen),
        "share_of_voice": voice(inputs),
    }


def spreaders_in(inputs: CampaignInputs, window: Window) -> Ids:
    """Who posted about the brand or passed such a post on in the window, once a post or retweet."""
    posted = inputs.talk.filter(within("at", window))["account"]
    about = inputs.talk.select(original="key")
    passed = passed_on(inputs).filter(within("at", window)).join(about, on="original", how="semi")["account"]
    return pl.concat([posted, passed]).to_numpy().astype(np.int32)


def _reached(inputs: CampaignInputs, seen: Exposure) -> Section:
    return {
        "reached": seen.accounts,
        "network": inputs.run.accounts,
        "reached_share": ratio(seen.accounts, inputs.run.accounts),
        "exposures": seen.exposures,
    }


def _reach_in(inputs: CampaignInputs, window: Window | None) -> int | None:
    return exposure(inputs.follows.incoming, spreaders_in(inputs, window)).accounts if window else None


def _known(inputs: CampaignInputs, engaged: pl.DataFrame) -> Ids:
    """Who followed the brand or engaged with it before the campaign, and the brand and those it pays. A follow whose
    beginning is unknown counts as old."""
    start = inputs.campaign.start
    followers = inputs.brand_followers.filter(pl.col("first").is_null() | (pl.col("first") < start))[
        "account"
    ]
    before = engaged.filter(pl.col("at") < start)["account"].unique()
    return np.concatenate([followers.to_numpy(), before.to_numpy(), inputs.paid]).astype(np.int32)


def _communities(inputs: CampaignInputs, seen: Exposure) -> list[Section]:
    reach = reach_by_community(seen.reached, inputs.community, inputs.communities.height)
    return [
        {
            "id": id_,
            "label": label,
            "size": int(size),
            "reached": int(reached),
            "share": ratio(int(reached), int(size)),
        }
        for id_, label, size, reached in zip(
            inputs.communities["id"], inputs.communities["label"], reach.size, reach.reached, strict=True
        )
    ]


def voice(inputs: CampaignInputs) -> list[Section]:
    """Posts by others about the brand and about each competitor, a day or a week a step, with their shares."""
    whole = inputs.periods.whole
    assert whole.start is not None
    step = timedelta(days=1 if days(whole) <= MOST_DAILY else 7)
    own = {inputs.campaign.name: (inputs.talk, inputs.paid)}
    frames = [_about(name, posts, theirs, whole) for name, (posts, theirs) in (own | inputs.rivals).items()]
    mentions = pl.concat(frames).with_columns(step=(pl.col("at") - whole.start).dt.total_days() // step.days)
    return [
        {
            "start": moment(whole.start + row["step"] * step),
            "name": row["brand"],
            "posts": row["posts"],
            "share": number(row["share"]),
        }
        for row in share_of_voice(mentions).iter_rows(named=True)
    ]


def _about(name: str, posts: pl.DataFrame, theirs: Ids, whole: Window) -> pl.DataFrame:
    others = ~pl.col("account").is_in(theirs)
    return posts.filter(within("at", whole), others).select("at", brand=pl.lit(name), post="key")
