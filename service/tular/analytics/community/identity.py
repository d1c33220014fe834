"""The same community tomorrow: ids that survive from run to run when a community's members mostly do.

Maximum-overlap matching: the Jaccard similarity of members between every earlier and every present community
(as Greene, Doyle & Cunningham 2010), then the assignment of greatest total similarity (Hungarian method).
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from tular.models import Floats, Ids

KEPT_FROM = 0.3
"""Least Jaccard similarity that keeps an id: either half of an even split or merger (0.5) is above, a third
below."""


@dataclass(frozen=True, slots=True, eq=False)
class Identities:
    """One entry a present community: its id, and the similarity to the earlier community of that id (0:
    new)."""

    ids: list[str]
    similarity: Floats

    @property
    def new(self) -> NDArray[np.bool_]:
        return np.equal(self.similarity, 0.0)


def carry_ids(
    previous: pl.DataFrame,
    keys: pl.Series,
    membership: Ids,
    leaders: Sequence[str],
    *,
    taken: Collection[str] = (),
) -> Identities:
    """Ids for the communities 0 … k - 1 of `membership`[n], whose accounts are `keys`[n].

    `previous` has the columns `key` and `communityId` (String) of an earlier run. Similarity is over accounts
    that both runs know, so that newcomers and leavers alone never cost a community its id. A community that
    inherits none gets `fresh_id` of its entry in `leaders` (any text that names it, such as its most
    prominent member's key), different from all earlier ids and from `taken` (ids of runs before, colours
    and names hang on them).
    """
    pairs = _overlaps(previous, keys, membership)
    before, after, similarity = _assigned(pairs)
    names = pairs["communityId"].unique(maintain_order=True).to_list()
    count = len(leaders)
    inherited: list[str | None] = [None] * count
    closeness = np.zeros(count)
    for old, new, value in zip(before.tolist(), after.tolist(), similarity.tolist(), strict=True):
        inherited[new], closeness[new] = names[old], value
    used = {*taken, *previous["communityId"].drop_nulls().unique()}
    ids = [kept or _reserved(leader, used) for kept, leader in zip(inherited, leaders, strict=True)]
    return Identities(ids, closeness)


def fresh_id(name: str, taken: Collection[str] = ()) -> str:
    """Twelve hexadecimal digits that depend on `name` only, unless they are taken."""
    attempt = 0
    while True:
        text = name if attempt == 0 else f"{name}#{attempt}"
        candidate = hashlib.blake2b(text.encode(), digest_size=6).hexdigest()
        if candidate not in taken:
            return candidate
        attempt += 1


def previous_labels(previous: pl.DataFrame, keys: pl.Series) -> Ids:
    """int32[n] for Leiden's `initial`: the earlier community of each account of `keys`, numbered; -1 for
    none."""
    inside = previous.drop_nulls("communityId")
    numbers = inside.select("communityId").unique(maintain_order=True).with_row_index("label")
    known = inside.join(numbers, on="communityId", maintain_order="left").select("key", "label")
    found = keys.to_frame("key").join(known, on="key", how="left", maintain_order="left")["label"]
    return found.cast(pl.Int32).fill_null(-1).to_numpy()


def _reserved(leader: str, used: set[str]) -> str:
    fresh = fresh_id(leader, used)
    used.add(fresh)
    return fresh


def _overlaps(previous: pl.DataFrame, keys: pl.Series, membership: Ids) -> pl.DataFrame:
    """Pairs `communityId`, `community` with shared accounts: `shared`, and `jaccard` over accounts in
    both."""
    now = pl.DataFrame({"key": keys, "community": membership})
    both = now.join(previous.select("key", "communityId").drop_nulls(), on="key")
    before = both.group_by("communityId").len("before")
    after = both.group_by("community").len("after")
    return (
        both.group_by("communityId", "community")
        .len("shared")
        .join(before, on="communityId")
        .join(after, on="community")
        .with_columns(
            jaccard=pl.col("shared")
            / (pl.col("before") + pl.col("after") - pl.col("shared")).cast(pl.Float64)
        )
        .sort("communityId", "community")
    )


def _assigned(pairs: pl.DataFrame) -> tuple[NDArray[np.int64], NDArray[np.int64], Floats]:
    """Matched (row of the distinct ids of `pairs`, community, similarity), of greatest total similarity."""
    places = pairs["communityId"].rle_id().to_numpy().astype(np.int64)
    communities, jaccard = pairs["community"].to_numpy().astype(np.int64), pairs["jaccard"].to_numpy()
    strong = jaccard >= KEPT_FROM
    places, communities, jaccard = places[strong], communities[strong], jaccard[strong]
    chosen = [
        _hungarian(places[part], communities[part], jaccard[part]) for part in _parts(places, communities)
    ]
    if not chosen:
        return places, communities, jaccard
    before, after, similarity = (np.concatenate(column) for column in zip(*chosen, strict=True))
    return before, after, similarity


def _parts(places: NDArray[np.int64], communities: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    """Pairs that compete with each other: few, as a community has at most three partners above KEPT_FROM."""
    if not places.size:
        return []
    offset = int(places.max()) + 1
    n = offset + int(communities.max()) + 1
    graph = coo_array((np.ones(places.size), (places, communities + offset)), shape=(n, n))
    part = connected_components(graph, directed=False)[1][places]
    order = np.argsort(part, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(part[order])) + 1)


def _hungarian(
    places: NDArray[np.int64], communities: NDArray[np.int64], jaccard: Floats
) -> tuple[NDArray[np.int64], NDArray[np.int64], Floats]:
    olds, row = np.unique(places, return_inverse=True)
    news, column = np.unique(communities, return_inverse=True)
    table = np.zeros((olds.size, news.size))
    table[row, column] = jaccard
    rows, columns = linear_sum_assignment(table, maximize=True)
    real = table[rows, columns] > 0
    rows, columns = rows[real], columns[real]
    return olds[rows], news[columns], table[rows, columns]
