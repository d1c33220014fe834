"""What people download of themselves: X's archive, Instagram's download, Telegram's export."""

from __future__ import annotations

import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.ingest.made import TIME, lines
from tests.ingest.reading import Outcome, read_paths, read_text
from tests.ingest.test_x_api_v1 import events
from tular.models import Relation

MADE = datetime(2026, 8, 3, 10, tzinfo=UTC)


def script(name: str, *objects: dict[str, Any]) -> str:
    return f"window.YTD.{name}.part0 = " + json.dumps(list(objects), indent=2)


def mention(id_: str, handle: str) -> dict[str, Any]:
    return {"user_mentions": [{"screen_name": handle, "id_str": id_, "id": id_, "indices": ["3", "7"]}]}


def tweet(id_: str, text: str, **more: Any) -> dict[str, Any]:
    given = {
        "id_str": id_,
        "id": id_,
        "full_text": text,
        "created_at": TIME,
        "retweeted": False,
        "entities": {},
    }
    return {"tweet": given | more}


X_ARCHIVE = {
    "data/account.js": script("account", {"account": {"accountId": "11", "username": "ada",
                                                      "accountDisplayName": "Ada"}}),
    "data/manifest.js": 'window.__THAR_CONFIG = {"archiveInfo": {"generationDate": "2026-08-03T10:00:00.000Z"}}',
    "data/follower.js": script("follower", {"follower": {"accountId": "22"}},
                               {"follower": {"userLink": "https://twitter.com/intent/user?user_id=33"}}),
    "data/following.js": script("following", {"following": {"accountId": "22"}}, {"following": {}}),
    "data/tweets.js": script("tweets", tweet("91", "RT @bob: hello", entities=mention("22", "bob")),
                             tweet("92", "@bob hi", in_reply_to_status_id_str="90", in_reply_to_user_id_str="22")),
    "data/tweets-part1.js": script("tweets", tweet("93", "hi @zed", entities=mention("-1", "zed"))),
    "data/direct-messages.js": script("direct_messages", {"dmConversation": {"messages": "secret"}}),
    "data/tweets_media/1.jpg": "?",
}  # fmt: skip


def packed(form: str, folder: Path, members: dict[str, str]) -> Path:
    """As a ZIP archive, or unpacked: then its folder `data`."""
    if form == "zip":
        with zipfile.ZipFile(folder / "archive.zip", "w") as archive:
            for name, text in members.items():
                archive.writestr(name, text)
        return folder / "archive.zip"
    for name, text in members.items():
        (folder / "archive" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "archive" / name).write_text(text)
    return folder / "archive" / "data"


@pytest.mark.parametrize("form", ["zip", "folder"])
def test_an_archive_of_x_is_all_of_its_account(form: str, tmp_path: Path) -> None:
    outcome = read_paths([packed(form, tmp_path, X_ARCHIVE)], tmp_path)
    assert sorted(outcome.pairs) == [("11", "22"), ("22", "11"), ("33", "11")]
    assert set(outcome.relations(Relation.FOLLOWS)["firstSeen"]) == {MADE}
    assert events(outcome, Relation.RETWEETED) == [("11", "22", "x:91", None)]
    assert events(outcome, Relation.REPLIED) == [("11", "22", "x:92", "x:90")]
    assert events(outcome, Relation.MENTIONED) == [("11", "zed", "x:93", None)]
    assert ("11", "ada", "Ada") in outcome.accounts.select("id", "handle", "name").unique().rows()
    assert [row["reason"] for row in outcome.rejected] == ["accountId is missing"]
    assert "secret" not in str([batch.frame.to_dicts() for batch in outcome.batches])
    assert any("direct-messages" in name for name in outcome.reading.passed_over)


def test_a_part_without_its_account_needs_the_callers_word(tmp_path: Path) -> None:
    part = X_ARCHIVE["data/follower.js"]
    outcome = read_text(part, tmp_path, name="follower.js")
    assert outcome.pairs == []
    assert {row["reason"].partition(" (")[0] for row in outcome.rejected} == {
        "the archive's account is not told"
    }
    assert read_text(part, tmp_path, name="follower.js", followers_of="11").pairs == [
        ("22", "11"),
        ("33", "11"),
    ]
    broken = read_text(part[:-30], tmp_path, name="follower.js", followers_of="11")
    assert broken.pairs == [("22", "11")]
    assert len(broken.rejected) == 1


def instagram(name: str, handle: str, **more: Any) -> dict[str, Any]:
    entry = {"href": f"https://www.instagram.com/{handle}", "value": handle, "timestamp": 1785751200}
    return {"title": name, "media_list_data": [], "string_list_data": [entry | more]}


FOLDER = "connections/followers_and_following"
DOWNLOAD = {
    f"{FOLDER}/followers_1.json": json.dumps([instagram("", "bob"), instagram("", "Cyd_1")]),
    f"{FOLDER}/following.json": json.dumps({"relationships_following": [
        {"title": "dee", "string_list_data": [
            {"href": "https://www.instagram.com/_u/dee", "timestamp": 1785751200}]},
        {"title": "", "string_list_data": []}]}),
    f"{FOLDER}/pending_follow_requests.json": json.dumps(
        {"relationships_follow_requests_sent": [instagram("", "x")]}),
    "personal_information/personal_information/personal_information.json": json.dumps(
        {"profile_user": [{"string_map_data": {"Username": {"value": "Ada"}}}]}),
}  # fmt: skip


def test_a_download_of_instagram_has_dates_and_an_owner(tmp_path: Path) -> None:
    outcome = read_paths([packed("zip", tmp_path, DOWNLOAD)], tmp_path)
    assert sorted(outcome.pairs) == [("ada", "dee"), ("bob", "ada"), ("cyd_1", "ada")]
    assert set(outcome.relations(Relation.FOLLOWS)["firstSeen"]) == {MADE}
    assert {batch.platform for batch in outcome.batches} == {"instagram"}
    assert [row["reason"] for row in outcome.rejected] == ["the account has no name"]


def test_lists_of_instagram_alone_need_the_callers_word(tmp_path: Path) -> None:
    text = DOWNLOAD[f"{FOLDER}/followers_1.json"]
    assert read_text(text, tmp_path, name="followers_1.json").pairs == []
    assert read_text(text, tmp_path, name="list.json", followers_of="ada").pairs == [
        ("bob", "ada"),
        ("cyd_1", "ada"),
    ]


def message(id_: int, from_id: str, text: Any = "hello", **more: Any) -> dict[str, Any]:
    return {"id": id_, "type": "message", "date": "2026-08-03T12:00:00", "date_unixtime": "1785751200",
            "from": from_id.title(), "from_id": from_id, "text": text} | more  # fmt: skip


MESSAGES = [
    {"id": 1, "type": "service", "action": "pin_message"},
    message(
        2, "channel7", ["see ", {"type": "hashtag", "text": "#kopi"}, {"type": "mention", "text": "@Cyd_1"}]
    ),
    message(3, "channel7", forwarded_from="Channel9"),
    message(4, "user5", reply_to_message_id=2),
    message(5, "channel7", forwarded_from="Old News & Co"),
    message(6, "channel7", forwarded_from="New", forwarded_from_id="channel8"),
]
CHAT = {"name": "Seven", "type": "public_channel", "id": 7, "messages": MESSAGES}
OTHER = {"name": "Channel9", "type": "public_channel", "id": 9, "messages": [message(2, "channel9")]}


def _retweets(outcome: Outcome) -> list[Any]:
    return [event[:3] for event in events(outcome, Relation.RETWEETED)]


@pytest.mark.parametrize("indent", [None, 1])
def test_forwards_of_telegram_are_reposts(indent: int | None, tmp_path: Path) -> None:
    outcome = read_text(
        json.dumps({"chats": {"list": [OTHER, CHAT]}}, indent=indent), tmp_path, name="result.json"
    )
    assert _retweets(outcome) == [
        ("channel7", "channel8", "telegram:channel7/6"),
        ("channel7", "channel9", "telegram:channel7/3"),
        ("channel7", "title:Old%20News%20%26%20Co", "telegram:channel7/5"),
    ]
    assert [e[:2] for e in events(outcome, Relation.REPLIED)] == [("user5", "channel7")]
    assert [e[:2] for e in events(outcome, Relation.MENTIONED)] == [("channel7", "cyd_1")]
    names = dict(outcome.accounts.select("id", "name").rows())
    assert (names["channel7"], names["title:Old%20News%20%26%20Co"]) == ("Channel7", "Old News & Co")
    assert outcome.reading.rows_read == 6
    alone = read_text(json.dumps(CHAT, indent=indent), tmp_path, name="result.json")
    assert len(_retweets(alone)) == 3


def test_messages_as_telethon_writes_them(tmp_path: Path) -> None:
    channel = {"_": "PeerChannel", "channel_id": 7}
    given = {"_": "Message", "id": 3, "peer_id": channel, "date": "2026-08-03T10:00:00+00:00", "message": "hello",
             "fwd_from": {"_": "MessageFwdHeader", "from_id": {"channel_id": 9}, "channel_post": 2}}  # fmt: skip
    outcome = read_text(lines(given, given | {"id": None}), tmp_path, name="messages.jsonl")
    assert events(outcome, Relation.RETWEETED) == [
        ("channel7", "channel9", "telegram:channel7/3", "telegram:channel9/2")
    ]
    assert outcome.reasons == [(2, "the message lacks its id or chat")]
