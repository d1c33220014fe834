"""One JSON object of Bluesky → what it tells: events of Jetstream (both versions), answers of the API (followers,
follows, reposts, feeds, searches, threads), records of a repository, and single posts as 4CAT writes them.

Who is followed stands in an answer's `subject`, who reposted what in its `uri`. Likes, blocks and lists are no
relations of Tular's model; they are counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from tular.ingest.bluesky_records import (
    COLLECTIONS,
    FOLLOW,
    PROFILE,
    as_did,
    did_of,
    get,
    read_record,
    reference,
    repost,
)
from tular.ingest.list_pages import ListPage
from tular.ingest.moments import read_moment
from tular.ingest.objects import (
    Answer,
    Ended,
    Follow,
    JsonObject,
    Removal,
    Row,
    Shared,
    UnusableError,
    User,
    as_object,
    as_objects,
    as_text,
    as_total,
)

OTHER_RECORDS = "records that are no relation, post or profile (likes, blocks, lists, …)"
GONE = "accounts that are not active any more"
LOST_SEED = "accounts of a list without its subject (no relation)"
_EVENTS = {"commit", "identity", "account", "com", "id", "acc"}
_LISTS = ("followers", "follows", "repostedBy", "reposted_by", "profiles", "actors", "likes")
_JETSTREAM_2 = "network.bsky.jetstream"


def claims(given: JsonObject) -> bool:
    if _payload(given) is not None:
        return True
    if "did" in given:
        return str(given["did"]).startswith("did:") and bool(
            given.keys() & {"handle", "commit"}
            or given.get("kind") in _EVENTS
            or given.get("type") in _EVENTS
        )
    return any(_is_address(view.get("uri")) or "did" in view for view in _views(given))


def read(given: JsonObject) -> Answer:
    answer = Answer()
    if (payload := _payload(given)) is not None:
        _tell_event_2(answer, payload)
    elif "handle" in given and "did" in given:
        answer.ask(given, read_profile)
    elif "did" in given:
        _tell_event_1(answer, given)
    elif any(name in given for name in _LISTS):
        _tell_list(answer, given)
    else:
        for view in _entries(given):
            _tell_view(answer, view)
    return answer


def read_profile(given: JsonObject) -> User:
    """Raises UnusableError without a DID."""
    handle = as_text(given.get("handle"))
    return User(
        as_did(given.get("did"), "did"),
        handle if handle != "handle.invalid" else None,
        as_text(get(given, "displayName")),
        as_text(given.get("description")),
        created_at=read_moment(get(given, "createdAt")),
        followers=as_total(given, "followersCount"),
        following=as_total(given, "followsCount"),
        posts=as_total(given, "postsCount"),
    )


def _payload(given: JsonObject) -> JsonObject | None:
    """The event of Jetstream 2, in its envelope or without."""
    inner = as_object(given.get("payload")) or given
    return inner if str(inner.get("$type", "")).startswith(_JETSTREAM_2) else None


def _tell_event_1(answer: Answer, given: JsonObject) -> None:
    seen = read_moment(given.get("time_us"))
    commit = as_object(given.get("commit"))
    if not commit:
        _tell_account(answer, given, seen)
        return
    operation = {"c": "create", "u": "update", "d": "delete"}.get(
        str(commit.get("type")), commit.get("operation")
    )
    _tell_commit(answer, given.get("did"), commit | {"operation": operation}, seen)


def _tell_event_2(answer: Answer, given: JsonObject) -> None:
    seen = read_moment(given.get("time"))
    if str(given["$type"]).endswith("#commit"):
        _tell_commit(answer, given.get("did"), given, seen)
    else:
        _tell_account(answer, {"did": given.get("did"), "identity": given, "account": given}, seen)


def _tell_account(answer: Answer, given: JsonObject, seen: datetime | None) -> None:
    """A new handle, or that an account is gone."""
    identity, account = as_object(given.get("identity")), as_object(given.get("account"))
    if as_text(identity.get("handle")):
        answer.ask(given, lambda row: User(as_did(row.get("did"), "did"), as_text(identity["handle"])))
    elif account.get("active") is False and account.get("status") == "deleted":
        answer.ask(given, lambda row: Removal(None, as_did(row.get("did"), "did"), seen, "deleted"))
    elif account.get("active") is False:
        answer.notes.append(GONE)


def _tell_commit(answer: Answer, did: object, commit: JsonObject, seen: datetime | None) -> None:
    collection = commit.get("collection")
    address = f"at://{did}/{collection}/{commit.get('rkey')}"
    if collection not in COLLECTIONS:
        answer.notes.append(OTHER_RECORDS)
    elif commit.get("operation") == "delete":
        answer.ask(commit, lambda _: _deleted(as_did(did, "did"), str(collection), address, seen))
    else:
        record = as_object(commit.get("record"))
        answer.ask(commit, lambda _: read_record(as_did(did, "did"), address, record, seen))


def _deleted(did: str, collection: str, address: str, seen: datetime | None) -> Row:
    if collection == FOLLOW:
        return Ended(address, seen)
    if collection == PROFILE:
        return User(did)
    return Removal(address, None, seen, "deleted")


def _tell_list(answer: Answer, given: JsonObject) -> None:
    """A list of profiles, and what it is a list of."""
    name = next(name for name in _LISTS if name in given)
    subject = as_object(given.get("subject"))
    seed, seen = as_text(subject.get("did")), read_moment(given.get("retrievedAt"))
    if seed:
        answer.bring(subject, read_profile)
        if name in ("followers", "follows") and "askedWith" in given:
            kind = "followers" if name == "followers" else "following"
            cursors = as_text(given["askedWith"]), as_text(given.get("goesOnWith"))
            answer.page = ListPage(kind, seed, seen, *cursors)
    for profile in as_objects(given[name]):
        user = answer.ask(as_object(profile.get("actor")) or profile, read_profile)
        if not isinstance(user, User):
            continue
        if name in ("followers", "follows") and seed:
            pair = (user.id, seed) if name == "followers" else (seed, user.id)
            answer.relations.append(Follow(pair[0], pair[1], seen, seen))
        elif name in ("repostedBy", "reposted_by") and (original := reference(given.get("uri"))):
            answer.relations.append(Shared(user.id, original))
        elif name in ("followers", "follows"):
            answer.notes.append(LOST_SEED)


def _views(given: JsonObject) -> Iterator[JsonObject]:
    """Of what the object holds, what a recogniser looks at."""
    yield from as_objects(given.get("subject")) if any(name in given for name in _LISTS) else ()
    for name in _LISTS:
        yield from as_objects(given.get(name))[:1]
    for entry in _entries(given):
        yield as_object(entry.get("post")) or entry
        break


def _entries(given: JsonObject) -> Iterator[JsonObject]:
    """Posts with their circumstances (`post`, `reason`), posts alone, or records (`value`)."""
    for name in ("feed", "posts", "records"):
        if isinstance(given.get(name), list):
            yield from as_objects(given[name])
            return
    if "thread" not in given:
        yield given
        return
    left: list[Any] = [given["thread"]]
    while left:
        entry = as_object(left.pop())
        if "post" in entry:
            yield entry
        left += [*as_objects(entry.get("parent")), *as_objects(entry.get("replies"))]


def _tell_view(answer: Answer, entry: JsonObject) -> None:
    post = as_object(entry.get("post")) or entry
    reason = as_object(entry.get("reason"))
    quoted, replied = as_object(post.get("embed")), as_object(entry.get("reply"))
    inner = as_object(quoted.get("record"))
    for view in (post, inner, as_object(inner.get("record")), as_object(replied.get("parent"))):
        if as_text(as_object(view.get("author")).get("did")):
            answer.bring(as_object(view["author"]), read_profile)
    if str(get(reason, "$type")).endswith("reasonRepost"):
        by = as_object(reason.get("by"))
        answer.bring(by, read_profile)
        answer.bring(post, read_view)
        answer.ask(entry, lambda _: _feed_repost(post, reason, by))
    else:
        answer.ask(post, read_view)


def _feed_repost(post: JsonObject, reason: JsonObject, by: JsonObject) -> Row:
    did, original = as_did(by.get("did"), "by.did"), as_text(post.get("uri"))
    address = as_text(reason.get("uri")) or f"{original}#repost-by-{did}"
    return repost(did, address, original, read_moment(get(reason, "indexedAt")))


def read_view(given: JsonObject) -> Any:
    """A post or record with its address. Raises UnusableError when that is missing."""
    address = as_text(given.get("uri"))
    did = did_of(address)
    if address is None or did is None:
        raise UnusableError(f"uri is {'not an address of a record' if address else 'missing'}")
    if address.split("/")[3] not in COLLECTIONS:
        raise UnusableError("the record is no relation, post or profile")
    seen = read_moment(get(given, "indexedAt"))
    return read_record(did, address, as_object(given.get("record")) or as_object(given.get("value")), seen)


def _is_address(value: object) -> bool:
    return isinstance(value, str) and value.startswith("at://did:")
