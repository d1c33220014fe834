"""What chance would give between communities, of tables of pairs: known where networks are analysed and where users
show several communities as one."""

from __future__ import annotations

import polars as pl


def beside_chance(pairs: pl.DataFrame, *within: str) -> pl.DataFrame:
    """`pairs` with `expected`: the `weight` that leaves `source` times the share of all that reaches `target`, 0
    without any weight.

    All pairs count that carry weight, also `source` = `target`; by each value of the columns `within` for itself.
    Expected values do not add up to those of larger communities: pairs between which nothing runs have no row.
    """
    sent, reached = (pl.col("weight").sum().over(*within, end) for end in ("source", "target"))
    all_ = pl.col("weight").sum().over(within) if within else pl.col("weight").sum()
    return pairs.with_columns(expected=pl.when(all_ > 0).then(sent * reached / all_).otherwise(0.0))
