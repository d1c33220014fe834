"""Who wrote the posts that others refer to: found among all posts of a load, for a table may name the post only."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

import polars as pl

from tular.ingest.batches import relation_batch, with_all_columns
from tular.ingest.options import Direction
from tular.models import Batch, PostBatch, Relation

MOST_POSTS = 50_000_000
"""Authors of so many posts are remembered (some 2 GB)."""
UNKNOWN_AUTHOR = "referenced posts whose author is unknown (no relation)"
_FORGOTTEN = "posts whose author was not remembered for other files: too many"


class Originals:
    """Takes posts and open references in any order, and gives the relations when all is read."""

    def __init__(self, notes: Counter[str], most: int = MOST_POSTS) -> None:
        self._notes, self._most = notes, most
        self._authors: dict[str, list[pl.DataFrame]] = defaultdict(list)
        self._open: dict[tuple[Relation, str], list[pl.DataFrame]] = defaultdict(list)
        self._count = 0

    def add_posts(self, platform: str, posts: pl.DataFrame) -> None:
        """`posts` has `id` and `author`."""
        if self._count > self._most:
            self._notes[_FORGOTTEN] += posts.height
            return
        self._count += posts.height
        self._authors[platform].append(posts.select("id", "author"))

    def add_open(self, relation: Relation, platform: str, events: pl.DataFrame) -> None:
        """`events` has `source`, `at`, `post`, `original` (ids) and `shared`: whether the original may be no post."""
        if events.height:
            self._open[relation, platform].append(events)

    def batches(self) -> Iterator[Batch]:
        """The relations of the references whose author is known; the others are noted."""
        yield from self.found()
        for frames in self._open.values():
            self._notes[UNKNOWN_AUTHOR] += sum(int((~frame["shared"]).sum()) for frame in frames)
        self._open.clear()

    def found(self) -> Iterator[Batch]:
        """The relations of the references whose author is known by now. The others stay open, unless they are too
        many."""
        for (relation, platform), frames in list(self._open.items()):
            if not (known := self._authors.get(platform)):
                continue
            authors = pl.concat(known)
            known[:] = [authors]
            authors = authors.drop_nulls().unique("id", keep="last")
            events = pl.concat(frames)
            found = events.join(authors.rename({"id": "original", "author": "target"}), on="original")
            self._open[relation, platform] = [
                events.join(authors, left_on="original", right_on="id", how="anti")
            ]
            yield from _shares(platform, found.filter("shared"))
            if found.height:
                yield relation_batch(relation, platform, found.drop("shared"), Direction.AS_IS)
            self._bound(relation, platform)

    def _bound(self, relation: Relation, platform: str) -> None:
        left = self._open[relation, platform][0]
        if left.height > self._most:
            self._notes[UNKNOWN_AUTHOR] += int((~left["shared"]).sum())
            del self._open[relation, platform]


def _shares(platform: str, shares: pl.DataFrame) -> Iterator[Batch]:
    """Posts that share an object which turned out to be a post."""
    if shares.height:
        posts = shares.select(id="post", author="source", retweetOf="original")
        yield PostBatch(platform, with_all_columns(posts.cast(pl.String)))
