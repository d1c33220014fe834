"""Links of a map, bundled: one for every pair, both directions together, the strongest kept, and the share that
is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Self

import numpy as np
import polars as pl

from tular.results.accounts import AccountRows
from tular.results.map_region import part_of_accounts
from tular.results.rows import Index, Rows
from tular.results.run_view import RunView

PAIR = ("first", "second")


@dataclass(frozen=True, slots=True)
class Bundle:
    """`links` has `first` < `second`, `relations` and `weight`, heaviest first; `share` of all weight between those
    asked for that these have (1 where there is none); `truncated` when weaker ones were left out."""

    links: pl.DataFrame
    share: float
    truncated: bool


class LinkRows(Rows):
    """Links between parts; `index` holds rows of `links`."""

    type_name: ClassVar[str] = "MapLink"

    def __init__(self, view: RunView, links: pl.DataFrame, index: Index | None = None) -> None:
        self.view = view
        self.links = links
        self.index = np.arange(links.height) if index is None else index

    def __len__(self) -> int:
        return len(self.index)

    def pick(self, positions: Index) -> Self:
        return type(self)(self.view, self.links, self.index[positions])

    def values(self, name: str) -> list[Any]:
        return self.selection.gather(self.links[name])

    def ids(self, end: str) -> list[Any]:
        ends = self.links[end].to_numpy()[self.index]
        return self.view.artifact.levels["id"].gather(ends).to_list()


class RelationLinkRows(LinkRows):
    """Links between accounts."""

    type_name: ClassVar[str] = "MapRelation"

    def accounts(self, end: str) -> AccountRows:
        return AccountRows(self.view, self.links[end].to_numpy()[self.index].astype(np.int64))


def links_between_accounts(view: RunView, rows: Index, most: int) -> Bundle:
    """Between these accounts (rows of the run's): O(their relations)."""
    if not most:
        return Bundle(_EMPTY, 1.0, truncated=False)
    chosen = np.sort(rows)
    first, last = (np.searchsorted(view.sources, (chosen + end).astype(view.sources.dtype)) for end in (0, 1))
    counts = last - first
    begins = np.cumsum(counts) - counts
    at = np.arange(int(counts.sum())) - np.repeat(begins - first, counts)
    there = np.zeros(view.accounts.height, np.bool_)
    there[chosen] = True
    at = at[there[view.targets[at]]]
    weight = view.artifact.relations["weight"].to_numpy()[at]
    return _bundled(view.sources[at].astype(np.int64), view.targets[at].astype(np.int64), weight, most)


def links_between_parts(view: RunView, level: int, rows: Index, most: int) -> Bundle:
    """Between these parts of a level (rows of `levels`)."""
    links = all_links(view, level)
    there = np.zeros(view.artifact.levels.height, np.bool_)
    there[rows] = True
    inside = there[links["first"].to_numpy()] & there[links["second"].to_numpy()]
    return _strongest(links.filter(pl.Series(inside)), most)


def all_links(view: RunView, level: int) -> pl.DataFrame:
    """Between all parts of a level; computed when first asked for, in a pass over all relations, and kept."""
    if level not in view.part_links:
        part = part_of_accounts(view, level)
        weight = view.artifact.relations["weight"].to_numpy()
        view.part_links[level] = _bundled(part[view.sources], part[view.targets], weight, None).links
    return view.part_links[level]


_EMPTY = pl.DataFrame(
    schema={"first": pl.Int64, "second": pl.Int64, "relations": pl.UInt32, "weight": pl.Float64}
)


def _bundled(source: Index, target: Index, weight: Any, most: int | None) -> Bundle:
    low, high = np.minimum(source, target), np.maximum(source, target)
    links = (
        pl.DataFrame({"first": low, "second": high, "weight": weight})
        .filter(pl.col("first") != pl.col("second"), pl.col("first") >= 0)
        .group_by(PAIR)
        .agg(pl.len().alias("relations"), pl.col("weight").sum())
        .sort("weight", *PAIR, descending=[True, False, False])
    )
    return _strongest(links, most)


def _strongest(links: pl.DataFrame, most: int | None) -> Bundle:
    kept = links if most is None else links.head(most)
    total = float(links["weight"].sum())
    share = float(kept["weight"].sum()) / total if total > 0 else 1.0
    return Bundle(kept, share, truncated=kept.height < links.height)
