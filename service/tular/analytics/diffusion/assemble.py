"""Cascades from what sources tell: which post a retweet or quote names."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tular.analytics.diffusion.forest import Forest
from tular.models import Ids

Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Assembled:
    """A forest and what is known of its trees.

    `key`: post keys by row, null where the source has none. `known` int32[n]: the row through which it came, where
    the source says so: a quote comes through what it quotes, a retweet that names another retweet through that one.
    -1 elsewhere. `named` int32[n]: the row of the post that it names; of roots -1. Whoever retweets a post saw it
    there or at others who had retweeted the same one.
    """

    forest: Forest
    key: pl.Series
    known: Ids
    named: Ids


def assemble(roots: pl.DataFrame, spread: pl.DataFrame) -> Assembled:
    """All that came of `roots`, directly or by quotes and retweets of others.

    `roots`: key, account, at. `spread`: key (or null), account, at, original (the key it names), quote (Boolean).
    `at` is Datetime and known; what precedes the post it names (clocks) counts as at once. What names no post of
    these is left out.
    """
    named, level, tree = _reached(roots, spread)
    kept = np.flatnonzero(tree >= 0)
    count = roots.height
    at = np.concatenate([_seconds(roots["at"]), _seconds(spread["at"])])
    for row in kept[np.argsort(level[kept], kind="stable")]:
        if named[row] >= 0:
            at[row] = max(at[row], at[named[row]])
    order = kept[np.lexsort((kept, level[kept], at[kept], named[kept] >= 0, tree[kept]))]
    place = np.full(tree.size, -1, np.int64)
    place[order] = np.arange(order.size)
    is_quote = np.concatenate([np.zeros(count, bool), spread["quote"].to_numpy()])
    exact = is_quote | (named >= count) & ~is_quote[np.maximum(named, 0)]
    by_row = np.where(named >= 0, place[np.maximum(named, 0)], -1)[order].astype(np.int32)
    account = np.concatenate([roots["account"].to_numpy(), spread["account"].to_numpy()]).astype(np.int32)
    numbers = np.unique(tree[order], return_inverse=True)[1].astype(np.int32)
    keys = pl.concat([roots["key"], spread["key"]]).gather(order)
    forest = Forest(numbers, account[order], at[order])
    return Assembled(forest, keys, np.where(exact[order], by_row, -1).astype(np.int32), by_row)


def retweeted_with(known: Ids, named: Ids) -> Ids:
    """Per row the row of the post that it and others retweeted, int32[n]: they may have seen it through one
    another. A root's and a quote's is its own; a retweet of a retweet has that one's."""
    group = np.where((named >= 0) & (known < 0), named, np.arange(named.size))
    for row in np.flatnonzero(known >= 0).tolist():
        # Rows come after those they name; quotes begin a group of their own.
        group[row] = group[known[row]] if _passes_on(row, known, named) else row
    return group.astype(np.int32)


def _passes_on(row: int, known: Ids, named: Ids) -> bool:
    """Whether the row names a retweet: then it retweets the same post."""
    return bool(named[known[row]] >= 0)


def _reached(roots: pl.DataFrame, spread: pl.DataFrame) -> tuple[Rows, Rows, Rows]:
    """Of each row (roots, then spread): the row it names, steps to the root by names, and the root; -1 where none."""
    count, total = roots.height, roots.height + spread.height
    keys = pl.concat([roots["key"], spread["key"]]).alias("original").to_frame().with_row_index("row")
    first = keys.drop_nulls().unique("original", keep="first", maintain_order=True)
    found = spread.select("original").join(first, on="original", how="left", maintain_order="left")["row"]
    named = np.full(total, -1, np.int64)
    named[count:] = found.cast(pl.Int64).fill_null(-1).to_numpy()
    tree, level = np.full(total, -1, np.int64), np.zeros(total, np.int64)
    tree[:count] = np.arange(count)
    step = 0
    while True:
        step += 1
        new = np.flatnonzero((tree < 0) & (named >= 0) & (tree[np.maximum(named, 0)] >= 0))
        if not new.size:
            return named, level, tree
        tree[new], level[new] = tree[named[new]], step


def _seconds(at: pl.Series) -> NDArray[np.float64]:
    return at.dt.epoch("us").to_numpy().astype(np.float64) / 1e6
