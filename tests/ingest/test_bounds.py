"""What is made to take forever is refused or bounded: in rows, columns, entries and quotes."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from tests.ingest.reading import read_text
from tular.errors import IngestError
from tular.ingest import table


def test_a_table_of_ten_thousand_columns_is_refused(tmp_path: Path) -> None:
    text = ",".join(f"c{n}" for n in range(10_000)) + "\n" + ",".join("1" * 10_000) + "\n"
    with pytest.raises(IngestError, match="10,000 columns"):
        read_text(text, tmp_path, name="matrix.csv")


def test_a_post_with_a_million_hashtags_is_no_post(tmp_path: Path) -> None:
    tags = " ".join(f"#t{n}" for n in range(1_000_000))
    outcome = read_text(f"id,author,text,hashtags\n1,2,hi,{tags}\n3,4,yo,kopi\n", tmp_path, name="posts.csv")
    assert outcome.reasons == [(2, "hashtags has more than 1,000 entries")]
    post = {
        "id": "1",
        "author_id": "2",
        "text": "",
        "entities": {"hashtags": [{"tag": f"t{n}"} for n in range(5_000)]},
    }
    outcome = read_text(orjson.dumps(post), tmp_path, name="posts.jsonl")
    assert len(outcome.posts["hashtags"][0]) == 1_000
    assert any("more than 1,000 hashtags" in note for note in outcome.reading.notes)


def test_blank_lines_are_passed_over_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    read_plain = table.read_plain
    monkeypatch.setattr(
        table, "read_plain", lambda block, *rest: read.append(len(block.data)) or read_plain(block, *rest)
    )
    outcome = read_text("source,target\n1,2\n" + "\n" * 1_000_000 + "3,4\n", tmp_path, block_bytes=9)
    assert outcome.pairs == [("1", "2"), ("3", "4")]
    assert sum(read) < 600_000
    outcome = read_text("source,target\n" + "\n" * 9 + "3,4,5\n", tmp_path, block_bytes=4)
    assert [line for line, _ in outcome.reasons] == [11]


def test_one_stray_quote_costs_one_row_and_little_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    careful: list[int] = []
    read_records = table.read_records
    monkeypatch.setattr(
        table, "read_records", lambda block, *rest: careful.append(len(rest)) or read_records(block, *rest)
    )
    rows = "".join(f'{n},"text, with {n}"\n' for n in range(100_000))
    outcome = read_text(f'id,bio\n1,a\n2,"never closed\n{rows}', tmp_path, name="accounts.csv")
    assert outcome.reasons == [(3, "a quoted field goes on after its closing quote")]
    assert outcome.reading.accepted == 100_001
    assert len(careful) == 1


def test_a_file_whose_quotes_are_none_is_given_up_and_says_what_helps(tmp_path: Path) -> None:
    text = "id,bio\n" + "".join(f'{n},"open {n}\n' for n in range(60_000))
    with pytest.raises(IngestError, match="--no-quotes"):
        read_text(text, tmp_path, name="accounts.csv")
    outcome = read_text(text, tmp_path, name="accounts.csv", quotes=False)
    assert outcome.accounts.height == 60_000
    assert outcome.accounts["bio"][0] == '"open 0'
