"""Lists of followers or friends in JSON: `{"followers": […]}`, `{"user": "ada", "following": […]}`, pages of ids.

An object that does not say whose list it is needs the caller's word (`--followers-of`, `--followed-by`).
"""

from __future__ import annotations

from tular.ingest.list_pages import ListPage
from tular.ingest.objects import (
    Answer,
    Follow,
    JsonObject,
    UnusableError,
    User,
    as_id,
    as_list,
    as_text,
    spelled,
)

FOLLOWERS = ("followers", "follower", "followers_list", "followerIds", "follower_ids")
FRIENDS = ("following", "friends", "follows", "followings", "following_list", "friend_ids", "followingIds")
_IDS = ("ids", "users")
_CURSORS = ("next_cursor", "previous_cursor")
_OWNERS = (
    "user",
    "username",
    "screen_name",
    "handle",
    "account",
    "target",
    "profile",
    "user_id",
    "userId",
    "id",
    "id_str",
)
_NAMES = ("username", "screen_name", "userName", "handle", "login", "unique_id", "uniqueId")
_ID_NAMES = ("id_str", "id", "user_id", "userId", "rest_id", "pk")


def claims(given: JsonObject) -> bool:
    lists = [name for name in (*FOLLOWERS, *FRIENDS) if isinstance(given.get(name), list)]
    pages = isinstance(given.get("ids"), list) or isinstance(given.get("users"), list)
    return bool(lists) or (
        pages and bool(given.keys() & {"next_cursor", "next_cursor_str", "previous_cursor"})
    )


def read(given: JsonObject) -> Answer:
    answer = Answer()
    if all(str(given.get(name, given.get(f"{name}_str"))) == "0" for name in _CURSORS):
        answer.page = ListPage("", "", None)  # The only page; whose it is, the caller says.
    owner = _owner(given)
    for name in (*FOLLOWERS, *FRIENDS, *_IDS):
        for member in as_list(given.get(name)):
            user = answer.ask(member if isinstance(member, dict) else {"id": member}, _read_member)
            if isinstance(user, User) and owner and name not in _IDS:
                pair = (user.id, owner) if name in FOLLOWERS else (owner, user.id)
                answer.relations.append(Follow(*pair))
    return answer


def _owner(given: JsonObject) -> str | None:
    for name in _OWNERS:
        value = given.get(name)
        if isinstance(value, dict):
            try:
                return _read_member(value).id
            except UnusableError:
                continue
        if found := as_id(value) or as_text(value):
            return spelled(found)
    return None


def _read_member(given: JsonObject) -> User:
    handle = next((name for key in _NAMES if (name := as_text(given.get(key)))), None)
    id_ = next((found for key in _ID_NAMES if (found := as_id(given.get(key)))), None)
    text = as_text(given.get("id"))
    known = id_ or (spelled(handle) if handle else None) or (spelled(text) if text else None)
    if known is None or any(letter.isspace() for letter in known):
        raise UnusableError("the member of the list has neither an id nor a handle")
    return User(known, handle, as_text(given.get("name")) or as_text(given.get("full_name")))
