"""Compliance of X: what was deleted, suspended, protected or withheld → removals. No account is made of them.

The answers of a batch job do not say whether their ids are of posts or of users. X gives both out of one sequence, so
an id of that sequence is taken for either: only what is there can be meant. Shorter ids are older users.
"""

from __future__ import annotations

from datetime import datetime

from tular.ingest.moments import read_moment
from tular.ingest.objects import (
    Answer,
    JsonObject,
    Removal,
    UnusableError,
    as_id,
    as_object,
    as_text,
    required_id,
)

KEPT = "events of compliance that change nothing here (scrubbed places, undeleted posts, …)"
_FIRST_OF_SEQUENCE = 10**14
_BATCH = {"delete", "deleted", "suspend", "suspended", "protect", "protected", "deactivate", "deactivated"}
_POSTS = ("delete", "drop", "withheld", "status_withheld")
_USERS = ("user_delete", "user_suspend", "user_protect", "user_withheld")
_UNCHANGED = (
    "scrub_geo",
    "undrop",
    "user_undelete",
    "user_unsuspend",
    "user_unprotect",
    "user_profile_modification",
)


def claims(given: JsonObject) -> bool:
    if {"id", "action"} <= given.keys():
        return bool(given.keys() & {"redacted_at", "reason"})
    events = _events(given)
    return any(isinstance(events.get(name), dict) for name in (*_POSTS, *_USERS, *_UNCHANGED))


def read(given: JsonObject) -> Answer:
    answer = Answer()
    if "action" in given:
        _tell_batch(answer, given)
        return answer
    events = _events(given)
    for name in (*_POSTS, *_USERS):
        if name in events:
            answer.ask(as_object(events[name]), lambda event, name=name: _read_event(event, name))  # type: ignore[misc]
    if not any(name in events for name in (*_POSTS, *_USERS)):
        answer.notes.append(KEPT)
    return answer


def _events(given: JsonObject) -> JsonObject:
    return as_object(given.get("data")) or given


def _tell_batch(answer: Answer, given: JsonObject) -> None:
    if str(given["action"]).lower() not in _BATCH:
        answer.notes.append(KEPT)
        return
    at, reason = _moment(given), as_text(given.get("reason"))
    answer.ask(given, lambda row: _removal(required_id(row, "id"), at, reason))


def _removal(id_: str, at: datetime | None, reason: str | None) -> Removal:
    if int(id_) < _FIRST_OF_SEQUENCE:
        return Removal(None, id_, at, reason)
    return Removal(id_, id_, at, reason)


def _read_event(event: JsonObject, name: str) -> Removal:
    at = read_moment(event.get("event_at")) or read_moment(event.get("timestamp_ms"))
    about = as_object(event.get("tweet") or event.get("status") or event.get("user")) or event
    id_ = as_id(about.get("id_str")) or as_id(about.get("id"))
    if id_ is None:
        raise UnusableError("id is missing")
    reason = name.removeprefix("user_").removeprefix("status_")
    reason = {"delete": "deleted", "drop": "dropped", "suspend": "suspended", "protect": "protected"}.get(
        reason, reason
    )
    return Removal(None, id_, at, reason) if name in _USERS else Removal(id_, None, at, reason)


def _moment(given: JsonObject) -> datetime | None:
    return read_moment(given.get("redacted_at")) or read_moment(given.get("event_at"))
