"""Checked rows of a table of accounts → accounts, and follows where the file or the caller says whose list it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import polars as pl

from tular.handles import one_spelling
from tular.ingest.batches import numeric_ids, relation_batch
from tular.ingest.checks import ROW
from tular.ingest.columns import Schema
from tular.ingest.options import Direction, ReadOptions
from tular.ingest.relation_rows import Refused
from tular.models import AccountBatch, Batch, Relation

NO_SEED = (
    "accounts of a list that does not say whose followers or friends they are (no relation; state --followers-of or "
    "--followed-by if they are somebody's)"
)
_SEED_ADDRESS = r"/users/(\d+)/(followers|following)"
_FOLLOWERS = ("followers", "follower")
_FRIENDS = ("following", "followings", "friends", "friend", "follows")


class AccountRows:
    def __init__(self, schema: Schema, options: ReadOptions, notes: Counter[str]) -> None:
        self.schema, self.options, self.notes = schema, options, notes

    def batches(self, frame: pl.DataFrame, platform: str, refused: Refused) -> Iterator[Batch]:
        if "handle" in frame.columns:
            given = pl.col("id") if "id" in frame.columns else pl.lit(None, pl.String)
            bare = pl.col("handle").str.strip_chars().str.strip_prefix("@")
            frame = frame.with_columns(bare.alias("handle"))
            frame = frame.with_columns(
                pl.coalesce(given.cast(pl.String), one_spelling(pl.col("handle"), platform)).alias("id")
            )
            refused += [(row, "id is missing") for row in frame.filter(pl.col("id").is_null())[ROW]]
            frame = frame.filter(pl.col("id").is_not_null())
        if not frame.height:
            return
        seeds = ("seed", "seedKind", "seedUrl", ROW)
        accounts = frame.drop(*seeds, strict=False).with_columns(pl.col("id").cast(pl.String))
        if self.options.taken:
            accounts = accounts.with_columns(pl.lit(self.options.taken).alias("profileAt"))
        yield AccountBatch(platform, accounts)
        yield from self._follows(frame, platform)

    def _follows(self, frame: pl.DataFrame, platform: str) -> Iterator[Batch]:
        pairs = self._pairs(frame, platform)
        if pairs is None:
            return
        known = pairs.drop_nulls(["source", "target"])
        self.notes[NO_SEED] += frame.height - known.height
        if self.options.taken:
            known = known.with_columns(pl.lit(self.options.taken).alias("at"))
        if known.height:
            yield relation_batch(Relation.FOLLOWS, platform, numeric_ids(known), Direction.AS_IS)

    def _pairs(self, frame: pl.DataFrame, platform: str) -> pl.DataFrame | None:
        """`source` and `target` of each row; null where nobody says whose list it is."""
        seed, followers = self._seeds(frame, platform)
        if seed is None:
            return None
        member = pl.col("id").cast(pl.String)
        return frame.select(
            source=pl.when(followers).then(member).otherwise(seed),
            target=pl.when(followers).then(seed).otherwise(member),
            known=followers.is_not_null(),
        ).select(pl.when("known").then(pl.col("source", "target")))

    def _seeds(self, frame: pl.DataFrame, platform: str) -> tuple[pl.Expr | None, pl.Expr]:
        """Whose list it is, and whether it lists followers (or else whom the seed follows)."""
        if stated := self.options.followers_of or self.options.followed_by:
            return one_spelling(pl.lit(stated), platform), pl.lit(bool(self.options.followers_of))
        if "seedUrl" in frame.columns:
            address = pl.col("seedUrl")
            return address.str.extract(_SEED_ADDRESS, 1), address.str.extract(_SEED_ADDRESS, 2) == "followers"
        if "seed" in frame.columns and "seedKind" in frame.columns:
            kind = pl.col("seedKind")
            followers = pl.when(kind.is_in(_FOLLOWERS)).then(True).when(kind.is_in(_FRIENDS)).then(False)
            return one_spelling(pl.col("seed").cast(pl.String), platform), followers
        return None, pl.lit(value=None)
