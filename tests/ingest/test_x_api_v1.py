"""X API v1.1: what twarc 1, tweepy and archives of the stream hold."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
import pytest

from tests.ingest.made import ADA, BOB, CYD, TIME, lines, v1_mentions, v1_post, v1_user
from tests.ingest.reading import Outcome, read_text
from tular.models import Relation

AT = datetime(2026, 8, 3, 10, tzinfo=UTC)
ORIGINAL = v1_post(90, BOB, "hello world @cyd", CYD)
RETWEET = v1_post(91, ADA, "RT @bob: hello wor…", BOB, retweeted_status=ORIGINAL)


def read_posts(folder: Path, *posts: dict[str, Any]) -> Outcome:
    return read_text(lines(*posts), folder, name="tweets.jsonl")


def events(outcome: Outcome, relation: Relation) -> list[tuple[Any, ...]]:
    found = outcome.relations(relation)
    return sorted(found.select("source", "target", "post", "original").rows()) if found.height else []


def test_a_retweet_is_of_the_original_and_its_mentions_are_the_originals(tmp_path: Path) -> None:
    outcome = read_posts(tmp_path, RETWEET)
    assert outcome.relations(Relation.RETWEETED).rows() == [("11", "22", AT, "x:91", "x:90")]
    assert events(outcome, Relation.MENTIONED) == [("22", "33", "x:90", None)]
    assert dict(outcome.accounts.select("id", "handle").rows()) == {"11": "ada", "22": "bob", "33": "cyd"}
    assert outcome.reading.rows_read == 1
    assert "x-api-v1.1" in next(iter(outcome.reading.recognised.values()))


def test_the_quote_inside_a_retweet_is_the_retweeted_accounts(tmp_path: Path) -> None:
    quoting = v1_post(92, BOB, "look", quoted_status=v1_post(89, CYD), quoted_status_id_str="89")
    retweet = v1_post(93, ADA, "RT @bob: look", BOB, retweeted_status=quoting, quoted_status_id_str="89")
    outcome = read_posts(tmp_path, retweet)
    assert events(outcome, Relation.QUOTED) == [("22", "33", "x:92", "x:89")]
    assert events(outcome, Relation.RETWEETED) == [("11", "22", "x:93", "x:92")]


def test_a_reply_is_no_mention_of_whom_it_answers(tmp_path: Path) -> None:
    reply = v1_post(94, ADA, "@bob @cyd hi", BOB, CYD, in_reply_to_status_id_str="90",
                    in_reply_to_user_id_str="22", in_reply_to_screen_name="bob")  # fmt: skip
    outcome = read_posts(tmp_path, reply)
    assert events(outcome, Relation.REPLIED) == [("11", "22", "x:94", "x:90")]
    assert events(outcome, Relation.MENTIONED) == [("11", "33", "x:94", None)]


def test_the_mentions_of_a_short_form_are_those_of_its_long_form(tmp_path: Path) -> None:
    long = {"full_text": "a long text for @cyd", "entities": v1_mentions(CYD)}
    post = v1_post(95, ADA, "a long…", truncated=True, extended_tweet=long)
    outcome = read_posts(tmp_path, post)
    assert outcome.posts["text"].to_list() == ["a long text for @cyd"]
    assert events(outcome, Relation.MENTIONED) == [("11", "33", "x:95", None)]


def test_a_retweet_without_its_original_names_the_author_by_its_text(tmp_path: Path) -> None:
    outcome = read_posts(tmp_path, v1_post(96, ADA, "RT @Bob: hello wor…", BOB))
    assert events(outcome, Relation.RETWEETED) == [("11", "22", "x:96", None)]
    assert events(outcome, Relation.MENTIONED) == []


def test_messages_of_the_stream_are_no_rows(tmp_path: Path) -> None:
    outcome = read_posts(tmp_path, {"limit": {"track": 5}}, RETWEET, {"user_withheld": {"id": 1}})
    assert outcome.reading.rows_read == 1
    assert outcome.reading.notes["messages of the stream that are no posts"] == 2


def test_users_are_accounts(tmp_path: Path) -> None:
    user = v1_user(ADA, name="Ada", followers_count=7, friends_count=8, statuses_count=9, created_at=TIME)
    columns = ("id", "handle", "name", "createdAt", "followersCount", "followingCount", "postsCount")
    assert read_posts(tmp_path, user).accounts.select(columns).rows() == [("11", "ada", "Ada", AT, 7, 8, 9)]


def test_ids_that_went_through_floating_point_are_refused_and_counted(tmp_path: Path) -> None:
    posts = [
        v1_post(97, ADA) | {"id_str": None, "id": 1.8e18},
        v1_post(98, ADA) | {"id_str": "1.8e+18", "id": None},
    ]
    outcome = read_posts(tmp_path, *posts, RETWEET)
    reason = "id_str went through floating point and is no longer exact"
    assert outcome.reasons == [(1, reason), (2, reason)]
    assert outcome.reading.accepted == 1


def test_exact_digits_win_over_a_number_that_was_rounded(tmp_path: Path) -> None:
    post = v1_post(1_800_000_000_000_000_001, ADA) | {"id": 1_800_000_000_000_000_000}
    assert read_posts(tmp_path, post).posts["id"].to_list() == ["1800000000000000001"]


@pytest.mark.parametrize(
    "layout", [orjson.dumps, lambda posts: orjson.dumps(posts, option=orjson.OPT_INDENT_2)]
)
def test_an_array_of_posts_is_read_like_lines(layout: Any, tmp_path: Path) -> None:
    posts = [v1_post(n, ADA, f'number {n} [,]{{\\"', BOB) for n in range(100, 160)]
    outcome = read_text(layout([RETWEET, *posts]), tmp_path, name="tweets.json")
    by_line = read_posts(tmp_path, RETWEET, *posts)
    assert outcome.posts.equals(by_line.posts)
    assert events(outcome, Relation.MENTIONED) == events(by_line, Relation.MENTIONED)
    assert outcome.reading.rows_read == 61


def test_damage_spoils_one_row(tmp_path: Path) -> None:
    text = (
        lines(RETWEET)
        + b'{"id_str": "5", "user": {"id_str"\n'
        + lines(v1_post(99, ADA) | {"created_at": "?"})
    )
    outcome = read_text(text, tmp_path, name="tweets.jsonl")
    assert outcome.reading.accepted == 1
    assert outcome.reasons == [
        (2, "the line is not valid JSON"),
        (3, "created_at is not a time between 1990 and 2100"),
    ]
