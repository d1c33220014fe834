"""What happened when, and who used which hashtags and links: the input of measures over time and of topics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import polars as pl

from tular.models import Layer, Window
from tular.store.driver.database import Database
from tular.store.snapshot.accounts import BLOCK, SEPARATOR, Span, read_accounts, read_span
from tular.store.snapshot.audience import read_counts
from tular.store.snapshot.vectors import Integers, ends, floats, integers

EVENTS = pl.Schema(
    {
        "source": pl.String(),
        "target": pl.String(),
        "relation": pl.String(),
        "at": pl.Datetime("us", "UTC"),
        "count": pl.Float64(),
        "post": pl.String(),
        "original": pl.String(),
    }
)
TERMS = pl.Schema({"account": pl.String(), "kind": pl.String(), "term": pl.String(), "count": pl.Int64()})
EVERYTHING = Window()
_TIMELESS = -(2**63)
_TERMS_A_ROUND = 4096
_HOST = r"^(?:[a-z][a-z0-9+.-]*:)?//(?:[^/?#@]*@)?(?:www\.)?([^/?#:]+)"


def read_events(
    database: Database,
    layers: Iterable[Layer],
    window: Window = EVERYTHING,
    *,
    index: pl.Series | None = None,
) -> pl.DataFrame:
    """Single relations with their times, sorted by time (unknown last), source, target and relation.

    Columns as in `EVENTS`: `source` acted on `target` (account keys) at `at` (null where unknown; of a follow, when
    it was first seen); `count` is 1 where there is none; `post` and `original` are post keys. With `index`, the keys
    of a snapshot's accounts, `source` and `target` are rows of it (UInt32), and events of others are left out.
    """
    span = read_span(database)
    if span is None:
        return _Names.empty(EVENTS, index, "source", "target")
    names = _Names(read_accounts(database, span.nodes), span, index)
    rounds = [
        _events(record, layer, names) for layer in layers for record in _timed(database, layer, window, span)
    ]
    events = pl.concat([_Names.empty(EVENTS, index, "source", "target"), *rounds])
    return events.sort("at", "source", "target", "relation", nulls_last=True)


def read_terms(
    database: Database, window: Window = EVERYTHING, *, index: pl.Series | None = None
) -> pl.DataFrame:
    """How often accounts used hashtags and hosts of links in posts of the window, as in `TERMS`.

    `kind` is "hashtag" or "host"; a host is in lower case, without "www.". With `index`, the keys of a snapshot's
    accounts, `account` is a row of it (UInt32). Sorted by account, kind and term.
    """
    counts, empty = read_counts(database), _Names.empty(TERMS, index, "account")
    span = read_span(database) if counts["TAGGED"] + counts["LINKS_TO"] else None
    if span is None:
        return empty
    names = _Names(read_accounts(database, span.nodes), span, index)
    tags = _counted(_uses(database, "hashtag", window, span), _read_hashtags(database), names)
    hosts = _counted(_uses(database, "link", window, span), _read_hosts(database), names)
    return pl.concat(
        [empty]
        + [
            frame.with_columns(kind=pl.lit(kind)).select(TERMS.names())
            for kind, frame in (("hashtag", tags), ("host", hosts))
        ]
    ).sort("account", "kind", "term")


class _Names:
    """From internal ids to account keys, or to rows of an index."""

    def __init__(self, accounts: pl.DataFrame, span: Span, index: pl.Series | None) -> None:
        rows = (accounts["key"] if index is None else index).alias("key").to_frame().with_row_index("row")
        known = (
            accounts.join(rows, on="key", how="inner")
            if index is not None
            else accounts.with_row_index("row")
        )
        self._keys = accounts["key"] if index is None else None
        self._row_of = np.full(1 + span.last, -1, np.int64)
        self._row_of[known["node"].to_numpy()] = known["row"].to_numpy()

    @staticmethod
    def empty(schema: pl.Schema, index: pl.Series | None, *columns: str) -> pl.DataFrame:
        """A frame without rows in which `columns` are keys, or rows of the index."""
        return pl.DataFrame(
            schema=dict(schema) | (dict.fromkeys(columns, pl.UInt32()) if index is not None else {})
        )

    def of(self, nodes: Integers, name: str) -> pl.Series:
        """Keys or rows; null for a node that is none of them."""
        inside = nodes < self._row_of.size
        found = np.where(inside, self._row_of[np.where(inside, nodes, 0)], -1)
        rows = pl.Series(name, found).cast(pl.UInt32, strict=False)
        return rows if self._keys is None else self._keys.gather(rows).alias(name)


def _timed(database: Database, layer: Layer, window: Window, span: Span) -> Iterator[Any]:
    return _records(
        database,
        "snapshot/timed_events",
        **_bounds(span, window),
        relation=str(layer.relation),
        separator=SEPARATOR,
        timeless=_TIMELESS,
    )


def _events(record: Any, layer: Layer, names: _Names) -> pl.DataFrame:
    source, target = ends(integers(record["pairs"]))
    frame = pl.DataFrame(
        [
            names.of(source, "source"),
            names.of(target, "target"),
            pl.Series("relation", [str(layer.relation)]).new_from_index(0, source.size),
            pl.Series("at", integers(record["times"])).replace(_TIMELESS, None).cast(EVENTS["at"]),
            pl.Series("count", floats(record["counts"])),
            _texts("post", record["posts"], source.size),
            _texts("original", record["originals"], source.size),
        ]
    )
    return frame.drop_nulls(["source", "target"])


def _texts(name: str, joined: str | None, size: int) -> pl.Series:
    if joined is None:
        return pl.Series(name, [None], dtype=pl.String).new_from_index(0, size)
    return pl.Series(name, joined.split(SEPARATOR)).replace("", None)


def _uses(database: Database, kind: str, window: Window, span: Span) -> pl.DataFrame:
    """`account` and `term` (internal ids), once a use."""
    records = _records(database, f"snapshot/{kind}_uses", **_bounds(span, window))
    pairs = np.concatenate([np.empty(0, np.int64), *(integers(record["pairs"]) for record in records)])
    account, term = ends(pairs)
    return pl.DataFrame({"account": account, "term": term})


def _counted(uses: pl.DataFrame, texts: pl.DataFrame, names: _Names) -> pl.DataFrame:
    """`account`, `term` as text and `count`."""
    named = uses.join(texts, left_on="term", right_on="node", how="inner")
    named = named.with_columns(names.of(named["account"].to_numpy(), "account")).drop_nulls()
    return named.group_by("account", pl.col("text").alias("term")).agg(pl.len().cast(pl.Int64).alias("count"))


def _read_hashtags(database: Database) -> pl.DataFrame:
    return _read_texts(database, "snapshot/hashtags")


def _read_hosts(database: Database) -> pl.DataFrame:
    links = _read_texts(database, "snapshot/links")
    return links.with_columns(pl.col("text").str.to_lowercase().str.extract(_HOST))


def _read_texts(database: Database, statement: str) -> pl.DataFrame:
    """`node` (internal id) and `text`."""
    rounds = [
        pl.DataFrame({"node": integers(record["nodes"]), "text": record["texts"].split(SEPARATOR)})
        for record in _records(database, statement, block=_TERMS_A_ROUND, separator=SEPARATOR)
    ]
    return pl.concat([pl.DataFrame(schema={"node": pl.Int64, "text": pl.String}), *rounds])


def _bounds(span: Span, window: Window) -> dict[str, Any]:
    return {
        "first": span.first,
        "last": span.last,
        "block": BLOCK,
        "since": window.start,
        "until": window.end,
    }


def _records(database: Database, statement: str, **parameters: Any) -> Iterator[Any]:
    with database.stream(statement, fetch_size=20, **parameters) as records:
        yield from records
