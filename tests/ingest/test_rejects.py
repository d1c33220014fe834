"""The reject file: there when something was rejected, readable, bounded."""

from __future__ import annotations

import csv
from pathlib import Path

import orjson
import pytest

from tular.errors import IngestError
from tular.ingest import Rejects
from tular.ingest.rejects import ROW_CHARACTERS


def test_no_file_without_a_rejected_row(tmp_path: Path) -> None:
    with Rejects(tmp_path / "deep" / "rejects.jsonl") as rejects:
        pass
    assert rejects.count == 0
    assert list(tmp_path.iterdir()) == []


def test_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "rejects.jsonl"
    with Rejects(path) as rejects:
        rejects.add("a.csv", 3, "source is missing", b'\xff,"x"\n')
        rejects.add("a.csv", 9, "source is missing", "y")
    assert [orjson.loads(line) for line in path.read_text("utf-8").splitlines()] == [
        {"file": "a.csv", "line": 3, "reason": "source is missing", "row": '\ufffd,"x"\n'},
        {"file": "a.csv", "line": 9, "reason": "source is missing", "row": "y"},
    ]
    assert rejects.by_reason == {"source is missing": 2}


def test_csv_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "rejects.csv"
    with Rejects(path) as rejects:
        rejects.add("a,b.csv", 3, "the row holds a NUL byte", b'1\0,"2"\n3')
    with path.open(encoding="utf-8", newline="") as file:
        header, row = csv.reader(file)
    assert header == ["file", "line", "reason", "row"]
    assert row == ["a,b.csv", "3", "the row holds a NUL byte", '1\N{SYMBOL FOR NULL},"2"\n3']


def test_rows_and_the_file_are_bounded_and_counts_go_on(tmp_path: Path) -> None:
    path = tmp_path / "rejects.jsonl"
    with Rejects(path, limit=2) as rejects:
        for line in range(1, 6):
            rejects.add("a", line, "the line is too long", b"x" * 10**6)
    lines = path.read_bytes().splitlines()
    assert (len(lines), rejects.count, rejects.truncated) == (2, 5, True)
    assert len(orjson.loads(lines[0])["row"]) == ROW_CHARACTERS


def test_counting_needs_no_file() -> None:
    rejects = Rejects()
    rejects.add("a", 1, "why", "row")
    assert (rejects.count, rejects.truncated) == (1, False)


def test_a_file_that_cannot_be_written_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with (
        Rejects(tmp_path / "file" / "rejects.jsonl") as rejects,
        pytest.raises(IngestError, match="--rejects"),
    ):
        rejects.add("a", 1, "why", "row")
