"""Posts that were heard, and the topics in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache, cached_property
from typing import Any

import polars as pl
from stop_words import get_stop_words

TIME = pl.Datetime("us", "UTC")
POSTS = pl.Schema(
    {
        "key": pl.String(),
        "account": pl.String(),
        "at": TIME,
        "text": pl.String(),
        "hashtags": pl.List(pl.String()),
        "links": pl.List(pl.String()),
        "retweets": pl.Int64(),
    }
)
_COLUMNS = ("keys", "accounts", "times", "texts", "hashtags", "links", "retweets")
"""What listening/posts calls them, in the same order."""
_MENTION = r"@(\w+)"
_ADDRESS = r"(?i)\bhttps?://\S+"
_SIGNS = r"[@#]\w+"
_WORD = r"\w[\w'\u2019-]{2,}"
_HOST = r"^(?:[a-z][a-z0-9+.-]*:)?//(?:[^/?#@]*@)?(?:www\.)?([^/?#:]+)"


class TopicKind(StrEnum):
    """What a topic is."""

    HASHTAG = "HASHTAG"
    LINK = "LINK"
    MENTION = "MENTION"
    TERM = "TERM"


@dataclass(frozen=True, eq=False)
class Heard:
    """Posts of a window [start, end), columns as in `POSTS`; `truncated`: there were more, and these are the
    latest."""

    posts: pl.DataFrame
    start: datetime
    end: datetime
    step: timedelta
    truncated: bool

    @classmethod
    def of(
        cls, rows: list[dict[str, Any]], start: datetime, end: datetime, step: timedelta, most: int
    ) -> Heard:
        """From the rows of listening/posts, read with a limit of `most` + 1."""
        named = dict(zip(POSTS.names(), _COLUMNS, strict=True))
        schema = dict(POSTS) | {"at": pl.Int64()}
        parts = [pl.DataFrame({name: row[column] for name, column in named.items()}, schema) for row in rows]
        frame = pl.concat([pl.DataFrame(schema=schema), *parts]).with_columns(pl.col("at").cast(TIME))
        return cls(frame.head(most).sort("at", "key"), start, end, step, frame.height > most)

    @property
    def steps(self) -> int:
        return max(1, -(-(self.end - self.start) // self.step))

    @cached_property
    def uses(self) -> pl.DataFrame:
        """One row a topic in a post: post, account, at, step, retweets, kind, topic (lower case)."""
        parts = [
            self._exploded(TopicKind.HASHTAG, pl.col("hashtags")),
            self._exploded(TopicKind.LINK, _hosts()),
            self._exploded(
                TopicKind.MENTION,
                pl.col("text").str.extract_all(_MENTION).list.eval(pl.element().str.slice(1)),
            ),
            self._exploded(TopicKind.TERM, _terms()).filter(~pl.col("topic").is_in(_empty_words())),
        ]
        return pl.concat(parts).unique(["post", "kind", "topic"], maintain_order=True)

    def about(self, subjects: list[str]) -> Heard:
        """Only posts about any of the subjects: #hashtag, @mention, or a part of the text."""
        return self._only(_is_about(subjects))

    def watched(self, accounts: list[str], subjects: list[str]) -> Heard:
        """Only posts of these accounts (keys) or about any of the subjects."""
        return self._only([pl.col("account").is_in(accounts), *_is_about(subjects)])

    def _only(self, conditions: list[pl.Expr]) -> Heard:
        kept = self.posts.filter(pl.any_horizontal(conditions))
        return Heard(kept, self.start, self.end, self.step, self.truncated)

    def _exploded(self, kind: TopicKind, topics: pl.Expr) -> pl.DataFrame:
        step = (pl.col("at") - self.start).dt.total_microseconds() // (self.step // timedelta(microseconds=1))
        return (
            self.posts.select(
                post="key",
                account="account",
                at="at",
                step=step,
                retweets="retweets",
                kind=pl.lit(str(kind)),
                topic=topics,
            )
            .explode("topic")
            .with_columns(pl.col("topic").str.to_lowercase())
            .drop_nulls("topic")
        )


def _is_about(subjects: list[str]) -> list[pl.Expr]:
    text = pl.col("text").str.to_lowercase()
    tags = pl.col("hashtags").list.eval(pl.element().str.to_lowercase())
    conditions = []
    for subject in (each.strip().lower() for each in subjects):
        if subject.startswith("#"):
            conditions.append(tags.list.contains(subject[1:]))
        elif subject.startswith("@"):
            conditions.append(text.str.contains(rf"@{re.escape(subject[1:])}\b"))
        else:
            conditions.append(text.str.contains(subject, literal=True))
    return conditions


def _hosts() -> pl.Expr:
    return pl.col("links").list.eval(pl.element().str.to_lowercase().str.extract(_HOST))


def _terms() -> pl.Expr:
    plain = pl.col("text").str.replace_all(_ADDRESS, " ").str.replace_all(_SIGNS, " ").str.to_lowercase()
    return plain.str.extract_all(_WORD)


@cache
def _empty_words() -> list[str]:
    """Words that say nothing, English and Indonesian."""
    return sorted({word for language in ("english", "indonesian") for word in get_stop_words(language)})
