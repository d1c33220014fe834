"""JSON lines with the names of a table's columns → the same checks and batches as for CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import orjson
import polars as pl

from tular.errors import TularError
from tular.ingest.batches import make_batches
from tular.ingest.blocks import Block
from tular.ingest.checks import check
from tular.ingest.columns import Kind, Schema
from tular.ingest.header import resolve_header
from tular.ingest.json_lines import JsonObject, read_objects
from tular.ingest.options import IdKind, ReadOptions
from tular.ingest.rejects import Rejects
from tular.ingest.source import Source
from tular.ingest.tally import Tally
from tular.models import Batch

Numbered = list[tuple[int, JsonObject]]
MOST_SCHEMAS = 1_000
"""Different sets of names in one file; objects with further ones are rejected."""
NO_COLUMNS = "the object has no columns that Tular knows"


class JsonTable:
    """Reads one file. Objects with the same names are a table; those of the first must be understood."""

    def __init__(self, source: Source, options: ReadOptions, rejects: Rejects, tally: Tally) -> None:
        self.source, self.options, self.rejects, self.tally = source, options, rejects, tally
        self._schemas: dict[tuple[str, ...], Schema | None] = {}

    def batches(self, blocks: Iterable[Block]) -> Iterator[Batch]:
        for block in blocks:
            tables: dict[tuple[str, ...], Numbered] = {}
            for line, given in read_objects(block, self.source.name, self.rejects, self.tally.notes):
                tables.setdefault(tuple(given), []).append((line, given))
            for names, rows in tables.items():
                yield from self._table(names, rows)

    def _table(self, names: tuple[str, ...], rows: Numbered) -> Iterator[Batch]:
        schema = self._schema(names)
        if schema is None:
            for line, given in rows:
                self.rejects.add(self.source.name, line, NO_COLUMNS, orjson.dumps(given))
            return
        numeric = self.options.ids is IdKind.NUMBER
        checked = check(_frame(schema, names, rows), schema.columns, numeric_ids=numeric)
        for row, reason in checked.refused.iter_rows():
            line, given = rows[row]
            self.rejects.add(self.source.name, line, reason, orjson.dumps(given))
        self.tally.accepted += checked.accepted.height
        if checked.accepted.height:
            yield from make_batches(checked.accepted, schema, self.options)

    def _schema(self, names: tuple[str, ...]) -> Schema | None:
        if names not in self._schemas and len(self._schemas) < MOST_SCHEMAS:
            try:
                self._schemas[names] = resolve_header(self.source.name, names, self.options, self.source.stem)
            except TularError:
                if not self._schemas:
                    raise
                self._schemas[names] = None
        return self._schemas.get(names)


def _frame(schema: Schema, names: tuple[str, ...], rows: Numbered) -> pl.DataFrame:
    columns = [
        pl.Series(column.name, [_text(given[name], column.kind) for _, given in rows], pl.String)
        for name, column in zip(names, schema.columns, strict=True)
    ]
    return pl.DataFrame(columns)


def _text(value: object, kind: Kind) -> str | None:
    """A JSON value as the text that a CSV field would hold."""
    if isinstance(value, list):
        return " ".join(str(item) for item in value)
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, dict) and kind is not Kind.TEXT:
        return None
    return orjson.dumps(value).decode()
