"""Texts, hashtags and links of posts, put together from word tables column by column."""

from __future__ import annotations

import numpy as np
import polars as pl

from tular.generate.posts import NONE, Act, Posts
from tular.generate.structure import Network
from tular.generate.themes import TAGS, Theme, slug
from tular.generate.vocabulary import (
    ENGLISH_CLOSERS,
    ENGLISH_OPENERS,
    GENERAL_HASHTAGS,
    INDONESIAN_CLOSERS,
    INDONESIAN_OPENERS,
    TOPICS,
)
from tular.models import Ids

WORDS = 8
"""Words of a topic in each language."""
TAGGED = 0.6
TAGGED_TWICE = 0.2
LINKED = 0.2
ARTICLES = 50
"""Different links of one community."""


class Writer:
    """Writes the texts of a network's posts; tables of words are laid out once, then only indexed."""

    def __init__(self, network: Network, themes: list[Theme], handles: pl.Series) -> None:
        self.themes = themes
        self.handles = handles
        self.words = _series(
            word for topic in TOPICS for words in (topic.english, topic.indonesian) for word in words
        )
        self.hashtags = _series([*(tag for theme in themes for tag in theme.hashtags), *GENERAL_HASHTAGS])
        self.sites = _series(f"https://{theme.topic.name}.example/{slug(theme.place)}/" for theme in themes)
        self.openers = _series(ENGLISH_OPENERS + INDONESIAN_OPENERS)
        self.closers = _series(ENGLISH_CLOSERS + INDONESIAN_CLOSERS)
        self.topic = np.array([TOPICS.index(theme.topic) for theme in themes])
        self.indonesian = np.array([theme.indonesian for theme in themes])

    def write(self, rng: np.random.Generator, posts: Posts) -> pl.DataFrame:
        """Columns `text`, `lang`, `hashtags` and `links` (words separated by spaces), null for retweets."""
        home = np.where(
            posts.community == NONE, rng.integers(0, len(self.themes), posts.count), posts.community
        )
        indonesian = rng.random(posts.count) < self.indonesian[home]
        frame = pl.DataFrame(
            {
                "body": self._bodies(rng, home, indonesian),
                "hashtags": self._hashtags(rng, posts),
                "links": self._links(rng, posts),
                "mention": _gather(self.handles, posts.mention),
                "lang": pl.Series(np.where(indonesian, "id", "en")),
                "own": pl.Series(posts.act != Act.RETWEET),
            }
        )
        return _put_together(frame)

    def _bodies(self, rng: np.random.Generator, home: Ids, indonesian: Ids) -> pl.Series:
        def word() -> pl.Series:
            return self.words.gather(
                (self.topic[home] * 2 + indonesian) * WORDS + rng.integers(0, WORDS, home.size)
            )

        opener = _pick(rng, self.openers, len(ENGLISH_OPENERS), len(INDONESIAN_OPENERS), indonesian)
        closer = _pick(rng, self.closers, len(ENGLISH_CLOSERS), len(INDONESIAN_CLOSERS), indonesian)
        joint = _series(("and", "dan")).gather(indonesian.astype(np.int64))
        frame = pl.DataFrame({"a": opener, "b": word(), "c": joint, "d": word(), "e": closer})
        return frame.select(pl.concat_str("a", "b", "c", pl.col("d") + ",", "e", separator=" ")).to_series()

    def _hashtags(self, rng: np.random.Generator, posts: Posts) -> pl.Series:
        """None, one or two of the community's hashtags; general posts carry general ones."""
        general = len(self.themes) * TAGS + rng.integers(0, len(GENERAL_HASHTAGS), posts.count)
        pick = rng.integers(0, TAGS, posts.count)
        other = (pick + rng.integers(1, TAGS, posts.count)) % TAGS
        topical = posts.community != NONE
        chance = rng.random(posts.count)
        first = np.where(topical, posts.community * TAGS + pick, general)
        second = np.where(topical & (chance < TAGGED_TWICE), posts.community * TAGS + other, NONE)
        first = np.where(chance < TAGGED, first, NONE)
        frame = pl.DataFrame({"a": _gather(self.hashtags, first), "b": _gather(self.hashtags, second)})
        return frame.select(pl.concat_str("a", "b", separator=" ", ignore_nulls=True)).to_series()

    def _links(self, rng: np.random.Generator, posts: Posts) -> pl.Series:
        article = pl.Series(rng.integers(1, ARTICLES + 1, posts.count)).cast(pl.String)
        linked = (rng.random(posts.count) < LINKED) & (posts.community != NONE)
        return _gather(self.sites, np.where(linked, posts.community, NONE)) + article


def _put_together(frame: pl.DataFrame) -> pl.DataFrame:
    tags = pl.when(pl.col("hashtags") != "").then(
        "#" + pl.col("hashtags").str.replace_all(" ", " #", literal=True)
    )
    text = pl.concat_str("@" + pl.col("mention"), "body", tags, "links", separator=" ", ignore_nulls=True)
    columns = {"text": text, "lang": pl.col("lang"), "hashtags": pl.col("hashtags"), "links": pl.col("links")}
    return frame.select(
        **{name: pl.when("own").then(column) for name, column in columns.items()}
    ).with_columns(hashtags=pl.when(pl.col("hashtags") != "").then("hashtags"))


def _series(words: object) -> pl.Series:
    return pl.Series(list(words), dtype=pl.String)  # type: ignore[call-overload]


def _gather(words: pl.Series, at: Ids) -> pl.Series:
    """`words[at]`, null where `at` is NONE."""
    return words.gather(pl.Series(at).set(pl.Series(at == NONE), None))


def _pick(rng: np.random.Generator, words: pl.Series, first: int, second: int, in_second: Ids) -> pl.Series:
    """At random one of the first `first` words, or of the `second` after them."""
    return words.gather(
        np.where(
            in_second, first + rng.integers(0, second, in_second.size), rng.integers(0, first, in_second.size)
        )
    )
