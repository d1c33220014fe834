"""Posts as X API v2 hands them out: flattened JSON lines with author, entities and the referenced post inside."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import polars as pl

from tular.generate.arrays import Ints
from tular.generate.posts import NONE, Posts
from tular.generate.tables import account_ids, chunks, moments, post_ids
from tular.generate.texts import Writer, gather, gather_rows

REFERENCES = pl.Series([None, "retweeted", "quoted", "replied_to"])
"""Type of the reference that a post of each `Act` makes."""
TIME = "%Y-%m-%dT%H:%M:%S.000Z"
QUOTED_LETTERS = 120
"""Letters of the original that the text of a retweet repeats."""


def x_post_frames(posts: Posts, writer: Writer, names: pl.Series, seed: int) -> Iterator[pl.DataFrame]:
    """One row a post, one column a field of the post object; retweets repeat the original's text after RT.

    Referenced posts are carried inside, so texts are kept for as long as a later post refers to them.
    """
    kept = _Kept(posts)
    for part, rows in enumerate(chunks(posts.count)):
        objects = _objects(posts, rows, writer, names, part, seed)
        kept.add(rows.start, objects)
        yield _referring(posts, rows, objects, kept, writer.handles)
        kept.forget(rows.stop)


class _Kept:
    """Post objects of the rows from `start` on."""

    def __init__(self, posts: Posts) -> None:
        self.originals = posts.original
        self.start = 0
        self.frame = pl.DataFrame()

    def add(self, start: int, objects: pl.DataFrame) -> None:
        self.frame = pl.concat([self.frame, objects]) if self.frame.height else objects

    def rows(self, wanted: Ints) -> pl.DataFrame:
        return self.frame.select(
            pl.all().gather(gather_rows(np.where(wanted == NONE, NONE, wanted - self.start)))
        )

    def forget(self, done: int) -> None:
        """Drop what no post from row `done` on refers to."""
        later = self.originals[done:]
        needed = int(later[later != NONE].min(initial=done))
        self.frame = self.frame.slice(max(0, needed - self.start))
        self.start = max(self.start, needed)


def _objects(
    posts: Posts, rows: slice, writer: Writer, names: pl.Series, part: int, seed: int
) -> pl.DataFrame:
    """The posts themselves, without what they refer to."""
    some = posts.rows(rows)
    frame = writer.write_part(seed, part, some).with_columns(
        id=post_ids(np.arange(rows.start, rows.stop)).cast(pl.String),
        author_id=account_ids(some.author).cast(pl.String),
        created_at=moments(some.at).dt.strftime(TIME),
        username=gather(writer.handles, some.author),
        name=gather(names, some.author),
        mentioned_id=account_ids(some.mention).cast(pl.String),
        mentioned=gather(writer.handles, some.mention),
    )
    author = pl.struct(id="author_id", username="username", name="name")
    return frame.select("id", "author_id", "created_at", "text", "lang", author=author, entities=_entities())


def _entities() -> pl.Expr:
    """Hashtags, links and mentions; empty lists where there are none."""
    tags = _split("hashtags").list.eval(pl.struct(tag=pl.element()))
    urls = _split("links").list.eval(pl.struct(url=pl.element(), expanded_url=pl.element()))
    mention = pl.concat_list(pl.struct(id="mentioned_id", username="mentioned"))
    mentions = pl.when(pl.col("mentioned_id").is_not_null()).then(mention)
    return pl.struct(hashtags=tags, urls=urls, mentions=mentions)


def _split(words: str) -> pl.Expr:
    return pl.col(words).str.split(" ")


def _referring(
    posts: Posts, rows: slice, objects: pl.DataFrame, kept: _Kept, handles: pl.Series
) -> pl.DataFrame:
    original = posts.original[rows]
    inner = kept.rows(original)
    kinds = REFERENCES.gather(posts.act[rows])
    reference = pl.when(pl.lit(kinds).is_not_null()).then(pl.concat_list(pl.struct("type", *inner.columns)))
    references = inner.with_columns(type=kinds).select(reference.alias("referenced_tweets"))
    author = gather(handles, np.where(original == NONE, NONE, posts.author[original]))
    repeated = "RT @" + author + ": " + inner["text"].str.slice(0, QUOTED_LETTERS)
    texts = objects.select(text=pl.coalesce("text", pl.lit(repeated))).to_series()
    return objects.with_columns(text=texts).hstack(references)
