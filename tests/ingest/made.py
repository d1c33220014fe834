"""Invented posts in the layouts that programs record, for tests of their readers."""

from __future__ import annotations

from typing import Any

import orjson

TIME = "Mon Aug 03 10:00:00 +0000 2026"
ADA, BOB, CYD = ("11", "ada"), ("22", "bob"), ("33", "cyd")
Person = tuple[str, str]


def lines(*objects: dict[str, Any]) -> bytes:
    return b"\n".join(map(orjson.dumps, objects)) + b"\n"


def v1_user(person: Person, **more: Any) -> dict[str, Any]:
    return {"id": int(person[0]), "id_str": person[0], "screen_name": person[1], **more}


def v1_mentions(*people: Person) -> dict[str, Any]:
    return {"user_mentions": [{"id_str": id_, "screen_name": handle} for id_, handle in people]}


def v1_post(id_: int, author: Person, text: str = "hello", *mentioned: Person, **more: Any) -> dict[str, Any]:
    given = {"created_at": TIME, "id": id_, "id_str": str(id_), "full_text": text, "user": v1_user(author)}
    return given | {"entities": v1_mentions(*mentioned)} | more


def web_user(person: Person, **legacy: Any) -> dict[str, Any]:
    core = {"screen_name": person[1], "name": person[1].title(), "created_at": TIME}
    return {"__typename": "User", "rest_id": person[0], "core": core, "legacy": legacy}


def web_post(
    id_: int, author: Person, text: str = "hello", *mentioned: Person, **more: Any
) -> dict[str, Any]:
    """A post as X's web pages fetch it; `retweeted`, `quoted`: the result inside."""
    legacy = {"id_str": str(id_), "user_id_str": author[0], "created_at": TIME, "full_text": text}
    legacy |= {"entities": v1_mentions(*mentioned), "retweeted": False}
    if "retweeted" in more:
        legacy["retweeted_status_result"] = {"result": more.pop("retweeted")}
    result = {
        "__typename": "Tweet",
        "rest_id": str(id_),
        "core": {"user_results": {"result": web_user(author)}},
    }
    if "quoted" in more:
        result["quoted_status_result"] = {"result": more.pop("quoted")}
    return result | {"legacy": legacy | more}


def captured(post: dict[str, Any]) -> dict[str, Any]:
    """In Zeeschuimer's envelope, with the number that JavaScript rounded."""
    return {
        "item_id": post["rest_id"],
        "nav_index": "1:2:3",
        "timestamp_collected": 1785751200000,
        "source_platform": "twitter.com",
        "source_platform_url": "https://x.com/home",
        "data": post | {"id": float(post["rest_id"])},
    }
