"""The one writer of tables: CSV, XLSX, JSON, Parquet and Markdown.

Every file names the run: CSV in a comment (`#`) before the header, XLSX in its first sheet, Parquet in its metadata.
Text that a spreadsheet would take for a formula stands in CSV behind an apostrophe, and in XLSX in a cell of type
text. Numbers are numbers, in full precision. CSV and Parquet hold one table, the first.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

import orjson

from tular.errors import UsageError
from tular.results.table import Book, Table
from tular.results.text import cell, clean, cleaned
from tular.suggest import suggestion

LONGEST_CELL = 32_767
"""Characters that a cell of XLSX holds."""
EXACT = 2**53
"""Whole numbers beyond this are not exact in a spreadsheet."""
MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
    "markdown": "text/markdown; charset=utf-8",
}
SUFFIXES = {"csv": "csv", "xlsx": "xlsx", "json": "json", "parquet": "parquet", "md": "markdown"}
"""Format by suffix of a file's name."""
BINARY = ("xlsx", "parquet")


def written(book: Book, form: str) -> bytes:
    """The book in a format. Raises UsageError for one that there is not."""
    if form not in FORMS:
        raise UsageError(
            f"There is no format {form!r}.",
            remedy=f"{suggestion(form, FORMS)}Choose from {', '.join(FORMS)}.",
            field="format",
        )
    return FORMS[form](book)


def to_csv(book: Book) -> bytes:
    text = io.StringIO()
    for line in [_said(book.facts.items()), *book.notes]:
        text.write(f"# {_one_line(line)}\n")
    writer = csv.writer(text, lineterminator="\n")
    table = book.tables[0]
    writer.writerow(table.columns)
    writer.writerows([_csv_cell(value) for value in row] for row in table.rows)
    return text.getvalue().encode()


def to_markdown(book: Book) -> bytes:
    parts = [_said(book.facts.items()), *map(_one_line, book.notes)]
    for table in book.tables:
        numeric = [_is_numeric(table, place) for place in range(len(table.columns))]
        lines = [f"**{table.name}**", "", _markdown_row(table.columns)]
        lines.append("|" + "|".join(" ---: " if right else " --- " for right in numeric) + "|")
        lines += [_markdown_row(row) for row in table.rows]
        parts.append("\n".join(lines))
    return ("\n\n".join(parts) + "\n").encode()


def to_json(book: Book) -> bytes:
    document = {
        "of": dict(book.facts),
        "notes": list(book.notes),
        "tables": {table.name: table.records for table in book.tables},
    }
    return orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_SERIALIZE_NUMPY | orjson.OPT_UTC_Z)


def to_parquet(book: Book) -> bytes:
    file = io.BytesIO()
    facts = {name: str(_plain(value)) for name, value in book.facts.items()}
    book.tables[0].frame.write_parquet(file, metadata=facts | {"notes": "\n".join(book.notes)})
    return file.getvalue()


def to_xlsx(book: Book) -> bytes:
    from xlsxwriter import Workbook  # 50 ms to import

    file = io.BytesIO()
    with Workbook(file, {"in_memory": True}) as workbook:
        header, moment = (
            workbook.add_format({"bold": True}),
            workbook.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        )
        facts = [*book.facts.items(), *(("note", note) for note in book.notes)]
        for table in [Table("run", ("fact", "value"), facts), *book.tables]:
            sheet = workbook.add_worksheet(table.name[:31])
            sheet.freeze_panes(1, 0)
            for place, name in enumerate(table.columns):
                sheet.write_string(0, place, name, header)
                sheet.set_column(place, place, _width(table, place))
            for number, row in enumerate(table.rows, 1):
                for place, value in enumerate(row):
                    _write_cell(sheet, number, place, value, moment)
    return file.getvalue()


def _write_cell(sheet: Any, row: int, column: int, value: Any, moment: Any) -> None:
    value = _plain(value)
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, float) or (isinstance(value, int) and abs(value) <= EXACT):
        sheet.write_number(row, column, value)
    elif isinstance(value, datetime):
        sheet.write_datetime(row, column, value.replace(tzinfo=None), moment)
    elif value is not None:
        sheet.write_string(row, column, str(value)[:LONGEST_CELL])


def _width(table: Table, place: int) -> int:
    longest = max((len(str(_plain(row[place]) or "")) for row in table.rows[:200]), default=0)
    return min(60, 2 + max(longest, len(table.columns[place])))


def _csv_cell(value: Any) -> Any:
    value = cell(_plain(value))
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date) else value


def _plain(value: Any) -> Any:
    """Text clean, lists as text; what is no finite number is nothing."""
    if isinstance(value, list | tuple):
        return clean(", ".join(map(str, value)))
    if isinstance(value, float) and not abs(value) < float("inf"):
        return None
    return cleaned(value)


def _markdown_row(row: Iterable[Any]) -> str:
    cells = ("" if value is None else _one_line(str(value)).replace("|", "\\|") for value in map(_plain, row))
    return f"| {' | '.join(cells)} |"


def _is_numeric(table: Table, place: int) -> bool:
    values = [row[place] for row in table.rows if row[place] is not None]
    return bool(values) and all(isinstance(value, int | float) for value in values)


def _said(facts: Iterable[tuple[str, Any]]) -> str:
    return "; ".join(f"{name} {_one_line(str(_plain(value)))}" for name, value in facts)


def _one_line(text: str) -> str:
    return clean(" ".join(text.split()))


FORMS: dict[str, Callable[[Book], bytes]] = {
    "csv": to_csv,
    "xlsx": to_xlsx,
    "json": to_json,
    "parquet": to_parquet,
    "markdown": to_markdown,
}
