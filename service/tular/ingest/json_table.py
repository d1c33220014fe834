"""JSON lines with the names of a table's columns, nested or not → the same checks and batches as for CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import polars as pl

from tular.errors import TularError
from tular.ingest.beginning import Beginning
from tular.ingest.columns import Column, Kind, Schema
from tular.ingest.header import resolve_header
from tular.ingest.interpret import Interpreter
from tular.ingest.json_reader import read_any_objects
from tular.ingest.json_text import written
from tular.ingest.layout import Layout, described
from tular.ingest.objects import JsonObject
from tular.ingest.opening import Opening
from tular.ingest.options import Format, IdKind, ReadOptions
from tular.ingest.originals import Originals
from tular.ingest.totals import Totals
from tular.models import Batch

MOST_SCHEMAS = 20_000
"""Different sets of names in one file; objects with further ones are rejected."""
MOST_HELD = 1_000_000
"""Fields of objects that are read as one frame."""
MOST_DEPTH = 6
MOST_FIELDS = 2_000
NO_COLUMNS = "the object has no columns that Tular knows"
Fields = dict[str, object]
Names = tuple[str, ...]
Kinship = tuple[object, ...]
"""What objects have in common that one frame can hold."""


class JsonTable:
    """Reads one file. Objects that mean the same kind of row are a table, whichever of its columns they have; the
    first must be understood."""

    def __init__(
        self, opening: Opening, originals: Originals, new_totals: Callable[[], Totals] = Totals
    ) -> None:
        self.opening, self.originals, self.new_totals = opening, originals, new_totals
        self._schemas: dict[Names, Schema | None] = {}
        self._totals: dict[Kinship, Totals] = {}

    def batches(self, objects: Iterable[tuple[int, JsonObject]] | None = None) -> Iterator[Batch]:
        """Of the file's own objects, or of others (with their lines) that were made of it."""
        tables: dict[Kinship, _Rows] = {}
        held = 0
        for line, given in read_any_objects(self.opening) if objects is None else objects:
            for one in rows_within(given):
                self._add(line, one, tables)
                held += len(one)
            if held > MOST_HELD:
                yield from self._tables(tables)
                held = 0
        yield from self._tables(tables)
        for totals in self._totals.values():
            yield from totals.batches(self.opening.fingerprint)

    def _add(self, line: int, given: JsonObject, tables: dict[Kinship, _Rows]) -> None:
        fields = flattened(given)
        schema = self._schema(fields)
        if schema is None:
            self.opening.reject(line, NO_COLUMNS, written(given))
        else:
            tables.setdefault(_kinship(schema), _Rows(schema)).add(line, fields, schema)

    def _tables(self, tables: dict[Kinship, _Rows]) -> Iterator[Batch]:
        for kinship, rows in tables.items():
            yield from self._table(kinship, rows)
        tables.clear()

    def _table(self, kinship: Kinship, rows: _Rows) -> Iterator[Batch]:
        options = self.opening.options
        interpreter = Interpreter(
            replace(rows.schema, columns=tuple(rows.columns.values())),
            options,
            self.opening.tally,
            self.originals,
            self._totals.setdefault(kinship, self.new_totals()),
            numeric_ids=options.ids is IdKind.NUMBER,
            ids_are_names=options.ids is IdKind.TEXT,
        )
        yield from interpreter.batches(rows.frame())
        for row, reason in interpreter.refused:
            self.opening.reject(rows.lines[row], reason, written(rows.objects[row]))

    def _schema(self, fields: Fields) -> Schema | None:
        names = tuple(fields)
        if names not in self._schemas and len(self._schemas) < MOST_SCHEMAS:
            source, options = self.opening.source, self.opening.options
            row = ["" if value is None else str(value) for value in fields.values()]
            try:
                self._schemas[names] = resolve_header(source.name, names, options, source.stem, [row])
            except TularError:
                if not self._schemas:
                    raise
                self._schemas[names] = None
        return self._schemas.get(names)


class _Rows:
    """Objects of one block that are read alike, and the columns that any of them has."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.lines: list[int] = []
        self.objects: list[Fields] = []
        self.columns: dict[str, Column] = {}
        self._values: list[dict[str, str | None]] = []
        self._seen: set[int] = set()

    def add(self, line: int, fields: Fields, schema: Schema) -> None:
        if id(schema) not in self._seen:
            self._seen.add(id(schema))
            used = [column for column in schema.columns if column.kind is not Kind.IGNORED]
            self.columns |= {column.name: column for column in used}
        self.lines.append(line)
        self.objects.append(fields)
        self._values.append(
            {
                column.name: _text(value)
                for column, value in zip(schema.columns, fields.values(), strict=True)
                if column.kind is not Kind.IGNORED
            }
        )

    def frame(self) -> pl.DataFrame:
        return pl.DataFrame(
            [pl.Series(name, [row.get(name) for row in self._values], pl.String) for name in self.columns]
        )


def _kinship(schema: Schema) -> Kinship:
    return schema.subject, schema.tool, schema.relation, schema.has("kind")


def recognise_json(beginning: Beginning, options: ReadOptions) -> Layout:
    """The layout of objects with the names of a table. Raises IngestError when those of the first are not known."""
    for given in beginning.objects[:1]:
        for one in rows_within(given)[:1]:
            fields = flattened(one)
            row = ["" if value is None else str(value) for value in fields.values()]
            schema = resolve_header(beginning.name, tuple(fields), options, beginning.stem, [row])
            how = "one document" if beginning.is_document else "one object a line"
            return Layout(Format.JSONL, says=f"JSON, {how}, {described(schema)}", objects=schema)
    return Layout(Format.JSONL)


def rows_within(given: JsonObject) -> list[JsonObject]:
    """The objects of a list that is all that an answer is about, as in `{"tweets": […], …}`; else itself."""
    lists = [value for value in given.values() if isinstance(value, list) and value]
    if len(lists) == 1 and not {"id", "source", "author", "target"} & given.keys():
        rows = [item for item in lists[0] if isinstance(item, dict)]
        if len(rows) == len(lists[0]):
            return rows
    return [given]


def flattened(given: JsonObject) -> Fields:
    """Objects inside objects as names with dots: `author.userName`."""
    found: Fields = {}
    _flatten("", given, found, 0)
    return found


def _flatten(prefix: str, given: JsonObject, found: Fields, depth: int) -> None:
    for name, value in given.items():
        path = f"{prefix}.{name}" if prefix else name
        if isinstance(value, dict) and value and depth < MOST_DEPTH:
            _flatten(path, value, found, depth + 1)
        elif len(found) < MOST_FIELDS:
            found[path] = value


def _text(value: object) -> str | None:
    """A JSON value as the text that a CSV field would hold."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, list) and not any(isinstance(item, dict) for item in value):
        return " ".join(str(item) for item in value)
    return written(value).decode()
