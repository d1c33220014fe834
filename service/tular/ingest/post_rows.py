"""Checked rows of a table of posts → posts, their authors, and who retweeted, quoted, answered and mentioned whom.

The rules are those of `tular.ingest.x_harvest`: what a retweet mentions, quotes or answers belongs to the original;
whom a reply answers is not mentioned too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import polars as pl

from tular.handles import POST_ADDRESS, one_spelling
from tular.ingest.batches import numeric_ids, relation_batch, with_all_columns
from tular.ingest.checks import ROW
from tular.ingest.columns import Schema
from tular.ingest.options import Direction, ReadOptions
from tular.ingest.originals import Originals
from tular.ingest.relation_rows import OTHER_RELATION, Refused
from tular.models import AccountBatch, Batch, PostBatch, Relation

BY_TEXT = "retweets told by their text alone (RT @…)"
RETWEETS_WITHOUT_TARGET = "retweets that do not say whom they retweet (no relation)"
_RETWEET_TEXT = r"^\s*RT @([A-Za-z0-9_]{1,20})\b:?"
_RETWEET_COLUMNS = ("retweetOf", "retweetedId", "retweetedHandle", "retweetedUrl", "kind")
_TIME = pl.Datetime("us", "UTC")
_IDENTITY = ("authorHandle", "id", "author")
_PROFILE = {
    "authorName": "name",
    "authorBio": "bio",
    "authorLocation": "location",
    "authorCreatedAt": "createdAt",
    "authorVerified": "verified",
    "authorFollowers": "followersCount",
    "authorFollowing": "followingCount",
    "authorPosts": "postsCount",
}
_ADDRESS_OF_X = r"(?i)^https?://(?:[\w-]+\.)*(?:x|twitter)\.com/"
_WAYS = {
    Relation.RETWEETED: ("retweeted", "retweetOf", "isRetweet"),
    Relation.QUOTED: ("quoted", "quoteOf", "isQuote"),
    Relation.REPLIED: ("replied", "replyTo", None),
}
"""Relation → how its account columns begin, the column of the post, the column that says whether."""


class PostRows:
    def __init__(
        self, schema: Schema, options: ReadOptions, originals: Originals, notes: Counter[str]
    ) -> None:
        self.schema, self.options, self.originals, self.notes = schema, options, originals, notes

    def batches(self, frame: pl.DataFrame, platform: str, refused: Refused) -> Iterator[Batch]:
        frame = self._told(self._identified(frame, platform, refused), platform)
        if not frame.height:
            return
        self.originals.add_posts(platform, frame)
        yield AccountBatch(platform, self._accounts(frame))
        yield PostBatch(platform, self._posts(frame))
        for relation, (way, post, _) in _WAYS.items():
            yield from self._events(relation, frame, way, post, platform)
        yield from self._mentions(frame, platform)
        yield from self._reposts(frame, platform)

    def _identified(self, frame: pl.DataFrame, platform: str, refused: Refused) -> pl.DataFrame:
        """With `id` and `author`, from the address of the post or the handle where the columns lack them."""
        frame = self._on_platform(frame, refused)
        columns = [_column(frame.columns, name).cast(pl.String).alias(name) for name in _IDENTITY]
        frame = frame.with_columns(columns)
        if "url" in frame.columns:
            frame = _filled(frame, "authorHandle", pl.col("url").str.extract(POST_ADDRESS, 1))
            frame = _filled(frame, "id", pl.col("url").str.extract(POST_ADDRESS, 2))
        frame = _filled(frame, "author", one_spelling(pl.col("authorHandle"), platform))
        for name in ("author", "id"):
            missing = frame[name].is_null()
            refused += [(row, f"{name} is missing") for row in frame.filter(missing)[ROW]]
            frame = frame.filter(~missing)
        return frame

    def _on_platform(self, frame: pl.DataFrame, refused: Refused) -> pl.DataFrame:
        """Without rows of other platforms, where a tool writes those of several into one table."""
        if not self.schema.rules.only_urls_of or "url" not in frame.columns:
            return frame
        elsewhere = ~pl.col("url").str.contains(_ADDRESS_OF_X).fill_null(value=False)
        refused += [(row, "the post is of another platform") for row in frame.filter(elsewhere)[ROW]]
        return frame.filter(~elsewhere)

    def _told(self, frame: pl.DataFrame, platform: str) -> pl.DataFrame:
        """With an account and a post for each way to refer to another post, or null."""
        frame = self._by_kind(frame)
        for way, post, flag in _WAYS.values():
            frame = _with_way(frame, way, post, flag, platform)
        frame = self._by_text(frame, platform)
        retweet = pl.col("retweeted").is_not_null() | pl.col("retweetOf").is_not_null()
        quiet = [name for name in ("quoted", "quoteOf", "replied", "replyTo") if name in frame.columns]
        frame = frame.with_columns(retweet.alias("#retweet"))
        return frame.with_columns(pl.when(~pl.col("#retweet")).then(pl.col(quiet)))

    def _by_kind(self, frame: pl.DataFrame) -> pl.DataFrame:
        """What the columns `kind…` hold goes where the word of the row says."""
        if "kind" not in frame.columns:
            return frame
        kinds = {word: relation for word, relation in self.schema.rules.kinds.items() if relation}
        relation = pl.col("kind").replace_strict(kinds, default=None, return_dtype=pl.String)
        for meant, (way, post, _) in _WAYS.items():
            columns = {
                "kindId": f"{way}Id",
                "kindHandle": f"{way}Handle",
                "kindUrl": f"{way}Url",
                "kindPost": post,
            }
            moved = [
                pl.coalesce(pl.when(relation == meant.value).then(given), _column(frame.columns, to)).alias(
                    to
                )
                for given, to in columns.items()
                if given in frame.columns
            ]
            frame = frame.with_columns(moved)
        return frame

    def _by_text(self, frame: pl.DataFrame, platform: str) -> pl.DataFrame:
        """Retweets whose text alone says so, where the table has no better word, or says that they are retweets."""
        if "text" not in frame.columns or platform != "x":
            return frame
        flagged = _column(frame.columns, "isRetweet", pl.Boolean).fill_null(value=False)
        untold = pl.col("retweeted").is_null() & pl.col("retweetOf").is_null()
        has_columns = any(map(self.schema.has, _RETWEET_COLUMNS))
        wanted = untold & (flagged | pl.lit(self.schema.rules.text_only or not has_columns))
        named = pl.when(wanted).then(pl.col("text").str.extract(_RETWEET_TEXT, 1).str.to_lowercase())
        told = frame.with_columns(named.alias("#named"))
        self.notes[BY_TEXT] += told["#named"].count()
        told = told.with_columns(retweeted=pl.coalesce("retweeted", "#named")).drop("#named")
        without = told.select(
            flagged & pl.col("retweeted").is_null() & pl.col("retweetOf").is_null()
        ).to_series()
        self.notes[RETWEETS_WITHOUT_TARGET] += int(without.sum())
        return told

    def _accounts(self, frame: pl.DataFrame) -> pl.DataFrame:
        """Authors with what a row tells of them, and others whose id and handle it tells."""
        profile = {ours: name for name, ours in _PROFILE.items() if name in frame.columns}
        authors = frame.select(id="author", handle=pl.col("authorHandle").str.strip_prefix("@"), **profile)
        others = [
            frame.select(
                id=pl.col(f"{way}Id").cast(pl.String), handle=pl.col(f"{way}Handle").str.strip_prefix("@")
            )
            .drop_nulls()
            .unique("id", maintain_order=True)
            for way, _, _ in _WAYS.values()
            if {f"{way}Id", f"{way}Handle"} <= set(frame.columns)
        ]
        return pl.concat([*others, authors], how="diagonal_relaxed")

    def _posts(self, frame: pl.DataFrame) -> pl.DataFrame:
        if self.schema.rules.objects:
            frame = frame.with_columns(pl.lit(None, pl.String).alias("retweetOf"))
        names = ("id", "author", "at", "text", "lang", "hashtags", "links", "retweetOf", "quoteOf", "replyTo")
        return with_all_columns(frame.select(name for name in names if name in frame.columns))

    def _events(
        self, relation: Relation, frame: pl.DataFrame, way: str, post: str, platform: str
    ) -> Iterator[Batch]:
        events = frame.filter(pl.col(way).is_not_null() | (pl.col(post) != pl.col("id"))).select(
            source="author",
            target=way,
            at=_column(frame.columns, "at", _TIME),
            post="id",
            original=post,
        )
        if not events.height or not self._wanted(relation, events.height):
            return
        shared = pl.lit(self.schema.rules.objects).alias("shared")
        open_ = events.filter(pl.col("target").is_null()).drop("target").with_columns(shared)
        self.originals.add_open(relation, platform, open_.filter(pl.col("original").is_not_null()))
        yield from _batch(relation, platform, events.drop_nulls("target"))

    def _mentions(self, frame: pl.DataFrame, platform: str) -> Iterator[Batch]:
        lists = [name for name in ("mentionedIds", "mentions") if name in frame.columns]
        if not lists:
            return
        given = pl.coalesce(pl.when(pl.col(name).list.len() > 0).then(pl.col(name)) for name in lists)
        answered = one_spelling(_column(frame.columns, "repliedHandle"), platform)
        mentions = (
            frame.filter(~pl.col("#retweet"))
            .select(
                source="author",
                target=given,
                at=_column(frame.columns, "at", _TIME),
                post="id",
                answered=pl.col("replied"),
                named=answered,
            )
            .explode("target")
            .filter(
                pl.col("target").is_not_null(),
                pl.col("target").ne_missing(pl.col("answered")),
                pl.col("target").ne_missing(pl.col("named")),
            )
            .unique(["post", "target"], maintain_order=True)
            .drop("answered", "named")
        )
        if mentions.height and self._wanted(Relation.MENTIONED, mentions.height):
            yield from _batch(Relation.MENTIONED, platform, mentions)

    def _reposts(self, frame: pl.DataFrame, platform: str) -> Iterator[Batch]:
        """Rows of posts that somebody else reposted."""
        if "repostedById" not in frame.columns:
            return
        events = frame.select(
            source="repostedById",
            target="author",
            at=_column(frame.columns, "repostedAt", _TIME),
            original="id",
        ).drop_nulls("source")
        if events.height and self._wanted(Relation.RETWEETED, events.height):
            post = (pl.col("original") + "#" + pl.col("source")).alias("post")
            yield from _batch(Relation.RETWEETED, platform, events.with_columns(post))

    def _wanted(self, relation: Relation, rows: int) -> bool:
        wanted = self.options.relation in (None, relation)
        self.notes[OTHER_RELATION] += 0 if wanted else rows
        return wanted


def _column(names: list[str], name: str, kind: pl.DataType | type[pl.DataType] = pl.String) -> pl.Expr:
    return pl.col(name) if name in names else pl.lit(None, kind)


def _filled(frame: pl.DataFrame, name: str, others: pl.Expr) -> pl.DataFrame:
    """With `others` where the column has nothing. They are looked for only where something is missing."""
    if not frame[name].null_count():
        return frame
    return frame.with_columns(pl.coalesce(name, others).alias(name))


def _with_way(frame: pl.DataFrame, way: str, post: str, flag: str | None, platform: str) -> pl.DataFrame:
    """With `way` (the account) and `post` (the original), null where the row says that it is none."""
    names = frame.columns
    address = _column(names, f"{way}Url")
    account = pl.coalesce(
        _column(names, f"{way}Id").cast(pl.String),
        one_spelling(_column(names, f"{way}Handle"), platform),
        one_spelling(address.str.extract(POST_ADDRESS, 1), platform),
    )
    original = pl.coalesce(_column(names, post).cast(pl.String), address.str.extract(POST_ADDRESS, 2))
    said = pl.col(flag).fill_null(value=True) if flag and flag in names else pl.lit(value=True)
    return frame.with_columns(
        pl.when(said).then(account).alias(way), pl.when(said).then(original).alias(post)
    )


def _batch(relation: Relation, platform: str, events: pl.DataFrame) -> Iterator[Batch]:
    if events.height:
        yield relation_batch(relation, platform, numeric_ids(events), Direction.AS_IS)
