"""Influence inside a topic: only posts with a hashtag, a link or a term count, and so only events about them."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from tular.errors import UsageError


@dataclass(frozen=True, slots=True)
class Subject:
    """Posts that have any of the hashtags (without #), or any of the links (by prefix), or any of the terms (parts of
    the text); letters of either case are the same."""

    hashtags: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not all((*self.hashtags, *self.links, *self.terms)) or not (
            self.hashtags or self.links or self.terms
        ):
            raise UsageError(
                "A subject needs at least one hashtag, link or term, none of them empty.",
                remedy="Name a hashtag, such as climate.",
                field="subject",
            )


def posts_about(posts: pl.DataFrame, subject: Subject) -> pl.DataFrame:
    """The rows of `posts` (`key`, `text`, `hashtags` and `links` List[String]) that are about the subject."""
    tags = [tag.lower().lstrip("#") for tag in subject.hashtags]
    tagged = pl.col("hashtags").list.eval(pl.element().str.to_lowercase().is_in(tags)).list.any()
    linked = (
        pl.col("links")
        .list.eval(
            pl.any_horizontal(pl.lit(False), *(pl.element().str.starts_with(link) for link in subject.links))
        )
        .list.any()
    )
    text = pl.col("text").str.to_lowercase()
    said = pl.any_horizontal(
        pl.lit(False), *(text.str.contains(term.lower(), literal=True) for term in subject.terms)
    )
    return posts.filter(pl.any_horizontal(column.fill_null(False) for column in (tagged, linked, said)))


def events_about(events: pl.DataFrame, about: pl.DataFrame) -> pl.DataFrame:
    """Events whose own post or original post is among `about` (a frame with `key`)."""
    keys = about["key"].implode()
    return events.filter(
        pl.col("post").is_in(keys).fill_null(False) | pl.col("original").is_in(keys).fill_null(False)
    )
