"""Posts about brands, and when everybody posted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import polars as pl

from tular.campaigns import Brand
from tular.store.driver.database import Database

TIME = pl.Datetime("us", "UTC")
POSTS = pl.Schema(
    {
        "key": pl.String(),
        "account": pl.String(),
        "at": TIME,
        "text": pl.String(),
        "lang": pl.String(),
        "reasons": pl.List(pl.String()),
    }
)
POSTED = pl.Schema({"account": pl.String(), "key": pl.String(), "at": TIME})
HASHTAGS = pl.Schema({"tag": pl.String()} | dict.fromkeys(("before", "during", "after"), pl.Int64()))
FOLLOWERS = pl.Schema({"account": pl.String(), "follower": pl.String(), "first": TIME})


def match_posts(
    database: Database, brand: Brand, included: Sequence[str] = (), excluded: Sequence[str] = ()
) -> pl.DataFrame:
    """Posts about a brand, of all times, as in `POSTS`, sorted by key; `reasons` says why each matches."""
    given: dict[str, Any] = {**brand.parameters, "included": list(included), "excluded": list(excluded)}
    with database.stream("campaign/match_posts", **given) as records:
        rows = [record.values() for record in records]
    raw = pl.DataFrame(rows, schema=dict(POSTS) | {"at": pl.Int64()}, orient="row")
    return raw.with_columns(pl.col("at").cast(TIME), pl.col("reasons").list.sort())


def read_posted(database: Database) -> pl.DataFrame:
    """Own posts of all accounts with their times, as in `POSTED`, sorted by time and key."""
    schema = {"account": pl.String(), "posts": pl.List(pl.String()), "times": pl.List(pl.Int64())}
    with database.stream("campaign/posted") as records:
        frame = pl.DataFrame([record.values() for record in records], schema=schema, orient="row")
    posts = frame.explode("posts", "times").select("account", key="posts", at=pl.col("times").cast(TIME))
    return posts.sort("at", "key")


def read_hashtag_posts(database: Database, times: Sequence[datetime]) -> pl.DataFrame:
    """Posts with each hashtag between four moments, as in `HASHTAGS`, sorted by tag."""
    first, second, third, last = times
    rows = database.read("campaign/hashtag_posts", first=first, second=second, third=third, last=last)
    return pl.DataFrame(rows, schema=HASHTAGS)


def read_followers(database: Database, accounts: Sequence[str]) -> pl.DataFrame:
    """Followers of accounts and when each follow was first seen (null where unknown), as in `FOLLOWERS`."""
    schema = {"account": pl.String(), "first": pl.Int64(), "follower": pl.List(pl.String())}
    with database.stream("campaign/follows_since", accounts=list(accounts)) as records:
        frame = pl.DataFrame([record.values() for record in records], schema=schema, orient="row")
    return (
        frame.explode("follower")
        .select("account", "follower", pl.col("first").cast(TIME))
        .sort("account", "follower")
    )
