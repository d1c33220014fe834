"""One JSON object of X API v2 → what it tells.

twarc writes whole answers (`data`, `includes`, `errors`) or, flattened, one post a line with author and referenced
posts inside; both, and single user objects, come out as the same `Answer`. Fields as in X's data dictionary (object
models "user" and "post").
"""

from __future__ import annotations

import re
from datetime import datetime

from tular.ingest.list_pages import ListPage
from tular.ingest.moments import read_moment
from tular.ingest.objects import (
    Answer,
    Follow,
    JsonObject,
    Named,
    Post,
    Reference,
    Row,
    Shared,
    UnusableError,
    User,
    as_id,
    as_moment,
    as_object,
    as_objects,
    as_text,
    distinct_texts,
    latest_version,
    required_id,
    user_of_x,
)
from tular.models import Relation

_ANSWER = {"data", "includes", "errors"}
_OURS = _ANSWER | {"author_id", "edit_history_tweet_ids"}
_SEEDED = re.compile(r"/users/(\d+)/(followers|following)\b")
_PAGE_TOKEN = re.compile(r"[?&]pagination_token=([^&]+)")
_RETWEETERS = re.compile(r"/tweets/(\d+)/retweeted_by\b")
_NESTED_USERS = ("author", "in_reply_to_user")
_REFERENCES = {
    "retweeted": Relation.RETWEETED,
    "quoted": Relation.QUOTED,
    "replied_to": Relation.REPLIED,
}


def claims(given: JsonObject) -> bool:
    return bool(given.keys() & _OURS) or _is_user(given)


def read(given: JsonObject) -> Answer:
    answer = Answer()
    posts, users = _unfold(answer, given)
    for post in (*posts, *as_objects(given.get("data") if given.keys() & _ANSWER else given)):
        users += [post[name] for name in _NESTED_USERS if isinstance(post.get(name), dict)]
        users += [user for user in _mentions(post) if "id" in user]
    _relate(answer, given)
    for user in users:
        answer.bring(user, read_user)
    for post in posts:
        answer.bring(post, read_post)
    return answer


def _relate(answer: Answer, given: JsonObject) -> None:
    """What the users are to each other, which only the address of the question tells."""
    twarc = as_object(given.get("__twarc"))
    address, seen = str(twarc.get("url", "")), read_moment(twarc.get("retrieved_at"))
    seeded, retweeters = _SEEDED.search(address), _RETWEETERS.search(address)
    if seeded and "data" in given and "meta" in given:
        answer.page = _page(seeded[1], seeded[2], given, address, seen)
    for user in answer.rows:
        if isinstance(user, User) and seeded:
            pair = (user.id, seeded[1]) if seeded[2] == "followers" else (seeded[1], user.id)
            answer.relations.append(Follow(pair[0], pair[1], seen, seen))
        elif isinstance(user, User) and retweeters:
            answer.relations.append(Shared(user.id, Reference(retweeters[1])))


def _page(owner: str, kind: str, given: JsonObject, address: str, seen: datetime | None) -> ListPage:
    asked = _PAGE_TOKEN.search(address)
    told = as_text(as_object(given.get("meta")).get("next_token"))
    return ListPage(kind, owner, seen, asked[1] if asked else None, told)


def _unfold(answer: Answer, given: JsonObject) -> tuple[list[JsonObject], list[JsonObject]]:
    """Add the rows; returns the posts and users that came along, as flattening puts posts into posts (one level)."""
    rows, includes = [given], {}
    if given.keys() & _ANSWER:
        rows, includes = as_objects(given.get("data")), as_object(given.get("includes"))
    for error in as_objects(given.get("errors") if given.keys() & _ANSWER else None):
        kind, title = error.get("resource_type") or "object", error.get("title") or "unknown error"
        answer.notes.append(f"{kind}s that X did not give: {title}"[:200])
    for row in rows:
        answer.ask(row, _read_row)
    nested = [inner for row in rows for inner in as_objects(row.get("referenced_tweets")) if _is_post(inner)]
    return as_objects(includes.get("tweets")) + nested, as_objects(includes.get("users"))


def _read_row(row: JsonObject) -> Row:
    if _is_user(row):
        return read_user(row)
    if _is_post(row):
        return read_post(row)
    raise UnusableError("the object is neither a post nor a user")


def _is_user(given: JsonObject) -> bool:
    return "username" in given and "author_id" not in given


def _is_post(given: JsonObject) -> bool:
    return bool(given.keys() & {"text", "author_id", "edit_history_tweet_ids"})


def read_user(given: JsonObject) -> User:
    """Raises UnusableError without an id, or with counts or times that cannot be."""
    counts = ("followers_count", "following_count", "tweet_count")
    return user_of_x(given, ("id",), "username", as_object(given.get("public_metrics")), counts)


def read_post(given: JsonObject) -> Post:
    """Raises UnusableError without id or author, or with a time that cannot be."""
    given_id = required_id(given, "id")
    entities = as_object(given.get("entities"))
    return Post(
        id=latest_version(given, given_id),
        given_id=given_id,
        author=required_id(given, "author_id"),
        at=as_moment(given, "created_at"),
        text=as_text(given.get("text")),
        lang=as_text(given.get("lang")),
        hashtags=distinct_texts(entities.get("hashtags"), "tag"),
        links=_links(entities),
        mentions=[Named(as_id(m.get("id")), as_text(m.get("username"))) for m in _mentions(given)],
        references=_references(given),
        withheld="withheld" in given,
    )


def _mentions(post: JsonObject) -> list[JsonObject]:
    """Users as far as mentions tell them: id and handle, and all the rest when flattened."""
    return as_objects(as_object(post.get("entities")).get("mentions"))


def _links(entities: JsonObject) -> list[str]:
    """Where links lead behind X's own shortener; the links to a post's own media are left out."""
    found: dict[str, None] = {}
    for entity in as_objects(entities.get("urls")):
        link = as_text(entity.get("expanded_url")) or as_text(entity.get("url"))
        if link and "media_key" not in entity:
            found[link] = None
    return list(found)


def _references(given: JsonObject) -> dict[Relation, Reference]:
    references = {}
    for reference in as_objects(given.get("referenced_tweets")):
        kind, to = reference.get("type"), as_id(reference.get("id"))
        relation = _REFERENCES.get(kind) if isinstance(kind, str) else None
        if relation and to:
            answered = as_id(given.get("in_reply_to_user_id")) if relation is Relation.REPLIED else None
            references[relation] = Reference(to, Named(answered))
    return references
