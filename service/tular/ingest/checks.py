"""Checks of values, on whole columns at once: what they become, and why a row cannot be used.

Input frames hold one column a field, as String or, where a fast parser proved it, Int64; nulls and empty
strings are missing values.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import polars as pl

from tular.ingest.columns import Column, Kind
from tular.ingest.options import PLATFORM
from tular.ingest.recognise import EVENTS
from tular.models import AccountKind

UTC_MICROSECONDS = pl.Datetime("us", "UTC")
ID_BYTES = 255
FIRST_SECOND = 631_152_000  # 1990-01-01
LAST_SECOND = 4_102_444_800  # 2100-01-01
_TIME_FORMATS = (
    "%Y-%m-%dT%H:%M:%SZ",
    "%Y-%m-%dT%H:%M:%S%.f%z",
    "%Y-%m-%dT%H:%M:%S%.f",
    "%Y-%m-%dT%H:%M",
    "%Y-%m-%d",
)
_FLAGS = {
    "true": True,
    "t": True,
    "yes": True,
    "1": True,
    "false": False,
    "f": False,
    "no": False,
    "0": False,
}


@dataclass(frozen=True, slots=True)
class Checked:
    """`accepted` has the typed columns; `refused` has `row` (UInt32, index in the input) and `reason`."""

    accepted: pl.DataFrame
    refused: pl.DataFrame


def check(frame: pl.DataFrame, columns: Sequence[Column], *, numeric_ids: bool) -> Checked:
    """Type the columns of `frame`, named as `columns` (ignored ones are dropped), and find bad rows."""
    used = [column for column in columns if column.kind is not Kind.IGNORED]
    schema = frame.schema
    times = [column.name for column in used if column.kind is Kind.TIME and schema[column.name] == pl.String]
    frame = frame.with_columns(read_times(frame[name]).alias(_parsed(name)) for name in times)
    values = {column.name: _value(column, schema[column.name], numeric_ids) for column in used}
    bad = {
        column.name: _is_bad(column, schema[column.name], values[column.name])
        for column in used
        if column.kind not in _NEVER_BAD
    }
    typed = frame.select(
        *(value.alias(name) for name, value in values.items()), pl.any_horizontal(*bad.values()).alias("bad?")
    )
    is_bad = typed.drop_in_place("bad?")
    if not is_bad.any():
        return Checked(typed, _NONE_REFUSED)
    reasons = pl.coalesce(
        pl.when(bad[column.name]).then(_reason(column, schema[column.name]))
        for column in used
        if column.name in bad
    )
    refused = (
        frame.with_row_index("row?")
        .filter(is_bad)
        .select(pl.col("row?").alias("row"), reasons.alias("reason"))
    )
    return Checked(typed.filter(~is_bad), refused)


_NONE_REFUSED = pl.DataFrame(schema={"row": pl.UInt32, "reason": pl.String})


def _raw(column: Column) -> pl.Expr:
    return pl.col(column.name)


def _is_bad(column: Column, given: pl.DataType, value: pl.Expr) -> pl.Expr:
    return value.is_null() if column.required else value.is_null() & _present(column, given)


def _present(column: Column, given: pl.DataType) -> pl.Expr:
    raw = _raw(column)
    return (raw.str.strip_chars() != "").fill_null(False) if given == pl.String else raw.is_not_null()


def _reason(column: Column, given: pl.DataType) -> pl.Expr:
    wrong = pl.lit(f"{column.name} {_PROBLEMS.get(column.kind, 'cannot be used')}")
    return pl.when(_present(column, given)).then(wrong).otherwise(pl.lit(f"{column.name} is missing"))


_NEVER_BAD = {Kind.TEXT, Kind.TAGS, Kind.LINKS}
_PROBLEMS = {
    Kind.ID: "is not an id",
    Kind.COUNT: "is not a whole number of 1 or more",
    Kind.TOTAL: "is not a whole number of 0 or more",
    Kind.TIME: "is not a time between 1990 and 2100",
    Kind.FLAG: "is neither true nor false",
    Kind.ACCOUNT_KIND: f"is none of {', '.join(AccountKind)}",
    Kind.EVENT: f"is none of {', '.join(EVENTS)}",
    Kind.PLATFORM: "is not a platform name",
}


def _value(column: Column, given: pl.DataType, numeric_ids: bool) -> pl.Expr:
    raw = _raw(column)
    if given != pl.String:
        return _time_of_number(raw) if column.kind is Kind.TIME else _number(raw, column.kind)
    if column.kind is Kind.TEXT:
        return pl.when(raw != "").then(raw)
    if column.kind is Kind.TIME:
        return pl.col(_parsed(column.name))
    stripped = raw.str.strip_chars()
    if column.kind is Kind.ID:
        return _id(stripped, numeric_ids and column.required)
    return _PARSERS[column.kind](stripped)


def _id(text: pl.Expr, numeric: bool) -> pl.Expr:
    letters = ~text.str.contains(r"[^0-9]" if numeric else r"[\s\p{C}]")
    return pl.when(letters & text.str.len_bytes().is_between(1, ID_BYTES)).then(text)


def _number(value: pl.Expr, kind: Kind) -> pl.Expr:
    least = {Kind.COUNT: 1, Kind.TOTAL: 0}.get(kind)
    return value if least is None else pl.when(value >= least).then(value)


def _whole(kind: Kind) -> Callable[[pl.Expr], pl.Expr]:
    return lambda text: _number(text.cast(pl.Int64, strict=False), kind)


def _time_of_number(value: pl.Expr) -> pl.Expr:
    """Unix time in seconds or milliseconds: between 1990 and 2100 one is never the other."""
    seconds = value.is_between(FIRST_SECOND, LAST_SECOND, closed="left")
    milliseconds = value.is_between(FIRST_SECOND * 1000, LAST_SECOND * 1000, closed="left")
    microseconds = pl.when(seconds).then(value * 1_000_000).when(milliseconds).then(value * 1_000)
    return microseconds.cast(pl.Datetime("us")).dt.replace_time_zone("UTC")


def _parsed(name: str) -> str:
    return f"{name} parsed?"


def read_times(texts: pl.Series) -> pl.Series:
    """ISO 8601, UTC when it names no offset, or Unix time; null for what is neither, or not from 1990 to 2100.

    Each way of writing is tried on those that the ways before could not read, for a try that fails is slow.
    """
    times = _parse_times(texts, _TIME_FORMATS[0])
    for form in (*_TIME_FORMATS[1:], None):
        left = (times.is_null() & texts.is_not_null()).arg_true()
        if not left.len():
            break
        others = texts.gather(left).str.strip_chars().str.replace(r"^(\d{4}-\d\d-\d\d) ", "${1}T")
        others = others.str.replace(r"[zZ]$", "+00:00")
        parsed = (
            _parse_times(others, form) if form else others.to_frame("t").select(_unix_time("t")).to_series()
        )
        times = times.scatter(left, parsed)
    return times.to_frame("t").select(pl.when(_in_range(pl.col("t"))).then("t")).to_series()


def _parse_times(texts: pl.Series, form: str) -> pl.Series:
    parsed = texts.str.to_datetime(form, time_unit="us", strict=False)
    zone = parsed.dtype.time_zone if isinstance(parsed.dtype, pl.Datetime) else None
    return parsed.dt.convert_time_zone("UTC") if zone else parsed.dt.replace_time_zone("UTC")


def _unix_time(name: str) -> pl.Expr:
    return _time_of_number(pl.col(name).cast(pl.Int64, strict=False))


def _in_range(moment: pl.Expr) -> pl.Expr:
    return moment.dt.epoch("s").is_between(FIRST_SECOND, LAST_SECOND, closed="left")


def _flag(text: pl.Expr) -> pl.Expr:
    return text.str.to_lowercase().replace_strict(_FLAGS, default=None, return_dtype=pl.Boolean)


def _one_of(*words: str) -> Callable[[pl.Expr], pl.Expr]:
    def parse(text: pl.Expr) -> pl.Expr:
        upper = text.str.to_uppercase()
        return pl.when(upper.is_in(words)).then(upper)

    return parse


def _tags(text: pl.Expr) -> pl.Expr:
    return text.str.extract_all(r"[^\s#,;|\[\]\"']+")


def _links(text: pl.Expr) -> pl.Expr:
    return text.str.extract_all(r"[^\s|\[\]\"']+")


_PARSERS: dict[Kind, Callable[[pl.Expr], pl.Expr]] = {
    Kind.COUNT: _whole(Kind.COUNT),
    Kind.TOTAL: _whole(Kind.TOTAL),
    Kind.FLAG: _flag,
    Kind.ACCOUNT_KIND: _one_of(*AccountKind),
    Kind.EVENT: _one_of(*EVENTS),
    Kind.TAGS: _tags,
    Kind.LINKS: _links,
    Kind.PLATFORM: lambda text: pl.when(text.str.contains(f"^{PLATFORM.pattern}$")).then(text),
}
