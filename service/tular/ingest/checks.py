"""Checks of whole columns at once: which rows can be used, and why the others cannot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from tular.ingest.columns import Column, Kind
from tular.ingest.values import PROBLEMS, present, read_values


@dataclass(frozen=True, slots=True)
class Checked:
    """`accepted` has the typed columns; `refused` has `row` (UInt32, index in the input) and `reason`."""

    accepted: pl.DataFrame
    refused: pl.DataFrame


_NONE_REFUSED = pl.DataFrame(schema={"row": pl.UInt32, "reason": pl.String})


def check(frame: pl.DataFrame, columns: Sequence[Column], *, numeric_ids: bool) -> Checked:
    """Type the columns of `frame`, named as `columns` (ignored ones are dropped), and find bad rows."""
    used = [column for column in columns if column.kind is not Kind.IGNORED]
    typed = pl.DataFrame(
        [read_values(column, frame[column.name], numeric_ids=numeric_ids) for column in used]
    )
    bad = {
        column: mask
        for column in used
        if (mask := _bad(column, frame[column.name], typed[column.name])) is not None
    }
    if not bad:
        return Checked(typed, _NONE_REFUSED)
    reasons = pl.DataFrame(
        [_reasons(column, mask, frame[column.name]) for column, mask in bad.items()]
    ).select(pl.coalesce(pl.all()).alias("reason"))
    refused = reasons.with_row_index("row").filter(pl.col("reason").is_not_null())
    return Checked(typed.filter(reasons["reason"].is_null()), refused)


def _bad(column: Column, fields: pl.Series, values: pl.Series) -> pl.Series | None:
    """Rows whose field is missing though required, or there but of no use; None when there are none."""
    nulls = values.null_count()
    if not nulls or (not column.required and (nulls == fields.null_count() or column.kind not in PROBLEMS)):
        return None
    bad = values.is_null() if column.required else values.is_null() & present(fields)
    return bad if bad.any() else None


def _reasons(column: Column, bad: pl.Series, fields: pl.Series) -> pl.Series:
    wrong, missing = (
        f"{column.name} {PROBLEMS.get(column.kind, 'cannot be used')}",
        f"{column.name} is missing",
    )
    reason = pl.when(present(fields)).then(pl.lit(wrong)).otherwise(pl.lit(missing))
    return bad.to_frame("bad").select(pl.when("bad").then(reason).alias(column.name)).to_series()
