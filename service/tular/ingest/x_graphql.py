"""Posts and users as X's own web pages fetch them (GraphQL) → what X API v1.1 would have told, read by `x_v1`.

Zeeschuimer writes one post a line in an envelope, 4CAT the same post with the envelope inside (`__import_meta`),
twitter-web-exporter an array of rows with the post in `metadata`, and others (twscrape --raw) whole pages. X renames
members again and again, so every path may be missing.

* The number `id` of Zeeschuimer's replies went through JavaScript: only `rest_id` and `id_str` count.
* A result may be wrapped once more (`tweet`), where X limits who sees it; it may be a tombstone.
* `legacy.retweeted` says that the one who looked at the page retweeted it: it is not used.
* Where the author's object is missing, `legacy.user_id_str` still tells who wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tular.ingest import x_v1
from tular.ingest.objects import Answer, JsonObject, as_list, as_object, as_objects, as_text, at_path

PROMOTED = "promoted posts (advertisements)"
_X = re.compile(r"(twitter|x)\.com")
_PAGES = frozenset(
    {
        "user",
        "tweetResult",
        "search_by_raw_query",
        "threaded_conversation_with_injections_v2",
        "home",
        "list",
        "retweeters_timeline",
        "favoriters_timeline",
        "bookmark_timeline_v2",
        "communityResults",
    }
)


def claims(given: JsonObject) -> bool:
    if "source_platform" in given:
        return bool(_X.search(str(given["source_platform"])))
    return _is_result(given) or _is_result(given.get("metadata")) or _is_page(given)


def read(given: JsonObject) -> Answer:
    answer = Answer()
    for result in _results(given):
        if _is_user(result):
            answer.ask(_user(result), x_v1.read_user)
            continue
        if result.get("promoted"):
            answer.notes.append(PROMOTED)
        x_v1.tell(answer, _post(result))
    return answer


def _results(given: JsonObject) -> Iterator[JsonObject]:
    """The posts and users that the object is about."""
    if "source_platform" in given:
        yield _unwrapped(given.get("data"))
    elif _is_result(given):
        yield _unwrapped(given)
    elif _is_result(given.get("metadata")):
        yield _unwrapped(given["metadata"])
    else:
        yield from _of_page(given)


def _of_page(given: JsonObject) -> Iterator[JsonObject]:
    """The entries of a page's timeline, in its order; those inside other posts come along with these."""
    left: list[object] = [given]
    while left:
        value = left.pop()
        if isinstance(value, list):
            left += reversed(value)
        elif isinstance(value, dict):
            post = value.get("tweet_results") or value.get("tweetResult")
            user = value.get("user_results") if "itemType" in value else None
            result = _unwrapped(as_object(post or user).get("result"))
            if _is_result(result):
                yield result
            else:
                left += reversed([inner for name, inner in value.items() if name != "user_results"])


def _is_result(value: object) -> bool:
    return isinstance(value, dict) and ("legacy" in value or "core" in value) and (
        "rest_id" in value or "__import_meta" in value or at_path(value, "legacy", "id_str") is not None
    )  # fmt: skip


def _is_page(given: JsonObject) -> bool:
    return bool(as_object(given.get("data")).keys() & _PAGES)


def _is_user(result: JsonObject) -> bool:
    return result.get("__typename") == "User" or (
        "screen_name" in as_object(result.get("legacy")) or "screen_name" in as_object(result.get("core"))
    )


def _unwrapped(result: object) -> JsonObject:
    found = as_object(result)
    return as_object(found.get("tweet")) or found


def _post(result: JsonObject) -> JsonObject:
    """The post as X API v1.1 would tell it."""
    legacy = as_object(result.get("legacy"))
    post = legacy | {"id_str": result.get("rest_id") or legacy.get("id_str"), "user": _author(result)}
    post.pop("id", None)
    if note := as_object(at_path(result, "note_tweet", "note_tweet_results", "result")):
        post["extended_tweet"] = {"full_text": note.get("text"), "entities": note.get("entity_set")}
    history = at_path(result, "edit_control", "edit_tweet_ids") or at_path(
        result, "edit_control", "edit_control_initial", "edit_tweet_ids"
    )
    post["edit_history_tweet_ids"] = as_list(history)
    for name, inner in (
        ("retweeted_status", at_path(legacy, "retweeted_status_result", "result")),
        ("quoted_status", at_path(result, "quoted_status_result", "result")),
    ):
        if _is_result(found := _unwrapped(inner)):
            post[name] = _post(found)
    return post


def _author(result: JsonObject) -> JsonObject:
    legacy = as_object(result.get("legacy"))
    user = _user(as_object(at_path(result, "core", "user_results", "result") or result.get("user")))
    if not user.get("id_str"):
        user["id_str"] = legacy.get("user_id_str")
    if not user.get("screen_name"):
        user["screen_name"] = _handle_of_media(legacy)
    return user


def _handle_of_media(legacy: JsonObject) -> str | None:
    for media in as_objects(as_object(legacy.get("entities")).get("media")):
        if match := x_v1.PERMALINK.search(str(media.get("expanded_url"))):
            return match[1]
    return None


def _user(result: JsonObject) -> JsonObject:
    """The user as X API v1.1 would tell it. Since 2025 some members have moved from `legacy` to `core` and others."""
    legacy, core = as_object(result.get("legacy")), as_object(result.get("core"))
    return {
        **(legacy or result),
        "id_str": result.get("rest_id") or legacy.get("id_str") or result.get("id_str"),
        "id": None,
        "screen_name": core.get("screen_name") or legacy.get("screen_name") or result.get("screen_name"),
        "name": core.get("name") or legacy.get("name") or result.get("name"),
        "created_at": core.get("created_at") or legacy.get("created_at") or result.get("created_at"),
        "location": as_text(at_path(result, "location", "location")) or legacy.get("location"),
        "description": at_path(result, "profile_bio", "description") or legacy.get("description"),
        "verified": at_path(result, "verification", "verified") or legacy.get("verified"),
    }
