"""The first lines of a delimited text → its layout: delimiter, header, what its columns mean, kind of ids."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tular.errors import IngestError, UsageError
from tular.ingest.columns import BY_NAME, EVENTS, KNOWN, Column, Kind, Schema, Subject, plain
from tular.ingest.header import relation_of_stem, resolve_header
from tular.ingest.layout import Layout
from tular.ingest.options import DELIMITERS, Format, IdKind, ReadOptions
from tular.ingest.times import FIRST_SECOND
from tular.ingest.tools import signature_names, tool_of

SAMPLE_ROWS = 500
HEADER_ROWS = 20
"""The header is among so many first rows; what precedes it is a preamble."""
MOST_COLUMNS = 5_000
_DIGITS = re.compile(r"['\"]*x?[0-9]+(\.0+)?['\"]*|[0-9](\.[0-9]+)?[eE]\+?[0-9]+")
_UNSIGNED = re.compile(r"[0-9]+")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]*)?([eE][+-]?[0-9]+)?")
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\r?\n', re.IGNORECASE)
_MATRIX_MARKET = re.compile(r"%%MatrixMarket\s+matrix\s+coordinate\s", re.IGNORECASE)
_DICT = re.compile(r"\{.*\}")
_KNOWN = frozenset().union(*KNOWN.values())


@dataclass(frozen=True, slots=True)
class Row:
    fields: list[str]
    end: int
    """Lines of the text up to its end."""


@dataclass(frozen=True, slots=True)
class _Text:
    """Lines of a table, and how many lines before them are no rows whatever they hold."""

    lines: list[str]
    before: int
    delimiter: str | None


def recognise_table(file: str, stem: str, text: str, *, cut: bool, options: ReadOptions) -> Layout | None:
    """The layout of a table that begins with `text`, which `cut` says is not all of it; None without any row.

    Raises IngestError when its columns cannot be understood.
    """
    line_end = b"\n" if "\n" in text or "\r" not in text else b"\r"
    given = _beginning(text, "\n" if line_end == b"\n" else "\r", cut=cut)
    if not any(_is_content(line) for line in given.lines):
        return None
    layout = _rest_layout(file, stem, given, options) or _layout(file, stem, given, options)
    return Layout(
        layout.format,
        layout.schema,
        layout.delimiter,
        layout.header,
        layout.numeric_ids,
        given.before + layout.lines_before,
        layout.rest,
        options.quotes,
        line_end=line_end,
    )


def _beginning(text: str, line_end: str, *, cut: bool) -> _Text:
    """The whole lines of the sample, without those that say how the rest is written."""
    separator = _SEPARATOR_LINE.match(text)
    matrix = _MATRIX_MARKET.match(text)
    lines = text.replace("\r\n", "\n").split(line_end)
    if cut and len(lines) > 1:
        lines.pop()
    before = 1 if separator else 0
    if matrix:
        before = next((i for i, line in enumerate(lines) if not line.startswith("%")), len(lines)) + 1
    else:
        while before < len(lines) and lines[before].startswith("%"):
            before += 1
    return _Text(lines[before:], before, separator[1] if separator else None)


def _is_content(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("#")


def _layout(file: str, stem: str, given: _Text, options: ReadOptions) -> Layout:
    _refuse_too_wide(file, given.lines)
    delimiter = options.separator or given.delimiter or _delimiter(given.lines, options)
    rows = split_rows(given.lines, delimiter, quotes=options.quotes)
    if not rows:
        raise IngestError(
            f"{file} has no row that can be understood.", remedy="State --format and --delimiter."
        )
    place = _header_place(rows, options)
    if place is None:
        schema, below, before = _headerless(file, rows, options, stem), rows, 0
    else:
        names, below, before = rows[place].fields, rows[place + 1 :], rows[place].end
        schema = resolve_header(file, names, options, stem, [row.fields for row in below])
    numeric_ids = _numeric_ids(below, schema, options)
    if place is None and not numeric_ids and not _is_stated(options):
        raise IngestError(
            f"{file} has no header that Tular knows, and no account ids that are numbers.",
            remedy="If it is an edge list of names, state --format snap; if not, map columns: --column source=A …",
        )
    if place is None and schema.subject is Subject.RELATIONS and not (schema.relation or schema.has("event")):
        raise open_relation(file)
    return Layout(
        _format(place is not None, schema), schema, delimiter, place is not None, numeric_ids, before
    )


def _refuse_too_wide(file: str, lines: Sequence[str]) -> None:
    """A row is at least as wide as its line has delimiters outside of quotes; a matrix is no table of relations."""
    first = next((line for line in lines if _is_content(line) and '"' not in line), "")
    width = max(map(first.count, DELIMITERS.values())) + 1
    if width > MOST_COLUMNS and lines.index(first) < HEADER_ROWS:
        raise IngestError(
            f"{file} has {width:,} columns; a table may have {MOST_COLUMNS:,}.",
            remedy="Cut out the columns that tell accounts, posts and relations.",
        )


def _is_stated(options: ReadOptions) -> bool:
    return options.format is not Format.AUTO or options.ids is IdKind.TEXT or bool(options.columns)


def _format(header: bool, schema: Schema) -> Format:
    if header:
        return Format.CSV
    return Format.ACTIVITY if schema.has("event") else Format.SNAP


def split_rows(lines: Sequence[str], delimiter: str, *, quotes: bool = True) -> list[Row]:
    """The first rows; quoted fields may hold delimiters and line ends."""
    rows: list[Row] = []
    if delimiter == " ":
        for number, line in enumerate(lines[: 10 * SAMPLE_ROWS], 1):
            if _is_content(line):
                rows.append(Row(line.split(), number))
        return rows[:SAMPLE_ROWS]
    quote = '"' if quotes else None
    reader = csv.reader(
        (line + "\n" for line in lines),
        delimiter=delimiter,
        quotechar=quote,
        quoting=csv.QUOTE_MINIMAL if quotes else csv.QUOTE_NONE,
    )
    try:
        for fields in reader:
            if fields and any(fields) and not fields[0].startswith("#"):
                rows.append(Row([field.strip() for field in fields], reader.line_num))
            if len(rows) == SAMPLE_ROWS:
                break
    except csv.Error:
        pass  # a row the table reader will reject; those before it are sample enough
    return rows


def _delimiter(lines: Sequence[str], options: ReadOptions) -> str:
    """The delimiter under which the header has most known names, or else which gives most rows one width."""

    def known(delimiter: str) -> tuple[bool, int]:
        rows = split_rows(lines[: 2 * HEADER_ROWS], delimiter)[:HEADER_ROWS]
        wide = [row.fields for row in rows if len(row.fields) > 1]
        names = max((_known_names(fields, options) for fields in wide), default=0)
        return any(map(tool_of, wide)), names

    def agreement(delimiter: str) -> float:
        counts = Counter(len(row.fields) for row in split_rows(lines, delimiter))
        width, rows = counts.most_common(1)[0] if counts else (0, 0)
        return rows / counts.total() if width > 1 else 0.0

    names = {delimiter: known(delimiter) for delimiter in DELIMITERS.values()}
    most = max(names.values())
    # Counting all widths is slow: done where names leave it open. The first of equals: tab, comma, …
    widths = {delimiter: agreement(delimiter) for delimiter, found in names.items() if found == most}
    best = max(widths, key=lambda delimiter: widths[delimiter])
    return best if widths[best] else ","


def _known_names(fields: Sequence[str], options: ReadOptions) -> int:
    stated = set(options.columns.values())
    known = _KNOWN | signature_names()
    return sum(field in stated or plain(field) in known for field in fields if field)


def _header_place(rows: Sequence[Row], options: ReadOptions) -> int | None:
    """Which of the first rows is the header; None when there is none."""
    if options.format in (Format.SNAP, Format.ACTIVITY):
        return None
    first = _known_names(rows[0].fields, options)
    if first >= 2 and _is_header(rows, options):
        return 0
    for place, row in enumerate(rows[:HEADER_ROWS]):
        known = _known_names(row.fields, options)
        if known > first and not any(map(_NUMBER.fullmatch, row.fields)):
            if known >= 3 or tool_of(row.fields):
                return place
            if known >= 2 and _is_header(rows[place:], options):
                return place
    return 0 if _is_header(rows, options) else None


def _is_header(rows: Sequence[Row], options: ReadOptions) -> bool:
    """Whether the first of these rows names columns."""
    first, rest = rows[0].fields, rows[1:]
    if any(_NUMBER.fullmatch(field) for field in first):
        return False
    if rest and len(first) != _width(rows):
        return False
    if _known_names(first, options):
        return True
    below = [row.fields for row in rest]
    return any(_mostly(_NUMBER, [row[i] for row in below if len(row) > i]) for i in range(len(first)))


def _width(rows: Sequence[Row]) -> int:
    return Counter(len(row.fields) for row in rows).most_common(1)[0][0]


def _mostly(pattern: re.Pattern[str], values: Sequence[str]) -> bool:
    return 2 * sum(pattern.fullmatch(value) is not None for value in values) > len(values)


def _headerless(file: str, rows: Sequence[Row], options: ReadOptions, stem: str) -> Schema:
    width = _width(rows)
    whole = [row.fields for row in rows if len(row.fields) == width]
    if options.columns:
        return resolve_header(file, [str(i + 1) for i in range(width)], options, stem, whole)
    if width == 4 and _mostly(re.compile("|".join(EVENTS)), [row[3] for row in whole]):
        return _activity(file, options)
    if width == 1 and options.seeded:
        return Schema(Subject.ACCOUNTS, (BY_NAME[Subject.ACCOUNTS]["id"],), None, ("1",))
    columns = _ends()
    if width == 3:
        columns += (_third(file, [row[2] for row in whole]),)
    if width not in (2, 3) or options.format is Format.ACTIVITY:
        raise IngestError(
            f"{file} has {width} column{'s' * (width != 1)} and no header that says what they are.",
            remedy="Map them by position, for instance --column source=1 --column target=2."
            if width > 1
            else "If it lists accounts, state --followers-of or --followed-by ACCOUNT.",
        )
    return Schema(
        Subject.RELATIONS, columns, options.relation or relation_of_stem(stem), ("1", "2", "3")[:width]
    )


def _ends() -> tuple[Column, ...]:
    by_name = BY_NAME[Subject.RELATIONS]
    return (by_name["source"], by_name["target"])


def open_relation(file: str) -> IngestError:
    return IngestError(
        f"{file} is an edge list without a header, which does not say what its relations are.",
        remedy="State it: --relation follows (or retweeted, quoted, replied, mentioned).",
    )


def _third(file: str, values: Sequence[str]) -> Column:
    """A third column of numbers is a time or a count; of anything else it is not guessed."""
    by_name = BY_NAME[Subject.RELATIONS]
    if not _mostly(_NUMBER, values):
        raise IngestError(
            f"{file} has a third column that is neither counts nor times, and no header that says what it is.",
            remedy="Map the columns that count by position: --column source=1 --column target=2.",
        )
    return by_name["at"] if _are_times(values) else by_name["count"]


def _activity(file: str, options: ReadOptions) -> Schema:
    if options.relation:
        raise UsageError(
            f"{file} says for each row which relation it is.",
            remedy="Leave out --relation.",
            field="relation",
        )
    columns = (*_ends(), BY_NAME[Subject.RELATIONS]["at"], Column("event", Kind.EVENT, required=True))
    return Schema(Subject.RELATIONS, columns, names=("1", "2", "3", "4"))


def _are_times(values: Sequence[str]) -> bool:
    """1990 was 631,152,000 seconds after 1970: smaller numbers are counts."""
    return _mostly(_UNSIGNED, values) and all(
        int(value) >= FIRST_SECOND for value in values if _UNSIGNED.fullmatch(value)
    )


def _numeric_ids(rows: Sequence[Row], schema: Schema, options: ReadOptions) -> bool:
    if options.ids is not IdKind.AUTO:
        return options.ids is IdKind.NUMBER
    places = [i for i, column in enumerate(schema.columns) if column.account and column.required]
    given = [row.fields[i] for row in rows for i in places if i < len(row.fields) and row.fields[i]]
    return _mostly(_DIGITS, given) if given else False


def _rest_layout(file: str, stem: str, given: _Text, options: ReadOptions) -> Layout | None:
    """Of what networkx writes: two ids and a Python dict, which may hold the delimiter."""
    lines = [line for line in given.lines if _is_content(line)][:SAMPLE_ROWS]
    for delimiter in (options.separator,) if options.separator else (" ", ",", "\t"):
        split = [line.split(delimiter if delimiter != " " else None, 2) for line in lines]
        dicts = [fields[2] for fields in split if len(fields) == 3 and _DICT.fullmatch(fields[2].strip())]
        if 2 * len(dicts) <= len(lines) or options.columns:
            continue
        counted = all(re.search(r"['\"](retweet|reply|quote|mention)['\"]", one) for one in dicts)
        relation = options.relation or relation_of_stem(stem)
        if not counted and relation is None:
            raise open_relation(file)
        columns = (*_ends(), BY_NAME[Subject.RELATIONS]["weights"])
        schema = Schema(Subject.RELATIONS, columns, None if counted else relation, ("1", "2", "3"))
        numeric = _numeric_ids([Row(fields, 0) for fields in split], schema, options)
        return Layout(Format.SNAP, schema, delimiter, numeric_ids=numeric, rest=True)
    return None
