"""The parts that accounts play, as tables of truth."""

from __future__ import annotations

import numpy as np
import polars as pl

from tular.generate.arrays import Ints
from tular.generate.cast import Cast
from tular.generate.planting import homes
from tular.generate.posts import NONE, Posts
from tular.generate.structure import Network
from tular.generate.tables import account_ids, moments


def part_tables(network: Network, cast: Cast, posts: Posts) -> dict[str, pl.DataFrame]:
    """File name → table, for everything in `truth/` that is about the cast."""
    return {
        "accounts.csv": accounts(network, cast),
        "brokers.csv": brokers(network, cast),
        "campaigns.csv": campaigns(cast),
        "bursts.csv": bursts(posts),
    }


def accounts(network: Network, cast: Cast) -> pl.DataFrame:
    """One row an account: its `part`, `towards` whom it plays it (a brand, the star, …), true weights."""
    n = network.options.accounts
    part = np.full(n, "", object)
    towards = np.full(n, NONE, np.int64)
    for name, members, target in _parts(cast):
        part[members] = name
        towards[members] = target
    return pl.DataFrame(
        {
            "id": account_ids(np.arange(n)),
            "part": pl.Series(part.tolist()).set(pl.Series(part == ""), None),
            "towards": account_ids(towards),
            "home": homes(network.planting),
            "popularity": network.population.popularity.round(6),
            "engagement": network.population.engagement.round(6),
        }
    )


def _parts(cast: Cast) -> list[tuple[str, Ints | list[int], int]]:
    return [
        ("BROKER", [broker.account for broker in cast.brokers], NONE),
        ("BRAND", [brand.account for brand in cast.brands], NONE),
        *(("ADVOCATE", brand.advocates.astype(np.int64), brand.account) for brand in cast.brands),
        ("STAR", [cast.star], NONE),
        ("FAN", cast.fans.astype(np.int64), cast.star),
        ("CLIENT", [cast.client], NONE),
        ("COORDINATED", cast.coordinated.astype(np.int64), cast.client),
        ("HOLLOW", cast.hollow.astype(np.int64), NONE),
        ("CARRIER", cast.carriers.astype(np.int64), NONE),
    ]


def brokers(network: Network, cast: Cast) -> pl.DataFrame:
    """Each broker with its own community at the first snapshot and those it joined."""
    members = np.array([broker.account for broker in cast.brokers])
    joined = [" ".join(str(c) for c in broker.communities) for broker in cast.brokers]
    return pl.DataFrame(
        {"id": account_ids(members), "community": network.membership[0, members], "communities": joined}
    )


def campaigns(cast: Cast) -> pl.DataFrame:
    """Each campaign with its window and the true lift of the talk about its brand; 1 when it does nothing."""
    rows = cast.campaigns
    return pl.DataFrame(
        {
            "name": [c.name for c in rows],
            "brand": [cast.brands[c.brand].name for c in rows],
            "account": account_ids(np.array([c.account for c in rows], np.int64)),
            "hashtags": [c.hashtag for c in rows],
            "from": moments(np.array([c.start for c in rows], np.int64)),
            "to": moments(np.array([c.end for c in rows], np.int64)),
            "communities": [" ".join(str(number) for number in c.communities) for c in rows],
            "lift": [c.lift for c in rows],
            "works": [c.works for c in rows],
        }
    )


def bursts(posts: Posts) -> pl.DataFrame:
    """Each text of the coordinated group: its first moment, number of posts, seconds from first to last."""
    rows = np.flatnonzero(posts.script != NONE)
    frame = pl.DataFrame({"script": posts.script[rows], "second": posts.at[rows]})
    grouped = frame.group_by("script").agg(
        first=pl.col("second").min(), posts=pl.len(), seconds=pl.col("second").max() - pl.col("second").min()
    )
    ordered = grouped.sort("script")
    return ordered.select("script", moments(ordered["first"].to_numpy()).alias("at"), "posts", "seconds")
