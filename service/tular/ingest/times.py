"""Moments in all the ways that tools write them → UTC; null for what is none, or not from 1990 to 2100."""

from __future__ import annotations

import polars as pl

FIRST_SECOND = 631_152_000  # 1990-01-01
LAST_SECOND = 4_102_444_800  # 2100-01-01
_MAGNITUDES = (1, 1_000, 1_000_000)
"""Units of a second in which Unix time comes; between 1990 and 2100 none can be taken for another."""
_ISO = (
    "%Y-%m-%dT%H:%M:%S%.f%z",
    "%Y-%m-%dT%H:%M:%S%.f",
    "%Y-%m-%dT%H:%M",
    "%Y-%m-%d",
)
_OTHERS = (
    "%a %b %d %H:%M:%S %z %Y",  # Wed May 01 10:00:04 +0000 2024: X
    "%d %b %Y %H:%M:%S %z",  # (Wed, )01 May 2024 10:00:11 +0000: mail
    "%Y%m%dT%H%M%S%z",
    "%Y%m%dT%H%M%S",
    "%d-%b-%Y %I:%M%p",  # 03-Aug-2026 10:00AM: Meltwater
    "%d-%b-%Y %H:%M",
    "%d-%b-%Y",
    "%b %d, %Y %H:%M:%S",
)
_STATED = {
    "month-first": ("%m/%d/%Y %H:%M:%S", "%m/%d/%Y %H:%M", "%m/%d/%Y %I:%M:%S %p", "%m/%d/%Y %I:%M %p", "%m/%d/%Y"),
    "day-first": (
        "%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%d.%m.%Y %H:%M:%S", "%d.%m.%Y %H:%M", "%d/%m/%Y",
        "%d.%m.%Y",
    ),
}  # fmt: skip
"""How 5/1/2026 reads is never guessed."""
DATES = tuple(_STATED)
_ZONES = {
    "UTC": "+00:00", "GMT": "+00:00", "Z": "+00:00", "WET": "+00:00", "BST": "+01:00", "CET": "+01:00",
    "CEST": "+02:00", "EET": "+02:00", "EEST": "+03:00", "MSK": "+03:00", "WIB": "+07:00", "WITA": "+08:00",
    "WIT": "+09:00", "JST": "+09:00", "KST": "+09:00", "EST": "-05:00", "EDT": "-04:00", "CDT": "-05:00",
    "MDT": "-06:00", "PDT": "-07:00", "PST": "-08:00", "MST": "-07:00",
}  # fmt: skip
"""Names of zones that mean one thing; CST and IST mean several, and are no zone."""
_PADDED = r"^(\d{4})-(\d{1,2})-(\d{1,2}) (\d{1,2}):"


def read_times(fields: pl.Series, dates: str = "") -> pl.Series:
    """Each way of writing is tried on those that the ways before could not read, for a try that fails is slow."""
    times = (
        _select(fields, _unix_time) if _begins_with_number(fields) else _parse(fields, "%Y-%m-%dT%H:%M:%SZ")
    )
    for spell, forms in (
        (_iso_spelling, _ISO),
        (_iso_spelling, (None,)),
        (_plain_spelling, _OTHERS),
        (_plain_spelling, _STATED.get(dates, ())),
    ):
        left = (times.is_null() & fields.is_not_null()).arg_true()
        if not left.len():
            break
        others = _select(fields.gather(left), spell)
        for form in forms:
            places = (found := times.gather(left)).is_null().arg_true()
            if not places.len():
                break
            wanted = others.gather(places)
            read = _select(wanted, _unix_time) if form is None else _parse(wanted, form)
            times = times.scatter(left, found.scatter(places, read))
    return _select(times, lambda time: pl.when(_in_range(time)).then(time))


def _begins_with_number(fields: pl.Series) -> bool:
    """Whether the first time is Unix time: then the others are likely to be, and are tried as such first."""
    first = fields.drop_nulls().head(1).to_list()
    return bool(first) and first[0].strip().isdigit()


def time_of_number(value: pl.Expr) -> pl.Expr:
    """Unix time in seconds, milliseconds or microseconds."""
    microseconds = pl.lit(None, pl.Int64)
    for unit in _MAGNITUDES:
        inside = value.is_between(FIRST_SECOND * unit, LAST_SECOND * unit, closed="left")
        microseconds = pl.when(inside).then(value * (1_000_000 // unit)).otherwise(microseconds)
    return microseconds.cast(pl.Datetime("us")).dt.replace_time_zone("UTC")


def without_zone(fields: pl.Series) -> int:
    """How many of the times that are read say no zone (Unix time has none to say)."""
    told = (
        r"(?i)([+-]\d\d:?\d\d|z|[a-z]{3,4}|\+\d\d)\s*$|[+-]\d{4} \d{4}$|^\d+(\.\d+)?$|^\s*$|^\d{4}-\d\d-\d\d$"
    )
    return int((~fields.drop_nulls().str.contains(told)).sum())


def _iso_spelling(text: pl.Expr) -> pl.Expr:
    """`2026-8-3 1:00`, `… UTC`, `… CEST`, `… +02:00` as ISO 8601 writes them."""
    text = text.str.strip_chars()
    name = text.str.extract(r" ([A-Z]{3,4})$", 1)
    zone = name.replace_strict(_ZONES, default=None, return_dtype=pl.String)
    text = pl.when(zone.is_not_null()).then(text.str.replace(r" [A-Z]{3,4}$", "") + zone).otherwise(text)
    text = text.str.replace(r"[zZ]$", "+00:00").str.replace(r" ([+-]\d\d:?\d\d)$", "$1")
    loose = text.str.contains(r"^\d{4}-\d{1,2}-\d{1,2}[ T]")
    return pl.when(loose).then(_padded(text).str.replace(r"^(\d{4}-\d\d-\d\d) ", "${1}T")).otherwise(text)


def _padded(text: pl.Expr) -> pl.Expr:
    """Two digits for months, days and hours of one."""
    for pattern in (r"^(\d{4}-)(\d-)", r"^(\d{4}-\d\d-)(\d[ T])", r"^(\d{4}-\d\d-\d\d[ T])(\d:)"):
        text = text.str.replace(pattern, "${1}0${2}")
    return text


def _plain_spelling(text: pl.Expr) -> pl.Expr:
    text = text.str.strip_chars().str.replace(r"^[A-Z][a-z]{2}, ", "")
    return text.str.replace(r" (GMT|UTC)$", " +0000").str.replace(r"[zZ]$", "+0000")


def _unix_time(text: pl.Expr) -> pl.Expr:
    whole = text.cast(pl.Int64, strict=False)
    return time_of_number(
        pl.coalesce(whole, text.cast(pl.Float64, strict=False).cast(pl.Int64, strict=False))
    )


def _parse(texts: pl.Series, form: str) -> pl.Series:
    parsed = texts.str.to_datetime(form, time_unit="us", strict=False)
    zone = parsed.dtype.time_zone if isinstance(parsed.dtype, pl.Datetime) else None
    return parsed.dt.convert_time_zone("UTC") if zone else parsed.dt.replace_time_zone("UTC")


def _in_range(moment: pl.Expr) -> pl.Expr:
    return moment.dt.epoch("s").is_between(FIRST_SECOND, LAST_SECOND, closed="left")


def _select(column: pl.Series, make: object) -> pl.Series:
    expression = make(pl.col("c"))  # type: ignore[operator]
    return column.to_frame("c").select(expression).to_series().alias(column.name)
