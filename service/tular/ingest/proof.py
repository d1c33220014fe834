"""Whole blocks parsed by polars, taken only when it is proved that every line is one right record.

polars reads `007` and `+7` as 7, fills short rows with nulls and swallows lines after a stray quote; each
of these changes a count that is checked here, so that a block is either read exactly or not at all (None).
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tular.ingest.blocks import Block, count_byte
from tular.ingest.records import Dialect, Rows

Bytes = NDArray[np.uint8]
Places = NDArray[np.int64]
_QUOTE, _NEWLINE, _RETURN = b'"\n\r'
POLARS_WOULD_DECOMPRESS = (b"\x1f\x8b", b"\x78\x01", b"\x78\x9c", b"\x78\xda", b"\x28\xb5")
_INTEGER = re.compile(r"0|[1-9][0-9]{0,17}")


def read_plain(block: Block, dialect: Dialect, integers: Sequence[bool]) -> Rows | None:
    """Records of a block without quotes. `integers`: columns that become Int64 if the first line's do."""
    data = unix_lines(block.data)
    if data is None or _has_oddities(data, dialect):
        return None
    rows = count_byte(data, b"\n") + (not data.endswith(b"\n"))
    first = data[: data.find(b"\n")].decode("utf-8", "replace").split(dialect.delimiter)
    if len(first) != dialect.width or count_byte(data, dialect.byte) != rows * (dialect.width - 1):
        return None
    types = [
        pl.Int64() if may and _INTEGER.fullmatch(field) else pl.String()
        for may, field in zip(integers, first, strict=True)
    ]
    frame = _parse(data, dialect, types, quote=None)
    if frame is None or frame.height != rows or _has_blanks(frame, dialect):
        return None
    if any(integers) and not _exact(frame, data, rows):
        return None
    return Rows(frame, block.line)


def read_quoted(block: Block, dialect: Dialect, *, last: bool) -> Rows | None:
    """Records of a block with quoted fields, which may hold delimiters, line ends and doubled quotes."""
    data = block.data
    if _has_oddities(data, dialect):
        return None
    text = np.frombuffer(data, np.uint8)
    quoting = text == _QUOTE
    quotes = np.flatnonzero(quoting)
    if not _well_quoted(text, quotes, dialect.byte[0]):
        return None
    # Bytes are accumulated more than twice as fast as truth values.
    outside = ~np.bitwise_xor.accumulate(quoting.view(np.uint8)).view(np.bool_)
    newline = text == _NEWLINE
    ends = np.flatnonzero(newline & outside)
    size = len(data) if last and quotes.size % 2 == 0 else int(ends[-1]) + 1 if ends.size else 0
    rows = int(ends.size) + (size > 0 and not data.endswith(b"\n", 0, size))
    delimiters = np.count_nonzero((text[:size] == dialect.byte[0]) & outside[:size])
    if delimiters != rows * (dialect.width - 1):
        return None
    frame = _parse(data[:size], dialect, [pl.String()] * dialect.width, quote='"')
    if frame is None or frame.height != rows or _has_blanks(frame, dialect):
        return None
    starts = np.concatenate([np.zeros(1, np.int64), ends + 1])[:rows]
    newlines = np.flatnonzero(newline)
    rest = Block(data[size:], block.line + int(np.searchsorted(newlines, size)))
    return Rows(frame, block.line + np.searchsorted(newlines, starts), rest=rest)


def unix_lines(data: bytes) -> bytes | None:
    returns = data.count(b"\r")
    if not returns:
        return data
    return data.replace(b"\r\n", b"\n") if data.count(b"\r\n") == returns else None


def _has_oddities(data: bytes, dialect: Dialect) -> bool:
    """NUL bytes, comments, tabs among spaces, and blank lines where a blank line would pass for a record."""
    comments = dialect.comments and b"#" in data and (data.startswith(b"#") or b"\n#" in data)
    blanks = dialect.width == 1 and (data.startswith(b"\n") or b"\n\n" in data)
    tabs = dialect.delimiter == " " and b"\t" in data
    return comments or blanks or tabs or b"\0" in data or data.startswith(POLARS_WOULD_DECOMPRESS)


def _parse(
    data: bytes, dialect: Dialect, types: Sequence[pl.DataType], quote: str | None
) -> pl.DataFrame | None:
    schema = {f"c{i}": kind for i, kind in enumerate(types)}
    if not data:
        return pl.DataFrame(schema=schema)
    try:
        return pl.read_csv(
            io.BytesIO(data), has_header=False, schema=schema, separator=dialect.delimiter, quote_char=quote
        )
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException):
        return None


def _has_blanks(frame: pl.DataFrame, dialect: Dialect) -> bool:
    """Whether delimiters only, such as a tab, were taken for a record, or two spaces for three fields."""
    if dialect.delimiter == " ":
        return any(column.null_count() for column in frame)
    if not frame.to_series(0).null_count():
        return False
    return bool(frame.select(pl.all_horizontal(pl.all().is_null()).any()).item())


def _exact(frame: pl.DataFrame, data: bytes, rows: int) -> bool:
    """Whether the values, written canonically, take exactly the bytes of `data`."""
    written = sum(_digits(column) if column.dtype == pl.Int64 else _size(column) for column in frame)
    line_ends = rows - (not data.endswith(b"\n"))
    return written + rows * (frame.width - 1) + line_ends == len(data)


def _digits(column: pl.Series) -> int:
    """Decimal digits of all values ≥ 0 (a minus sign makes the count too small, and the proof fail)."""
    values = column.drop_nulls().to_numpy()
    largest = int(values.max()) if values.size else 0
    return values.size + sum(int(np.count_nonzero(values >= 10**k)) for k in range(1, len(str(largest))))


def _size(column: pl.Series) -> int:
    return int(column.str.len_bytes().sum() or 0)


def _well_quoted(text: Bytes, quotes: Places, delimiter: int) -> bool:
    """Whether each quote opens a field at its begin, closes it at its end, or is doubled inside."""
    opening, closing = quotes[::2], quotes[1::2]
    before = text[np.maximum(opening - 1, 0)]
    doubled = np.zeros(opening.size, bool)
    doubled[1:] = opening[1:] == closing[: opening.size - 1] + 1
    starts = (opening == 0) | (before == delimiter) | (before == _NEWLINE) | doubled
    at_end = closing + 1 == text.size
    after = text[np.minimum(closing + 1, text.size - 1)]
    again = np.zeros(closing.size, bool)
    again[: opening.size - 1] = doubled[1:]
    ends = at_end | (after == delimiter) | (after == _NEWLINE) | (after == _RETURN) | again
    return bool(starts.all() and ends.all())
