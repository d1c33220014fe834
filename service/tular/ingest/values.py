"""One column of fields → its values; null where a field is missing or cannot be used.

Fields come as String or, where a fast parser proved it, as Int64. Each function takes and gives a whole column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import polars as pl

from tular.handles import one_spelling
from tular.ingest.columns import EVENTS, Column, Kind
from tular.ingest.options import PLATFORM
from tular.ingest.times import FIRST_SECOND, LAST_SECOND, read_times, time_of_number
from tular.models import AccountKind

__all__ = ["FIRST_SECOND", "LAST_SECOND", "PROBLEMS", "ValueRules", "present", "read_values"]
ID_BYTES = 255
EXACT = 1 << 53
MOST_ENTRIES = 1_000
"""Of a list in a cell: a post with more hashtags is no post."""
EXACT_DIGITS = 15
"""So many digits of a whole number survive floating point."""
NULL_WORDS = ("", "na", "n/a", "#n/a", "nan", "null", "none", "nil", "\\n", "<na>")
"""What R, pandas, databases and spreadsheets write for a missing value, in lower case."""
FLOATED = r"^\d(?:\.\d+)?[eE]\+?\d{2,}$|^\d{16,}\.0*$"
"""An id that lost its last digits: a spreadsheet or pandas took it for a number."""
_WHOLE_FLOAT = rf"^(\d{{1,{EXACT_DIGITS}}})\.0+$"
_TAG = r"[^\s#,;|\[\]\"']+"
_LINK = r"[^\s|\[\]\"']+"
_FLAGS = dict.fromkeys(("true", "t", "yes", "y", "1", "1.0"), True) | dict.fromkeys(
    ("false", "f", "no", "n", "0", "0.0"), False
)

PROBLEMS = {
    Kind.ID: "is not an id",
    Kind.COUNT: "is not a number above 0",
    Kind.TOTAL: "is not a whole number of 0 or more",
    Kind.TIME: "is not a time between 1990 and 2100",
    Kind.FLAG: "is neither true nor false",
    Kind.ACCOUNT_KIND: f"is none of {', '.join(AccountKind)}",
    Kind.EVENT: f"is none of {', '.join(EVENTS)}",
    Kind.PLATFORM: "is not a platform name",
    Kind.WEIGHTS: "is no dict with a weight above 0",
    Kind.TAGS: "has more than 1,000 entries",
    Kind.LINKS: "has more than 1,000 entries",
    Kind.MENTIONS: "has more than 1,000 entries",
}
"""Why a field that is there cannot be used. Kinds that are not listed take anything."""


@dataclass(frozen=True, slots=True)
class ValueRules:
    """What decides between several meanings of a field."""

    numeric_ids: bool = False
    """Whether ids of accounts are digits only."""
    platform: str = "x"
    null_words: bool = True
    """Whether `NA`, `null` and the like stand for nothing where an account is named."""
    dates: str = ""


def read_values(column: Column, fields: pl.Series, rules: ValueRules) -> pl.Series:
    """The values of one column."""
    if fields.dtype != pl.String:
        if column.kind in (Kind.MENTIONS, Kind.TAGS, Kind.LINKS, Kind.TEXT, Kind.HANDLE, Kind.WORD):
            return read_values(column, fields.cast(pl.String), rules)
        return _select(fields, time_of_number if column.kind is Kind.TIME else _from(column.kind))
    if column.kind is Kind.ID:
        return _ids(fields, column, rules)
    if column.kind is Kind.COUNT:
        return read_counts(fields)
    if column.kind is Kind.TIME:
        return read_times(fields, rules.dates)
    if column.kind is Kind.TEXT:
        return _select(fields, lambda text: pl.when(text != "").then(text))
    if column.kind is Kind.HANDLE:
        return fields if _are_bare_handles(fields) else _select(fields, _handle)
    if column.kind is Kind.MENTIONS:
        dicts = has_dicts(fields)
        addresses = bool(fields.str.contains("/", literal=True).any())
        mentions = _select(
            fields, lambda text: _mentions(text, rules.platform, dicts=dicts, addresses=addresses)
        )
        return _bounded(mentions)
    if column.kind in (Kind.TAGS, Kind.LINKS) and not has_dicts(fields):
        entry = _TAG if column.kind is Kind.TAGS else _LINK
        return _bounded(_select(fields, lambda text: text.str.extract_all(entry)))
    values = _select(fields, lambda text: _PARSERS[column.kind](text.str.strip_chars()))
    return _bounded(values) if column.kind in (Kind.TAGS, Kind.LINKS) else values


def has_dicts(fields: pl.Series) -> bool:
    """Whether any cell may hold a list of objects rather than of names."""
    return bool(fields.str.contains("{", literal=True).any())


def _bounded(lists: pl.Series) -> pl.Series:
    """Null for lists of too many entries."""
    if (lists.list.len().max() or 0) <= MOST_ENTRIES:  # type: ignore[operator]
        return lists
    return _select(lists, lambda entries: pl.when(entries.list.len() <= MOST_ENTRIES).then(entries))


def present(fields: pl.Series, *, null_words: bool = False) -> pl.Series:
    """Which fields hold more than white space (and, with `null_words`, more than a word for nothing)."""
    if fields.dtype != pl.String:
        return fields.is_not_null()
    bare = fields.str.strip_chars()
    there = (bare != "").fill_null(value=False)
    return there & ~_nothing(bare).fill_null(value=False) if null_words else there


def _nothing(bare: pl.Series) -> pl.Series:
    short = bare.str.len_bytes() <= max(map(len, NULL_WORDS))
    if not short.any():
        return pl.repeat(False, len(bare), dtype=pl.Boolean, eager=True)
    return short & bare.str.to_lowercase().is_in(list(NULL_WORDS))


def _select(column: pl.Series, make: Callable[[pl.Expr], pl.Expr]) -> pl.Series:
    return column.to_frame("c").select(make(pl.col("c"))).to_series().alias(column.name)


def _ids(fields: pl.Series, column: Column, rules: ValueRules) -> pl.Series:
    numeric = rules.numeric_ids and column.account
    if _are_ids(fields, numeric=numeric).all() and (numeric or not _need_care(fields)):
        return fields
    text = fields.str.strip_chars()
    careful = rules.null_words or not column.account
    if careful:
        text = _select(text, lambda c: _bare(c, numeric=rules.numeric_ids or not column.account))
        nothing = _nothing(text) | (text == "-1")
        text = text.to_frame("c").select(pl.when(~nothing).then(pl.col("c"))).to_series()
    if column.account and not numeric:
        text = _select(text, lambda c: one_spelling(c, rules.platform))
    good = _are_ids(text, numeric=numeric)
    if careful:
        good &= ~text.str.contains(FLOATED)
    return text.to_frame("c").select(pl.when(good).then(pl.col("c"))).to_series().alias(fields.name)


def _need_care(fields: pl.Series) -> bool:
    """Whether any text is more than lower case letters and digits that are an id as they stand."""
    plain = fields.str.contains(r"^[a-z0-9_]*$") & (fields.str.len_bytes() > 4)
    return not bool(plain.all())


def _bare(text: pl.Expr, *, numeric: bool) -> pl.Expr:
    """Without what programs put around ids so that spreadsheets keep them, and as `7` where it says `7.0`."""
    text = text.str.replace(r"^['\"]+(.*?)['\"]*$", "$1")
    if numeric:
        text = text.str.replace(r"^x(\d+)$", "$1")
    return text.str.replace(_WHOLE_FLOAT, "$1")


def _are_ids(fields: pl.Series, *, numeric: bool) -> pl.Series:
    wrong = fields.str.contains(r"[^0-9]" if numeric else r"[\s\p{C}]|:$")
    return ~wrong & fields.str.len_bytes().is_between(1, ID_BYTES)


def _are_bare_handles(fields: pl.Series) -> bool:
    """Whether all are handles as they stand: nothing around them, and no word for nothing among them."""
    bare = fields.str.contains(r"^[A-Za-z0-9_]{1,50}$").all()
    return bare and not _nothing(fields).any()


def _handle(text: pl.Expr) -> pl.Expr:
    bare = text.str.strip_chars().str.replace(r"^['\"]+(.*?)['\"]*$", "$1")
    bare = pl.when(~bare.str.to_lowercase().is_in(list(NULL_WORDS))).then(bare)
    usable = ~bare.str.contains(r"[\s\p{C}]|:$") & bare.str.len_bytes().is_between(1, ID_BYTES)
    return pl.when(usable).then(bare.str.strip_prefix("@"))


def _mentions(text: pl.Expr, platform: str, *, dicts: bool, addresses: bool) -> pl.Expr:
    """Accounts of a list in a cell: `a,b`, `a; b`, `a|b`, `["@a"]`, `['a']`, `[22, 33]`, or dicts that hold them."""
    plain = text.str.extract_all(r"[^\s,;|\[\]\"'(){}]+")
    if not dicts:
        return _spelled(plain, platform, addresses=addresses)
    held = text.str.contains(r"""['"](?:screen_name|username|userName|id_str|id)['"]\s*:""")
    whole = r"""['"](?:screen_name|username|userName)['"]\s*:\s*['"][^'"]+['"]"""
    ids = r"""['"](?:id_str|id)['"]\s*:\s*['"]?x?\d+"""
    by_id = text.str.extract_all(ids).list.eval(pl.element().str.extract(r"(\d+)$", 1))
    by_name = text.str.extract_all(whole).list.eval(pl.element().str.extract(r"""['"]([^'"]+)['"]$""", 1))
    found = pl.when(held).then(pl.when(by_id.list.len() > 0).then(by_id).otherwise(by_name)).otherwise(plain)
    return _spelled(found, platform, addresses=addresses)


def _spelled(found: pl.Expr, platform: str, *, addresses: bool) -> pl.Expr:
    bare = pl.element().str.replace(r"^x(\d+)$", "$1")
    found = found.list.eval(one_spelling(bare, platform, addresses=addresses))
    return found.list.eval(pl.element().filter(~pl.element().str.to_lowercase().is_in(list(NULL_WORDS))))


def _from(kind: Kind) -> Callable[[pl.Expr], pl.Expr]:
    least = {Kind.COUNT: 1, Kind.TOTAL: 0}.get(kind)
    if kind is Kind.FLAG:
        return lambda value: pl.when(value.is_in([0, 1])).then(value == 1)
    return lambda value: value if least is None else pl.when(value >= least).then(value)


def _count(text: pl.Expr) -> pl.Expr:
    """Whole numbers, and fractions where the source has them: then all are Float64."""
    whole = text.cast(pl.Int64, strict=False)
    number = text.cast(pl.Float64, strict=False)
    number = pl.when(number.is_finite() & (number > 0)).then(number)
    whole = pl.when(whole > 0).then(whole)
    return pl.when(whole.is_null() & number.is_not_null()).then(number).otherwise(whole.cast(pl.Float64))


def read_counts(fields: pl.Series) -> pl.Series:
    """Int64 where all counts are whole, Float64 otherwise."""
    whole = _select(fields, lambda text: text.str.strip_chars().cast(pl.Int64, strict=False))
    if whole.null_count() == fields.null_count():
        return _select(whole, lambda value: pl.when(value > 0).then(value))
    numbers = _select(fields, lambda text: _count(text.str.strip_chars()))
    return numbers.cast(pl.Int64) if are_whole(numbers) else numbers


def are_whole(numbers: pl.Series) -> bool:
    """Whether all are integers that floating point holds exactly."""
    given = numbers.drop_nulls()
    return bool(((given % 1 == 0) & (given < EXACT)).all())


def _total(text: pl.Expr) -> pl.Expr:
    number = pl.coalesce(
        text.cast(pl.Int64, strict=False), text.str.extract(r"^(\d{1,15})\.0*$", 1).cast(pl.Int64)
    )
    return pl.when(number >= 0).then(number)


def _flag(text: pl.Expr) -> pl.Expr:
    return text.str.to_lowercase().replace_strict(_FLAGS, default=None, return_dtype=pl.Boolean)


def _one_of(words: Iterable[str]) -> Callable[[pl.Expr], pl.Expr]:
    known = list(words)
    return lambda text: pl.when(text.str.to_uppercase().is_in(known)).then(text.str.to_uppercase())


def _platform(text: pl.Expr) -> pl.Expr:
    return pl.when(text.str.contains(f"^{PLATFORM.pattern}$")).then(text)


def _word(text: pl.Expr) -> pl.Expr:
    word = text.str.to_lowercase()
    return pl.when(~word.is_in(list(NULL_WORDS))).then(word)


def _tags(text: pl.Expr) -> pl.Expr:
    inside = text.str.extract_all(r"""['"](?:tag|text)['"]\s*:\s*['"][^'"]+['"]""")
    tags = inside.list.eval(pl.element().str.extract(r"""['"]([^'"]+)['"]$""", 1))
    return pl.when(inside.list.len() > 0).then(tags).otherwise(text.str.extract_all(_TAG))


def _links(text: pl.Expr) -> pl.Expr:
    inside = text.str.extract_all(r"""['"](?:expanded_url|unwound_url)['"]\s*:\s*['"][^'"]+['"]""")
    links = inside.list.eval(pl.element().str.extract(r"""['"]([^'"]+)['"]$""", 1))
    return pl.when(inside.list.len() > 0).then(links).otherwise(text.str.extract_all(_LINK))


def _weights(text: pl.Expr) -> pl.Expr:
    """The dict as it is, when it is one and its weight, if it has one, is a number above 0."""
    usable = (~text.str.contains(r"""['"]weight['"]""")) | (weight_of(text, "weight") > 0)
    return pl.when(text.str.contains(r"^\{.*\}$") & usable).then(text)


def weight_of(dicts: pl.Expr, name: str) -> pl.Expr:
    """The number that a Python dict has under a name."""
    number = dicts.str.extract(rf"""['"]{name}['"]\s*:\s*([0-9.eE+-]+)""", 1).cast(pl.Float64, strict=False)
    return pl.when(number.is_finite()).then(number)


_PARSERS: dict[Kind, Callable[[pl.Expr], pl.Expr]] = {
    Kind.TOTAL: _total,
    Kind.FLAG: _flag,
    Kind.ACCOUNT_KIND: _one_of(AccountKind),
    Kind.EVENT: _one_of(EVENTS),
    Kind.WORD: _word,
    Kind.ADDRESS: lambda text: pl.when(text != "").then(text),
    Kind.TAGS: _tags,
    Kind.LINKS: _links,
    Kind.WEIGHTS: _weights,
    Kind.PLATFORM: _platform,
}
