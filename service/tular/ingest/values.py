"""One column of fields → its values; null where a field is missing or cannot be used.

Fields come as String or, where a fast parser proved it, as Int64. Each function takes and gives a whole column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import polars as pl

from tular.ingest.columns import EVENTS, Column, Kind
from tular.ingest.options import PLATFORM
from tular.models import AccountKind

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
_FLAGS = dict.fromkeys(("true", "t", "yes", "1"), True) | dict.fromkeys(("false", "f", "no", "0"), False)

PROBLEMS = {
    Kind.ID: "is not an id",
    Kind.COUNT: "is not a whole number of 1 or more",
    Kind.TOTAL: "is not a whole number of 0 or more",
    Kind.TIME: "is not a time between 1990 and 2100",
    Kind.FLAG: "is neither true nor false",
    Kind.ACCOUNT_KIND: f"is none of {', '.join(AccountKind)}",
    Kind.EVENT: f"is none of {', '.join(EVENTS)}",
    Kind.PLATFORM: "is not a platform name",
}
"""Why a field that is there cannot be used. Kinds that are not listed take anything."""


def read_values(column: Column, fields: pl.Series, *, numeric_ids: bool) -> pl.Series:
    """The values of one column. `numeric_ids`: whether its ids are digits only."""
    if fields.dtype != pl.String:
        return _select(fields, _time_of_number if column.kind is Kind.TIME else _from(column.kind))
    if column.kind is Kind.ID:
        return _ids(fields, numeric=numeric_ids and column.required)
    if column.kind is Kind.TIME:
        return read_times(fields)
    if column.kind is Kind.TEXT:
        return _select(fields, lambda text: pl.when(text != "").then(text))
    return _select(fields, lambda text: _PARSERS[column.kind](text.str.strip_chars()))


def present(fields: pl.Series) -> pl.Series:
    """Which fields hold more than white space."""
    if fields.dtype != pl.String:
        return fields.is_not_null()
    return (fields.str.strip_chars() != "").fill_null(value=False)


def read_times(fields: pl.Series) -> pl.Series:
    """ISO 8601, UTC when it names no offset, or Unix time; null for what is neither, or not from 1990 to 2100.

    Each way of writing is tried on those that the ways before could not read, for a try that fails is slow.
    """
    times = _parse_times(fields, _TIME_FORMATS[0])
    for form in (*_TIME_FORMATS[1:], None):
        left = (times.is_null() & fields.is_not_null()).arg_true()
        if not left.len():
            break
        others = fields.gather(left).str.strip_chars().str.replace(r"^(\d{4}-\d\d-\d\d) ", "${1}T")
        others = others.str.replace(r"[zZ]$", "+00:00")
        times = times.scatter(left, _parse_times(others, form) if form else _select(others, _unix_time))
    return _select(times, lambda time: pl.when(_in_range(time)).then(time))


def _select(column: pl.Series, make: Callable[[pl.Expr], pl.Expr]) -> pl.Series:
    return column.to_frame("c").select(make(pl.col("c"))).to_series().alias(column.name)


def _ids(fields: pl.Series, *, numeric: bool) -> pl.Series:
    if _are_ids(fields, numeric=numeric).all():
        return fields
    stripped = fields.str.strip_chars()
    return (
        stripped.to_frame().select(pl.when(_are_ids(stripped, numeric=numeric)).then(pl.first())).to_series()
    )


def _are_ids(fields: pl.Series, *, numeric: bool) -> pl.Series:
    wrong = fields.str.contains(r"[^0-9]" if numeric else r"[\s\p{C}]|:$")
    return ~wrong & fields.str.len_bytes().is_between(1, ID_BYTES)


def _from(kind: Kind) -> Callable[[pl.Expr], pl.Expr]:
    least = {Kind.COUNT: 1, Kind.TOTAL: 0}.get(kind)
    return lambda value: value if least is None else pl.when(value >= least).then(value)


def _whole(kind: Kind) -> Callable[[pl.Expr], pl.Expr]:
    return lambda text: _from(kind)(text.cast(pl.Int64, strict=False))


def _time_of_number(value: pl.Expr) -> pl.Expr:
    """Unix time in seconds or milliseconds: between 1990 and 2100 one is never the other."""
    seconds = value.is_between(FIRST_SECOND, LAST_SECOND, closed="left")
    milliseconds = value.is_between(FIRST_SECOND * 1000, LAST_SECOND * 1000, closed="left")
    microseconds = pl.when(seconds).then(value * 1_000_000).when(milliseconds).then(value * 1_000)
    return microseconds.cast(pl.Datetime("us")).dt.replace_time_zone("UTC")


def _unix_time(text: pl.Expr) -> pl.Expr:
    return _time_of_number(text.cast(pl.Int64, strict=False))


def _parse_times(texts: pl.Series, form: str) -> pl.Series:
    parsed = texts.str.to_datetime(form, time_unit="us", strict=False)
    zone = parsed.dtype.time_zone if isinstance(parsed.dtype, pl.Datetime) else None
    return parsed.dt.convert_time_zone("UTC") if zone else parsed.dt.replace_time_zone("UTC")


def _in_range(moment: pl.Expr) -> pl.Expr:
    return moment.dt.epoch("s").is_between(FIRST_SECOND, LAST_SECOND, closed="left")


def _flag(text: pl.Expr) -> pl.Expr:
    return text.str.to_lowercase().replace_strict(_FLAGS, default=None, return_dtype=pl.Boolean)


def _one_of(words: Iterable[str]) -> Callable[[pl.Expr], pl.Expr]:
    known = list(words)
    return lambda text: pl.when(text.str.to_uppercase().is_in(known)).then(text.str.to_uppercase())


def _platform(text: pl.Expr) -> pl.Expr:
    return pl.when(text.str.contains(f"^{PLATFORM.pattern}$")).then(text)


def _tags(text: pl.Expr) -> pl.Expr:
    return text.str.extract_all(r"[^\s#,;|\[\]\"']+")


def _links(text: pl.Expr) -> pl.Expr:
    return text.str.extract_all(r"[^\s|\[\]\"']+")


_PARSERS: dict[Kind, Callable[[pl.Expr], pl.Expr]] = {
    Kind.COUNT: _whole(Kind.COUNT),
    Kind.TOTAL: _whole(Kind.TOTAL),
    Kind.FLAG: _flag,
    Kind.ACCOUNT_KIND: _one_of(AccountKind),
    Kind.EVENT: _one_of(EVENTS),
    Kind.TAGS: _tags,
    Kind.LINKS: _links,
    Kind.PLATFORM: _platform,
}
