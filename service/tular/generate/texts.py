"""Texts, hashtags and links of posts, put together from word tables column by column."""

from __future__ import annotations

import numpy as np
import polars as pl

from tular.generate.arrays import Flags, Ints
from tular.generate.cast import Cast
from tular.generate.crowd import BURSTS
from tular.generate.posts import NONE, Act, Posts
from tular.generate.streams import stream
from tular.generate.structure import Network
from tular.generate.themes import TAGS, Theme, slug
from tular.generate.vocabulary import (
    ENGLISH_CLOSERS,
    ENGLISH_OPENERS,
    ENGLISH_PRAISE,
    GENERAL_HASHTAGS,
    INDONESIAN_CLOSERS,
    INDONESIAN_OPENERS,
    INDONESIAN_PRAISE,
    TOPICS,
)

WORDS = 8
"""Words of a topic in each language."""
TAGGED = 0.6
TAGGED_TWICE = 0.2
LINKED = 0.2
BRAND_LINKED = 0.5
BRANDS_INDONESIAN = 0.6
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
        self.brands = Slogans(network.cast)
        self.scripts = scripts(network, themes)

    def write_part(self, seed: int, part: int, posts: Posts) -> pl.DataFrame:
        """`write` with the random stream of the numbered part of all posts: equal whatever the file's format."""
        return self.write(stream(seed, "texts", part), posts)

    def write(self, rng: np.random.Generator, posts: Posts) -> pl.DataFrame:
        """Columns `text`, `lang`, `hashtags` and `links` (words separated by spaces), null for retweets."""
        home = np.where(
            posts.community == NONE, rng.integers(0, len(self.themes), posts.count), posts.community
        )
        indonesian = rng.random(posts.count) < self.indonesian[home]
        usual = pl.DataFrame(
            {
                "body": self._bodies(rng, home, indonesian),
                "hashtags": self._hashtags(rng, posts),
                "links": self._links(rng, posts),
                "lang": pl.Series(np.where(indonesian, "id", "en")),
            }
        )
        talk = self.brands.write(rng, posts)
        script = self.scripts.select(pl.all().gather(gather_rows(posts.script)))
        frame = _first_told(script, talk, usual).with_columns(mention=gather(self.handles, posts.mention))
        return _put_together(frame).with_columns(pl.when(pl.lit(posts.act != Act.RETWEET)).then(pl.all()))

    def _bodies(self, rng: np.random.Generator, home: Ints, indonesian: Flags) -> pl.Series:
        def word() -> pl.Series:
            row = (self.topic[home] * 2 + indonesian) * WORDS
            return self.words.gather(row + rng.integers(0, WORDS, home.size))

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
        frame = pl.DataFrame({"a": gather(self.hashtags, first), "b": gather(self.hashtags, second)})
        return frame.select(pl.concat_str("a", "b", separator=" ", ignore_nulls=True)).to_series()

    def _links(self, rng: np.random.Generator, posts: Posts) -> pl.Series:
        article = pl.Series(rng.integers(1, ARTICLES + 1, posts.count)).cast(pl.String)
        linked = (rng.random(posts.count) < LINKED) & (posts.community != NONE)
        return gather(self.sites, np.where(linked, posts.community, NONE)) + article


class Slogans:
    """What is said about brands; null bodies where a post is about none."""

    def __init__(self, cast: Cast | None) -> None:
        brands = cast.brands if cast else ()
        campaigns = cast.campaigns if cast else ()
        self.names = _series(brand.name for brand in brands)
        self.hashtags = _series(campaign.hashtag for campaign in campaigns)

    def write_part(self, seed: int, part: int, posts: Posts) -> pl.DataFrame:
        """`write` with the random stream of the numbered part of all posts: equal whatever the file's format."""
        return self.write(stream(seed, "texts", part), posts)

    def write(self, rng: np.random.Generator, posts: Posts) -> pl.DataFrame:
        """`body`, `hashtags`, `links`: praise with its name, the campaign's hashtag, its site."""
        indonesian = rng.random(posts.count) < BRANDS_INDONESIAN
        praise = _series(ENGLISH_PRAISE + INDONESIAN_PRAISE)
        closers = _series(ENGLISH_CLOSERS + INDONESIAN_CLOSERS)
        frame = pl.DataFrame(
            {
                "praise": _pick(rng, praise, len(ENGLISH_PRAISE), len(INDONESIAN_PRAISE), indonesian),
                "brand": gather(self.names, posts.brand),
                "closer": _pick(rng, closers, len(ENGLISH_CLOSERS), len(INDONESIAN_CLOSERS), indonesian),
                "hashtags": gather(self.hashtags, posts.campaign),
                "linked": rng.random(posts.count) < BRAND_LINKED,
                "lang": pl.Series(np.where(indonesian, "id", "en")),
            }
        )
        page = pl.coalesce(pl.col("hashtags"), pl.lit("shop")).str.to_lowercase()
        site = "https://" + pl.col("brand").str.to_lowercase() + ".example/" + page
        return frame.select(
            body=pl.col("praise") + " " + pl.col("brand") + ", " + pl.col("closer"),
            hashtags=pl.col("hashtags"),
            links=pl.when("linked").then(site),
            lang="lang",
        )


def scripts(network: Network, themes: list[Theme]) -> pl.DataFrame:
    """The coordinated group's texts, one row a script: `body`, `hashtags`, `links`, `lang`."""
    count = BURSTS * network.options.snapshots if network.cast else 0
    rng = stream(network.options.seed, "scripts")
    theme = themes[int(network.membership[0, network.cast.coordinated[0]])] if network.cast else themes[0]
    words = [" ".join(rng.permutation(theme.topic.english)[:4].tolist()) for _ in range(count)]
    return pl.DataFrame(
        {
            "body": [f"Everybody must know the truth about {phrase}!" for phrase in words],
            "hashtags": [f"{theme.hashtags[0]}now" for _ in words],
            "links": [f"https://truth.example/{i + 1}" for i in range(count)],
            "lang": ["en" for _ in words],
        },
        schema=dict.fromkeys(("body", "hashtags", "links", "lang"), pl.String),
    )


def _first_told(*frames: pl.DataFrame) -> pl.DataFrame:
    """Row by row the first frame whose body is not null, all its columns."""
    told = frames[-1]
    for frame in reversed(frames[:-1]):
        chosen = frame["body"].is_not_null()
        told = told.select(
            pl.when(pl.lit(chosen)).then(pl.lit(frame[name])).otherwise(name).alias(name)
            for name in told.columns
        )
    return told


def _put_together(frame: pl.DataFrame) -> pl.DataFrame:
    frame = frame.with_columns(hashtags=pl.when(pl.col("hashtags") != "").then("hashtags"))
    tags = "#" + pl.col("hashtags").str.replace_all(" ", " #", literal=True)
    text = pl.concat_str("@" + pl.col("mention"), "body", tags, "links", separator=" ", ignore_nulls=True)
    return frame.select(text.alias("text"), "lang", "hashtags", "links")


def _series(words: object) -> pl.Series:
    return pl.Series(list(words), dtype=pl.String)  # type: ignore[call-overload]


def gather_rows(at: Ints) -> pl.Series:
    """Row numbers to gather by, null where `at` is NONE."""
    return pl.Series(at).set(pl.Series(at == NONE), None)


def gather(words: pl.Series, at: Ints) -> pl.Series:
    """`words[at]`, null where `at` is NONE."""
    return words.gather(gather_rows(at))


def _pick(rng: np.random.Generator, words: pl.Series, first: int, second: int, in_second: Flags) -> pl.Series:
    """At random one of the first `first` words, or of the `second` after them."""
    return words.gather(
        np.where(
            in_second, first + rng.integers(0, second, in_second.size), rng.integers(0, first, in_second.size)
        )
    )
