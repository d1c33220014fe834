"""Handles and ids of the same account meet: ids stand for handles as soon as any data tells that they are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import polars as pl

from tular.handles import has_handles, is_handle
from tular.models import AccountBatch, Batch
from tular.store.driver.database import Read
from tular.store.load import records as rows

NAMES_PER_READ = 20_000


def aliases(accounts: pl.DataFrame) -> pl.DataFrame:
    """`handle` (in lower case) and `id` of accounts that have both, each handle once: the last one given."""
    if "handleKey" not in accounts.columns:
        return pl.DataFrame(schema={"handle": pl.String, "id": pl.String})
    named = accounts.select(handle="handleKey", id="id").drop_nulls()
    named = named.filter(pl.col("handle") != pl.col("id"), ~pl.col("handle").str.contains(r"^\d+$"))
    return named.unique("handle", keep="last", maintain_order=True)


def replaced(frame: pl.DataFrame, columns: Sequence[str], known: pl.DataFrame) -> pl.DataFrame:
    """The frame with ids instead of handles, as far as `known` (of `aliases`) has them."""
    for name in columns:
        if frame.schema.get(name) != pl.String:
            continue
        ids = frame.select(handle=pl.col(name)).join(known, on="handle", how="left", maintain_order="left")
        frame = frame.with_columns(ids["id"].fill_null(frame[name]).alias(name))
    return frame


def known_by_handle(nodes: pl.DataFrame, platform: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Accounts that are known by their handle only, with it, and the others."""
    if not has_handles(platform):
        return nodes.clear(), nodes
    for name in ("handle", "handleKey"):
        if name not in nodes.columns:
            nodes = nodes.with_columns(pl.lit(None, pl.String).alias(name))
    names = nodes.filter(~pl.col("id").str.contains(r"^\d+$"))["id"]
    handles = pl.Series([name for name in names if is_handle(name, platform)], dtype=pl.String)
    by_handle = pl.col("id").is_in(handles.implode()) & (
        pl.col("handleKey").is_null() | (pl.col("handleKey") == pl.col("id"))
    )
    found = nodes.filter(by_handle).with_columns(
        handle=pl.coalesce("handle", "id"), handleKey=pl.coalesce("handleKey", "id")
    )
    return found, nodes.filter(~by_handle)


class KnownHandles:
    """What a database knows of handles while batches are loaded into it. `read` runs a statement."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._named = self._by_handle = False
        self._pairs: dict[str, list[pl.DataFrame]] = defaultdict(list)

    def resolved(self, batch: Batch) -> Batch:
        """The batch with ids instead of the handles that the database knows."""
        columns = rows.named_by(batch)
        if not columns or not has_handles(batch.platform):
            return batch
        known = self._known(batch.platform, _names(batch.frame, columns, batch.platform))
        return replace(batch, frame=replaced(batch.frame, columns, known)) if known.height else batch

    def learn(self, batch: AccountBatch) -> None:
        """Take note of accounts whose id and handle a batch tells."""
        if has_handles(batch.platform) and "handle" in batch.frame.columns:
            self._pairs[batch.platform].append(aliases(rows.accounts(batch.frame)))

    def to_merge(self) -> Iterator[tuple[str, pl.DataFrame]]:
        """Pairs of handle and id that may be two accounts in the database; they are forgotten here. Of several ids
        with one handle the database chooses, as when a handle is resolved: loading again finds the same."""
        pairs, self._pairs = self._pairs, defaultdict(list)
        if any(pairs.values()) and self._read("read/has_handles")[0]["byHandle"]:
            self._named = True
            for platform, frames in pairs.items():
                handles = pl.concat(frames)["handle"].unique().sort().to_list()
                yield platform, self._known(platform, handles)

    def _known(self, platform: str, names: list[str]) -> pl.DataFrame:
        found: list[dict[str, Any]] = []
        if names and not self._named:
            self._named = self._read("read/has_handles")[0]["named"]
        for start in range(0, len(names) if self._named else 0, NAMES_PER_READ):
            part = names[start : start + NAMES_PER_READ]
            found += self._read("read/ids_of_handles", platform=platform, names=part)
        return pl.DataFrame(found, schema={"name": pl.String, "id": pl.String}).rename({"name": "handle"})


def _names(frame: pl.DataFrame, columns: Sequence[str], platform: str) -> list[str]:
    """The distinct ids of these columns that are handles."""
    given = [frame[name] for name in columns if frame.schema.get(name) == pl.String]
    if not given:
        return []
    names = pl.concat([series.drop_nulls().rename("name") for series in given]).unique()
    names = names.filter(~names.str.contains(r"^\d+$"))
    return sorted(name for name in names if is_handle(name, platform))
