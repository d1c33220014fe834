"""Share of voice: who is talked about, and whose words those are."""

from __future__ import annotations

import polars as pl


def share_of_voice(mentions: pl.DataFrame) -> pl.DataFrame:
    """Per step of time and brand, posts about it and their share of those about any of the brands.

    `mentions`: `step`, `brand`, `post`; a post about two brands counts for both. Adds up to 1 in a step with any.
    Columns: step, brand, posts, share; sorted. Brand mentions out of all in the market, as BrandMentions and others.
    """
    counted = (
        mentions.unique(["step", "brand", "post"])
        .group_by("step", "brand")
        .agg(posts=pl.len().cast(pl.Int64))
    )
    share = pl.col("posts") / pl.col("posts").sum().over("step")
    return counted.with_columns(share=share).sort("step", "brand")


def voice_share(mentions: pl.DataFrame) -> pl.DataFrame:
    """Per account its posts about the brand and their share of all posts about it (voice share per influencer).

    `mentions`: `account`, `post`. Columns: account, posts, share; the loudest first, then by account.
    """
    counted = mentions.unique(["account", "post"]).group_by("account").agg(posts=pl.len().cast(pl.Int64))
    return counted.with_columns(share=pl.col("posts") / pl.col("posts").sum()).sort(
        ["posts", "account"], descending=[True, False]
    )
