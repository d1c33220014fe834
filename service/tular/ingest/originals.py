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

    def __init__(self, notes: Counter[str]) -> None:
        self._notes = notes
        self._authors: dict[str, list[pl.DataFrame]] = defaultdict(list)
        self._open: dict[tuple[Relation, str], list[pl.DataFrame]] = defaultdict(list)
        self._count = 0

    def add_posts(self, platform: str, posts: pl.DataFrame) -> None:
        """`posts` has `id` and `author`."""
        if self._count > MOST_POSTS:
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
        for (relation, platform), frames in self._open.items():
            events = pl.concat(frames)
            known = self._authors.get(platform)
            authors = pl.concat(known).drop_nulls().unique("id", keep="last") if known else None
            if authors is None:
                self._notes[UNKNOWN_AUTHOR] += events.filter(~pl.col("shared")).height
                continue
            found = events.join(authors.rename({"id": "original", "author": "target"}), on="original")
            lost = events.filter(~pl.col("shared")).height - found.filter(~pl.col("shared")).height
            self._notes[UNKNOWN_AUTHOR] += lost
            yield from _shares(platform, found.filter("shared"))
            if found.height:
                yield relation_batch(relation, platform, found.drop("shared"), Direction.AS_IS)
        self._open.clear()


def _shares(platform: str, shares: pl.DataFrame) -> Iterator[Batch]:
    """Posts that share an object which turned out to be a post."""
    if shares.height:
        posts = shares.select(id="post", author="source", retweetOf="original")
        yield PostBatch(platform, with_all_columns(posts.cast(pl.String)))
