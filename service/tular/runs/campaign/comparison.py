"""Whom a campaign's brand is compared with, and what changed more for it than for these."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
import polars as pl

from tular.analytics.campaign.effect import Comparison, Effect, Series, effect
from tular.analytics.campaign.matching import similar
from tular.models import Floats, Window
from tular.runs.campaign.engagements import answers, unprompted_mentions
from tular.runs.campaign.figures import Section, interval, number
from tular.runs.campaign.inputs import CampaignInputs
from tular.runs.campaign.periods import Periods, days, within
from tular.store.campaign.posts import HASHTAGS, read_followers, read_hashtag_posts
from tular.store.driver.database import Database

COMPARED = 200
"""Accounts that the brand is compared with: the nearest by followers and by own posts before the campaign."""
TOPICS = 100
FAR_OTHER = 8.0
"""Topics and accounts that talk is compared with: of the nearest volume, none so many times larger or smaller."""
ANSWER_DAYS = 3
"""An answer counts within so many days of its post, so that late posts are not taken for weak ones."""
LEVEL = 0.95
OUTCOMES = ("talk", "talk_after", "answers_per_post", "followers_gained")


@dataclass(frozen=True, eq=False)
class Group:
    """`members`: rows of the comparison accounts. `follows`: account, first (seen) of the brand's and their
    followers. `topics`: posts with each hashtag before, during and after the campaign, less those that are its own
    or its competitors'."""

    members: np.ndarray
    follows: pl.DataFrame
    topics: pl.DataFrame


def comparison_group(database: Database, inputs: CampaignInputs) -> Group:
    """The accounts most like the brand's largest one in what was known before: followers, and posts of their own."""
    before = inputs.posted.filter(pl.col("at") < inputs.campaign.start)["account"].to_numpy()
    posts = np.bincount(before, minlength=inputs.keys.len())
    features: Floats = np.log1p(np.column_stack([inputs.loaded_followers, posts]))
    rivals = [rows for _, rows in inputs.rivals.values()]
    others = np.ones(inputs.keys.len(), bool)
    others[np.concatenate([inputs.paid, *rivals])] = False
    others[inputs.run.accounts :] = False
    members = np.empty(0, np.intp)
    if inputs.brand.size:
        largest = inputs.brand[np.argmax(inputs.loaded_followers[inputs.brand])]
        members = similar(features, features[largest], np.flatnonzero(others), COMPARED)
    return Group(members, _follows(database, inputs, members), _topics(database, inputs))


def _topics(database: Database, inputs: CampaignInputs) -> pl.DataFrame:
    times = inputs.periods
    if times.before is None:
        return pl.DataFrame(schema=HASHTAGS)
    last = times.after or times.during
    moments = [times.before.start, times.during.start, times.during.end, last.end]
    found = read_hashtag_posts(database, [at for at in moments if at])
    brands = [inputs.campaign.brand, *(rival.brand for rival in inputs.campaign.competitors)]
    theirs = [tag.lower().removeprefix("#") for brand in brands for tag in brand.hashtags]
    return found.filter(~pl.col("tag").str.to_lowercase().is_in(theirs))


def _follows(database: Database, inputs: CampaignInputs, members: np.ndarray) -> pl.DataFrame:
    rows = np.concatenate([inputs.brand, members]).astype(np.int64)
    told = read_followers(database, inputs.keys.gather(rows).to_list())
    index = pl.DataFrame({"account": inputs.keys.gather(rows), "row": rows})
    return told.join(index, on="account").select(account="row", first="first")


def effects(inputs: CampaignInputs, group: Group) -> list[Section]:
    """Each outcome with the change of the brand, that of the group, and the one over the other.

    The intervals are those of 1 - 0.05 / outcomes each, so that all of them hold together with 95 %: looking at
    several outcomes must not make a claim likelier where nothing happened.
    """
    level = 1 - (1 - LEVEL) / len(OUTCOMES)
    times = inputs.periods
    return [
        _outcome("talk", _talk(inputs, group, times.before, times.during), level),
        _outcome("talk_after", _talk(inputs, group, times.before, times.after), level),
        _outcome("answers_per_post", _answers(inputs, group, times), level),
        _outcome("followers_gained", _followers(inputs, group), level),
    ]


Counted = tuple[Series, Comparison]


def _outcome(name: str, counted: Counted | None, level: float) -> Section:
    """A section of the ledger; insufficient where there is nothing to count."""
    none = np.empty(0)
    nothing = Comparison(none, none, none, none)
    own, others = counted or (Series(np.empty(0), np.empty(0), 0, 0), nothing)
    told: Effect = effect(own, others, level)
    return {
        "outcome": name,
        "verdict": str(told.verdict),
        "before": number(float(own.before.sum())),
        "after": number(float(own.after.sum())),
        "change": number(told.change),
        "expected": number(told.expected),
        "effect": interval(told.effect),
        "spread": number(told.spread),
        "compared_accounts": told.accounts,
        "compared_events": told.events,
        "level": number(level),
    }


def _talk(
    inputs: CampaignInputs, group: Group, before: Window | None, after: Window | None
) -> Counted | None:
    """Unprompted mentions by others, a day a unit, beside topics and accounts that are talked about as much.

    Hardly any account is mentioned as often as a brand, so that accounts alone would not tell how much talk of this
    volume changes from week to week; topics do.
    """
    if before is None or after is None:
        return None
    mentions = unprompted_mentions(inputs.events).filter(~pl.col("source").is_in(inputs.paid))
    to_brand = mentions.filter(pl.col("target").is_in(inputs.brand))
    own = Series(_daily(to_brand, before), _daily(to_brand, after), days(before), days(after))
    column = "during" if after == inputs.periods.during else "after"
    topics = group.topics.select(
        pl.col("before").cast(pl.Int64), pl.col(column).cast(pl.Int64).alias("other")
    )
    rivals = [rows for _, rows in inputs.rivals.values()]
    theirs = mentions.filter(~pl.col("target").is_in(np.concatenate([inputs.paid, *rivals])))
    return own, _alike(pl.concat([topics, _mentioned(theirs, before, after)]), own)


def _mentioned(mentions: pl.DataFrame, before: Window, after: Window) -> pl.DataFrame:
    """Mentions of each account at both times: `before`, `other`."""
    return (
        mentions.group_by("target")
        .agg(before=within("at", before).sum().cast(pl.Int64), other=within("at", after).sum().cast(pl.Int64))
        .sort("target")
        .select("before", "other")
    )


def _alike(units: pl.DataFrame, own: Series) -> Comparison:
    """The topics and accounts whose volume in both times together is nearest to what the brand's was before.

    Volumes of both times, for those chosen by their volume before alone would fall by regression to the mean.
    """
    total = (units["before"] + units["other"]).to_numpy()
    expected = own.before.sum() / own.exposure_before * (own.exposure_before + own.exposure_after)
    apart = np.abs(np.log((total + 0.5) / (expected + 0.5)))
    near = np.flatnonzero(apart <= np.log(FAR_OTHER))
    rows = near[np.lexsort((near, apart[near]))[:TOPICS]]
    before, other = (units[name].to_numpy()[rows].astype(np.float64) for name in ("before", "other"))
    ones = np.ones(rows.size)
    return Comparison(before, other, own.exposure_before * ones, own.exposure_after * ones)


def _answers(inputs: CampaignInputs, group: Group, times: Periods) -> Counted | None:
    """Retweets, quotes and replies within three days, a post a unit."""
    if times.before is None:
        return None
    latest = timedelta(days=ANSWER_DAYS)
    posts = inputs.posted.filter(pl.col("at") <= _last(inputs) - latest)
    timely = (
        answers(inputs.events)
        .drop_nulls(["at", "original"])
        .join(posts.select(original="key", posted="at"), on="original")
        .filter(pl.col("at") - pl.col("posted") <= latest)
        .group_by(key="original")
        .agg(answers=pl.len())
    )
    each = posts.join(timely, on="key", how="left").with_columns(
        pl.col("answers").fill_null(0).cast(pl.Float64)
    )
    halves = [each.filter(within("at", window)) for window in (times.before, times.during)]
    own = [half.filter(pl.col("account").is_in(inputs.brand))["answers"].to_numpy() for half in halves]
    (before, posts_before), (after, posts_after) = (_by_account(half, group.members) for half in halves)
    clumps = _clumps([half.filter(pl.col("account").is_in(group.members)) for half in halves])
    others = Comparison(before, after, posts_before, posts_after, clumps)
    return Series(own[0], own[1], own[0].size, own[1].size), others


def _by_account(posts: pl.DataFrame, members: np.ndarray) -> tuple[Floats, Floats]:
    """(answers, posts) of each member."""
    index = pl.DataFrame({"account": members}, schema={"account": pl.UInt32})
    counted = posts.group_by("account").agg(pl.col("answers").sum(), posts=pl.len().cast(pl.Float64))
    found = index.join(counted, on="account", how="left", maintain_order="left").fill_null(0.0)
    return found["answers"].to_numpy(), found["posts"].to_numpy()


def _clumps(halves: list[pl.DataFrame]) -> float:
    """Dispersion of answers from post to post of the same account and time; at least 1."""
    parts = [half.with_columns(time=pl.lit(place)) for place, half in enumerate(halves)]
    mean = pl.col("answers").mean().over("account", "time")
    several = pl.concat(parts).filter(pl.len().over("account", "time") > 1, mean > 0)
    squares = several.select(((pl.col("answers") - mean) ** 2 / mean).sum()).item()
    freedom = several.height - several.select("account", "time").n_unique()
    return max(1.0, float(squares) / freedom) if freedom else 1.0


def _followers(inputs: CampaignInputs, group: Group) -> Counted | None:
    """Followers first seen by the first crawl after the campaign began, against those by the last one before it.

    Crawls are the moments at which follows were first seen; the very first sees everybody and tells nothing.
    """
    seen = group.follows.drop_nulls("first")
    crawls = seen["first"].unique().sort()
    earlier, later = (
        crawls.filter(crawls < inputs.campaign.start),
        crawls.filter(crawls >= inputs.campaign.start),
    )
    if earlier.len() < 2 or later.is_empty():
        return None
    moments = (earlier[-1], later[0])
    n, members = inputs.keys.len(), group.members
    counts = [
        np.bincount(seen.filter(pl.col("first") == at)["account"].to_numpy(), minlength=n).astype(np.float64)
        for at in moments
    ]
    before, after = (count[members] for count in counts)
    lengths = [_length(crawls, at) for at in moments]
    ones = np.ones(members.size)
    own = [np.array([count[inputs.brand].sum()]) for count in counts]
    others = Comparison(before, after, lengths[0] * ones, lengths[1] * ones)
    return Series(own[0], own[1], lengths[0], lengths[1]), others


def _length(crawls: pl.Series, at: datetime) -> float:
    """Days from the crawl before to this one."""
    before = crawls.filter(crawls < at)[-1]
    return float((at - before) / timedelta(days=1))


def _last(inputs: CampaignInputs) -> datetime:
    last = inputs.events["at"].drop_nulls().max()
    assert last is None or isinstance(last, datetime)
    return last or inputs.campaign.end


def _daily(events: pl.DataFrame, window: Window) -> Floats:
    """Events of each whole or begun day of the window."""
    assert window.start is not None
    steps = int(np.ceil(days(window)))
    inside = events.filter(within("at", window))["at"]
    day = (inside - window.start).dt.total_seconds().to_numpy() // 86_400
    return np.bincount(day.astype(np.int64), minlength=steps).astype(np.float64)
