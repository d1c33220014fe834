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
