"""Workbooks and Parquet files are the tables that they would be as CSV."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from pathlib import Path
from xml.sax.saxutils import escape

import polars as pl
import pytest

from tests.ingest.reading import read_paths
from tular.errors import IngestError
from tular.models import Relation

Cells = list[list[str | float | None]]


def workbook(path: Path, sheets: dict[str, Cells]) -> Path:
    """The smallest XLSX that holds these cells."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    listed = "".join(f'<sheet name="{n}" sheetId="{i}" r:id="r{i}"/>' for i, n in enumerate(sheets, 1))
    parts = "".join(
        f'<Relationship Id="r{i}" Type="{office}/worksheet" Target="worksheets/sheet{i}.xml"/>'
        for i in range(1, len(sheets) + 1)
    )
    root = f'<Relationship Id="r0" Type="{office}/officeDocument" Target="xl/workbook.xml"/>'
    files = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">{root}</Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">{parts}</Relationships>',
    }
    for number, rows in enumerate(sheets.values(), 1):
        data = f"<sheetData>{_rows(rows)}</sheetData>"
        files[f"xl/worksheets/sheet{number}.xml"] = f'<worksheet xmlns="{main}">{data}</worksheet>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def _rows(rows: Cells) -> str:
    def cell(column: int, row: int, value: str | float | None) -> str:
        place = f'r="{chr(65 + column)}{row}"'
        if value is None:
            return ""
        if isinstance(value, str):
            return f'<c {place} t="inlineStr"><is><t>{escape(value)}</t></is></c>'
        return f"<c {place}><v>{value!r}</v></c>"

    return "".join(
        f'<row r="{i}">{"".join(cell(j, i, value) for j, value in enumerate(row))}</row>'
        for i, row in enumerate(rows, 1)
    )


def test_each_sheet_is_a_table(tmp_path: Path) -> None:
    nodexl: Cells = [
        ["Visual Properties", None, None, None],
        ["Vertex 1", "Vertex 2", "Relationship", "Imported ID"],
        ["ada", "bob", "Mentions", "91"],
        ["cyd", "ada", "Retweet", "92"],
    ]
    path = workbook(
        tmp_path / "nodexl.xlsx", {"Edges": nodexl, "Notes": [["Dear all,"], ["this is no data."]]}
    )
    outcome = read_paths([path], tmp_path)
    assert outcome.relations(Relation.MENTIONED).select("source", "target").rows() == [("ada", "bob")]
    assert outcome.relations(Relation.RETWEETED).select("source", "target").rows() == [("cyd", "ada")]
    assert list(outcome.reading.passed_over) == [f"{path}/Notes"]


def test_numbers_of_a_workbook_are_ids_as_far_as_it_keeps_them(tmp_path: Path) -> None:
    rows: Cells = [
        ["source", "target"],
        [71.0, 72.0],
        [1.234567890123456e18, 72.0],
        ["1234567890123456789", 71.0],
    ]
    outcome = read_paths([workbook(tmp_path / "follows.xlsx", {"Sheet1": rows})], tmp_path)
    assert outcome.pairs == [("71", "72"), ("1234567890123456789", "71")]
    assert [reason for _, reason in outcome.reasons] == [
        "source went through floating point (1.1e+18) and lost digits"
    ]


def test_parquet_is_read_with_its_types(tmp_path: Path) -> None:
    at = datetime(2026, 8, 3, 10, tzinfo=UTC)
    frame = pl.DataFrame(
        {
            "id": [91, 92], "author": [{"id": 71, "userName": "ada"}, {"id": 72, "userName": "bob"}],
            "createdAt": [at, at], "text": ["hi, you", "RT @ada: hi"], "hashtags": [["kopi", "teh"], []],
            "retweet": [
                {"id": None, "author": {"id": None, "userName": None}},
                {"id": 91, "author": {"id": 71, "userName": "ada"}},
            ],
        }
    )  # fmt: skip
    path = tmp_path / "tweets.parquet"
    frame.write_parquet(path)
    outcome = read_paths([path], tmp_path)
    assert outcome.relations(Relation.RETWEETED).select("source", "target", "at").rows() == [("72", "71", at)]
    assert outcome.posts["hashtags"].to_list() == [["kopi", "teh"], []]
    assert set(outcome.accounts.select("id", "handle").rows()) == {("71", "ada"), ("72", "bob")}


def test_damage_is_said(tmp_path: Path) -> None:
    path = workbook(tmp_path / "follows.xlsx", {"Sheet1": [["source", "target"], [1.0, 2.0]]})
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook")
    with pytest.raises(IngestError, match="damaged workbook"):
        read_paths([path], tmp_path)
    parquet = tmp_path / "follows.parquet"
    parquet.write_bytes(b"PAR1" + bytes(100))
    assert "Parquet file is damaged" in read_paths([parquet], tmp_path).reading.broken[str(parquet)]
