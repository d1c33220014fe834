"""Who engaged with a brand, when, and on whose prompting."""

from __future__ import annotations

import polars as pl

from tular.models import Relation
from tular.runs.campaign.inputs import CampaignInputs
from tular.runs.campaign.periods import within

ANSWERS = [str(relation) for relation in (Relation.RETWEETED, Relation.QUOTED, Relation.REPLIED)]
MENTIONED = str(Relation.MENTIONED)


def unprompted_mentions(events: pl.DataFrame) -> pl.DataFrame:
    """Mentions by others that are no retweet, quote or reply: nobody's post called for them. Columns as `events`."""
    answers = events.filter(pl.col("relation").is_in(ANSWERS)).select("source", "target", "post").drop_nulls()
    mentions = events.filter(pl.col("relation") == MENTIONED, pl.col("source") != pl.col("target"))
    return mentions.join(answers, on=["source", "target", "post"], how="anti", maintain_order="left")


def answers(events: pl.DataFrame) -> pl.DataFrame:
    """Retweets, quotes and replies by others."""
    return events.filter(pl.col("relation").is_in(ANSWERS), pl.col("source") != pl.col("target"))


def engagements(inputs: CampaignInputs) -> pl.DataFrame:
    """Each engagement of an account that is neither the brand's nor paid: `account`, `at`, `prompted`, `by` (the
    account whose post it answers, null of own words), sorted by time.

    Own words about the brand are unprompted, unless they carry a hashtag of the campaign while it runs. Answers to
    the brand and to those it pays are prompted, and so are answers to others who talk about it.
    """
    others = ~pl.col("account").is_in(inputs.paid)
    return (
        pl.concat([_own_words(inputs), _answers_to_talk(inputs)])
        .filter(others)
        .drop_nulls("at")
        .unique()
        .sort("at", "account", "by", "prompted", nulls_last=True)
    )


def brought(engaged: pl.DataFrame, inputs: CampaignInputs) -> pl.DataFrame:
    """`account` and `by`: whose first engagement with the brand answered somebody else's post about it."""
    first = engaged.unique("account", keep="first", maintain_order=True).drop_nulls("by")
    theirs = ~pl.col("by").is_in(inputs.paid) & (pl.col("by") != pl.col("account"))
    return first.filter(theirs).select("account", "by")


def _own_words(inputs: CampaignInputs) -> pl.DataFrame:
    """Posts about the brand, and mentions of it whose posts are not loaded; those that answer a post are not own
    words."""
    answering = answers(inputs.events).select(key="post").drop_nulls().unique()
    campaign = inputs.campaign
    tagged = within("at", inputs.periods.during) & pl.col("reasons").list.contains("hashtag")
    posts = inputs.talk.join(answering, on="key", how="anti").select(
        "key", "account", "at", prompted=tagged if campaign.brand.hashtags else pl.lit(False)
    )
    to_brand = inputs.events.filter(pl.col("target").is_in(inputs.brand))
    mentions = unprompted_mentions(to_brand).select(
        key="post", account="source", at="at", prompted=pl.lit(False)
    )
    loaded = mentions.join(inputs.talk.select("key"), on="key", how="anti")
    return pl.concat([posts, loaded]).select(
        "account", "at", pl.col("prompted").fill_null(False), by=pl.lit(None, pl.UInt32)
    )


def _answers_to_talk(inputs: CampaignInputs) -> pl.DataFrame:
    """Retweets, quotes and replies of posts about the brand, and of anything by the brand itself."""
    about = inputs.talk.select(original="key")
    given = answers(inputs.events)
    to_posts = given.drop_nulls("original").join(about, on="original", how="semi")
    to_brand = given.filter(pl.col("target").is_in(inputs.brand))
    return pl.concat([to_posts, to_brand]).select(
        account="source", at="at", prompted=pl.lit(True), by="target"
    )
