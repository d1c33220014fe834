"""The one writer of tables: what spreadsheets compute stays text, numbers stay numbers, and the run is named."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import UTC, datetime
from xml.etree import ElementTree

import polars as pl
import pytest

from tular.errors import UsageError
from tular.results.table import Book, Table
from tular.results.table_files import FORMS, MEDIA_TYPES, SUFFIXES, written

HOSTILE = [
    '=HYPERLINK("http://evil","x")',
    "+1",
    "-2",
    "@SUM(A1)",
    "\t=1",
    "a,b",
    'say "hi"',
    "line\nbreak",
    "a|b",
]
BIG = 2**53 + 1
BOOK = Book(
    {"run": "r1", "layer": "follows"},
    [
        Table("accounts", ("name", "score", "count", "seen", "verified", "words"),
              [[text, 0.1 + place, BIG - place, datetime(2026, 1, 2, 3, tzinfo=UTC), True, ["a", "b"]]
               for place, text in enumerate(HOSTILE)] + [[None, float("nan"), None, None, None, []]]),
        Table("second", ("x",), [[1]]),
    ],
    ["A note."],
)  # fmt: skip


def test_csv_is_safe_and_names_the_run() -> None:
    text = written(BOOK, "csv").decode()
    comments, table = text.split("\n", 2)[:2], text.split("\n", 2)[2]
    assert comments == ["# run r1; layer follows", "# A note."]
    rows = list(csv.reader(io.StringIO(table)))
    assert rows[0] == ["name", "score", "count", "seen", "verified", "words"]
    for text, row in zip(HOSTILE, rows[1:], strict=False):
        assert row[0].removeprefix("'") == text
        assert row[0][0] not in "=+-@\t"
    assert rows[1][1:] == ["0.1", str(BIG), "2026-01-02T03:00:00+00:00", "true", "a, b"]
    assert rows[-1] == [""] * 6
    frame = pl.read_csv(io.StringIO(table))
    assert frame.schema["score"] == pl.Float64


@pytest.mark.parametrize("form", ["csv", "xlsx", "markdown"])
def test_nothing_unseen_is_written(form: str) -> None:
    """Nor lengthens a formula: what stands behind an unseen character begins the cell."""
    book = Book({"run": "r"}, [Table("t", ("name",), [["\u202e=1+1\x1b[2J"]])], [])
    content = written(book, form)
    if form == "xlsx":
        content = zipfile.ZipFile(io.BytesIO(content)).read("xl/sharedStrings.xml")
    assert "=1+1[2J" in content.decode()
    assert not {"\u202e", "\x1b"} & set(content.decode())
    assert form != "csv" or "'=1+1" in content.decode()


def test_xlsx_has_the_run_first_and_no_formula() -> None:
    archive = zipfile.ZipFile(io.BytesIO(written(BOOK, "xlsx")))
    names = [sheet.attrib["name"] for sheet in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter()
             if sheet.tag.endswith("}sheet")]  # fmt: skip
    assert names == ["run", "accounts", "second"]
    sheet = archive.read("xl/worksheets/sheet2.xml").decode()
    assert "<f>" not in sheet
    assert "<v>0.1</v>" in sheet, "a number is a number"
    texts = "".join(ElementTree.fromstring(archive.read("xl/sharedStrings.xml")).itertext())
    assert all(text in texts.replace("_x0009_", "\t") for text in HOSTILE)
    assert str(BIG) in texts, "what a spreadsheet would round is text"
    assert "r1" in texts


def test_json_parquet_and_markdown_say_the_same() -> None:
    document = json.loads(written(BOOK, "json"))
    assert document["of"] == BOOK.facts
    assert [row["name"] for row in document["tables"]["accounts"]][:-1] == HOSTILE
    file = io.BytesIO(written(BOOK, "parquet"))
    assert pl.read_parquet_metadata(file)["run"] == "r1"
    frame = pl.read_parquet(file)
    assert frame["name"].to_list()[:-1] == HOSTILE
    assert (frame.schema["score"], frame.schema["count"]) == (pl.Float64, pl.Int64)
    markdown = written(BOOK, "markdown").decode()
    assert "| line break |" in markdown
    assert "| a\\|b |" in markdown
    assert markdown.index("run r1") < markdown.index("**accounts**") < markdown.index("**second**")


@pytest.mark.parametrize("form", FORMS)
def test_a_table_without_rows(form: str) -> None:
    assert written(Book({}, [Table("none", ("a", "b"), [])]), form)


def test_every_format_has_a_suffix_and_a_type() -> None:
    assert set(FORMS) == set(MEDIA_TYPES) == set(SUFFIXES.values())


def test_what_there_is_not_is_named() -> None:
    with pytest.raises(UsageError, match="Did you mean xlsx"):
        written(BOOK, "xls")
    with pytest.raises(UsageError, match="Did you mean second"):
        BOOK.only("secnd")
