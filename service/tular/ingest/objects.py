"""What platforms' JSON tells, whatever its layout: users, posts, follows, and what one JSON object says of them.

Readers of single formats turn JSON into these; `tular.ingest.harvest` turns these into batches. Nothing in the JSON
is trusted to have the right type.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from tular.ingest.list_pages import ListPage
from tular.ingest.moments import NOT_A_TIME, read_moment
from tular.models import Relation

JsonObject = dict[str, Any]
_LONGEST_ID = 20
_FLOAT = re.compile(r"[+-]?[0-9]+(\.[0-9]*)?[eE][+-]?[0-9]+|[+-]?[0-9]+\.[0-9]*")
_EXACT = 1 << 53
FLOAT_ID = "went through floating point and is no longer exact"


class UnusableError(Exception):
    """The object lacks what it needs; the message is the reason."""


class Named(NamedTuple):
    """An account as far as somebody else's post tells it: by id, by handle or both."""

    id: str | None = None
    handle: str | None = None


NOBODY = Named()


class User(NamedTuple):
    """In the order of an account batch's columns."""

    id: str
    handle: str | None = None
    name: str | None = None
    bio: str | None = None
    location: str | None = None
    created_at: datetime | None = None
    verified: bool | None = None
    followers: int | None = None
    following: int | None = None
    posts: int | None = None


class Reference(NamedTuple):
    """Another post that a post refers to, and its author as far as they are told there."""

    post: str | None
    author: Named = NOBODY


class Post(NamedTuple):
    """A post under the id of its latest version; `latest` says whether this object is that version."""

    id: str
    given_id: str
    author: str
    at: datetime | None = None
    text: str | None = None
    lang: str | None = None
    hashtags: list[str] = []
    links: list[str] = []
    mentions: list[Named] = []
    references: dict[Relation, Reference] = {}
    """RETWEETED, QUOTED, REPLIED → the post that it refers to"""
    withheld: bool = False

    @property
    def latest(self) -> bool:
        return self.id == self.given_id


class Follow(NamedTuple):
    """`source` follows `target`; either by id."""

    source: str
    target: str
    first: datetime | None = None
    last: datetime | None = None
    record: str | None = None
    """Under which name its end will be told."""


class Ended(NamedTuple):
    """A follow that was told as this record came to its end."""

    record: str
    at: datetime | None


class Removal(NamedTuple):
    """A post or an account that its owner or the platform took away: what it said must go. Both, where it is not told
    which of them the id is of."""

    post: str | None
    account: str | None
    at: datetime | None = None
    reason: str | None = None


class Shared(NamedTuple):
    """An account retweeted a post, without a post of its own that is known."""

    account: str
    reference: Reference
    at: datetime | None = None


Row = User | Post | Follow | Shared | Ended | Removal


@dataclass(slots=True)
class Answer:
    """What one JSON object tells."""

    rows: list[Row] = field(default_factory=list)
    """What it is about: each one a row of the input."""
    refused: list[tuple[JsonObject, str]] = field(default_factory=list)
    """Rows that cannot be used, with the reason."""
    posts: list[Post] = field(default_factory=list)
    """Posts brought along because a row refers to them."""
    users: list[User] = field(default_factory=list)
    relations: list[Follow | Shared] = field(default_factory=list)
    """Relations that the rows have because of the answer they are in."""
    notes: list[str] = field(default_factory=list)
    page: ListPage | None = None
    """Which page of a list of followers, or of whom an account follows, it is."""

    def ask(self, given: JsonObject, read: Callable[[JsonObject], Row]) -> Row | None:
        """Add a row, or refuse it."""
        try:
            row = read(given)
        except UnusableError as error:
            self.refused.append((given, str(error)))
            return None
        self.rows.append(row)
        return row

    def bring(self, given: JsonObject, read: Callable[[JsonObject], Row]) -> None:
        """Add what came along, or note that it cannot be used."""
        try:
            found = read(given)
        except UnusableError as error:
            self.notes.append(f"objects that came along and cannot be used: {error}")
            return
        if isinstance(found, Post):
            self.posts.append(found)
        elif isinstance(found, User):
            self.users.append(found)


def user_of_x(
    given: JsonObject, ids: tuple[str, ...], handle: str, totals: JsonObject, counts: tuple[str, str, str]
) -> User:
    """A user as X gives it in any version: `counts` are the names of followers, friends and posts in `totals`.

    Raises UnusableError without an id, or with counts or times that cannot be."""
    verified = given.get("verified")
    followers, following, posts = (as_total(totals, name) for name in counts)
    return User(
        id=required_id(given, *ids),
        handle=as_text(given.get(handle)),
        name=as_text(given.get("name")),
        bio=as_text(given.get("description")),
        location=as_text(given.get("location")),
        created_at=as_moment(given, "created_at"),
        verified=verified if isinstance(verified, bool) else None,
        followers=followers,
        following=following,
        posts=posts,
    )


def latest_version(given: JsonObject, id_: str) -> str:
    """The id of the latest version of a post of X."""
    history = [as_id(version) for version in as_list(given.get("edit_history_tweet_ids"))]
    return (history and history[-1]) or id_


def as_object(value: object) -> JsonObject:
    return value if isinstance(value, dict) else {}


def as_list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def as_objects(value: object) -> list[JsonObject]:
    """The objects of a list; one object alone counts as a list of one."""
    if not value:
        return []
    if isinstance(value, dict):
        return [value]
    return [item for item in as_list(value) if isinstance(item, dict)]


def at_path(given: object, *names: str) -> object:
    """The value inside objects inside objects, or None."""
    for name in names:
        given = given.get(name) if isinstance(given, dict) else None
    return given


def as_id(value: object) -> str | None:
    """The number of an account or post as text; None where it is none, or no longer exact."""
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if isinstance(value, str) and len(value) <= _LONGEST_ID and value.isdecimal() and value.isascii():
        return value
    return None


def required_id(given: JsonObject, *names: str) -> str:
    """The first of these members that is an id. Raises UnusableError when there is none."""
    for name in names:
        if (found := as_id(given.get(name))) is not None:
            return found
    values = [given[name] for name in names if given.get(name) not in (None, "")]
    if any(went_through_float(value) for value in values):
        raise UnusableError(f"{names[0]} {FLOAT_ID}")
    raise UnusableError(f"{names[0]} is {'not an id' if values else 'missing'}")


def went_through_float(value: object) -> bool:
    return isinstance(value, float) or (isinstance(value, str) and _FLOAT.fullmatch(value) is not None)


def as_text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def as_moment(given: JsonObject, name: str) -> datetime | None:
    """Raises UnusableError for what is there and no time."""
    value = given.get(name)
    moment = read_moment(value)
    if moment is None and value not in (None, ""):
        raise UnusableError(f"{name} {NOT_A_TIME}")
    return moment


def as_total(given: JsonObject, name: str) -> int | None:
    """Raises UnusableError for what is there and no whole number of 0 or more."""
    value = given.get(name)
    if value is None:
        return None
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1 << 63:
        return value
    raise UnusableError(f"{name} is not a whole number of 0 or more")


def distinct_texts(entities: object, name: str) -> list[str]:
    """The texts that a list of objects has under `name`, each once."""
    found = (as_text(entity.get(name)) for entity in as_objects(entities))
    return list(dict.fromkeys(text for text in found if text))


def spelled(name: str) -> str:
    """A handle in its one spelling; an id as it is."""
    return name.strip().removeprefix("@").lower()
