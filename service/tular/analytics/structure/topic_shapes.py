"""The shape of the network around each topic: those who used a hashtag, and the relations among them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from tular.analytics.community.leiden import leiden
from tular.analytics.community.significance import beyond_degrees
from tular.analytics.structure.shape import Shape, shape
from tular.graph.network import Network

SMALLEST = 30
"""Accounts that must have used a hashtag for its network to have a shape."""


@dataclass(frozen=True, slots=True)
class TopicShape:
    """`topic` is the hashtag without #; `shape` that of its users, those without a relation among them included."""

    topic: str
    shape: Shape


def topic_shapes(
    network: Network, terms: pl.DataFrame, *, first: int = 10, smallest: int = SMALLEST, seed: int = 0
) -> list[TopicShape]:
    """Shapes of the `first` topics with most accounts (ties by alphabet), at least `smallest` each.

    `terms` has `account` (vertex), `kind`, `term`; hashtags count, in lower case. As Smith et al. 2014 do, the
    network of a topic are the accounts that used it and the relations of the layer among them. Whether it is
    divided is told from its degrees (`beyond_degrees`), not tested. O(m) a topic.
    """
    used = terms.filter(pl.col("kind") == "hashtag").select("account", pl.col("term").str.to_lowercase())
    counted = used.group_by("term").agg(pl.col("account").unique()).sort(pl.col("account").list.len(), "term",
                                                                           descending=[True, False])  # fmt: skip
    large = counted.filter(pl.col("account").list.len() >= smallest).head(first)
    return [
        TopicShape(topic, _shape_among(network, np.array(accounts), seed))
        for topic, accounts in large.iter_rows()
    ]


def _shape_among(network: Network, accounts: np.ndarray[tuple[int], np.dtype[np.int64]], seed: int) -> Shape:
    taking_part = np.zeros(network.n, np.bool_)
    taking_part[accounts] = True
    kept = taking_part[network.source] & taking_part[network.target]
    related = np.zeros(network.n, np.bool_)
    related[network.source[kept]] = related[network.target[kept]] = True
    among = network.among(related)
    found = leiden(among, seed=seed)
    divided = beyond_degrees(among, found.modularity)
    return shape(among, found, isolates=accounts.size - among.n, divided=divided)
