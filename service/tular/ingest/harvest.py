"""Users, posts and follows of platforms' JSON → accounts, posts and relations.

The rules, which are those of the usual network builders:

* A retweet gives RETWEETED from the retweeter to the author of the original, a quote QUOTED, a reply
  REPLIED; each with its time, its post and the original. Posts that came along count like those asked for.
* What a retweet's text mentions, tags and links was written by the original's author and belongs to the
  original; the retweet keeps tags and links only when the original did not come along, and never mentions.
* Whom a reply answers is REPLIED, not MENTIONED too: X puts that name there by itself.
* An edited post is its latest version, whichever version is referred to; earlier versions give nothing.
* Without the author of a referenced post there is no relation; the reference between the posts stays, and
  it is noted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Sized
from datetime import datetime
from itertools import chain
from typing import Any, NamedTuple

import polars as pl

from tular.handles import is_handle
from tular.ingest.batches import POST_TYPES, relation_batch
from tular.ingest.objects import NOBODY, Answer, Ended, Follow, Named, Post, Removal, Shared, User
from tular.ingest.options import Direction
from tular.ingest.values import MOST_ENTRIES
from tular.models import AccountBatch, Batch, PostBatch, Relation, RemovalBatch

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
_FOLLOW_TYPES = {
    "source": pl.String,
    "target": pl.String,
    "firstSeen": pl.Datetime("us", "UTC"),
    "lastSeen": pl.Datetime("us", "UTC"),
}
_REMOVAL_TYPES = {
    "post": pl.String,
    "account": pl.String,
    "at": pl.Datetime("us", "UTC"),
    "reason": pl.String,
}
UNKNOWN_AUTHOR = "referenced posts whose author is unknown (no relation)"
UNKNOWN_MENTION = "mentioned accounts that are told neither by id nor by handle (no relation)"
BY_HANDLE = "relations to accounts that are known by their handle only"
EARLIER_VERSION = "earlier versions of edited posts (only the latest counts)"
OTHER_NOTES = "other things worth knowing"
ENDED_UNKNOWN = "follows that ended and whose begin was not told here (left as they are)"
REMOVED = "posts and accounts that are deleted or withheld: what they said leaves the database"
MOST_NOTES = 50
MOST_RECORDS = 1_000_000
"""Follows that are remembered by name, so that their end can be told."""
TOO_MANY = "posts with more than 1,000 hashtags, links or mentions (the first 1,000 are kept)"
WITHHELD = "withheld posts"
PostRow = tuple[Any, ...]
"""Values in the order of POST_TYPES"""


class Event(NamedTuple):
    """A relation, or as much as its own answer tells of it."""

    relation: Relation
    source: str
    target: str | None
    at: datetime | None
    post: str | None
    original: str | None = None
    handle: str | None = None
    """Of the target, when its id is not known yet."""
    answered: Named = NOBODY
    """Whom the post replies to: no mention."""


class Harvest:
    """Gathers answers until `batches` takes what is there; within that, equal things are kept once."""

    def __init__(self, platform: str, notes: Counter[str]) -> None:
        self.platform, self.notes = platform, notes
        self._accounts: dict[str, User] = {}
        self._posts: dict[str, PostRow] = {}
        self._events: dict[Event, None] = {}
        self._follows: dict[Follow, None] = {}
        self._records: dict[str, Follow] = {}
        self._removals: dict[Removal, None] = {}

    def __len__(self) -> int:
        gathered: tuple[Sized, ...] = (
            self._accounts,
            self._posts,
            self._events,
            self._follows,
            self._removals,
        )
        return sum(len(part) for part in gathered)

    def take(self, answer: Answer) -> None:
        """Add what one object told."""
        asked = []
        for row in chain(answer.rows, answer.relations):
            match row:
                case User():
                    self._add_account(row)
                case Post():
                    asked.append(row)
                case Follow():
                    self._follow(row)
                case Ended():
                    self._end(row)
                case Removal():
                    self._removals[row] = None
                    self.notes[REMOVED] += 1
                case Shared():
                    self._refer(
                        row.account, Relation.RETWEETED, row.reference.post, row.reference.author, row.at
                    )
        for user in answer.users:
            self._add_account(user)
        thread = _Thread([*answer.posts, *asked])
        for post in thread.posts:
            self._add_post(post, thread)
        for note in answer.notes:
            self.notes[note if note in self.notes or len(self.notes) < MOST_NOTES else OTHER_NOTES] += 1

    def batches(self) -> Iterator[Batch]:
        """What was gathered, accounts first; the harvest is empty afterwards."""
        accounts, posts, events, follows = self._accounts, self._posts, self._events, self._follows
        removals, self._removals = self._removals, {}
        self._accounts, self._posts, self._events, self._follows = {}, {}, {}, {}
        if accounts:
            yield AccountBatch(self.platform, _frame(accounts.values(), _ACCOUNT_TYPES))
        if posts:
            yield PostBatch(self.platform, _frame(posts.values(), POST_TYPES))
        if follows:
            frame = _frame((follow[:4] for follow in follows), _FOLLOW_TYPES)
            yield relation_batch(Relation.FOLLOWS, self.platform, frame, Direction.AS_IS)
        resolver = _Resolver(self.platform, accounts, posts, self.notes)
        found = dict.fromkeys(filter(None, map(resolver.resolve, events)))
        for relation in Relation:
            rows = [event[1:6] for event in found if event.relation is relation]
            if rows:
                yield relation_batch(relation, self.platform, _frame(rows, _EVENT_TYPES), Direction.AS_IS)
        if removals:
            yield RemovalBatch(self.platform, _frame(removals, _REMOVAL_TYPES))

    def _follow(self, follow: Follow) -> None:
        self._follows[follow._replace(record=None)] = None
        if follow.record and len(self._records) < MOST_RECORDS:
            self._records[follow.record] = follow

    def _end(self, ended: Ended) -> None:
        if follow := self._records.pop(ended.record, None):
            self._follows[follow._replace(record=None, last=ended.at)] = None
        else:
            self.notes[ENDED_UNKNOWN] += 1

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
            self._posts.setdefault(post.id, _post_row(post.id, post.author))
            return
        to = {relation: thread.latest_id(reference.post) for relation, reference in post.references.items()}
        retweeted, quoted, replied_to = map(to.get, (Relation.RETWEETED, Relation.QUOTED, Relation.REPLIED))
        words = ([], []) if thread.author(retweeted) else self._bounded(post)
        self._keep_post(
            (post.id, post.author, post.at, post.text, post.lang, *words, retweeted, quoted, replied_to)
        )
        authors = {relation: self._author(post, relation, to[relation], thread) for relation in to}
        for relation, author in authors.items():
            self._refer(post.author, relation, to[relation], author, post.at, post.id)
        if Relation.RETWEETED not in to:
            self._mention(post, authors.get(Relation.REPLIED, NOBODY))

    def _bounded(self, post: Post) -> tuple[list[str], list[str]]:
        """Hashtags and links, no more than a post can have."""
        if max(len(post.hashtags), len(post.links)) > MOST_ENTRIES:
            self.notes[TOO_MANY] += 1
        return post.hashtags[:MOST_ENTRIES], post.links[:MOST_ENTRIES]

    def _keep_post(self, row: PostRow) -> None:
        """Later values replace earlier ones; nothing replaces something."""
        known = self._posts.get(row[0])
        self._posts[row[0]] = tuple(a or b for a, b in zip(row, known, strict=True)) if known else row

    def _author(self, post: Post, relation: Relation, original: str | None, thread: _Thread) -> Named:
        told = post.references[relation].author
        return told if told.id else Named(thread.author(original), told.handle)

    def _refer(
        self,
        account: str,
        relation: Relation,
        original: str | None,
        author: Named,
        at: datetime | None,
        post: str | None = None,
    ) -> None:
        event = Event(relation, account, author.id, at, post, original, _handle(author))
        self._events[event] = None

    def _mention(self, post: Post, answered: Named) -> None:
        for who in post.mentions[:MOST_ENTRIES]:
            event = Event(Relation.MENTIONED, post.author, who.id, post.at, post.id)
            self._events[event._replace(handle=_handle(who), answered=answered)] = None


def _handle(who: Named) -> str | None:
    return who.handle.lower().removeprefix("@") if who.handle else None


def _post_row(id_: str, author: str) -> PostRow:
    return (id_, author, None, None, None, [], [], None, None, None)


class _Thread:
    """The posts of one answer, so that references between them can be followed."""

    def __init__(self, posts: Iterable[Post]) -> None:
        self._given = {post.given_id: post for post in posts}
        self._posts = {post.id: post for post in self._given.values()} | self._given

    @property
    def posts(self) -> Iterable[Post]:
        """Each given version once."""
        return self._given.values()

    def latest_id(self, id_: str | None) -> str | None:
        return self._posts[id_].id if id_ in self._posts else id_

    def author(self, id_: str | None) -> str | None:
        return self._posts[id_].author if id_ in self._posts else None


class _Resolver:
    """Finds targets that their own answer did not tell among everything gathered."""

    def __init__(
        self, platform: str, accounts: dict[str, User], posts: dict[str, PostRow], notes: Counter[str]
    ) -> None:
        self.platform, self.posts, self.notes = platform, posts, notes
        self.ids = {user.handle.lower(): user.id for user in accounts.values() if user.handle}

    def resolve(self, event: Event) -> Event | None:
        """The event with its target; None when nobody knows the target, or it is no mention."""
        target = event.target or self._author(event.original) or self.ids.get(event.handle or "")
        if target is None and event.handle and is_handle(event.handle, self.platform):
            self.notes[BY_HANDLE] += 1
            target = event.handle
        if target is None:
            self.notes[UNKNOWN_MENTION if event.relation is Relation.MENTIONED else UNKNOWN_AUTHOR] += 1
        if target is None or target in self._names(event.answered):
            return None
        return event._replace(target=target, handle=None, answered=NOBODY)

    def _names(self, who: Named) -> tuple[str | None, ...]:
        handle = _handle(who) or ""
        return who.id, self.ids.get(handle), handle

    def _author(self, post: str | None) -> str | None:
        return str(self.posts[post][1]) if post in self.posts else None


def _frame(rows: Iterable[Sequence[object]], types: Mapping[str, Any]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=dict(types), orient="row")
