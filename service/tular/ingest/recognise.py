"""How a file is written, told from its first lines: format, delimiter, header, kind of ids."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tular.errors import IngestError, UsageError
from tular.ingest.beginning import SAMPLE_BYTES, Beginning
from tular.ingest.columns import EVENTS, KNOWN, Column, Kind, Schema, Subject, plain
from tular.ingest.encodings import UTF_8
from tular.ingest.formats import BY_FORMAT, OTHER_FORMATS, OtherFormat, conflicts
from tular.ingest.header import relation_of_stem, resolve_header
from tular.ingest.options import DELIMITERS, Format, IdKind, ReadOptions
from tular.models import Relation

SAMPLE_ROWS = 500
_FIRST_UNIX_TIME = 631_152_000  # 1990-01-01: smaller third columns are counts, larger ones times
_SOURCE = Column("source", Kind.ID, required=True)
_TARGET = Column("target", Kind.ID, required=True)
_AT = Column("at", Kind.TIME)
_COUNT = Column("count", Kind.COUNT)
_EVENT = Column("event", Kind.EVENT, required=True)
_DIGITS = re.compile(r"[0-9]+")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]*)?")
_NAME_OF = {character: name for name, character in DELIMITERS.items()}

Rows = list[list[str]]


@dataclass(frozen=True, slots=True)
class Layout:
    """How to read one file. `schema` and what follows are of tables only."""

    format: Format
    schema: Schema | None = None
    delimiter: str = ","
    header: bool = False
    numeric_ids: bool = False
    encoding: str = UTF_8
    says: str = "JSON lines"
    """How it was understood, of what is no table."""

    def __str__(self) -> str:
        if self.schema is None:
            return f"{self.format.value}: {self.says}"
        header = "with header" if self.header else "without header"
        what = self.schema.relation or (
            "events" if self.schema.subject is Subject.RELATIONS else self.schema.subject
        )
        names = ", ".join(column.name for column in self.schema.columns if column.kind is not Kind.IGNORED)
        delimiter = _NAME_OF.get(self.delimiter, self.delimiter)
        return f"{self.format.value}: {delimiter} separated, {header}, {what} ({names})"


def recognise(file: str, stem: str, sample: bytes, options: ReadOptions) -> Layout | None:
    """The layout of the file that begins with `sample`; None when it holds no row at all.

    Raises IngestError when content or columns cannot be understood.
    """
    if not _is_text(sample):
        raise IngestError(
            f"{file} is not text in UTF-8.",
            remedy="Save it as CSV or JSON lines in UTF-8; unpack archives other than .gz and .zst first.",
        )
    if other := _other_format(Beginning(file, stem, sample), options):
        return other
    lines = _content_lines(sample)
    if not lines:
        return None
    if options.format is Format.JSONL or (options.format is Format.AUTO and lines[0].startswith(("{", "["))):
        return _json(file, lines)
    return _recognise_table(file, stem, lines, options)


def _other_format(beginning: Beginning, options: ReadOptions) -> Layout | None:
    """The layout of what is no table, as stated or recognised."""
    if stated := BY_FORMAT.get(options.format):
        return _layout_of(stated, beginning, stated.recognise(beginning) or "as stated", options)
    if options.format is Format.AUTO:
        for other in OTHER_FORMATS:
            if says := other.recognise(beginning):
                return _layout_of(other, beginning, says, options)
    return None


def _layout_of(other: OtherFormat, beginning: Beginning, says: str, options: ReadOptions) -> Layout:
    if other.own_relations and conflicts(options):
        raise UsageError(
            f"{beginning.name} ({says}) tells relations and directions itself.",
            remedy="Leave out --relation and --direction.",
            field="relation",
        )
    return Layout(other.format, says=says)


def _is_text(sample: bytes) -> bool:
    """Single odd bytes are for the rows that have them; where every tenth is one nothing is a row."""
    text = sample[:SAMPLE_BYTES].decode("utf-8", "replace")
    return 10 * (text.count("\0") + text.count("\ufffd")) <= len(text)


def _content_lines(sample: bytes) -> list[str]:
    lines = sample[:SAMPLE_BYTES].decode("utf-8", "replace").replace("\r\n", "\n").split("\n")
    if len(sample) > SAMPLE_BYTES and len(lines) > 1:
        lines.pop()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def _json(file: str, lines: Sequence[str]) -> Layout:
    if lines[0].startswith("[") or lines[0].strip() == "{":
        raise IngestError(
            f"{file} is one JSON document, not one object a line.",
            remedy="Convert it: jq -c '.[]' FILE | tular load -",
        )
    return Layout(Format.JSONL)


def _recognise_table(file: str, stem: str, lines: Sequence[str], options: ReadOptions) -> Layout:
    delimiter = options.separator or _delimiter(lines)
    rows = split_rows(lines, delimiter)
    if not rows:
        raise IngestError(
            f"{file} has no row that can be understood.", remedy="State --format and --delimiter."
        )
    if _has_header(rows, options):
        schema, header, rows = resolve_header(file, rows[0], options, stem), True, rows[1:]
    else:
        schema, header = _headerless(file, rows, options, stem), False
    numeric_ids = _numeric_ids(rows, schema, options)
    if not (header or numeric_ids or _is_stated(options)):
        raise IngestError(
            f"{file} has no header that Tular knows, and no account ids that are numbers.",
            remedy="If it is an edge list of names, state --format snap; if not, map columns: --column source=A …",
        )
    return Layout(_format(header, schema), schema, delimiter, header, numeric_ids)


def _is_stated(options: ReadOptions) -> bool:
    return options.format is not Format.AUTO or options.ids is IdKind.TEXT or bool(options.columns)


def _format(header: bool, schema: Schema) -> Format:
    if header:
        return Format.CSV
    return Format.ACTIVITY if _EVENT in schema.columns else Format.SNAP


def split_rows(lines: Sequence[str], delimiter: str) -> Rows:
    """The first rows' fields; quoted fields may hold delimiters and line ends."""
    if delimiter == " ":
        return [line.split() for line in lines[:SAMPLE_ROWS]]
    rows: Rows = []
    try:
        for row in csv.reader((line + "\n" for line in lines), delimiter=delimiter):
            rows.append([field.strip() for field in row])
            if len(rows) == SAMPLE_ROWS:
                break
    except csv.Error:
        pass  # a row the table reader will reject; those before it are sample enough
    return rows


def _delimiter(lines: Sequence[str]) -> str:
    """The delimiter that gives most rows the same number of fields, two or more."""

    def agreement(delimiter: str) -> float:
        counts = Counter(len(row) for row in split_rows(lines, delimiter))
        width, rows = counts.most_common(1)[0] if counts else (0, 0)
        return rows / counts.total() if width > 1 else 0.0

    best = max(DELIMITERS.values(), key=agreement)  # the first of equals: tab, comma, semicolon, space
    return best if agreement(best) else ","


def _has_header(rows: Rows, options: ReadOptions) -> bool:
    if options.format in (Format.SNAP, Format.ACTIVITY) or not rows:
        return False
    first, rest = rows[0], rows[1:]
    if any(_NUMBER.fullmatch(field) for field in first) or len(first) != _width(rows):
        return False
    known = {name for names in KNOWN.values() for name in names}
    if set(first) & set(options.columns.values()) or any(plain(field) in known for field in first):
        return True
    return any(_mostly(_NUMBER, [row[i] for row in rest if len(row) > i]) for i in range(len(first)))


def _width(rows: Rows) -> int:
    return Counter(len(row) for row in rows).most_common(1)[0][0]


def _mostly(pattern: re.Pattern[str], values: Sequence[str]) -> bool:
    return 2 * sum(pattern.fullmatch(value) is not None for value in values) > len(values)


def _headerless(file: str, rows: Rows, options: ReadOptions, stem: str) -> Schema:
    width = _width(rows)
    relation = options.relation or relation_of_stem(stem) or Relation.FOLLOWS
    columns: tuple[Column, ...] = (_SOURCE, _TARGET)
    if options.columns:
        return resolve_header(file, [str(i + 1) for i in range(width)], options, stem)
    if width == 4 and _mostly(re.compile("|".join(EVENTS)), [row[3] for row in rows if len(row) == width]):
        return _activity(file, options)
    if width == 3:
        columns += (_AT if _times([row[2] for row in rows if len(row) == width]) else _COUNT,)
    if width not in (2, 3) or options.format is Format.ACTIVITY:
        raise IngestError(
            f"{file} has {width} column{'s' * (width != 1)} and no header that says what they are.",
            remedy="Map them by position, for instance --column source=1 --column target=2.",
        )
    return Schema(Subject.RELATIONS, columns, relation)


def _activity(file: str, options: ReadOptions) -> Schema:
    if options.relation:
        raise UsageError(
            f"{file} says for each row which relation it is.",
            remedy="Leave out --relation.",
            field="relation",
        )
    return Schema(Subject.RELATIONS, (_SOURCE, _TARGET, _AT, _EVENT))


def _times(values: Sequence[str]) -> bool:
    return _mostly(_DIGITS, values) and all(
        int(value) >= _FIRST_UNIX_TIME for value in values if _DIGITS.fullmatch(value)
    )


def _numeric_ids(rows: Rows, schema: Schema, options: ReadOptions) -> bool:
    if options.ids is not IdKind.AUTO:
        return options.ids is IdKind.NUMBER
    places = [i for i, column in enumerate(schema.columns) if column.kind is Kind.ID and column.required]
    return _mostly(_DIGITS, [row[i] for row in rows for i in places if i < len(row) and row[i]])
