"""X API v2 answers → accounts, posts and relations.

The rules, which are those of the usual network builders:

* A retweet gives RETWEETED from the retweeter to the author of the original, a quote QUOTED, a reply
  REPLIED; each with its time, its post and the original. Posts that came along (`includes`) count like
  those asked for.
* What a retweet's text mentions, tags and links was written by the original's author and belongs to the
  original; the retweet keeps tags and links only when the original did not come along, and never mentions.
* Whom a reply answers is REPLIED, not MENTIONED too: X puts that name there by itself.
* An edited post is its latest version, whichever version is referred to; earlier versions give nothing.
* Without the author of a referenced post there is no relation; the reference between the posts stays, and
  it is noted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple, TypeVar

import polars as pl

from tular.ingest.batches import POST_TYPES, relation_batch
from tular.ingest.options import Direction
from tular.ingest.x_answers import Answer, is_post, is_user
from tular.ingest.x_objects import JsonObject, Post, UnusableError, User, as_id, read_post, read_user
from tular.models import AccountBatch, Batch, PostBatch, Relation

_ACCOUNT_TYPES = {
    "id": pl.String,
    "handle": pl.String,
    "name": pl.String,
    "bio": pl.String,
    "location": pl.String,
    "createdAt": pl.Datetime("us", "UTC"),
    "verified": pl.Boolean,
    "followersCount": pl.Int64,
    "followingCount": pl.Int64,
    "postsCount": pl.Int64,
}
_EVENT_TYPES = {
    "source": pl.String,
    "target": pl.String,
    "at": pl.Datetime("us", "UTC"),
    "post": pl.String,
    "original": pl.String,
}
UNKNOWN_AUTHOR = "referenced posts whose author is unknown (no relation)"
UNKNOWN_MENTION = "mentioned accounts whose id is unknown (no relation)"
EARLIER_VERSION = "earlier versions of edited posts (only the latest counts)"
OTHER_ERRORS = "other errors of the X API"
MOST_NOTES = 50
WITHHELD = "withheld posts"
Refused = tuple[JsonObject, str]
PostRow = tuple[Any, ...]
"""Values in the order of POST_TYPES"""
T = TypeVar("T")


class Event(NamedTuple):
    """A relation, or as much as its own answer tells of it."""

    relation: Relation
    source: str
    target: str | None
    at: datetime | None
    post: str
    original: str | None = None
    handle: str | None = None
    """Of the target, when its id is not known yet."""
    answered: str | None = None
    """Whom the post replies to: no mention."""


class Harvest:
    """Gathers answers until `batches` takes what is there; within that, equal things are kept once."""

    def __init__(self, platform: str, notes: Counter[str]) -> None:
        self.platform, self.notes = platform, notes
        self._accounts: dict[str, User] = {}
        self._posts: dict[str, PostRow] = {}
        self._events: dict[Event, None] = {}

    def __len__(self) -> int:
        return len(self._accounts) + len(self._posts) + len(self._events)

    def take(self, answer: Answer) -> list[Refused]:
        """Add one answer; returns the rows that cannot be used, with the reason."""
        asked, refused = [], []
        for row in answer.rows:
            try:
                if is_user(row):
                    self._add_account(read_user(row))
                else:
                    asked.append(_read_row(row))
            except UnusableError as error:
                refused.append((row, str(error)))
        for user in self._usable(answer.users, read_user):
            self._add_account(user)
        thread = _Thread([*self._usable(answer.posts, read_post), *asked])
        for post in thread.posts:
            self._add_post(post, thread)
        self._note_errors(answer)
        return refused

    def batches(self) -> Iterator[Batch]:
        """What was gathered, accounts first; the harvest is empty afterwards."""
        accounts, posts, events = self._accounts, self._posts, self._events
        self._accounts, self._posts, self._events = {}, {}, {}
        if accounts:
            yield AccountBatch(self.platform, _frame(accounts.values(), _ACCOUNT_TYPES))
        if posts:
            yield PostBatch(self.platform, _frame(posts.values(), POST_TYPES))
        resolver = _Resolver(accounts, posts, self.notes)
        found = dict.fromkeys(filter(None, map(resolver.resolve, events)))
        for relation in Relation:
            rows = [event[1:6] for event in found if event.relation is relation]
            if rows:
                yield relation_batch(relation, self.platform, _frame(rows, _EVENT_TYPES), Direction.AS_IS)

    def _usable(self, given: Iterable[JsonObject], read: Callable[[JsonObject], T]) -> Iterator[T]:
        for one in given:
            try:
                yield read(one)
            except UnusableError as error:
                self.notes[f"objects that came along and cannot be used: {error}"] += 1

    def _add_account(self, user: User) -> None:
        """Later values replace earlier ones; nothing replaces something."""
        known = self._accounts.get(user.id)
        if known and known != user:
            user = User._make(b if a is None else a for a, b in zip(user, known, strict=True))
        self._accounts[user.id] = user

    def _add_post(self, post: Post, thread: _Thread) -> None:
        self.notes[WITHHELD] += post.withheld
        if not post.latest:
            self.notes[EARLIER_VERSION] += 1
            self._posts.setdefault(
                post.id, (post.id, post.author, None, None, None, [], [], None, None, None)
            )
            return
        to = {kind: thread.latest_id(id_) for kind, id_ in post.references.items()}
        retweeted, quoted, replied_to = (to.get(kind) for kind in ("retweeted", "quoted", "replied_to"))
        words = ([], []) if thread.author(retweeted) else (post.hashtags, post.links)
        self._posts[post.id] = (
            post.id,
            post.author,
            post.at,
            post.text,
            post.lang,
            *words,
            retweeted,
            quoted,
            replied_to,
        )
        self._refer(Relation.RETWEETED, post, retweeted, thread.author(retweeted))
        self._refer(Relation.QUOTED, post, quoted, thread.author(quoted))
        answered = post.reply_to_user or thread.author(replied_to)
        self._refer(Relation.REPLIED, post, replied_to, answered)
        if not retweeted:
            self._mention(post, answered if replied_to else None)

    def _refer(self, relation: Relation, post: Post, original: str | None, author: str | None) -> None:
        if original is not None:
            self._events[Event(relation, post.author, author, post.at, post.id, original)] = None

    def _mention(self, post: Post, answered: str | None) -> None:
        for mention in post.mentions:
            account, handle = as_id(mention.get("id")), mention.get("username")
            handle = handle.lower() if isinstance(handle, str) else None
            event = Event(
                Relation.MENTIONED, post.author, account, post.at, post.id, handle=handle, answered=answered
            )
            self._events[event] = None

    def _note_errors(self, answer: Answer) -> None:
        for error in answer.errors:
            kind, title = error.get("resource_type") or "object", error.get("title") or "unknown error"
            note = f"{kind}s that X did not give: {title}"[:200]
            self.notes[note if note in self.notes or len(self.notes) < MOST_NOTES else OTHER_ERRORS] += 1


class _Thread:
    """The posts of one answer, so that references between them can be followed."""

    def __init__(self, posts: Iterable[Post]) -> None:
        self._given = {post.given_id: post for post in posts}
        self._posts = {post.id: post for post in self._given.values()} | self._given

    @property
    def posts(self) -> Iterable[Post]:
        """Each given version once."""
        return self._given.values()

    def latest_id(self, id_: str) -> str:
        return self._posts[id_].id if id_ in self._posts else id_

    def author(self, id_: str | None) -> str | None:
        return self._posts[id_].author if id_ in self._posts else None


class _Resolver:
    """Finds targets that their own answer did not tell among everything gathered."""

    def __init__(self, accounts: dict[str, User], posts: dict[str, PostRow], notes: Counter[str]) -> None:
        self.posts, self.notes = posts, notes
        self.ids = {user.handle.lower(): user.id for user in accounts.values() if user.handle}

    def resolve(self, event: Event) -> Event | None:
        """The event with its target; None when nobody knows the target, or it is no mention."""
        target = event.target
        if target is None:
            target = self._author(event.original) if event.original else self.ids.get(event.handle or "")
        if target is None:
            self.notes[UNKNOWN_AUTHOR if event.original else UNKNOWN_MENTION] += 1
        if target is None or target == event.answered:
            return None
        return event._replace(target=target, handle=None, answered=None)

    def _author(self, post: str) -> str | None:
        return str(self.posts[post][1]) if post in self.posts else None


def _read_row(row: JsonObject) -> Post:
    if not is_post(row):
        raise UnusableError("the object is neither a post nor a user")
    return read_post(row)


def _frame(rows: Iterable[Sequence[object]], types: Mapping[str, Any]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=dict(types), orient="row")
