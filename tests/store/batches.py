"""Batches for tests of loading: every kind, with everything that a file format could trip over."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import polars as pl

from tular.models import AccountBatch, Batch, PostBatch, Relation, RelationBatch

NOON = datetime(2026, 11, 22, 12, 0, 0, 123000, tzinfo=UTC)
HOUR = timedelta(hours=1)
UTC_TIME = pl.Datetime("us", "UTC")


def hostile() -> list[Batch]:
    """Quotes, line breaks, delimiters, empty texts, nulls, ids that look like numbers, times before 1970."""
    texts = [
        'say "hi"',
        "two\nlines",
        "comma, semicolon; tab\t",
        "",
        "\\ 'x' \\\"",
        "naïve 🙂 \r\n end",
        " space ",
    ]
    accounts = pl.DataFrame(
        {
            "id": [str(number) for number in range(7)],
            "handle": [f"h{number}" for number in range(6)] + [None],
            "bio": texts,
            "verified": [True, False, None, True, None, None, None],
            "followersCount": [0, 1, None, 2**40, -1, None, None],
            "createdAt": [NOON, None, datetime(1969, 1, 1, tzinfo=UTC), None, None, None, None],
            "party": ["green", None, 'red, "left"', None, None, None, None],
            "score": [0.1, None, 1e300, -0.0, None, None, None],
        },
        schema_overrides={"createdAt": UTC_TIME},
    )
    posts = pl.DataFrame(
        {
            "id": ["10", "11", "12", "12"],
            "author": ["1", "2", None, "77"],
            "at": [NOON, None, NOON + HOUR, None],
            "text": [texts[1], texts[0], "", None],
            "lang": ["en", None, None, "nl"],
            "hashtags": [["a", "b", "a"], [], None, ["b\nc"]],
            "links": [None, ["https://x.example/?a=1,2"], None, None],
            "retweetOf": [None, "10", None, None],
            "quoteOf": [None, None, "99", None],
            "replyTo": [None, "10", None, "98"],
        },
        schema_overrides={"at": UTC_TIME},
    )
    return [
        AccountBatch("x", accounts),
        AccountBatch(
            "x", pl.DataFrame({"id": ["0", "007"], "handle": [None, "bond"], "name": ["Zero", None]})
        ),
        PostBatch("x", posts),
        follows(),
        RelationBatch(Relation.FOLLOWS, "x", pl.DataFrame({"source": [7, 1], "target": [0, 2]})),
        *events(),
        RelationBatch(
            Relation.FOLLOWS, "mastodon", pl.DataFrame({"source": ["a@b.c", "1"], "target": ["1", "1"]})
        ),
    ]


def follows() -> RelationBatch:
    frame = pl.DataFrame(
        {
            "source": [1, 1, 2, 3],
            "target": [2, 2, 3, 3],
            "firstSeen": [NOON, NOON - HOUR, None, None],
            "lastSeen": [NOON, NOON + HOUR, NOON, None],
        },
        schema_overrides={"firstSeen": UTC_TIME, "lastSeen": UTC_TIME},
    )
    return RelationBatch(Relation.FOLLOWS, "x", frame)


def events() -> list[Batch]:
    by_post = pl.DataFrame(
        {"source": ["1", "1", "2"], "target": ["2", "2", "1"], "at": [NOON, NOON, None],
         "post": ["x:20", "x:21", "x:22"], "original": ["x:10", None, "x:10"]},
        schema_overrides={"at": UTC_TIME},
    )  # fmt: skip
    by_time = pl.DataFrame({"source": [1, 1, 1], "target": [2, 2, 2], "at": [NOON, NOON, NOON + HOUR]})
    counted = pl.DataFrame({"source": [1, 2, 2], "target": [5, 6, 6], "count": [3, 4, 9]})
    totals = pl.DataFrame(
        {"source": ["7", "7", "7"], "target": ["8", "8", "9"], "count": [2.0, 0.5, 4.0],
         "countedIn": ["file one", "file two", "file one"]},
    )  # fmt: skip
    return [
        RelationBatch(Relation.MENTIONED, "x", totals),
        RelationBatch(Relation.RETWEETED, "x", by_post),
        RelationBatch(Relation.REPLIED, "x", by_time),
        RelationBatch(Relation.MENTIONED, "x", counted),
        RelationBatch(Relation.QUOTED, "x", by_post.select("source", "target", "post")),
    ]
