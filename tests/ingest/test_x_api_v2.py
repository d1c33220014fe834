"""X API v2 as twarc writes it. The second opinion counts straight from the raw JSON, without the code under test."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from tests.ingest.reading import Outcome, read_paths, read_text
from tular.models import Relation

FILES = ("tweets", "noflat", "flat", "withheld", "users", "edited", "quoted_edit")
# rows, accounts, posts, retweets, quotes, replies, mentions
GOLDEN = {
    "tweets": (500, 751, 676, 367, 21, 58, 336),
    "noflat": (100, 178, 164, 47, 12, 50, 44),
    "flat": (100, 178, 164, 47, 12, 50, 44),
    "withheld": (215, 591, 284, 53, 3, 71, 98),
    "users": (96, 116, 52, 0, 0, 0, 25),
    "edited": (1, 1, 1, 0, 0, 0, 0),
    "quoted_edit": (1, 2, 2, 0, 1, 1, 0),
}


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every JSON object anywhere inside."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _objects(item)


class SecondOpinion:
    """All posts and users anywhere in a file, by id, and what follows from them by the rules."""

    def __init__(self, path: Path) -> None:
        lines = gzip.decompress(path.read_bytes()).splitlines()
        everything = list(_objects([json.loads(line) for line in lines]))
        self.users: dict[str, dict[str, Any]] = {}
        for user in (o for o in everything if "username" in o and "id" in o):
            self.users.setdefault(user["id"], {}).update(user)
        given = {o["id"]: o for o in everything if "author_id" in o and "text" in o}
        self.latest = {id_: o.get("edit_history_tweet_ids", [id_])[-1] for id_, o in given.items()}
        self.posts = {id_: o for id_, o in given.items() if self.latest[id_] == id_}
        self.handles = {o["username"].lower(): id_ for id_, o in self.users.items()}

    def _referring(self, kind: str) -> Iterator[tuple[dict[str, Any], str]]:
        for post in self.posts.values():
            for reference in post.get("referenced_tweets", []):
                if reference["type"] == kind:
                    yield post, self.latest.get(reference["id"], reference["id"])

    def to_author(self, kind: str) -> set[tuple[str, str, str, str]]:
        return {
            (post["author_id"], self.posts[original]["author_id"], f"x:{post['id']}", f"x:{original}")
            for post, original in self._referring(kind)
            if original in self.posts
        }

    def replies(self) -> set[tuple[str, str, str, str]]:
        return {
            (post["author_id"], post["in_reply_to_user_id"], f"x:{post['id']}", f"x:{original}")
            for post, original in self._referring("replied_to")
            if "in_reply_to_user_id" in post
        }

    def mentions(self) -> set[tuple[str, str, str, None]]:
        retweets = {post["id"] for post, _ in self._referring("retweeted")}
        replies = {post["id"] for post, _ in self._referring("replied_to")}
        found = set()
        for id_, post in self.posts.items():
            answered = post.get("in_reply_to_user_id") if id_ in replies else None
            for mention in post.get("entities", {}).get("mentions", []):
                handle = mention["username"].lower()
                who = mention.get("id") or self.handles.get(handle, handle)
                if id_ not in retweets and who not in (None, answered):
                    found.add((post["author_id"], who, f"x:{id_}", None))
        return found


def _events(outcome: Outcome, relation: Relation) -> list[tuple[Any, ...]]:
    found = outcome.relations(relation)
    return found.select("source", "target", "post", "original").rows() if found.height else []


@pytest.mark.parametrize("name", FILES)
def test_every_file_agrees_with_a_count_of_its_own(name: str, shared_data: Path, tmp_path: Path) -> None:
    path = shared_data / "twarc-api-v2" / f"{name}.jsonl.gz"
    outcome, second = read_paths([path], tmp_path), SecondOpinion(path)
    assert outcome.rejected == []
    assert set(outcome.accounts["id"]) == set(second.users)
    assert set(outcome.posts["id"]) == set(second.posts)
    expected = {
        Relation.RETWEETED: second.to_author("retweeted"),
        Relation.QUOTED: second.to_author("quoted"),
        Relation.REPLIED: second.replies(),
        Relation.MENTIONED: second.mentions(),
    }
    for relation, events in expected.items():
        found = _events(outcome, relation)
        assert set(found) == events
        assert len(found) == len(events), "each event once"


@pytest.mark.parametrize("name", FILES)
def test_golden_counts(name: str, shared_data: Path, tmp_path: Path) -> None:
    outcome = read_paths([shared_data / "twarc-api-v2" / f"{name}.jsonl.gz"], tmp_path)
    relations = [outcome.relations(r).height for r in RELATIONS]
    assert (outcome.reading.rows_read, outcome.accounts.height, outcome.posts.height, *relations) == GOLDEN[
        name
    ]


RELATIONS = (Relation.RETWEETED, Relation.QUOTED, Relation.REPLIED, Relation.MENTIONED)


def test_flattened_and_whole_answers_give_the_same_graph(shared_data: Path, tmp_path: Path) -> None:
    folder = shared_data / "twarc-api-v2"
    flat, whole = (read_paths([folder / f"{name}.jsonl.gz"], tmp_path) for name in ("flat", "noflat"))
    assert flat.accounts.sort("id").equals(whole.accounts.sort("id"))
    assert flat.posts.sort("id").equals(whole.posts.sort("id"))
    for relation in RELATIONS:
        assert sorted(_events(flat, relation)) == sorted(_events(whole, relation))


def test_accounts_and_posts_have_their_values(shared_data: Path, tmp_path: Path) -> None:
    path = shared_data / "twarc-api-v2" / "tweets.jsonl.gz"
    outcome, second = read_paths([path], tmp_path), SecondOpinion(path)
    for row in outcome.accounts.iter_rows(named=True):
        user = second.users[row["id"]]
        assert (row["handle"], row["name"]) == (user["username"], user.get("name"))
        if "created_at" not in user:
            assert (row["bio"], row["createdAt"]) == (None, None), "known by a mention only"
            continue
        assert (row["bio"] or "", row["verified"]) == (user["description"], user["verified"])
        assert row["createdAt"].strftime("%Y-%m-%dT%H:%M:%S.000Z") == user["created_at"]
        metrics = user["public_metrics"]
        assert (row["followersCount"], row["postsCount"]) == (
            metrics["followers_count"],
            metrics["tweet_count"],
        )
    for row in outcome.posts.iter_rows(named=True):
        post = second.posts[row["id"]]
        assert (row["author"], row["text"], row["lang"]) == (post["author_id"], post["text"], post["lang"])
        assert row["at"].strftime("%Y-%m-%dT%H:%M:%S.000Z") == post["created_at"]
        if row["retweetOf"] is None:
            tags = [tag["tag"] for tag in post.get("entities", {}).get("hashtags", [])]
            assert row["hashtags"] == list(dict.fromkeys(tags))


def test_an_edited_post_is_its_latest_version(shared_data: Path, tmp_path: Path) -> None:
    outcome = read_paths([shared_data / "twarc-api-v2" / "quoted_edit.jsonl.gz"], tmp_path)
    quote = outcome.posts.filter(pl.col("quoteOf").is_not_null()).row(0, named=True)
    assert (quote["quoteOf"], quote["replyTo"]) == ("1576994789110992896",) * 2
    assert outcome.posts["text"].str.contains("i miss").any() is False
    assert _events(outcome, Relation.QUOTED) == [
        ("1494167419413094401", "337119125", "x:1576995594388000768", "x:1576994789110992896")
    ]


PAGE = {
    "data": [
        {
            "id": "10",
            "author_id": "1",
            "text": "RT @two: hi @three #tag",
            "created_at": "2021-05-01T09:27:19.000Z",
            "referenced_tweets": [{"type": "retweeted", "id": "20"}],
            "entities": {
                "mentions": [{"username": "two"}, {"username": "three"}],
                "hashtags": [{"tag": "tag"}],
            },
        },
        {
            "id": "11",
            "author_id": "1",
            "text": "@two yes @four",
            "in_reply_to_user_id": "2",
            "referenced_tweets": [{"type": "replied_to", "id": "20"}],
            "entities": {"mentions": [{"username": "Two"}, {"username": "four"}, {"username": "nobody"}]},
        },
        {"id": "12", "author_id": "1", "text": "gone", "referenced_tweets": [{"type": "quoted", "id": "99"}]},
    ],
    "includes": {
        "users": [
            {"id": str(i), "username": name} for i, name in enumerate(("One", "Two", "three", "four"), 1)
        ],
        "tweets": [
            {
                "id": "20",
                "author_id": "2",
                "text": "hi @three #tag",
                "entities": {
                    "mentions": [{"username": "three"}],
                    "hashtags": [{"tag": "tag"}, {"tag": "tag"}],
                    "urls": [
                        {"url": "https://t.co/a", "expanded_url": "https://a.example/"},
                        {"expanded_url": "https://x.com/two/status/20/photo/1", "media_key": "3_1"},
                    ],
                },
            }
        ],
    },
    "errors": [{"resource_type": "tweet", "title": "Not Found Error", "resource_id": "99"}],
}


def test_the_rules_one_by_one(tmp_path: Path) -> None:
    outcome = read_text(json.dumps(PAGE), tmp_path, name="page.jsonl")
    assert _events(outcome, Relation.RETWEETED) == [("1", "2", "x:10", "x:20")]
    assert _events(outcome, Relation.REPLIED) == [("1", "2", "x:11", "x:20")]
    assert _events(outcome, Relation.QUOTED) == []
    assert sorted(_events(outcome, Relation.MENTIONED)) == [
        ("1", "4", "x:11", None),
        ("1", "nobody", "x:11", None),
        ("2", "3", "x:20", None),
    ]
    posts = {row["id"]: row for row in outcome.posts.iter_rows(named=True)}
    assert posts["10"]["hashtags"] == []
    assert (posts["20"]["hashtags"], posts["20"]["links"]) == (["tag"], ["https://a.example/"])
    assert posts["12"]["quoteOf"] == "99"
    assert dict(outcome.reading.notes) == {
        "referenced posts whose author is unknown (no relation)": 1,
        "relations to accounts that are known by their handle only": 1,
        "tweets that X did not give: Not Found Error": 1,
    }


def test_targets_are_found_in_other_lines_too(tmp_path: Path) -> None:
    quote = '{"id": "1", "author_id": "7", "text": "", "referenced_tweets": [{"type": "quoted", "id": "2"}]}'
    quoted = '{"id": "2", "author_id": "8", "text": ""}'
    for lines in (f"{quote}\n{quoted}", f"{quoted}\n{quote}"):
        outcome = read_text(lines, tmp_path, name="posts.jsonl")
        assert _events(outcome, Relation.QUOTED) == [("7", "8", "x:1", "x:2")]


def test_later_values_replace_earlier_ones_and_nothing_replaces_something(tmp_path: Path) -> None:
    lines = '{"id": "1", "username": "a", "location": "here"}\n{"id": "1", "username": "b"}\n'
    accounts = read_text(lines, tmp_path, name="users.jsonl").accounts
    assert accounts.select("id", "handle", "location").rows() == [("1", "b", "here")]


def test_notes_are_bounded_whatever_a_file_says(tmp_path: Path) -> None:
    errors = [{"resource_type": "tweet", "title": f"Error {i}"} for i in range(200)]
    notes = read_text(json.dumps({"errors": errors}), tmp_path, name="page.jsonl").reading.notes
    assert (len(notes) <= 52, notes.total()) == (True, 200)
