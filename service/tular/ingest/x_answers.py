"""A line of X API v2 JSON → the rows it is about and the objects it brings along.

twarc writes whole answers (`data`, `includes`, `errors`) or, flattened, one post a line with author and
referenced posts inside; both, and single user objects, come out as the same `Answer`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tular.ingest.x_objects import JsonObject, as_object, as_objects

_NESTED_USERS = ("author", "in_reply_to_user")


@dataclass(slots=True)
class Answer:
    rows: list[JsonObject] = field(default_factory=list)
    """What was asked for: posts or users, each one a row of the input."""
    posts: list[JsonObject] = field(default_factory=list)
    """Posts brought along because a row refers to them."""
    users: list[JsonObject] = field(default_factory=list)
    errors: list[JsonObject] = field(default_factory=list)


def read_answer(line: JsonObject) -> Answer:
    if not line.keys() & {"data", "includes", "errors"}:
        answer = Answer([line])
    else:
        includes = as_object(line.get("includes"))
        answer = Answer(
            as_objects(line.get("data")),
            as_objects(includes.get("tweets")),
            as_objects(includes.get("users")),
            as_objects(line.get("errors")),
        )
    _unfold(answer)
    return answer


def is_user(given: JsonObject) -> bool:
    return "username" in given and "author_id" not in given


def is_post(given: JsonObject) -> bool:
    return bool(given.keys() & {"text", "author_id", "edit_history_tweet_ids"})


def _unfold(answer: Answer) -> None:
    """Take out what is inside posts: mentioned users, and what flattening put there (it goes one level deep)."""
    for post in answer.rows:
        answer.posts += [inner for inner in as_objects(post.get("referenced_tweets")) if is_post(inner)]
    for post in (*answer.rows, *answer.posts):
        answer.users += [post[name] for name in _NESTED_USERS if isinstance(post.get(name), dict)]
        answer.users += _mentioned_users(post)


def _mentioned_users(post: JsonObject) -> list[JsonObject]:
    """Users as far as mentions tell them: id and handle, and all the rest when flattened."""
    return [user for user in as_objects(as_object(post.get("entities")).get("mentions")) if "id" in user]
