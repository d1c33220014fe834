"""Bluesky: Jetstream in both versions, lists, feeds, threads, records, what 4CAT writes."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
import polars as pl
import pytest

from tests.ingest.made import lines
from tests.ingest.reading import Outcome, read_text
from tests.ingest.test_x_api_v1 import events
from tular.models import Relation, RemovalBatch

A, B, C = "did:plc:aaa", "did:plc:bbb", "did:plc:ccc"
POST = f"at://{B}/app.bsky.feed.post/3kp"
AT = datetime(2026, 8, 3, 10, tzinfo=UTC)
WRITTEN = "2026-08-03T10:00:00.000Z"


def record(collection: str, **more: Any) -> dict[str, Any]:
    return {"$type": f"app.bsky.{collection}", "createdAt": WRITTEN, **more}


FOLLOW = record("graph.follow", subject=B)
REPOST = record("feed.repost", subject={"uri": POST, "cid": "bafy"})
QUOTE = record("feed.post", text="see @c #kopi", langs=["id"], tags=["teh"],
               embed={"$type": "app.bsky.embed.record", "record": {"uri": POST}},
               facets=[{"features": [{"$type": "app.bsky.richtext.facet#mention", "did": C},
                                     {"$type": "app.bsky.richtext.facet#tag", "tag": "kopi"},
                                     {"$type": "app.bsky.richtext.facet#link", "uri": "https://a.example"}]}],
)  # fmt: skip
REPLY = record("feed.post", text="no", reply={"parent": {"uri": POST}, "root": {"uri": POST}})


def event_1(
    rkey: str, given: dict[str, Any] | None, collection: str = "", operation: str = "create"
) -> dict[str, Any]:
    commit = {
        "rev": "r",
        "operation": operation,
        "collection": given["$type"] if given else collection,
        "rkey": rkey,
    }
    return {
        "did": A,
        "time_us": 1785751200000000,
        "kind": "commit",
        "commit": commit | ({"record": given} if given else {}),
    }


def event_2(rkey: str, given: dict[str, Any]) -> dict[str, Any]:
    payload = {"$type": "network.bsky.jetstream.subscribeEvents#commit", "seq": 1, "did": A, "time": WRITTEN,
               "operation": "create", "collection": given["$type"], "rkey": rkey, "record": given}  # fmt: skip
    return {"$type": "message", "payload": payload}


def profile(did: str, handle: str) -> dict[str, Any]:
    return {"did": did, "handle": handle, "displayName": handle.title(), "indexedAt": WRITTEN}


def view(did: str, handle: str, rkey: str, given: dict[str, Any], **more: Any) -> dict[str, Any]:
    uri = f"at://{did}/{given['$type']}/{rkey}"
    return {
        "uri": uri,
        "cid": "c",
        "author": profile(did, handle),
        "record": given,
        "indexedAt": WRITTEN,
        **more,
    }


def read_objects(folder: Path, *given: dict[str, Any]) -> Outcome:
    return read_text(lines(*given), folder, name="bluesky.jsonl")


@pytest.mark.parametrize("version", [event_1, event_2])
def test_events_of_the_stream(version: Any, tmp_path: Path) -> None:
    outcome = read_objects(
        tmp_path, *(version(f"3k{n}", r) for n, r in enumerate([FOLLOW, REPOST, QUOTE, REPLY]))
    )
    assert outcome.relations(Relation.FOLLOWS).rows() == [(A, B, AT, None)]
    assert events(outcome, Relation.RETWEETED) == [
        (A, B, f"bluesky:at://{A}/app.bsky.feed.repost/3k1", f"bluesky:{POST}")
    ]
    quote = f"bluesky:at://{A}/app.bsky.feed.post/3k2"
    assert events(outcome, Relation.QUOTED) == [(A, B, quote, f"bluesky:{POST}")]
    assert events(outcome, Relation.MENTIONED) == [(A, C, quote, None)]
    assert events(outcome, Relation.REPLIED)[0][:2] == (A, B)
    post = outcome.posts.row(by_predicate=pl.col("text") == "see @c #kopi", named=True)
    assert (post["lang"], post["hashtags"], post["links"]) == ("id", ["kopi", "teh"], ["https://a.example"])
    assert {batch.platform for batch in outcome.batches} == {"bluesky"}
    assert outcome.reading.rows_read == 4


def test_the_stream_tells_ends_handles_and_what_is_no_relation(tmp_path: Path) -> None:
    later = event_1("3k0", None, "app.bsky.graph.follow", "delete") | {"time_us": 1785837600000000}
    outcome = read_objects(
        tmp_path,
        event_1("3k0", FOLLOW),
        later,
        event_1("3k9", None, "app.bsky.graph.follow", "delete"),
        event_1("3k5", None, "app.bsky.feed.post", "delete"),
        event_1("3k6", record("feed.like", subject={"uri": POST})),
        {"did": C, "time_us": 1, "kind": "identity", "identity": {"did": C, "handle": "cyd.example"}},
        {
            "did": B,
            "time_us": 1785751200000000,
            "kind": "account",
            "account": {"active": False, "status": "deleted"},
        },
    )
    assert outcome.relations(Relation.FOLLOWS)["lastSeen"].drop_nulls().to_list() == [AT.replace(day=4)]
    assert outcome.accounts.select("id", "handle").rows() == [(C, "cyd.example")]
    removals = next(batch for batch in outcome.batches if isinstance(batch, RemovalBatch))
    assert removals.frame.select("post", "account").rows() == [
        (f"at://{A}/app.bsky.feed.post/3k5", None),
        (None, B),
    ]
    notes = outcome.reading.notes
    assert notes["follows that ended and whose begin was not told here (left as they are)"] == 1
    assert notes["records that are no relation, post or profile (likes, blocks, lists, …)"] == 1


def test_a_time_that_lies_after_it_was_seen_is_the_clients_mistake(tmp_path: Path) -> None:
    outcome = read_objects(tmp_path, event_1("3k0", FOLLOW | {"createdAt": "2031-01-01T00:00:00Z"}))
    assert outcome.relations(Relation.FOLLOWS)["firstSeen"].to_list() == [AT]


@pytest.mark.parametrize(("name", "pair"), [("followers", (C, A)), ("follows", (A, C))])
@pytest.mark.parametrize("layout", [lines, lambda page: orjson.dumps(page, option=orjson.OPT_INDENT_2)])
def test_lists_name_their_subject(name: str, pair: tuple[str, str], layout: Any, tmp_path: Path) -> None:
    page = {"cursor": "x", name: [profile(C, "cyd.example")], "subject": profile(A, "ada.example")}
    outcome = read_text(layout(page), tmp_path, name="page.json")
    assert outcome.pairs == [pair]
    assert dict(outcome.accounts.select("id", "handle").rows()) == {A: "ada.example", C: "cyd.example"}
    assert outcome.reading.rows_read == 1


def test_who_reposted_a_post(tmp_path: Path) -> None:
    page = {"uri": POST, "repostedBy": [profile(C, "cyd.example"), profile(A, "ada.example")]}
    outcome = read_objects(tmp_path, page)
    assert events(outcome, Relation.RETWEETED) == [
        (A, B, None, f"bluesky:{POST}"),
        (C, B, None, f"bluesky:{POST}"),
    ]


@pytest.mark.parametrize("uri", [None, f"at://{A}/app.bsky.feed.repost/3kr"])
def test_a_feed_tells_reposts_by_their_reason(uri: str | None, tmp_path: Path) -> None:
    reason = {
        "$type": "app.bsky.feed.defs#reasonRepost",
        "by": profile(A, "ada.example"),
        "indexedAt": WRITTEN,
    }
    original = view(B, "bob.example", "3kp", record("feed.post", text="hello"))
    feed = {
        "feed": [{"post": original, "reason": reason | ({"uri": uri} if uri else {})}, {"post": original}]
    }
    outcome = read_objects(tmp_path, feed, feed)
    expected = f"bluesky:{uri or f'{POST}#repost-by-{A}'}"
    assert events(outcome, Relation.RETWEETED) == [(A, B, expected, f"bluesky:{POST}")]
    assert outcome.relations(Relation.RETWEETED)["at"].to_list() == [AT]
    assert outcome.reading.rows_read == 4


def test_records_of_a_repository(tmp_path: Path) -> None:
    records = [
        {"uri": f"at://{A}/app.bsky.graph.follow/3k0", "cid": "c", "value": FOLLOW},
        {"uri": f"at://{A}/app.bsky.feed.repost/3k1", "cid": "c", "value": REPOST},
    ]
    outcome = read_objects(tmp_path, {"records": records, "cursor": "3k1"})
    assert outcome.pairs == [(A, B)]
    assert events(outcome, Relation.RETWEETED)[0][:2] == (A, B)


def test_what_4cat_writes_is_in_pythons_spelling(tmp_path: Path) -> None:
    reply = {"py_type": "app.bsky.feed.post", "created_at": WRITTEN, "text": "no", "langs": ["en"],
             "reply": {"parent": {"uri": POST}}}  # fmt: skip
    item = {"uri": f"at://{A}/app.bsky.feed.post/3k2", "author": {"did": A, "handle": "ada.example",
            "display_name": "Ada"}, "record": reply, "indexed_at": WRITTEN, "4CAT_metadata": {}}  # fmt: skip
    outcome = read_objects(tmp_path, item)
    assert events(outcome, Relation.REPLIED)[0][:2] == (A, B)
    assert outcome.accounts.select("handle", "name").rows() == [("ada.example", "Ada")]
    assert outcome.posts["at"].to_list() == [AT]


def test_a_thread_gives_all_its_posts(tmp_path: Path) -> None:
    root = view(B, "bob.example", "3kp", record("feed.post", text="hello"))
    leaf = {"post": view(A, "ada.example", "3kq", REPLY), "replies": []}
    outcome = read_objects(tmp_path, {"thread": {"post": root, "replies": [leaf, {"notFound": True}]}})
    assert outcome.posts.height == 2
    assert events(outcome, Relation.REPLIED)[0][:2] == (A, B)


def test_damage_spoils_one_row(tmp_path: Path) -> None:
    wrong = [
        event_1("3k0", FOLLOW | {"subject": "@bob"}),
        event_1("3k1", REPOST | {"subject": {"uri": f"at://{B}/app.bsky.feed.generator/x"}}),
        event_1("3k2", FOLLOW) | {"did": "did:?"},
    ]
    outcome = read_objects(tmp_path, event_1("3k3", FOLLOW), *wrong)
    assert outcome.pairs == [(A, B)]
    assert outcome.reasons == [
        (2, "subject is not a DID"),
        (3, "subject is not a post"),
        (4, "did is not a DID"),
    ]
