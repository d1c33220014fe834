"""What lies around a snapshot: its size before it is read, followers and their change, posts, their times and
languages."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tular.models import Layer, Subject, Window
from tular.store.driver.database import Database

POSTED = pl.Schema({"account": pl.UInt32(), "key": pl.String()})


def read_size(database: Database, layer: Layer) -> tuple[int, int]:
    """(accounts, relations) of a layer, all times together; parallel relations are counted each."""
    relations = read_counts(database)[layer.relation]
    accounts = database.read("snapshot/size", relation=str(layer.relation))[0]["accounts"] if relations else 0
    return accounts, relations


def read_counts(database: Database) -> Counter[str]:
    """How many relations of each type there are, all times together; at once, since Neo4j keeps these counts."""
    return Counter({row["type"]: row["relations"] for row in database.read("snapshot/counts")})


def read_followers(database: Database, index: pl.Series) -> NDArray[np.int64]:
    """Followers of the accounts whose keys are `index`[n], int64[n], counted over all loaded FOLLOWS."""
    counted = _rounds(database, "snapshot/followers", _FOLLOWERS)
    wanted = index.alias("accounts").to_frame()
    found = wanted.join(counted, on="accounts", how="left", maintain_order="left")["followers"]
    return found.fill_null(0).to_numpy()


def read_posted(database: Database, window: Window, index: pl.Series) -> pl.DataFrame:
    """Posts of the window by the accounts whose keys are `index`, without those that only retweet another: columns
    as in `POSTED`; `account` is a row of `index`. Sorted by account and key."""
    with database.stream("snapshot/posted", since=window.start, until=window.end) as records:
        frames = [_posts(record.data()) for record in records]
    rows = index.alias("name").to_frame().with_row_index("account")
    posts = pl.concat([pl.DataFrame(schema=_POSTS), *frames]).join(rows, on="name")
    return posts.select(*POSTED.names()).sort("account", "key")


def read_post_times(database: Database, keys: pl.Series) -> pl.DataFrame:
    """When these posts were published, whatever their age: `key` and `at`, of those whose time is known."""
    frames = [pl.DataFrame(schema=_TIMES)]
    for part in keys.to_frame("key").iter_slices(_POSTS_A_ROUND):
        (found,) = database.read("snapshot/post_times", keys=part["key"].to_list())
        times = pl.Series("at", found["times"], dtype=pl.Int64).cast(_TIMES["at"])
        frames.append(pl.DataFrame({"key": pl.Series(found["posts"], dtype=pl.String), "at": times}))
    return pl.concat(frames)


def read_growth(database: Database, window: tuple[datetime, datetime], index: pl.Series) -> pl.DataFrame:
    """Followers of the accounts whose keys are `index`, at the two moments and between: `before`, `after`, `gained`,
    `lost` and `checked` (Int64), one row an account; null where it is not known. `checked`: of those before, whose
    list was loaded again. before + gained - lost = after."""
    start, end = window
    counted = _rounds(database, "snapshot/growth", _GROWTH, start=start, end=end)
    wanted = index.alias("accounts").to_frame()
    found = wanted.join(counted, on="accounts", how="left", maintain_order="left")
    return found.drop("accounts").with_columns(pl.col("lost").replace(-1, None))


def read_languages(database: Database, window: Window, index: pl.Series) -> pl.Series:
    """The language that most posts of the window are in, of the accounts whose keys are `index`; null without any."""
    found = _rounds(database, "snapshot/languages", _LANGUAGES, since=window.start, until=window.end)
    wanted = index.alias("accounts").to_frame()
    return wanted.join(found, on="accounts", how="left", maintain_order="left")["languages"]


def read_posts_about(database: Database, subject: Subject) -> pl.DataFrame:
    """Posts about a subject, of all times: `account` and `key` (keys), sorted by key."""
    found = _rounds(database, "snapshot/posts_about", _ABOUT, block=_POSTS_A_ROUND, **subject.parameters)
    return found.select(account="accounts", key="posts").sort("key")


def _rounds(database: Database, statement: str, schema: dict[str, Any], **parameters: Any) -> pl.DataFrame:
    """What a statement returns by rounds, lists of equal length, as one frame."""
    with database.stream(statement, **parameters) as records:
        frames = [pl.DataFrame(record.data(), schema=schema) for record in records]
    return pl.concat([pl.DataFrame(schema=schema), *frames])


_GROWTH = {"accounts": pl.String()} | dict.fromkeys(
    ("before", "after", "gained", "lost", "checked"), pl.Int64()
)
_LANGUAGES = {"accounts": pl.String(), "languages": pl.String()}
_ABOUT = {"accounts": pl.String(), "posts": pl.String()}
_POSTS_A_ROUND = 10_000
_FOLLOWERS = {"accounts": pl.String(), "followers": pl.Int64()}
_POSTS = {"name": pl.String(), "key": pl.String()}
_TIMES = {"key": pl.String(), "at": pl.Datetime("us", "UTC")}


def _posts(record: dict[str, Any]) -> pl.DataFrame:
    frame = pl.DataFrame({"key": pl.Series(record["posts"], dtype=pl.String)})
    return frame.select(pl.lit(record["account"]).alias("name"), "key")
