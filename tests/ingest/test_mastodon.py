"""Mastodon: statuses, accounts, an archive's outbox; Truth Social as Zeeschuimer captures it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
import polars as pl

from tests.ingest.made import lines
from tests.ingest.reading import read_text
from tests.ingest.test_x_api_v1 import events
from tular.models import Relation

WRITTEN = "2026-08-03T10:00:00.000Z"
ADA = {"id": "1", "username": "ada", "acct": "ada", "url": "https://a.example/@ada", "display_name": "Ada"}
BOB = {"id": "5", "username": "bob", "acct": "bob@b.example", "url": "https://b.example/@bob"}
CYD = {"id": "6", "username": "cyd", "acct": "cyd@c.example", "url": "https://c.example/@cyd"}


def status(id_: str, account: dict[str, Any], content: str = "<p>hello</p>", **more: Any) -> dict[str, Any]:
    uri = f"https://a.example/users/{account['username']}/statuses/{id_}"
    given = {
        "id": id_,
        "created_at": WRITTEN,
        "uri": uri,
        "account": account,
        "content": content,
        "language": "en",
    }
    return given | {"reblog": None, "mentions": [], "tags": []} | more


ORIGINAL = status("7", BOB, "<p>Kopi &amp; teh<br>now</p>", tags=[{"name": "kopi"}], mentions=[CYD])


def test_boosts_quotes_replies_and_mentions(tmp_path: Path) -> None:
    posts = [
        status("111", ADA, "", reblog=ORIGINAL),
        status("112", ADA, quote={"state": "accepted", "quoted_status": ORIGINAL}),
        status("113", ADA, quote={"state": "pending", "quoted_status": ORIGINAL}),
        status("114", CYD, in_reply_to_id="7", in_reply_to_account_id="5", mentions=[BOB, ADA]),
    ]
    outcome = read_text(orjson.dumps(posts), tmp_path, name="timeline.json")
    assert [e[:2] for e in events(outcome, Relation.RETWEETED)] == [("ada@a.example", "bob@b.example")]
    assert [e[:2] for e in events(outcome, Relation.QUOTED)] == [("ada@a.example", "bob@b.example")]
    assert [e[:2] for e in events(outcome, Relation.REPLIED)] == [("cyd@c.example", "bob@b.example")]
    mentions = [e[:2] for e in events(outcome, Relation.MENTIONED)]
    assert mentions == [("bob@b.example", "cyd@c.example"), ("cyd@c.example", "ada@a.example")]
    original = outcome.posts.row(by_predicate=pl.col("id") == ORIGINAL["uri"], named=True)
    assert (original["text"], original["hashtags"], original["lang"]) == ("Kopi & teh\nnow", ["kopi"], "en")
    assert outcome.reading.notes["quotes that their author did not accept, or that are gone"] == 1
    assert outcome.reading.rows_read == 4
    assert {batch.platform for batch in outcome.batches} == {"mastodon"}


def test_the_same_post_of_two_servers_is_one(tmp_path: Path) -> None:
    elsewhere = ORIGINAL | {"id": "99", "account": BOB | {"id": "77", "acct": "bob"}}
    outcome = read_text(lines(ORIGINAL, elsewhere), tmp_path, name="posts.jsonl")
    assert outcome.posts["author"].to_list() == ["bob@b.example"]


def test_the_outbox_of_an_archive(tmp_path: Path) -> None:
    actor = "https://a.example/users/ada"
    note = {"id": f"{actor}/statuses/1", "type": "Note", "published": WRITTEN, "content": "<p>hi</p>",
            "inReplyTo": "https://b.example/@bob/7",
            "tag": [{"type": "Mention", "href": "https://c.example/users/cyd", "name": "@cyd"}]}  # fmt: skip
    items = [
        {"id": f"{actor}/statuses/1/activity", "type": "Create", "actor": actor, "object": note},
        {"id": f"{actor}/statuses/2/activity", "type": "Announce", "actor": actor, "published": WRITTEN,
         "object": "https://b.example/users/bob/statuses/7"},
    ]  # fmt: skip
    outcome = read_text(orjson.dumps({"orderedItems": items}), tmp_path, name="outbox.json")
    boost = outcome.relations(Relation.RETWEETED).row(0)
    assert boost[:3] == ("ada@a.example", "bob@b.example", datetime(2026, 8, 3, 10, tzinfo=UTC))
    assert events(outcome, Relation.REPLIED)[0][:2] == ("ada@a.example", "bob@b.example")
    assert events(outcome, Relation.MENTIONED)[0][:2] == ("ada@a.example", "cyd@c.example")


def test_captures_of_truth_social(tmp_path: Path) -> None:
    ada = {"id": "1", "username": "ada", "acct": "ada", "url": "https://truthsocial.com/@ada"}
    bob = ada | {"username": "bob", "acct": "bob", "url": "https://truthsocial.com/@bob"}
    capture = {
        "item_id": "1",
        "source_platform": "truthsocial.com",
        "data": status("1", ada, reblog=status("2", bob)),
    }
    outcome = read_text(lines(capture), tmp_path, name="truth.ndjson")
    assert events(outcome, Relation.RETWEETED)[0][:2] == ("ada@truthsocial.com", "bob@truthsocial.com")
    assert {batch.platform for batch in outcome.batches} == {"truthsocial"}


def test_damage_spoils_one_row(tmp_path: Path) -> None:
    wrong = [
        status("2", {"acct": "ada", "id": "1", "username": "ada"}),
        status("3", BOB) | {"created_at": "soon"},
    ]
    outcome = read_text(lines(ORIGINAL, *wrong), tmp_path, name="posts.jsonl")
    assert outcome.posts.height == 1
    assert [row["reason"] for row in outcome.rejected] == [
        "the account's server is not told",
        "created_at is not a time between 1990 and 2100",
    ]
