"""A person's own archive of X: the parts of it that hold followers, friends, posts and the account.

Each part is JavaScript that sets a variable. No follower and no post names the account that the archive is of: that
is in `account.js` beside them. Retweets are told by their text, whose first mention has the author's id; the
original's id is not in an archive. Other parts (messages, advertisements, …) are nobody's business and never read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple

import orjson

from tular.ingest import x_v1
from tular.ingest.beginning import Beginning
from tular.ingest.documents import ELEMENTS, split_document
from tular.ingest.json_reader import read_answers
from tular.ingest.json_text import NotJsonError, parse
from tular.ingest.list_pages import ListPage
from tular.ingest.moments import read_moment
from tular.ingest.objects import (
    Answer,
    Follow,
    JsonObject,
    UnusableError,
    User,
    as_id,
    as_list,
    as_object,
    as_objects,
    as_text,
    at_path,
    required_id,
    spelled,
)
from tular.ingest.opening import Opening
from tular.models import Batch

LEFT_OUT = "parts of a personal archive that hold no relation, left unread"
NO_OWNER = (
    "the archive's account is not told (put account.js beside it, or state --followers-of or --followed-by)"
)
_VARIABLE = re.compile(r"\s*window\.(?:YTD\.(\w+)\.\w+|\w+)\s*=")
_PARTS = {
    "follower": "followers",
    "following": "accounts that are followed",
    "account": "the account",
    "tweet": "posts",
    "tweets": "posts",
    "community_tweet": "posts",
}
_LISTS = {"follower": "followers", "following": "following"}
_LINK = re.compile(r"user_id=([0-9]+)")
_SMALL = 1 << 20


class Owner(NamedTuple):
    id: str | None
    handle: str | None = None


def recognise(beginning: Beginning) -> str | None:
    match = _VARIABLE.match(beginning.text)
    if match is None:
        return None
    what = _PARTS.get(match[1] or "")
    return (
        f"{what} of a person's archive of X"
        if what
        else "a part of a person's archive of X that is left unread"
    )


def read(opening: Opening) -> Iterator[Batch]:
    chunks = iter(opening.chunks)
    name, rest = _variable(chunks)
    if name not in _PARTS:
        opening.tally.notes[LEFT_OUT] += 1
        return iter(())
    return read_answers(opening, _answers(opening, name, rest))


def _answers(opening: Opening, name: str, chunks: Iterable[bytes]) -> Iterator[tuple[int, str, Answer]]:
    owner, made = _owner(opening, name), _made(opening)
    refused = opening.rejects.count
    for item in split_document(chunks, ELEMENTS, opening.options.max_line_bytes, opening.reject):
        if item.data.strip() == b";":
            continue
        answer = Answer()
        try:
            given = as_object(parse(item.data)[0])
        except NotJsonError:
            opening.reject(item.line, "the value is not valid JSON", item.data)
            continue
        wrapped = as_object(given.get(name.removesuffix("s"))) or as_object(given.get("tweet"))
        _tell(answer, name, wrapped or given, owner, made)
        yield item.line, "x", answer
    whole = opening.rejects.count == refused and not opening.source.beside(f"{name}-part1.js", 1)
    if whole and owner.id and made and name in _LISTS:
        yield 0, "x", Answer(page=ListPage(_LISTS[name], owner.id, made))


def _tell(answer: Answer, name: str, given: JsonObject, owner: Owner, made: datetime | None) -> None:
    if name == "account":
        answer.ask(given, _read_account)
    elif name in ("follower", "following"):
        answer.ask(given, lambda row: _read_follow(row, name, owner, made))
    else:
        user = {"id_str": owner.id, "screen_name": owner.handle}
        history = at_path(given, "edit_info", "edit", "editTweetIds") or at_path(
            given, "edit_info", "initial", "editTweetIds"
        )
        x_v1.tell(answer, given | {"user": user, "edit_history_tweet_ids": as_list(history)})


def _read_account(given: JsonObject) -> User:
    return User(
        required_id(given, "accountId"),
        as_text(given.get("username")),
        as_text(given.get("accountDisplayName")),
        created_at=read_moment(given.get("createdAt")),
    )


def _read_follow(given: JsonObject, name: str, owner: Owner, made: datetime | None) -> Follow:
    link = _LINK.search(str(given.get("userLink")))
    other = as_id(given.get("accountId")) or (link[1] if link else None)
    if other is None:
        raise UnusableError("accountId is missing")
    if owner.id is None:
        raise UnusableError(NO_OWNER)
    pair = (other, owner.id) if name == "follower" else (owner.id, other)
    return Follow(pair[0], pair[1], made, made)


def _owner(opening: Opening, name: str) -> Owner:
    """The account of `account.js` beside the part, or the one that the caller states."""
    account = as_object(_first(opening.source.beside("account.js", _SMALL)).get("account"))
    if found := as_id(account.get("accountId")):
        return Owner(found, as_text(account.get("username")))
    options = opening.options
    stated = options.followed_by if name == "following" else options.followers_of
    return Owner(spelled(stated or options.followed_by or "") or None)


def _made(opening: Opening) -> datetime | None:
    """When the archive was made, and its followers were seen."""
    manifest = _first(opening.source.beside("manifest.js", _SMALL))
    return opening.options.taken or read_moment(at_path(manifest, "archiveInfo", "generationDate"))


def _first(script: bytes | None) -> JsonObject:
    """The object that a script sets its variable to, or the first of its list."""
    text = (script or b"").partition(b"=")[2].strip().rstrip(b";")
    try:
        value: Any = orjson.loads(text)
    except orjson.JSONDecodeError:
        return {}
    found = as_objects(value)
    return found[0] if found else {}


def _variable(chunks: Iterator[bytes]) -> tuple[str, Iterator[bytes]]:
    """The name of the part, and the bytes after `=`."""
    head = b""
    for chunk in chunks:
        head += chunk
        if b"=" in head or len(head) > _SMALL:
            break
    match = _VARIABLE.match(head.decode("utf-8", "replace").lstrip("\ufeff"))
    start = head.find(b"=") + 1

    def rest() -> Iterator[bytes]:
        yield head[start:]
        yield from chunks

    return (match[1] or "" if match else ""), rest()
