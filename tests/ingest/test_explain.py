"""How a file is understood, in words, before anything is written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tular.errors import IngestError
from tular.ingest import Explanation, ReadOptions, explain


def explained(text: str | bytes, folder: Path, name: str = "table.csv", **options: Any) -> Explanation:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    (explanation,) = explain([str(path)], ReadOptions(**options))
    return explanation


GERMAN = "von;zu;Farbe\n71;72;rot\n73;72;blau\n73;NA;blau\n"
STATED = {"relation": "FOLLOWS", "columns": {"source": "von", "target": "zu"}}


def test_columns_and_first_rows_are_said_in_words(tmp_path: Path) -> None:
    explanation = explained(GERMAN, tmp_path, **STATED)
    assert "Column von follows column zu." in explanation.sentences
    assert "Not used: Farbe." in explanation.sentences
    assert explanation.rows == ["71 follows 72", "73 follows 72"]
    assert (explanation.rows_read, dict(explanation.made)) == (3, {"FOLLOWS": 2})
    assert dict(explanation.rejected) == {"target is missing": 1}


def test_a_reversed_direction_is_said(tmp_path: Path) -> None:
    explanation = explained(GERMAN, tmp_path, direction="reverse", **STATED)
    assert "Column zu follows column von." in explanation.sentences
    assert explanation.rows[0] == "72 follows 71"


def test_a_tool_that_names_the_retweeted_first_is_turned_and_says_so(tmp_path: Path) -> None:
    header = "from_user_id,from_user_screen_name,to_user_id,to_user_screen_name,tweet_type,tweet_id,tweet_created_at"
    row = "72,bob,71,ada,retweet,9,2026-08-03T10:00:00Z"
    explanation = explained(f"{header}\n{row}\n", tmp_path)
    assert "retweet: column to_user_id retweets column from_user_id." in explanation.sentences
    assert explanation.rows == ["@ada retweeted @bob on 2026-08-03 10:00:00 UTC (post x:9)"]


def test_posts_say_how_they_refer(tmp_path: Path) -> None:
    text = "id,author,text,retweet_of\n1,71,hi,\n2,72,hi,1\n"
    explanation = explained(text, tmp_path)
    assert any("the author of the post in column retweet_of" in one for one in explanation.sentences)
    assert explanation.rows == ["72 retweeted 71 (post x:2)"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_only_the_beginning_of_a_large_file_is_read(encoding: str, tmp_path: Path) -> None:
    text = "follower,followed\n" + "".join(f"{n},{n + 1}\n" for n in range(200_000))
    explanation = explained(text.encode(encoding), tmp_path)
    assert not explanation.whole
    assert explanation.rejected.total() == 0
    assert 5_000 < explanation.rows_read < 200_000


def test_accounts_are_shown_where_there_is_no_relation(tmp_path: Path) -> None:
    explanation = explained("id,handle\n71,ada\n", tmp_path)
    assert explanation.rows == ["account 71 is @ada"]
    seeded = explained("id,handle\n71,ada\n", tmp_path, followers_of="bob")
    assert "Each of them follows bob." in seeded.sentences
    assert seeded.rows == ["@ada follows bob"]


def test_what_stays_open_is_an_error_as_in_loading(tmp_path: Path) -> None:
    with pytest.raises(IngestError, match="--relation"):
        explained("1 2\n", tmp_path)
