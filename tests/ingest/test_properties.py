"""What holds for any content: nothing is lost, nothing is invented, whatever the blocks, the way or the damage."""

from __future__ import annotations

import csv
import gzip
import io
import json
import tempfile
from collections import Counter
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.ingest.reading import Outcome, read_text
from tular.errors import IngestError
from tular.ingest import proof, table
from tular.models import Relation

DELIMITERS = st.sampled_from(["\t", ",", ";"])
IDS = st.one_of(
    st.integers(0, 10**19).map(str),
    st.integers(0, 99).map(lambda n: f"0{n}"),
    st.text(st.characters(categories=("L", "N", "P", "S"), exclude_characters=":"), min_size=1, max_size=12),
)
TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0\r"), max_size=30)
SIZES = st.sampled_from([1, 7, 50, 1 << 20])
LINE_ENDS = st.sampled_from(["\n", "\r\n"])
quick = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _read(text: str | bytes, name: str, **options: object) -> Outcome:
    with tempfile.TemporaryDirectory() as folder:
        return read_text(text, Path(folder), name=name, **options)


def _write(rows: list[list[str]], delimiter: str, line_end: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=line_end).writerows(rows)
    return out.getvalue()


@quick
@given(
    st.lists(st.tuples(IDS, IDS, st.integers(1, 2**50)), max_size=30),
    DELIMITERS,
    SIZES,
    st.sampled_from(["\n", "\r\n"]),
)
def test_relations_come_back_as_they_were_written(
    rows: list[tuple[str, str, int]], delimiter: str, size: int, line_end: str
) -> None:
    header = ["source", "target", "count"]
    text = _write([header, *([a, b, str(n)] for a, b, n in rows)], delimiter, line_end)
    outcome = _read(text, "retweets.csv", ids="text", platform="forum", block_bytes=size)
    found = outcome.relations(Relation.RETWEETED)
    expected: Counter[tuple[str, str]] = Counter()
    for source, target, count in rows:
        expected[source, target] += count
    assert ({(a, b): n for a, b, n in found.select(header).rows()} if rows else {}) == expected
    assert outcome.rejected == []


@quick
@given(st.lists(st.tuples(IDS, TEXTS, TEXTS), max_size=20), DELIMITERS, SIZES)
def test_texts_come_back_as_they_were_written(
    rows: list[tuple[str, str, str]], delimiter: str, size: int
) -> None:
    text = _write([["id", "bio", "party"], *map(list, rows)], delimiter, "\n")
    outcome = _read(text, "accounts.csv", ids="text", platform="forum", block_bytes=size)
    found = outcome.accounts.rows() if rows else []
    assert [tuple(value or "" for value in row) for row in found] == rows
    assert outcome.rejected == []


EDGES = [
    "1 2",
    "22 333",
    "007 8",
    "+1 2",
    "1",
    "1 2 3",
    "",
    "#",
    "a b",
    "1  2",
    "1\t2",
    "1 2\r",
    '"1" 2',
    "-1 2",
]
EDGES += ["1 \xa0", "1 2\t", "\x0b1 2", "1,2", " ", "9" * 30 + " 1"]
LINES = st.lists(st.sampled_from(EDGES), max_size=40)


@quick
@given(LINES, st.booleans(), SIZES)
@example(["1 2", "1", "1 2 3"], True, 1 << 20)  # one delimiter missing, one too many: the total is right
def test_the_three_ways_agree(lines: list[str], final_newline: bool, size: int) -> None:
    """Whole when proved clean; line by line in columns; record by record."""
    text = "9 9\n8 8\n" * 20 + "\n".join(lines) + "\n" * final_newline
    outcomes = [_read(text, "follows.txt", block_bytes=size)]
    with pytest.MonkeyPatch.context() as patch:
        for way in ("read_plain", "read_lines"):
            patch.setattr(table, way, lambda *_: None)
            outcomes.append(_read(text, "follows.txt", block_bytes=size))
    assert outcomes[0].pairs == outcomes[1].pairs == outcomes[2].pairs
    assert outcomes[0].reasons == outcomes[1].reasons == outcomes[2].reasons


ROWS = [
    'a,"b"',
    'a,"b',
    'b",c',
    'a,"x""y"',
    'a,"x"y',
    "a,b",
    '"a,b',
    '"a","b"',
    'a,""',
    '"',
    "a,b\r",
    'a,"b\r',
]
QUOTED = st.lists(st.sampled_from(ROWS), max_size=25)


@quick
@given(QUOTED, st.booleans(), SIZES)
def test_quoted_text_gives_the_same_whole_and_careful(
    lines: list[str], final_newline: bool, size: int
) -> None:
    text = "id,bio\n" + "1,ok\n" * 3 + "\n".join(lines) + "\n" * final_newline
    fast = _read(text, "accounts.csv", ids="text", block_bytes=size)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(table, "read_quoted", lambda *_, **__: None)
        careful = _read(text, "accounts.csv", ids="text", block_bytes=size)
    assert fast.accounts.rows() == careful.accounts.rows()
    assert fast.reasons == careful.reasons


def test_the_whole_way_is_taken_for_clean_text(tmp_path: Path) -> None:
    """Otherwise the two tests above would compare one way with itself."""
    ways: list[bool] = []
    with pytest.MonkeyPatch.context() as patch:
        for name in ("read_plain", "read_quoted"):
            way = getattr(proof, name)
            patch.setattr(
                table, name, lambda *a, way=way, **k: ways.append(way(*a, **k) is not None) or way(*a, **k)
            )
        read_text("1 2\r\n3 4\r\n", tmp_path)
        read_text('id,bio\n1,"a\nb"\n', tmp_path, name="accounts.csv")
        read_text("source,target,at\n1,2,2026-01-01\n", tmp_path, name="retweets.csv")
    assert ways == [True, True, True]


SEEDS = {
    "follows.txt": b"1 2\n3 4\n5 6\n7 8\n" * 5,
    "retweets.csv": b"source,target,at,count\n1,2,2021-05-01T09:27:19Z,3\n3,4,1619861239,1\n" * 2,
    "accounts.csv": b'id,handle,bio,verified\n1,a,"x, ""y""\nz",true\n2,b,c,false\n3,d,,\n',
    "activity.txt": b"1 2 1341101732 RT\n3 4 1341101892 MT\n5 6 1341101893 RE\n",
    "posts.jsonl": b'{"id": "1", "author": "2", "hashtags": ["a"]}\n{"id": "2", "author": "3", "hashtags": []}\n',
    "page.jsonl": json.dumps(
        {
            "data": [
                {
                    "id": "1",
                    "author_id": "2",
                    "text": "t",
                    "created_at": "2021-05-01T09:27:19.000Z",
                    "referenced_tweets": [{"type": "quoted", "id": "3"}],
                    "entities": {
                        "mentions": [{"username": "u"}],
                        "hashtags": [{"tag": "h"}],
                        "urls": [{"url": "l"}],
                    },
                    "edit_history_tweet_ids": ["1"],
                }
            ],
            "includes": {"users": [{"id": "2", "username": "u", "public_metrics": {"followers_count": 1}}]},
        }
    ).encode()
    + b"\n",
}
PIECES = [b"", b"\n", b"\r", b" ", b"\t", b",", b'"', b"\0", b"\xff", b"#", b"-", b"0", b"9" * 25]
PIECES += [b"null", b"[]", b"{}", b"\\u0000", b"true", b"\xef\xbb\xbf", b"\x1f\x8b"]


@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(sorted(SEEDS)),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 12), st.sampled_from(PIECES)), max_size=6),
    SIZES,
    st.booleans(),
)
def test_no_mutation_does_more_than_reject_rows_or_say_why_it_cannot_be_read(
    name: str, mutations: list[tuple[float, int, bytes]], size: int, packed: bool
) -> None:
    """`read_text` asserts that rows read are accepted and rejected ones together, and that each reject is written."""
    content = SEEDS[name]
    for place, length, piece in mutations:
        at = int(place * len(content))
        content = content[:at] + piece + content[at + length :]
    if packed and mutations:
        content = gzip.compress(content)
        content = content[: len(content) - mutations[0][1]]
    try:
        outcome = _read(content, name, block_bytes=size, max_line_bytes=2_000)
    except IngestError:
        return
    assert all(row["line"] >= 1 and row["reason"] for row in outcome.rejected)


@quick
@given(st.lists(st.booleans(), min_size=3, max_size=400), SIZES)
def test_no_row_is_lost_and_line_numbers_are_right(good: list[bool], size: int) -> None:
    text = "1 2\n" * len(good) + "".join("1 2\n" if right else "1\n" for right in good)
    outcome = _read(text, "follows.txt", block_bytes=size)
    assert outcome.reading.accepted == len(good) + sum(good)
    assert [line for line, _ in outcome.reasons] == [
        i for i, right in enumerate(good, len(good) + 1) if not right
    ]


def test_frames_hold_integers_where_all_ids_are_canonical(tmp_path: Path) -> None:
    (batch,) = read_text("1 2\n3 9223372036854775807\n", tmp_path).batches
    assert batch.frame.dtypes == [pl.Int64, pl.Int64]
    (batch,) = read_text("1 2\n03 4\n", tmp_path).batches
    assert batch.frame.dtypes == [pl.String, pl.String]


FOUND_BY_MUTATION = {
    "a header that a comment before it holds too": ("# id\nid,handle\n1,a\n", "accounts.csv"),
    "columns without names": (",,id,handle\n,,1,a\n", "accounts.csv"),
    "text that begins like compressed data": ("x\x01 5\n1 2\n3 4\n", "follows.txt"),
    "a first line of another width": ("1 2 3\n4\n5 6\n7 8\n", "follows.txt"),
}


@pytest.mark.parametrize("case", FOUND_BY_MUTATION)
@pytest.mark.parametrize("size", [1, 1 << 20])
def test_found_by_mutation(case: str, size: int, tmp_path: Path) -> None:
    text, name = FOUND_BY_MUTATION[case]
    outcome = read_text(text, tmp_path, name=name, block_bytes=size)
    if name == "accounts.csv":
        assert outcome.accounts.select("id", "handle").rows() == [("1", "a")]
    else:
        assert outcome.pairs[-1] == tuple(text.split()[-2:])
        assert outcome.reading.rows_read == text.count("\n")
