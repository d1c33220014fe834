"""What is true of a generated network, as tables: what analyses are measured against."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import polars as pl

from tular.generate.arrays import Ints
from tular.generate.circles import Circles
from tular.generate.planting import ABSENT
from tular.generate.posts import NONE, Act, Posts
from tular.generate.structure import Network
from tular.generate.tables import CHUNK, account_ids, moments, post_ids
from tular.generate.themes import Theme


def membership(network: Network, snapshot: int) -> pl.DataFrame:
    """`id`, `community` of the accounts that are there at a snapshot."""
    row = network.membership[snapshot]
    present = np.flatnonzero(row != ABSENT)
    return pl.DataFrame({"id": account_ids(present), "community": row[present]})


def communities(network: Network, themes: list[Theme]) -> pl.DataFrame:
    """One row a community and snapshot at which it has members: size, share of follows that leave, theme."""
    frames = [_communities_at(network, snapshot) for snapshot in range(network.options.snapshots)]
    described = pl.DataFrame(
        {
            "community": np.arange(len(themes)),
            "name": [theme.name for theme in themes],
            "topic": [theme.topic.name for theme in themes],
            "place": [theme.place for theme in themes],
            "hashtags": [" ".join(theme.hashtags) for theme in themes],
            "words": [" ".join(theme.topic.english + theme.topic.indonesian) for theme in themes],
        }
    )
    return pl.concat(frames).join(described, on="community", maintain_order="left")


def _communities_at(network: Network, snapshot: int) -> pl.DataFrame:
    row = network.membership[snapshot]
    source, target = network.follows(snapshot)
    count = network.planting.communities
    sizes = np.bincount(row[row != ABSENT], minlength=count)
    follows = np.bincount(row[source], minlength=count)
    leaving = np.bincount(row[source][row[source] != row[target]], minlength=count)
    there = np.flatnonzero(sizes)
    return pl.DataFrame(
        {
            "date": [network.options.dates[snapshot]] * there.size,
            "community": there,
            "size": sizes[there],
            "mixing": (leaving / np.maximum(follows, 1))[there].round(6),
        }
    )


def circles(drawn: Circles) -> pl.DataFrame:
    """`id`, `circle`, `place`: 0 is the middle of its core. An account may be in several."""
    circle = np.repeat(np.arange(drawn.count), drawn.sizes)
    place = np.arange(drawn.members.size) - drawn.starts[circle]
    return pl.DataFrame({"id": account_ids(drawn.members), "circle": circle, "place": place})


def events(network: Network) -> pl.DataFrame:
    """What happened to communities: `date` of the first snapshot that shows it, ids before and after."""
    rows = [
        {
            "date": network.options.dates[event.snapshot],
            "kind": event.kind.value,
            "before": _words(event.before),
            "after": _words(event.after),
        }
        for event in network.events
    ]
    schema: dict[str, pl.DataType | type[pl.DataType]] = {
        "date": pl.Datetime("us", "UTC"),
        "kind": pl.String,
        "before": pl.String,
        "after": pl.String,
    }
    return pl.DataFrame(rows, schema=schema)


def _words(ids: Iterable[int]) -> str:
    return " ".join(str(number) for number in ids)


def cascades(posts: Posts) -> Iterator[pl.DataFrame]:
    """The true tree: for each retweet the original and the post or retweet through which it was seen."""
    depth = _depths(posts)
    for start in range(0, max(posts.count, 1), CHUNK):
        rows = start + np.flatnonzero(posts.act[start : start + CHUNK] == Act.RETWEET)
        yield pl.DataFrame(
            {
                "post": post_ids(rows),
                "original": post_ids(posts.original[rows]),
                "parent": post_ids(posts.parent[rows]),
                "account": account_ids(posts.author[rows]),
                "at": moments(posts.at[rows]),
                "depth": depth[rows],
            }
        )


def _depths(posts: Posts) -> Ints:
    """Steps from the original: as many passes as the deepest cascade has."""
    depth = np.zeros(posts.count, np.int32)
    at = posts.parent.copy()
    while (further := at != NONE).any():
        depth[further] += 1
        at[further] = posts.parent[at[further]]
    return depth
