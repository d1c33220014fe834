"""Posts and accounts as Mastodon's API gives them, and a Mastodon archive's outbox → what they tell.

Ids and short names depend on the server that was asked: an account is `name@server`, a post its `uri`, which are the
same everywhere. Whom a reply answers is told by an id of that server, and found among the mentions.
"""

from __future__ import annotations

import html
import re
from urllib.parse import urlsplit

from tular.ingest.objects import (
    NOBODY,
    Answer,
    JsonObject,
    Named,
    Post,
    Reference,
    UnusableError,
    User,
    as_moment,
    as_object,
    as_objects,
    as_text,
    as_total,
    distinct_texts,
)
from tular.models import Relation

QUOTE_OPEN = "quotes that their author did not accept, or that are gone"
OTHER_ACTIVITIES = "activities that are neither posts nor boosts"
_TAGS = re.compile(r"<(br|/p)[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_USER = re.compile(r"/(?:users|@|u|profile|accounts)/?@?([A-Za-z0-9_.-]+)")


def claims(given: JsonObject) -> bool:
    if isinstance(given.get("orderedItems"), list):
        return True
    return _is_status(given) or _is_account(given) or _is_activity(given)


def read(given: JsonObject) -> Answer:
    answer = Answer()
    for row in as_objects(given["orderedItems"]) if "orderedItems" in given else [given]:
        if _is_status(row):
            tell(answer, row)
        elif _is_activity(row):
            answer.ask(row, read_activity)
        elif "type" in row:
            answer.notes.append(OTHER_ACTIVITIES)
        else:
            answer.ask(row, read_account)
    return answer


def tell(answer: Answer, status: JsonObject) -> None:
    """Add a status as a row, and what comes along with it."""
    quote = as_object(status.get("quote"))
    if quote and quote.get("state", "accepted") != "accepted":
        answer.notes.append(QUOTE_OPEN)
    answer.ask(status, read_status)
    for inner in (as_object(status.get("reblog")), _quoted(status)):
        if inner:
            answer.bring(inner, read_status)
            answer.bring(as_object(inner.get("account")), read_account)
    if as_object(status.get("account")):
        answer.bring(as_object(status["account"]), read_account)


def read_account(given: JsonObject) -> User:
    """Raises UnusableError without a name or server."""
    name = address(given)
    return User(
        name,
        name,
        as_text(given.get("display_name")),
        _plain_text(given.get("note")),
        created_at=as_moment(given, "created_at"),
        followers=as_total(given, "followers_count"),
        following=as_total(given, "following_count"),
        posts=as_total(given, "statuses_count"),
    )


def address(account: JsonObject) -> str:
    """`name@server` in lower case. Raises UnusableError when the server is told neither by name nor by address."""
    acct = as_text(account.get("acct")) or as_text(account.get("username"))
    if acct is None:
        raise UnusableError("account is missing")
    if "@" in acct:
        return acct.lower().removeprefix("@")
    server = urlsplit(as_text(account.get("url")) or as_text(account.get("uri")) or "").hostname
    if server is None:
        raise UnusableError("the account's server is not told")
    return f"{acct}@{server}".lower()


def read_status(given: JsonObject) -> Post:
    """Raises UnusableError without an address or account, or with a time that cannot be."""
    uri = as_text(given.get("uri")) or as_text(given.get("url"))
    if uri is None or " " in uri:
        raise UnusableError("uri is missing")
    card = as_text(as_object(given.get("card")).get("url"))
    return Post(
        uri,
        uri,
        address(as_object(given.get("account"))),
        as_moment(given, "created_at"),
        _plain_text(given.get("content")),
        as_text(given.get("language")),
        distinct_texts(given.get("tags"), "name"),
        [card] if card else [],
        [Named(name) for mention in as_objects(given.get("mentions")) if (name := _address_or_none(mention))],
        _references(given),
    )


def _references(given: JsonObject) -> dict[Relation, Reference]:
    found: dict[Relation, Reference] = {}
    reblog, quoted = as_object(given.get("reblog")), _quoted(given)
    if reblog:
        found[Relation.RETWEETED] = _reference(reblog)
    if quoted:
        found[Relation.QUOTED] = _reference(quoted)
    if given.get("in_reply_to_account_id") or given.get("in_reply_to_id"):
        parent = as_object(given.get("in_reply_to"))
        found[Relation.REPLIED] = _reference(parent) if parent else Reference(None, _answered(given))
    return found


def _quoted(status: JsonObject) -> JsonObject:
    quote = as_object(status.get("quote"))
    accepted = quote.get("state", "accepted") == "accepted"
    return as_object(quote.get("quoted_status")) or (quote if "account" in quote else {}) if accepted else {}


def _reference(status: JsonObject) -> Reference:
    uri = as_text(status.get("uri")) or as_text(status.get("url"))
    return Reference(uri, Named(_address_or_none(as_object(status.get("account")))))


def _answered(given: JsonObject) -> Named:
    wanted = given.get("in_reply_to_account_id")
    account = as_object(given.get("account"))
    for one in (account, *as_objects(given.get("mentions"))):
        if wanted and one.get("id") == wanted:
            return Named(_address_or_none(one))
    return NOBODY


def _address_or_none(account: JsonObject) -> str | None:
    try:
        return address(account)
    except UnusableError:
        return None


def read_activity(given: JsonObject) -> Post:
    """A post or boost of an outbox. Raises UnusableError without an actor or object."""
    actor, object_ = _address_of_uri(given.get("actor")), given.get("object")
    if actor is None:
        raise UnusableError("actor is missing")
    if given["type"] == "Announce":
        uri = as_text(given.get("id"))
        if uri is None or not isinstance(object_, str):
            raise UnusableError("object is missing")
        original = Reference(object_, Named(_address_of_uri(object_)))
        return Post(uri, uri, actor, as_moment(given, "published"), references={Relation.RETWEETED: original})
    note = as_object(object_)
    uri = as_text(note.get("id"))
    if uri is None:
        raise UnusableError("object is missing")
    tags = as_objects(note.get("tag"))
    parent = as_text(note.get("inReplyTo"))
    return Post(
        uri,
        uri,
        actor,
        as_moment(note, "published"),
        _plain_text(note.get("content")),
        hashtags=[
            str(t["name"]).lstrip("#") for t in tags if t.get("type") == "Hashtag" and as_text(t.get("name"))
        ],
        mentions=[
            Named(name)
            for t in tags
            if t.get("type") == "Mention" and (name := _address_of_uri(t.get("href")))
        ],
        references={Relation.REPLIED: Reference(parent, Named(_address_of_uri(parent)))} if parent else {},
    )


def _address_of_uri(uri: object) -> str | None:
    """`ada@a.example` of https://a.example/users/ada, also with a post behind it."""
    if not isinstance(uri, str):
        return None
    parts = urlsplit(uri)
    match = _USER.match(parts.path)
    return f"{match[1]}@{parts.hostname}".lower() if match and parts.hostname else None


def _is_status(given: JsonObject) -> bool:
    return _is_account(as_object(given.get("account"))) and bool(given.keys() & {"content", "reblog", "uri"})


def _is_account(given: JsonObject) -> bool:
    return "acct" in given and bool(given.keys() & {"url", "uri", "id"})


def _is_activity(given: JsonObject) -> bool:
    return given.get("type") in ("Create", "Announce") and {"actor", "object"} <= given.keys()


def _plain_text(content: object) -> str | None:
    if not isinstance(content, str):
        return None
    return html.unescape(_TAG.sub("", _TAGS.sub("\n", content))).strip() or None


def is_truth(given: JsonObject) -> bool:
    """Posts of Truth Social as Zeeschuimer captures them: Mastodon's, of one server."""
    return "truthsocial" in str(given.get("source_platform", ""))


def read_truth(given: JsonObject) -> Answer:
    answer = Answer()
    tell(answer, as_object(given.get("data")))
    return answer
