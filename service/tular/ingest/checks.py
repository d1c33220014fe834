"""Checks of whole columns at once: which rows can be used, and why the others cannot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import polars as pl

from tular.ingest.columns import Column, Kind
from tular.ingest.times import without_zone
from tular.ingest.values import FLOATED, PROBLEMS, ValueRules, present, read_values

ROW = "#row"
"""Index in the input, beside the typed columns."""
_LOST_DIGITS = "went through floating point (1.1e+18) and lost digits"
_ROUNDED = "ids of 16 digits or more that end in 000: a spreadsheet may have rounded them"
_POINT_ZERO = "ids written as 7001.0 that were taken as 7001"
_NO_ZONE = "times without a zone, taken as UTC"


@dataclass(frozen=True, slots=True)
class Checked:
    """`accepted` has the typed columns and ROW; `refused` has `row` (UInt32, index in the input) and `reason`."""

    accepted: pl.DataFrame
    refused: pl.DataFrame
    notes: Counter[str] = field(default_factory=Counter)


_NONE_REFUSED = pl.DataFrame(schema={"row": pl.UInt32, "reason": pl.String})


def check(frame: pl.DataFrame, columns: Sequence[Column], rules: ValueRules) -> Checked:
    """Type the columns of `frame`, named as `columns` (ignored ones are dropped), and find bad rows."""
    used = [column for column in columns if column.kind is not Kind.IGNORED]
    typed = pl.DataFrame([read_values(column, frame[column.name], rules) for column in used])
    typed = typed.with_columns(pl.int_range(pl.len(), dtype=pl.UInt32).alias(ROW))
    bad = {
        column: mask
        for column in used
        if (mask := _bad(column, frame[column.name], typed[column.name], rules)) is not None
    }
    notes = _notes(frame, used)
    if not bad:
        return Checked(typed, _NONE_REFUSED, notes)
    reasons = pl.DataFrame(
        [_reasons(column, mask, frame[column.name], rules) for column, mask in bad.items()]
    ).select(pl.coalesce(pl.all()).alias("reason"))
    refused = reasons.with_row_index("row").filter(pl.col("reason").is_not_null())
    return Checked(typed.filter(reasons["reason"].is_null()), refused, notes)


def _bad(column: Column, fields: pl.Series, values: pl.Series, rules: ValueRules) -> pl.Series | None:
    """Rows whose field is missing though required, or there but of no use; None when there are none."""
    nulls = values.null_count()
    if not nulls or (not column.required and (nulls == fields.null_count() or column.kind not in PROBLEMS)):
        return None
    bad = values.is_null() if column.required else values.is_null() & present(fields, null_words=True)
    return bad if bad.any() else None


def _reasons(column: Column, bad: pl.Series, fields: pl.Series, rules: ValueRules) -> pl.Series:
    problem = PROBLEMS.get(column.kind, "cannot be used")
    there = present(fields, null_words=rules.null_words or not column.account)
    lost = pl.repeat(False, len(fields), dtype=pl.Boolean, eager=True)
    if column.kind is Kind.ID and fields.dtype == pl.String:
        lost = fields.str.strip_chars().str.contains(FLOATED).fill_null(value=False)
    reason = (
        pl.when(~there)
        .then(pl.lit(f"{column.name} is missing"))
        .when(lost)
        .then(pl.lit(f"{column.name} {_LOST_DIGITS}"))
        .otherwise(pl.lit(f"{column.name} {problem}"))
    )
    return bad.to_frame("bad").select(pl.when("bad").then(reason).alias(column.name)).to_series()


def _notes(frame: pl.DataFrame, columns: Sequence[Column]) -> Counter[str]:
    """What is worth knowing of fields that can be used."""
    notes: Counter[str] = Counter()
    for column in columns:
        fields = frame[column.name]
        if column.kind is Kind.ID:
            long, rounded = _rounded(fields)
            notes[_ROUNDED] += rounded if 10 * rounded > long else 0
            if fields.dtype == pl.String and fields.str.contains(".", literal=True).any():
                notes[_POINT_ZERO] += int(fields.str.contains(r"^\s*\d{1,15}\.0+\s*$").sum())
        elif column.kind is Kind.TIME and fields.dtype == pl.String:
            notes[_NO_ZONE] += without_zone(fields)
    return +notes


def _rounded(fields: pl.Series) -> tuple[int, int]:
    """How many ids have 16 digits or more, and how many of those end in 000."""
    if fields.dtype == pl.Int64:
        long = fields >= 10**15
        return int(long.sum()), int((long & (fields % 1000 == 0)).sum())
    long = fields.str.len_bytes().is_between(16, 20)
    count = int(long.sum())
    return count, int((long & fields.str.contains(r"^\d+000$")).sum()) if count else 0
