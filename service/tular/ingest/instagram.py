"""Followers and following of a person's own download of Instagram: each with its date, by handle.

Nothing in these files says whose they are: the profile's file in the same download does, or the caller.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import orjson

from tular.ingest.beginning import Beginning
from tular.ingest.documents import split_document
from tular.ingest.json_reader import read_answers
from tular.ingest.json_text import NotJsonError, parse
from tular.ingest.moments import read_moment
from tular.ingest.objects import (
    Answer,
    Follow,
    JsonObject,
    UnusableError,
    as_object,
    as_objects,
    as_text,
    at_path,
    spelled,
)
from tular.ingest.opening import Opening
from tular.models import Batch

LEFT_OUT = "lists of a download that are no follows (requests, blocked, close friends, …)"
NO_OWNER = "the download's account is not told (state --followers-of or --followed-by)"
NO_KIND = "the file does not say whether these are followers (state --followers-of or --followed-by)"
_FOLLOWERS, _FOLLOWING = "relationships_followers", "relationships_following"
_STREAMS = ("[]", f"{_FOLLOWERS}[]", f"{_FOLLOWING}[]")
_HANDLE = re.compile(r"instagram\.com/(?:_u/)?([A-Za-z0-9_.]{1,30})/?$")
_PROFILES = (
    "../../personal_information/personal_information/personal_information.json",
    "../../personal_information/personal_information.json",
    "../personal_information/personal_information.json",
    "../../personal_information/personal_information/instagram_profile_information.json",
    "personal_information.json",
)
_SMALL = 1 << 20


def recognise(beginning: Beginning) -> str | None:
    if not beginning.objects:
        return None
    names = set(beginning.objects[0])
    if any(name.startswith("relationships_") for name in names):
        return "followers or following of a download of Instagram"
    listed = "string_list_data" in names and names <= {"title", "media_list_data", "string_list_data"}
    return "followers of a download of Instagram" if listed else None


def read(opening: Opening) -> Iterator[Batch]:
    return read_answers(opening, _answers(opening))


def _answers(opening: Opening) -> Iterator[tuple[int, str, Answer]]:
    owner = _owner(opening)
    for item in split_document(opening.chunks, _STREAMS, opening.options.max_line_bytes, opening.reject):
        kind = {"[]": _of_name(opening), _STREAMS[1]: "followers", _STREAMS[2]: "following"}.get(
            item.path, ""
        )
        if item.path not in _STREAMS:
            opening.tally.notes[LEFT_OUT] += 1
            continue
        answer = Answer()
        try:
            given = as_object(parse(item.data)[0])
        except NotJsonError:
            opening.reject(item.line, "the value is not valid JSON", item.data)
            continue
        answer.ask(given, lambda row, kind=kind: _read_follow(opening, row, kind, owner))  # type: ignore[misc]
        yield item.line, "instagram", answer


def _read_follow(opening: Opening, given: JsonObject, kind: str, owner: str | None) -> Follow:
    entries = as_objects(given.get("string_list_data"))
    entry = entries[0] if entries else {}
    link = _HANDLE.search(str(entry.get("href")))
    name = as_text(entry.get("value")) or (link[1] if link else None) or as_text(given.get("title"))
    if name is None:
        raise UnusableError("the account has no name")
    if not kind:
        raise UnusableError(NO_KIND)
    if owner is None:
        raise UnusableError(NO_OWNER)
    pair = (spelled(name), owner) if kind == "followers" else (owner, spelled(name))
    return Follow(*pair, read_moment(entry.get("timestamp")), opening.options.taken)


def _of_name(opening: Opening) -> str:
    """Which list an array is: by the caller's word, or by the name that Instagram gives the file."""
    options = opening.options
    if options.seeded:
        return "followers" if options.followers_of else "following"
    return next((kind for kind in ("followers", "following") if opening.source.stem.startswith(kind)), "")


def _owner(opening: Opening) -> str | None:
    stated = opening.options.followers_of or opening.options.followed_by
    if stated:
        return spelled(stated)
    for path in _PROFILES:
        try:
            profile = orjson.loads(opening.source.beside(path, _SMALL) or b"")
        except orjson.JSONDecodeError:
            continue
        users = as_objects(as_object(profile).get("profile_user"))
        for user in users:
            if name := as_text(at_path(user, "string_map_data", "Username", "value")):
                return spelled(name)
    return None
