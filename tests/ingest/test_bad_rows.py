"""Each kind of bad row: rejected with its line and reason, while the rows around it come through."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from tests.ingest.reading import read_text
from tular.ingest import json_table

EDGES = "1 2\n3 4\n{}\n5 6\n7 8\n"
FEWER, MORE = "the row has fewer than 2 fields", "the row has more than 2 fields"
BAD_EDGES = {
    "5": FEWER,
    "5 ": FEWER,
    "5 6 7": MORE,
    "abc 4": "source is not an id",
    "4 abc": "target is not an id",
    "-4 5": "source is not an id",
    "4 1e3": "target is not an id",
    "4 1.2e+18": "target went through floating point (1.1e+18) and lost digits",
    "4 1234567890123456.0": "target went through floating point (1.1e+18) and lost digits",
    "4 +5": "target is not an id",
    "4 5\0": "the row holds a NUL byte",
    "\0 5": "the row holds a NUL byte",
    "4 \udcff": "the row is not valid UTF-8",
    "4 " + "5" * 256: "target is not an id",
}


@pytest.mark.parametrize("block_bytes", [1 << 20, 1])
@pytest.mark.parametrize("row", BAD_EDGES)
def test_bad_edges(row: str, block_bytes: int, tmp_path: Path) -> None:
    content = EDGES.format(row).encode("utf-8", "surrogateescape")
    outcome = read_text(content, tmp_path, block_bytes=block_bytes)
    assert outcome.reasons == [(3, BAD_EDGES[row])]
    assert outcome.pairs == [("1", "2"), ("3", "4"), ("5", "6"), ("7", "8")]


@pytest.mark.parametrize("row", ["", "   ", "# a comment", "#5 6", "\r"])
def test_blank_lines_and_comments_are_no_rows(row: str, tmp_path: Path) -> None:
    outcome = read_text(EDGES.format(row), tmp_path)
    assert outcome.reading.rows_read == 4
    assert outcome.rejected == []


EVENTS = "source,target,at,count\n1,2,2021-05-01T09:27:19Z,3\n{}\n3,4,1619861239,\n"
NO_TIME, NO_COUNT = "at is not a time between 1990 and 2100", "count is not a number above 0"
BAD_EVENTS = {
    ",2,1619861239,1": "source is missing",
    "1, ,1619861239,1": "target is missing",
    "1,2,1619861239,-1": NO_COUNT,
    "1,2,1619861239,0": NO_COUNT,
    "1,2,1619861239,many": NO_COUNT,
    "1,2,-5,1": NO_TIME,
    "1,2,0,1": NO_TIME,
    "1,2,99999999999999,1": NO_TIME,
    "1,2,2021-02-30,1": NO_TIME,
    "1,2,2021-05-01T25:00:00Z,1": NO_TIME,
    "1,2,1821-05-01,1": NO_TIME,
    "1,2,soon,1": NO_TIME,
    "1,2,1619861239": "the row has fewer than 4 fields",
    "1,2,1619861239,1,": "the row has more than 4 fields",
}


@pytest.mark.parametrize("row", BAD_EVENTS)
def test_bad_events(row: str, tmp_path: Path) -> None:
    outcome = read_text(EVENTS.format(row), tmp_path, name="retweets.csv")
    assert outcome.reasons == [(3, BAD_EVENTS[row])]
    assert outcome.reading.accepted == 2
    assert outcome.rejected[0]["row"] == row
    assert outcome.rejected[0]["file"].endswith("retweets.csv")


ACCOUNTS = 'id,name,verified,kind,followersCount,createdAt\n1,"A, B",true,person,5,2010-01-01\n{}\n2,C,,,,\n'
BAD_ACCOUNTS = {
    ",Nobody,,,,": "id is missing",
    "x y,Space,,,,": "id is not an id",
    "3,D,perhaps,,,": "verified is neither true nor false",
    "3,D,,ROBOT,,": "kind is none of PERSON, COMPANY, ORGANIZATION, INSTITUTION, MEDIA, UNKNOWN",
    "3,D,,,-1,": "followersCount is not a whole number of 0 or more",
    "3,D,,,,tomorrow": "createdAt is not a time between 1990 and 2100",
    '3,"D"x,,,,': "a quoted field goes on after its closing quote",
    '3,"D,,,,': "a quoted field goes on after its closing quote",
}


@pytest.mark.parametrize("row", BAD_ACCOUNTS)
def test_bad_accounts(row: str, tmp_path: Path) -> None:
    outcome = read_text(ACCOUNTS.format(row), tmp_path, name="accounts.csv", ids="text")
    if row == '3,"D,,,,':  # without another quote after it, it is never closed
        assert outcome.reasons == [(3, "a quote is opened and never closed")]
    else:
        assert outcome.reasons == [(3, BAD_ACCOUNTS[row])]
    assert outcome.accounts["id"].to_list() == ["1", "2"]


def test_a_quoted_field_may_hold_line_ends_and_line_numbers_stay_right(tmp_path: Path) -> None:
    text = 'id,bio\n1,"one\ntwo\n""three"""\n2,x\n,nobody\n3,"a\nb"\n,nobody'
    outcome = read_text(text, tmp_path, name="accounts.csv")
    assert outcome.accounts["bio"].to_list() == ['one\ntwo\n"three"', "x", "a\nb"]
    assert outcome.reasons == [(6, "id is missing"), (9, "id is missing")]


def test_a_record_that_a_block_does_not_end_is_read_with_the_next(tmp_path: Path) -> None:
    rows = [(str(i), f'bio\n{"x" * i}, ""{i}""') for i in range(50)]
    text = "id,bio\n" + "".join(f'{i},"{bio}"\n' for i, bio in rows)
    outcome = read_text(text, tmp_path, name="accounts.csv", block_bytes=16)
    assert outcome.accounts["bio"].to_list() == [bio.replace('""', '"') for _, bio in rows]


def test_an_endless_quote_costs_one_row(tmp_path: Path) -> None:
    text = 'id,bio\n1,a\n2,"b\n' + "".join(f"{i},c\n" for i in range(3, 2_000))
    outcome = read_text(text, tmp_path, name="accounts.csv", block_bytes=512, max_line_bytes=1024)
    assert outcome.reasons == [(3, "a quote is opened and never closed")]
    assert outcome.accounts.height == 1_998


@pytest.mark.parametrize(
    "bad", [b"nonsense", b"[1, 2]", b"5", b'{"id": "1", "text": "cut', b'{"a": "\xff"}', b"{}\0"]
)
def test_bad_json_lines(bad: bytes, tmp_path: Path) -> None:
    good = b'{"id": "%d", "author_id": "7", "text": "hello"}\n'
    outcome = read_text(good % 1 + bad + b"\n" + good % 2, tmp_path, name="posts.jsonl")
    assert outcome.posts["id"].to_list() == ["1", "2"]
    assert [row["line"] for row in outcome.rejected] == [2]
    assert outcome.rejected[0]["reason"] in ("the line is not valid JSON", "the line is not a JSON object")


BAD_OBJECTS = {
    '{"id": "3", "text": "no author"}': "author_id is missing",
    '{"author_id": "3", "text": "no id"}': "id is missing",
    '{"id": "x", "author_id": "3", "text": ""}': "id is not an id",
    '{"id": "3", "author_id": "7", "created_at": "never"}': "created_at is not a time between 1990 and 2100",
    '{"id": "3", "username": "u", "public_metrics": {"followers_count": -1}}': (
        "followers_count is not a whole number of 0 or more"
    ),
    '{"media_key": "3_1"}': "the object is neither a post nor a user",
}


@pytest.mark.parametrize("bad", BAD_OBJECTS)
def test_bad_objects_of_the_x_api(bad: str, tmp_path: Path) -> None:
    good = '{"id": "1", "author_id": "7", "text": "hello"}'
    page = f'{{"data": [{good}, {bad}]}}'
    outcome = read_text(f"{good}\n{bad}\n{page}\n", tmp_path, name="posts.jsonl")
    assert outcome.reasons == [(2, BAD_OBJECTS[bad]), (3, BAD_OBJECTS[bad])]
    assert outcome.reading.accepted == 2
    assert outcome.posts["id"].to_list() == ["1"]


@pytest.mark.parametrize("block_bytes", [1 << 20, 100])
def test_a_line_that_is_too_long_is_rejected_and_never_held(block_bytes: int, tmp_path: Path) -> None:
    text = "1 2\n" + "9" * 5_000_000 + "\n3 4\n"
    outcome = read_text(gzip.compress(text.encode()), tmp_path, block_bytes=block_bytes, max_line_bytes=1_000)
    assert outcome.pairs == [("1", "2"), ("3", "4")]
    assert [row["line"] for row in outcome.rejected] == [2]
    assert len(outcome.rejected[0]["row"]) == 1_000


def test_byte_order_mark_and_windows_line_ends(tmp_path: Path) -> None:
    outcome = read_text(b"\xef\xbb\xbffollower,followee\r\n1,2\r\n3,4\r\n", tmp_path, name="any.csv")
    assert outcome.pairs == [("1", "2"), ("3", "4")]
    assert outcome.rejected == []


def test_ids_with_leading_zeros_stay_what_they_are(tmp_path: Path) -> None:
    outcome = read_text("1 2\n007 2\n0 2\n", tmp_path)
    assert outcome.pairs == [("1", "2"), ("007", "2"), ("0", "2")]


def test_names_are_ids_where_ids_are_names(tmp_path: Path) -> None:
    text = "alice bob\nbob carol\n12 carol\n"
    assert read_text(text, tmp_path, format="snap").pairs == [
        ("alice", "bob"),
        ("bob", "carol"),
        ("12", "carol"),
    ]
    assert read_text(text, tmp_path, ids="number").reasons == [
        (1, "source is not an id"),
        (2, "source is not an id"),
        (3, "target is not an id"),
    ]


def test_self_relations_and_duplicates_are_kept(tmp_path: Path) -> None:
    outcome = read_text("1 1\n1 2\n1 2\n", tmp_path)
    assert outcome.pairs == [("1", "1"), ("1", "2"), ("1", "2")]
    assert outcome.rejected == []


def test_objects_of_ever_new_names_are_rejected_in_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_table, "MOST_SCHEMAS", 100)
    text = '{"id": "1"}\n' + "".join(f'{{"id": "{i}", "own{i}": "x"}}\n' for i in range(2, 150))
    outcome = read_text(text, tmp_path, name="accounts.jsonl")
    assert (outcome.reading.accepted, len(outcome.rejected)) == (100, 49)
    assert {row["reason"] for row in outcome.rejected} == {"the object has no columns that Tular knows"}
