"""Whatever stands where in the JSON of a platform: rows are accepted or rejected, and nothing crashes."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ingest import test_bluesky as bluesky
from tests.ingest import test_follower_lists as lists
from tests.ingest import test_mastodon as mastodon
from tests.ingest import test_personal_archives as archives
from tests.ingest import test_x_api_v1 as v1
from tests.ingest import test_x_api_v2 as v2
from tests.ingest import test_x_graphql as graphql
from tests.ingest.made import ADA, captured, lines, v1_user, web_user
from tests.ingest.reading import read_text
from tular.errors import IngestError

REDACTED = {
    "id": "1800000000000000041",
    "action": "delete",
    "redacted_at": "2024-05-02T10:00:00Z",
    "reason": "x",
}
VIEW = bluesky.view("did:plc:b", "b.example", "3kp", bluesky.QUOTE)
REASON = {
    "$type": "#reasonRepost",
    "by": bluesky.profile("did:plc:a", "a.example"),
    "indexedAt": bluesky.WRITTEN,
}
OBJECTS: dict[str, list[Any]] = {
    "x-api-v2": [v2.PAGE, lists.page("users/7001/followers", *lists.USERS)],
    "x-api-v1.1": [v1.RETWEET, v1_user(ADA), {"limit": {"track": 1}}],
    "x-graphql": [captured(graphql.POSTS[0]), graphql.POSTS[1], {"metadata": web_user(ADA)},
                  orjson.loads(graphql._in_page(graphql.POSTS))],
    "x-compliance": [REDACTED, {"delete": {"status": {"id_str": "1"}}}],
    "follower-lists": [{"user": "ada", "following": ["bob", {"id": "1", "username": "cyd"}]}],
    "bluesky": [bluesky.event_1("3k", bluesky.QUOTE), bluesky.event_2("3k", bluesky.REPOST), {"feed": [
        {"post": VIEW, "reason": REASON}]}, {"subject": REASON["by"], "followers": [REASON["by"]]},
        {"thread": {"post": VIEW, "parent": {"post": VIEW}, "replies": []}}],
    "mastodon": [mastodon.status("1", mastodon.ADA, reblog=mastodon.ORIGINAL), mastodon.ADA,
                 {"type": "Announce", "actor": "https://a.example/users/a", "object": "https://b.example/@b/1"}],
    "truth-social": [{"source_platform": "truthsocial.com", "data": mastodon.ORIGINAL}],
    "telegram": [archives.CHAT, {"chats": {"list": [archives.OTHER]}}],
    "instagram": [{"relationships_following": [archives.instagram("", "bob")]}],
    "graph-json": [{"directed": True, "nodes": [{"id": "a"}, {"id": "b"}],
                    "links": [{"source": "a", "target": "b"}]}],
}  # fmt: skip
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats() | st.text(max_size=8)
    | st.sampled_from(["at://did:plc:a/app.bsky.feed.post/3k", "did:plc:a", "1e18", "@ada", "https://[", "\ud83d"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=4), inner, max_size=2),
    max_leaves=4,
)  # fmt: skip


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, inner in items for place in _places(inner, (*path, key)))]


def _replaced(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    if not path:
        return new
    changed = copy.copy(value)
    changed[path[0]] = _replaced(value[path[0]], path[1:], new)
    return changed


@pytest.mark.parametrize("form", OBJECTS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_value_anywhere_is_accepted_or_rejected(form: str, data: st.DataObject, tmp_path: Any) -> None:
    given = data.draw(st.sampled_from(OBJECTS[form]))
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.sampled_from(_places(given)))
        given = _replaced(given, place, data.draw(VALUES))
    text = _dumped(given) + b"\n" + lines(OBJECTS[form][0])
    relation = "FOLLOWS" if form == "graph-json" else None
    try:
        read_text(text, tmp_path, name="list.json", format=form, relation=relation)
    except IngestError as error:
        pytest.fail(f"a stated format is read, not questioned: {error}")


def _dumped(value: Any) -> bytes:
    """JSON with what Python writes beyond it: NaN and halves of characters."""
    return json.dumps(value).encode()


def test_a_number_of_any_size_in_a_refused_row_is_kept(tmp_path: Path) -> None:
    """Beside half an emoji, which another parser reads, that gives integers as long as they are."""
    row = '{"id": 9.5, "text": "\\ud83d", "author_id": "1", "n": 99999999999999999999}'
    outcome = read_text(f'{{"data": [{row}], "meta": {{}}}}\n', tmp_path, name="page.jsonl")
    assert outcome.reading.rows_read == 1
    assert "99999999999999999999" in outcome.rejected[0]["row"]
    table = '{"source": "1", "target": "", "note": "\\ud83d", "n": 99999999999999999999}\n'
    outcome = read_text(table, tmp_path, name="follows.jsonl")
    assert "99999999999999999999" in outcome.rejected[0]["row"]
