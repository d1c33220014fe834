"""Who posts what and when, as columns of numbers; texts are made of them when they are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from enum import IntEnum

import numpy as np

from tular.generate.arrays import Flags, Ints

NONE = -1
FIRST_POST_ID = 1_000_000_000
"""Platform id of the earliest post; ids follow time and have ten digits."""


class Act(IntEnum):
    POST = 0
    RETWEET = 1
    QUOTE = 2
    REPLY = 3


@dataclass(frozen=True, slots=True, eq=False)
class Posts:
    """One entry a post in each column; NONE where something does not apply.

    `at`: seconds since 1970 in UTC. `community`: whose words it uses. `original`: row of the post that is
    retweeted, quoted or answered. `parent`: row of the post or retweet through which a retweeter saw it.
    `mention`: account. `campaign`: number of the campaign whose hashtag it carries. `brand`: number of the
    brand it talks about. `script`: number of a text that several accounts post word by word.
    """

    author: Ints
    at: Ints
    act: Ints
    community: Ints
    original: Ints
    parent: Ints
    mention: Ints
    campaign: Ints
    brand: Ints
    script: Ints

    @property
    def count(self) -> int:
        return self.author.size

    def rows(self, selected: Ints | Flags | slice) -> Posts:
        """Some of the rows, references left as they are."""
        return Posts(*(getattr(self, f.name)[selected] for f in fields(self)))


_WIDE = ("at", "original", "parent")


def make_posts(author: Ints, at: Ints, **columns: Ints | int) -> Posts:
    """Posts with the columns given (a number: one value for all); NONE in the others, `act` POST."""
    given: dict[str, Ints | int] = {"author": author, "at": at, "act": int(Act.POST), **columns}

    def column(name: str) -> Ints:
        return np.full(author.size, given.get(name, NONE), np.int64 if name in _WIDE else np.int32)

    return Posts(**{f.name: column(f.name) for f in fields(Posts)})


def concatenate(parts: Sequence[Posts]) -> Posts:
    """One after the other; references must already count from the first row of the first part."""
    return Posts(*(np.concatenate([getattr(part, f.name) for part in parts]) for f in fields(Posts)))


def in_time_order(posts: Posts) -> Posts:
    """Sorted by time (ties as they were), with references following their rows."""
    order = np.argsort(posts.at, kind="stable")
    rank = np.empty(posts.count + 1, np.int64)
    rank[order] = np.arange(posts.count)
    rank[NONE] = NONE
    sorted_posts = posts.rows(order)
    columns = {f.name: getattr(sorted_posts, f.name) for f in fields(Posts)}
    return Posts(**{**columns, "original": rank[sorted_posts.original], "parent": rank[sorted_posts.parent]})
