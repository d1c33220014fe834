"""One JSON object of X API v1.1 → what it tells: posts and users of twarc 1, tweepy's `_json`, hydrators and streams.

* The whole text and its mentions are in `extended_tweet` where a stream gave a post in the old, short form.
* A retweet names the author of its original in `retweeted_status`, whatever its own, cut text says. Where the
  original is missing, `RT @bob:` and the mention at its place tell the author; the original's id stays unknown.
* The quote inside a retweet is the retweeted account's, not the retweeter's.
* `id` went through JavaScript in many files: `id_str` goes first.
"""

from __future__ import annotations

import re

from tular.ingest.objects import (
    NOBODY,
    Answer,
    JsonObject,
    Named,
    Post,
    Reference,
    UnusableError,
    User,
    as_id,
    as_moment,
    as_object,
    as_objects,
    as_text,
    at_path,
    distinct_texts,
    latest_version,
    required_id,
    user_of_x,
)
from tular.models import Relation

_INNER = ("retweeted_status", "quoted_status")
_STREAM_MESSAGES = frozenset(
    {"limit", "warning", "disconnect", "scrub_geo", "status_withheld", "user_withheld", "friends", "event"}
)
MESSAGES = "messages of the stream that are no posts"
PERMALINK = re.compile(r"(?:twitter|x)\.com/(\w{1,15})/status/[0-9]+")
RETWEET_TEXT = re.compile(r"RT @(\w{1,15}):")


def claims(given: JsonObject) -> bool:
    return _is_post(given) or _is_user(given) or _is_message(given)


def read(given: JsonObject) -> Answer:
    answer = Answer()
    if _is_message(given):
        answer.notes.append(MESSAGES)
    elif _is_post(given):
        tell(answer, given)
    else:
        answer.ask(given, read_user)
    return answer


def tell(answer: Answer, given: JsonObject) -> None:
    """Add a post as a row, and what comes along with it."""
    answer.ask(given, read_post)
    for post in _posts(given):
        for user in (as_object(post.get("user")), *_mentions(post)):
            if _named(user).id:
                answer.bring(user, read_user)
        if post is not given and _named(as_object(post.get("user"))).id:
            answer.bring(post, read_post)


def _posts(given: JsonObject) -> list[JsonObject]:
    """The post and those inside it; a retweeted post may quote another."""
    inner = [post for name in _INNER if (post := as_object(given.get(name)))]
    return [given, *(found for post in inner for found in _posts(post))]


def _is_post(given: JsonObject) -> bool:
    return isinstance(given.get("user"), dict) and bool(
        given.keys() & {"id_str", "id"} and given.keys() & _TEXTS
    )


_TEXTS = {"text", "full_text", "retweeted_status", "in_reply_to_status_id_str"}


def _is_user(given: JsonObject) -> bool:
    return "screen_name" in given and "id_str" in given and "user" not in given


def _is_message(given: JsonObject) -> bool:
    return len(given) <= 2 and bool(given.keys() & _STREAM_MESSAGES)


def read_user(given: JsonObject) -> User:
    """Raises UnusableError without an id, or with counts or times that cannot be."""
    counts = ("followers_count", "friends_count", "statuses_count")
    return user_of_x(given, ("id_str", "id"), "screen_name", given, counts)


def read_post(given: JsonObject) -> Post:
    """Raises UnusableError without id or author, or with a time that cannot be."""
    id_ = required_id(given, "id_str", "id")
    whole = as_object(given.get("extended_tweet")) or given
    entities = as_object(whole.get("entities"))
    text = as_text(whole.get("full_text")) or as_text(given.get("full_text")) or as_text(given.get("text"))
    return Post(
        id=latest_version(given, id_),
        given_id=id_,
        author=_author(given),
        at=as_moment(given, "created_at"),
        text=text,
        lang=as_text(given.get("lang")),
        hashtags=distinct_texts(entities.get("hashtags"), "text"),
        links=distinct_texts(entities.get("urls"), "expanded_url"),
        mentions=[_named(mention) for mention in _mentions(given)],
        references=_references(given, text),
        withheld=bool(given.get("withheld_in_countries") or given.get("withheld_copyright")),
    )


def _author(given: JsonObject) -> str:
    try:
        return required_id(as_object(given.get("user")), "id_str", "id")
    except UnusableError as error:
        raise UnusableError(f"user.{error}") from error


def _named(account: JsonObject) -> Named:
    return Named(
        as_id(account.get("id_str")) or as_id(account.get("id")), as_text(account.get("screen_name"))
    )


def _mentions(post: JsonObject) -> list[JsonObject]:
    entities = at_path(post, "extended_tweet", "entities") or post.get("entities")
    return as_objects(as_object(entities).get("user_mentions"))


def _references(given: JsonObject, text: str | None) -> dict[Relation, Reference]:
    references = {}
    if retweeted := _retweeted(given, text):
        references[Relation.RETWEETED] = retweeted
    quoted = as_object(given.get("quoted_status"))
    quoted_id = as_id(given.get("quoted_status_id_str")) or as_id(given.get("quoted_status_id"))
    if (quoted or quoted_id) and Relation.RETWEETED not in references:
        references[Relation.QUOTED] = (
            _inner_reference(quoted) if quoted else Reference(quoted_id, _linked(given))
        )
    answered = Named(
        as_id(given.get("in_reply_to_user_id_str")) or as_id(given.get("in_reply_to_user_id")),
        as_text(given.get("in_reply_to_screen_name")),
    )
    to = as_id(given.get("in_reply_to_status_id_str")) or as_id(given.get("in_reply_to_status_id"))
    if to:
        references[Relation.REPLIED] = Reference(to, answered)
    return references


def _retweeted(given: JsonObject, text: str | None) -> Reference | None:
    told = _inner_reference(as_object(given.get("retweeted_status")))
    match = RETWEET_TEXT.match(as_text(given.get("full_text")) or text or "")
    if match and not told.author.id:
        return Reference(told.post, retweeted_author(match[1], _mentions(given)))
    return told if told.post else None


def _linked(given: JsonObject) -> Named:
    """The author of a quoted post that is gone, as far as the link to it tells."""
    link = as_object(given.get("quoted_status_permalink")).get("expanded")
    match = PERMALINK.search(link) if isinstance(link, str) else None
    return Named(None, match[1]) if match else NOBODY


def retweeted_author(handle: str, mentions: list[JsonObject]) -> Named:
    """Whom `RT @handle:` names, with the id from the mention of the same handle."""
    for mention in mentions:
        named = _named(mention)
        if named.handle and named.handle.lower() == handle.lower():
            return named
    return Named(None, handle)


def _inner_reference(post: JsonObject) -> Reference:
    return Reference(as_id(post.get("id_str")) or as_id(post.get("id")), _named(as_object(post.get("user"))))
