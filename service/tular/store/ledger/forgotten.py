"""Accounts that were forgotten on request: they are gone, and no load brings them back unless it is asked to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property

import polars as pl

from tular.errors import UsageError
from tular.models import Batch
from tular.store.driver.database import Database, Read
from tular.store.load.records import named_by

FORGOTTEN = "rows of accounts that were forgotten on request, left out"


@dataclass(frozen=True, slots=True)
class Removed:
    key: str
    relations: int
    posts: int


def forget(database: Database, name: str) -> Removed:
    """Forget the account with this key or handle. A key that is not there is marked all the same."""
    key, handle = _found(database, name)
    with database.transaction() as transaction:
        transaction.run("ingest/take_turn")
        [gone] = transaction.run("ledger/forget_account", key=key, handle=handle, moment=datetime.now(UTC))
    return Removed(key, int(gone["relations"]), int(gone["posts"]))


def bring_back(database: Database, key: str) -> bool:
    """Let loads bring it back; False when it was not forgotten."""
    return bool(database.write("ledger/bring_back", key=key)[0]["removed"])


def _found(database: Database, name: str) -> tuple[str, str | None]:
    if ":" in name:
        rows = database.read("read/account", key=name)
        return name, rows[0]["account"].get("handleKey") if rows else None
    rows = database.read("read/account_by_handle", handle=name.removeprefix("@"))
    if len(rows) != 1:
        keys = ", ".join(row["account"]["key"] for row in rows)
        raise UsageError(
            f"{name!r} is the handle of {f'several accounts: {keys}' if rows else 'no account'}.",
            remedy="Give the key, such as x:44196397.",
            field="account",
        )
    account = rows[0]["account"]
    return account["key"], account.get("handleKey")


class Without:
    """Batches without the accounts that were forgotten: their profiles, posts and relations. Without a batch nothing
    is asked of Neo4j."""

    def __init__(self, read: Read, notes: Counter[str]) -> None:
        self._read, self._notes = read, notes

    @cached_property
    def _names(self) -> dict[str, set[str]]:
        names: dict[str, set[str]] = defaultdict(set)
        for row in self._read("ledger/forgotten"):
            platform, _, id_ = row["key"].partition(":")
            names[platform] |= {id_} | ({row["handle"]} if row["handle"] else set())
        return names

    def batches(self, given: Iterable[Batch]) -> Iterator[Batch]:
        for batch in given:
            names = self._names.get(batch.platform)
            yield self._without(batch, names) if names else batch

    def _without(self, batch: Batch, names: set[str]) -> Batch:
        if not (columns := named_by(batch)):
            return batch
        theirs = pl.any_horizontal(pl.col(c).cast(pl.String).is_in(list(names)) for c in columns)
        kept = batch.frame.filter(~theirs.fill_null(value=False))
        self._notes[FORGOTTEN] += batch.frame.height - kept.height
        return replace(batch, frame=kept)
