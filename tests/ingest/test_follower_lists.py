"""Lists of followers and friends in JSON: whose they are is told by the file or by the caller, never guessed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
import pytest

from tests.ingest.made import ADA, BOB, lines, v1_user, web_user
from tests.ingest.reading import read_text
from tests.ingest.test_x_api_v1 import events
from tular.ingest.account_rows import NO_SEED
from tular.models import Relation

SEEN = datetime(2026, 8, 3, tzinfo=UTC)


def page(question: str, *users: dict[str, Any]) -> dict[str, Any]:
    twarc = {
        "url": f"https://api.example/2/{question}?user.fields=id",
        "retrieved_at": "2026-08-03T00:00:00+00:00",
    }
    return {"data": list(users), "meta": {"result_count": len(users)}, "__twarc": twarc}


USERS = [{"id": "7002", "username": "omar_q"}, {"id": "7003", "username": "mia_r"}]


@pytest.mark.parametrize(
    ("question", "pairs"),
    [
        ("users/7001/followers", [("7002", "7001"), ("7003", "7001")]),
        ("users/7001/following", [("7001", "7002"), ("7001", "7003")]),
        ("users/by", []),
    ],
)
def test_the_address_of_the_question_tells_whose_followers_they_are(
    question: str, pairs: list[tuple[str, str]], tmp_path: Path
) -> None:
    outcome = read_text(lines(page(question, *USERS)), tmp_path, name="users.jsonl")
    assert outcome.pairs == pairs
    assert outcome.accounts["id"].to_list() == ["7002", "7003"]
    assert outcome.reading.notes[NO_SEED] == (0 if pairs else 2)
    flat = [user | {"__twarc": page(question)["__twarc"]} for user in USERS]
    assert read_text(lines(*flat), tmp_path, name="flat.jsonl").pairs == pairs
    if pairs:
        assert outcome.relations(Relation.FOLLOWS)["firstSeen"].to_list() == [SEEN, SEEN]


def test_who_retweeted_a_post_is_told_by_the_question_too(tmp_path: Path) -> None:
    original = {"data": [{"id": "90", "author_id": "7001", "text": "hello"}]}
    outcome = read_text(lines(page("tweets/90/retweeted_by", USERS[0]), original), tmp_path, name="r.jsonl")
    assert events(outcome, Relation.RETWEETED) == [("7002", "7001", None, "x:90")]


LISTS = {
    "ids of v1.1": lines({"ids": [7002, 7003], "next_cursor_str": "0"}),
    "users of v1.1": lines(
        {"users": [v1_user(("7002", "omar_q")), v1_user(("7003", "mia_r"))], "next_cursor": 0}
    ),
    "users": lines(*USERS),
    "one document": orjson.dumps({"followers": USERS}, option=orjson.OPT_INDENT_2),
    "web pages": orjson.dumps(
        [{"metadata": web_user(("7002", "omar_q"))}, {"metadata": web_user(("7003", "mia_r"))}]
    ),
}


@pytest.mark.parametrize("layout", LISTS)
def test_the_caller_may_say_whose_they_are(layout: str, tmp_path: Path) -> None:
    nobodys = read_text(LISTS[layout], tmp_path, name="list.json")
    assert nobodys.pairs == []
    assert nobodys.reading.notes[NO_SEED] == 2
    followers = read_text(LISTS[layout], tmp_path, name="list.json", followers_of="7001")
    assert followers.pairs == [("7002", "7001"), ("7003", "7001")]
    friends = read_text(LISTS[layout], tmp_path, name="list.json", followed_by="@Lena_T", taken=SEEN)
    assert friends.pairs == [("lena_t", "7002"), ("lena_t", "7003")]
    assert friends.relations(Relation.FOLLOWS)["lastSeen"].to_list() == [SEEN, SEEN]


@pytest.mark.parametrize(
    ("given", "pairs"),
    [
        ({"user": "Ada", "following": ["@Bob", "cyd"]}, [("ada", "bob"), ("ada", "cyd")]),
        ({"screen_name": "ada", "followers": [{"username": "bob", "id": "22"}]}, [("22", "ada")]),
        ({"user": {"id_str": "11", "screen_name": "ada"}, "friends": [22]}, [("11", "22")]),
        ({"user": "ada", "followers": ["bob"], "following": ["cyd"]}, [("ada", "cyd"), ("bob", "ada")]),
    ],
)
def test_objects_that_name_their_owner(given: dict[str, Any], pairs: list[Any], tmp_path: Path) -> None:
    assert sorted(read_text(lines(given), tmp_path, name="list.json").pairs) == pairs


def test_a_list_that_says_whose_it_is_is_not_overruled(tmp_path: Path) -> None:
    text = lines(page("users/7001/followers", *USERS))
    outcome = read_text(text, tmp_path, name="users.jsonl", followers_of="9")
    assert outcome.pairs == [("7002", "7001"), ("7003", "7001")]
    assert any("say themselves" in note for note in outcome.reading.notes)


def test_damage_spoils_one_row(tmp_path: Path) -> None:
    outcome = read_text(
        lines({"user": "ada", "following": ["bob", None, 1.5, {"x": 1}]}), tmp_path, name="l.json"
    )
    assert outcome.pairs == [("ada", "bob")]
    assert outcome.reading.accepted == 1
    assert len(outcome.rejected) == 3


def test_posts_of_known_accounts_are_no_list(tmp_path: Path) -> None:
    outcome = read_text(lines(v1_user(ADA), v1_user(BOB)), tmp_path, name="users.jsonl")
    assert outcome.pairs == []
    assert outcome.reading.notes[NO_SEED] == 2
