"""Records of the AT Protocol as Bluesky writes them → what they tell: follows, reposts, posts, profiles.

Accounts are DIDs, which stay when handles change; posts and reposts are `at://` addresses, each with the DID of its
account. `createdAt` is what the client wrote: one that lies after the moment at which the record was seen is wrong.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from tular.ingest.moments import read_moment
from tular.ingest.objects import (
    Follow,
    JsonObject,
    Named,
    Post,
    Reference,
    Row,
    UnusableError,
    User,
    as_list,
    as_object,
    as_objects,
    as_text,
)
from tular.models import Relation

FOLLOW, REPOST, POST, PROFILE = (
    "app.bsky.graph.follow",
    "app.bsky.feed.repost",
    "app.bsky.feed.post",
    "app.bsky.actor.profile",
)
COLLECTIONS = (FOLLOW, REPOST, POST, PROFILE)
_ADDRESS = re.compile(r"at://(did:[a-z]+:[A-Za-z0-9._:%-]+)/([A-Za-z0-9.-]+)/([A-Za-z0-9._:~-]+)")
_DID = re.compile(r"did:[a-z]+:[A-Za-z0-9._:%-]+")
_CLOCK = timedelta(hours=24)


def read_record(did: str, address: str, record: JsonObject, seen: datetime | None = None) -> Row:
    """What a record of one of COLLECTIONS tells. Raises UnusableError for one that lacks what it needs."""
    collection = address.split("/")[3]
    at = _moment(record, seen)
    if collection == FOLLOW:
        return Follow(did, as_did(record.get("subject"), "subject"), at, record=address)
    if collection == PROFILE:
        return User(did, name=as_text(get(record, "displayName")), bio=as_text(record.get("description")))
    if collection == REPOST:
        original = as_text(as_object(record.get("subject")).get("uri"))
        return repost(did, address, original, at)
    return _post(did, address, record, at)


def repost(did: str, address: str, original: str | None, at: datetime | None) -> Post:
    """A repost is a post of its own without a text. Raises UnusableError when what it reposts is no post."""
    found = reference(original)
    if found is None:
        raise UnusableError("subject is not a post")
    return Post(address, address, did, at, references={Relation.RETWEETED: found})


def reference(address: object) -> Reference | None:
    """The post at an address, and its author; None for what is no post, such as a list or a feed."""
    match = _ADDRESS.fullmatch(address) if isinstance(address, str) else None
    return Reference(match[0], Named(match[1])) if match and match[2] == POST else None


def did_of(address: object) -> str | None:
    match = _ADDRESS.fullmatch(address) if isinstance(address, str) else None
    return match[1] if match else None


def as_did(value: object, name: str) -> str:
    """Raises UnusableError for what is no DID."""
    if isinstance(value, str) and _DID.fullmatch(value):
        return value
    raise UnusableError(f"{name} is {'not a DID' if value else 'missing'}")


def get(given: JsonObject, name: str) -> object:
    """The value of a member; Python's SDK writes `created_at` for `createdAt`, and `py_type` for `$type`."""
    if name in given:
        return given[name]
    snake = "py_type" if name == "$type" else re.sub(r"([A-Z])", lambda match: f"_{match[1].lower()}", name)
    return given.get(snake)


def _moment(record: JsonObject, seen: datetime | None) -> datetime | None:
    written = read_moment(get(record, "createdAt"))
    if written and seen and written > seen + _CLOCK:
        return seen
    return written or seen


def _post(did: str, address: str, record: JsonObject, at: datetime | None) -> Post:
    features = [
        feature for facet in as_objects(record.get("facets")) for feature in as_objects(facet.get("features"))
    ]
    tags = [as_text(f.get("tag")) for f in features if _is(f, "#tag")] + as_list(record.get("tags"))
    links = [as_text(f.get("uri")) for f in features if _is(f, "#link")]
    embed = as_object(record.get("embed"))
    links.append(as_text(as_object(embed.get("external")).get("uri")))
    mentions = [Named(as_text(f.get("did"))) for f in features if _is(f, "#mention")]
    languages = as_list(get(record, "langs"))
    return Post(
        address,
        address,
        did,
        at,
        as_text(record.get("text")),
        as_text(languages[0]) if languages else None,
        list(dict.fromkeys(tag for tag in tags if isinstance(tag, str) and tag)),
        list(dict.fromkeys(link for link in links if link)),
        [mention for mention in mentions if mention.id],
        _references(record, embed),
    )


def _is(feature: JsonObject, kind: str) -> bool:
    return str(get(feature, "$type")).endswith(kind)


def _references(record: JsonObject, embed: JsonObject) -> dict[Relation, Reference]:
    inner = as_object(embed.get("record"))
    found = {
        Relation.QUOTED: reference(inner.get("uri") or as_object(inner.get("record")).get("uri")),
        Relation.REPLIED: reference(as_object(as_object(record.get("reply")).get("parent")).get("uri")),
    }
    return {relation: to for relation, to in found.items() if to}
