"""The account index: the properties of accounts by columns, each decoded from one joined string a round."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from tular.store.driver.database import Database
from tular.store.snapshot.vectors import Integers, integers

BLOCK = 2000
"""Accounts a round on the server: large enough to pack well, small enough for its heap."""
SEPARATOR = "\x1f"
MISSING = "\x00"
SCHEMA = pl.Schema(
    {
        "key": pl.String(),
        "platform": pl.String(),
        "id": pl.String(),
        "handle": pl.String(),
        "name": pl.String(),
        "kind": pl.String(),
        "bio": pl.String(),
        "location": pl.String(),
        "createdAt": pl.Datetime("us", "UTC"),
        "verified": pl.Boolean(),
        "followersCount": pl.Int64(),
        "followingCount": pl.Int64(),
        "postsCount": pl.Int64(),
    }
)


@dataclass(frozen=True, slots=True)
class Span:
    """Internal ids that accounts have: `first` to `last`, both inclusive."""

    first: int
    last: int

    @property
    def nodes(self) -> list[int]:
        return list(range(self.first, self.last + 1))

    def parts(self, number: int, block: int) -> list[Span]:
        """About `number` ranges of whole rounds that cover this one."""
        size = block * -(-(self.last + 1 - self.first) // (block * number))
        return [Span(low, min(low + size - 1, self.last)) for low in range(self.first, self.last + 1, size)]


def read_span(database: Database) -> Span | None:
    """Where accounts lie, or None when there are none."""
    row = database.read("snapshot/span")[0]
    return Span(**row) if row["first"] is not None else None


def read_accounts(database: Database, nodes: list[int]) -> pl.DataFrame:
    """The accounts among internal ids: `node` (Int64, internal id) and the columns of `SCHEMA`, in no order. A column
    without any value is of type Null, which takes no memory: as text it takes 16 bytes an account."""
    return together(list(_rounds(database, nodes)) or [_empty()]).filter(pl.col("key").is_not_null())


def together(frames: list[pl.DataFrame]) -> pl.DataFrame:
    """Accounts read in parts, of which some may know a column that others do not."""
    return pl.concat(frames, how="vertical_relaxed")


def _rounds(database: Database, nodes: list[int]) -> Iterator[pl.DataFrame]:
    with database.stream(
        "snapshot/accounts",
        fetch_size=20,
        nodes=nodes,
        block=BLOCK,
        separator=SEPARATOR,
        missing=MISSING,
    ) as records:
        for record in records:
            texts = {name: record[name] for name in SCHEMA}
            yield _round(database, integers(record["nodes"]), texts)


def _round(database: Database, nodes: Integers, texts: dict[str, str | None]) -> pl.DataFrame:
    if any(text is not None and text.count(SEPARATOR) != nodes.size - 1 for text in texts.values()):
        return _plain(database, nodes)
    columns = [_column(name, text, nodes.size) for name, text in texts.items()]
    return pl.DataFrame([pl.Series("node", nodes), *columns])


def _column(name: str, text: str | None, size: int) -> pl.Series:
    if text is None:
        return pl.Series(name, [None] * size, dtype=pl.Null)
    return _typed(pl.Series(name, text.split(SEPARATOR)).replace(MISSING, None))


def _typed(texts: pl.Series) -> pl.Series:
    dtype = SCHEMA[texts.name]
    if dtype == pl.Boolean:
        return texts == "true"
    if isinstance(dtype, pl.Datetime):
        return texts.cast(pl.Int64, strict=False).cast(dtype)
    return texts.cast(dtype, strict=False)


def _plain(database: Database, nodes: Integers) -> pl.DataFrame:
    """A round in which a text holds the separator itself, read value by value."""
    rows = database.read("snapshot/accounts_plain", nodes=nodes.tolist())
    texts = pl.DataFrame(rows, schema={"node": pl.Int64, **dict.fromkeys(SCHEMA, pl.String)}, orient="row")
    return texts.select("node", *(_typed(texts[name]) for name in SCHEMA))


def _empty() -> pl.DataFrame:
    return pl.DataFrame(schema={"node": pl.Int64(), **SCHEMA})
