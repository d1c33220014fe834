"""One user or post object of X API v2 → its values, or the reason why it cannot be used.

Fields as in X's data dictionary (object models "user" and "post"). Nothing is trusted to have the right type.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any, NamedTuple

from tular.ingest.values import FIRST_SECOND, LAST_SECOND

JsonObject = dict[str, Any]
_ID = re.compile(r"[0-9]{1,20}")


class UnusableError(Exception):
    """The object lacks what it needs; the message is the reason."""


class User(NamedTuple):
    """In the order of an account batch's columns."""

    id: str
    handle: str | None
    name: str | None
    bio: str | None
    location: str | None
    created_at: datetime | None
    verified: bool | None
    followers: int | None
    following: int | None
    posts: int | None


class Post(NamedTuple):
    """A post under the id of its latest version; `latest` says whether this object is that version."""

    id: str
    given_id: str
    author: str
    at: datetime | None
    text: str | None
    lang: str | None
    hashtags: list[str]
    links: list[str]
    mentions: list[JsonObject]
    references: dict[str, str]
    """`retweeted`, `quoted` or `replied_to` → post id"""
    reply_to_user: str | None
    withheld: bool

    @property
    def latest(self) -> bool:
        return self.id == self.given_id


def read_user(given: JsonObject) -> User:
    """Raises UnusableError without an id, or with counts or times that cannot be."""
    metrics = as_object(given.get("public_metrics"))
    verified = given.get("verified")
    return User(
        id=_required_id(given, "id"),
        handle=_text(given, "username"),
        name=_text(given, "name"),
        bio=_text(given, "description"),
        location=_text(given, "location"),
        created_at=_time(given, "created_at"),
        verified=verified if isinstance(verified, bool) else None,
        followers=_count(metrics, "followers_count"),
        following=_count(metrics, "following_count"),
        posts=_count(metrics, "tweet_count"),
    )


def read_post(given: JsonObject) -> Post:
    """Raises UnusableError without id or author, or with a time that cannot be."""
    given_id = _required_id(given, "id")
    history = [as_id(version) for version in as_list(given.get("edit_history_tweet_ids"))]
    entities = as_object(given.get("entities"))
    return Post(
        id=(history and history[-1]) or given_id,
        given_id=given_id,
        author=_required_id(given, "author_id"),
        at=_time(given, "created_at"),
        text=_text(given, "text"),
        lang=_text(given, "lang"),
        hashtags=_all_texts(entities, "hashtags", "tag"),
        links=_links(entities),
        mentions=as_objects(entities.get("mentions")),
        references=_references(given),
        reply_to_user=as_id(given.get("in_reply_to_user_id")),
        withheld="withheld" in given,
    )


def as_object(value: object) -> JsonObject:
    return value if isinstance(value, dict) else {}


def as_list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def as_objects(value: object) -> list[JsonObject]:
    """The objects of a list; one object alone counts as a list of one."""
    if isinstance(value, dict):
        return [value]
    return [item for item in as_list(value) if isinstance(item, dict)]


def as_id(value: object) -> str | None:
    text = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    return text if _ID.fullmatch(text) else None


def _required_id(given: JsonObject, name: str) -> str:
    found = as_id(given.get(name))
    if found is None:
        raise UnusableError(f"{name} is {'not an id' if given.get(name) else 'missing'}")
    return found


def _text(given: JsonObject, name: str) -> str | None:
    value = given.get(name)
    return value if isinstance(value, str) and value else None


def _time(given: JsonObject, name: str) -> datetime | None:
    value = given.get(name)
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(str(value))
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        if FIRST_SECOND <= moment.timestamp() < LAST_SECOND:
            return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise UnusableError(f"{name} is not a time between 1990 and 2100")


def _count(metrics: JsonObject, name: str) -> int | None:
    value = metrics.get(name)
    if value is None:
        return None
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1 << 63:
        return value
    raise UnusableError(f"{name} is not a whole number of 0 or more")


def _all_texts(entities: JsonObject, group: str, name: str) -> list[str]:
    found = (_text(entity, name) for entity in as_objects(entities.get(group)))
    return list(dict.fromkeys(text for text in found if text))


def _links(entities: JsonObject) -> list[str]:
    """Where links lead behind X's own shortener; the links to a post's own media are left out."""
    found: dict[str, None] = {}
    for entity in as_objects(entities.get("urls")):
        link = _text(entity, "expanded_url") or _text(entity, "url")
        if link and "media_key" not in entity:
            found[link] = None
    return list(found)


def _references(given: JsonObject) -> dict[str, str]:
    references = {}
    for reference in as_objects(given.get("referenced_tweets")):
        kind, to = reference.get("type"), as_id(reference.get("id"))
        if isinstance(kind, str) and to:
            references[kind] = to
    return references
