"""What X's web pages fetch, as Zeeschuimer, 4CAT, twitter-web-exporter and raw pages hold it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest

from tests.ingest.made import ADA, BOB, CYD, captured, lines, v1_mentions, v1_post, web_post, web_user
from tests.ingest.reading import Outcome, read_paths, read_text
from tests.ingest.test_x_api_v1 import events
from tular.models import Relation

ORIGINAL = web_post(90, BOB, "hello world @cyd", CYD)
POSTS = [
    web_post(91, ADA, "RT @bob: hello wor…", BOB, retweeted=ORIGINAL),
    web_post(
        92, ADA, "look @bob", BOB, quoted={"__typename": "TweetWithVisibilityResults", "tweet": ORIGINAL}
    ),
    web_post(93, CYD, "@ada hm", ADA, in_reply_to_status_id_str="92", in_reply_to_user_id_str="11"),
]


def _in_page(posts: list[dict[str, Any]]) -> bytes:
    entries = [
        {"entryId": post["rest_id"], "content": {"itemContent": {"itemType": "TimelineTweet", "tweet_results": {
            "result": post}}}} for post in posts
    ]  # fmt: skip
    timeline = {"timeline": {"instructions": [{"type": "TimelineAddEntries", "entries": entries}]}}
    return orjson.dumps({"data": {"user": {"result": {"timeline_v2": timeline}}}})


LAYOUTS: dict[str, Callable[[list[dict[str, Any]]], bytes]] = {
    "zeeschuimer": lambda posts: lines(*map(captured, posts)),
    "4cat": lambda posts: lines(
        *(post | {"__import_meta": {"source_platform": "twitter.com"}} for post in posts)
    ),
    "web exporter": lambda posts: orjson.dumps(
        [{"id": post["rest_id"], "screen_name": "?", "metadata": post} for post in posts],
        option=orjson.OPT_INDENT_2,
    ),
    "page": _in_page,
}


def read_posts(folder: Path, *posts: dict[str, Any]) -> Outcome:
    return read_text(lines(*map(captured, posts)), folder, name="x.ndjson")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_all_layouts_tell_the_same(layout: str, tmp_path: Path) -> None:
    outcome = read_text(LAYOUTS[layout](POSTS), tmp_path, name="x.json")
    assert events(outcome, Relation.RETWEETED) == [("11", "22", "x:91", "x:90")]
    assert events(outcome, Relation.QUOTED) == [("11", "22", "x:92", "x:90")]
    assert events(outcome, Relation.REPLIED) == [("33", "11", "x:93", "x:92")]
    assert events(outcome, Relation.MENTIONED) == [("11", "22", "x:92", None), ("22", "33", "x:90", None)]
    assert dict(outcome.accounts.select("id", "handle").rows()) == {"11": "ada", "22": "bob", "33": "cyd"}
    assert (outcome.reading.rows_read, outcome.rejected) == (3, [])


def test_the_same_post_of_two_formats_is_one_event(tmp_path: Path) -> None:
    (tmp_path / "web.ndjson").write_bytes(lines(captured(POSTS[0])))
    original = v1_post(90, BOB, "hello world @cyd", CYD)
    (tmp_path / "v1.jsonl").write_bytes(lines(v1_post(91, ADA, "RT @bob: …", BOB, retweeted_status=original)))
    outcome = read_paths([tmp_path / "web.ndjson", tmp_path / "v1.jsonl"], tmp_path)
    found = outcome.relations(Relation.RETWEETED)
    assert found.height == 2
    assert found.unique().height == 1


def test_a_post_without_its_authors_object(tmp_path: Path) -> None:
    media = [{"expanded_url": "https://x.com/ada/status/94/photo/1"}]
    post = web_post(94, ADA) | {"core": {"user_results": {}}}
    post["legacy"]["entities"] = v1_mentions() | {"media": media}
    outcome = read_posts(tmp_path, post)
    assert outcome.posts.select("id", "author").rows() == [("94", "11")]
    assert outcome.accounts.select("id", "handle").rows() == [("11", "ada")]


def test_a_retweet_of_which_only_ids_are_known(tmp_path: Path) -> None:
    inner = {"rest_id": "90", "legacy": {"user_id_str": "22"}}
    outcome = read_posts(tmp_path, web_post(91, ADA, "RT @bob: hello", BOB, retweeted=inner))
    assert events(outcome, Relation.RETWEETED) == [("11", "22", "x:91", "x:90")]
    assert events(outcome, Relation.MENTIONED) == []


def test_a_quoted_post_that_is_gone_is_counted(tmp_path: Path) -> None:
    post = web_post(
        95, ADA, quoted={"__typename": "TweetTombstone"}, quoted_status_id_str="80", is_quote_status=True
    )
    outcome = read_posts(tmp_path, post)
    assert events(outcome, Relation.QUOTED) == []
    assert outcome.posts["quoteOf"].to_list() == ["80"]
    assert outcome.reading.notes["referenced posts whose author is unknown (no relation)"] == 1


def test_long_posts_have_their_whole_text_and_mentions(tmp_path: Path) -> None:
    note = {"text": "a long one for @cyd", "entity_set": v1_mentions(CYD)}
    post = web_post(96, ADA, "a long…") | {"note_tweet": {"note_tweet_results": {"result": note}}}
    outcome = read_posts(tmp_path, post)
    assert outcome.posts["text"].to_list() == ["a long one for @cyd"]
    assert events(outcome, Relation.MENTIONED) == [("11", "33", "x:96", None)]


def test_old_captures_have_the_author_beside_the_post(tmp_path: Path) -> None:
    post = {"type": "adaptive", "rest_id": "97", "user": {"id_str": "11", "screen_name": "ada"}}
    post["legacy"] = web_post(97, ADA)["legacy"]
    outcome = read_posts(tmp_path, post)
    assert outcome.accounts.select("id", "handle").rows() == [("11", "ada")]


def test_users_of_a_list_are_accounts(tmp_path: Path) -> None:
    rows = [{"id": "11", "metadata": web_user(ADA, followers_count=5, friends_count=6)}]
    outcome = read_text(orjson.dumps(rows), tmp_path, name="twitter-Followers-1.json")
    columns = ("id", "handle", "name", "followersCount", "followingCount")
    assert outcome.accounts.select(columns).rows() == [("11", "ada", "Ada", 5, 6)]


def test_damage_spoils_one_row(tmp_path: Path) -> None:
    nobody = {"rest_id": "98", "legacy": {"full_text": "?"}, "core": {}}
    text = (
        lines(captured(POSTS[0]))
        + b'{"source_platform":\n'
        + lines(captured(nobody), captured(nobody) | {"data": {}})
    )
    outcome = read_text(text, tmp_path, name="x.ndjson")
    assert outcome.reading.accepted == 1
    assert outcome.reasons == [
        (2, "the line is not valid JSON"),
        (3, "user.id_str is missing"),
        (4, "id_str is missing"),
    ]
