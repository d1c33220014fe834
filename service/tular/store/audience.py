"""What lies around a snapshot: its size before it is read, followers, and posts with their times."""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tular.models import Layer, Window
from tular.store.database import Database

POSTED = pl.Schema({"account": pl.UInt32(), "key": pl.String(), "at": pl.Datetime("us", "UTC")})


def read_size(database: Database, layer: Layer) -> tuple[int, int]:
    """(accounts, relations) of a layer, all times together; parallel relations are counted each."""
    rows = database.read("snapshot/size", relation=str(layer.relation))
    # No row: the server has never seen a relation of this type.
    return (rows[0]["accounts"], rows[0]["relations"]) if rows else (0, 0)


def read_followers(database: Database, index: pl.Series) -> NDArray[np.int64]:
    """Followers of the accounts whose keys are `index`[n], int64[n], counted over all loaded FOLLOWS."""
    with database.stream("snapshot/followers") as records:
        frames = [pl.DataFrame(record.data(), schema=_FOLLOWERS) for record in records]
    counted = pl.concat([pl.DataFrame(schema=_FOLLOWERS), *frames])
    wanted = index.alias("accounts").to_frame()
    found = wanted.join(counted, on="accounts", how="left", maintain_order="left")["followers"]
    return found.fill_null(0).to_numpy()


def read_posted(database: Database, window: Window, index: pl.Series) -> pl.DataFrame:
    """Posts of the window by the accounts whose keys are `index`, columns as in `POSTED`; `account` is a row of
    `index`, `at` null where unknown. Sorted by account and key."""
    with database.stream("snapshot/posted", since=window.start, until=window.end) as records:
        frames = [_posts(record.data()) for record in records]
    rows = index.alias("name").to_frame().with_row_index("account")
    posts = pl.concat([pl.DataFrame(schema=_POSTS), *frames]).join(rows, on="name")
    return posts.select(*POSTED.names()).sort("account", "key")


_FOLLOWERS = {"accounts": pl.String(), "followers": pl.Int64()}
_POSTS = {"name": pl.String(), "key": pl.String(), "at": POSTED["at"]}


def _posts(record: dict[str, Any]) -> pl.DataFrame:
    times = pl.Series("at", record["times"], dtype=pl.Int64).cast(POSTED["at"])
    frame = pl.DataFrame({"key": pl.Series(record["posts"], dtype=pl.String), "at": times})
    return frame.select(pl.lit(record["account"]).alias("name"), "key", "at")
