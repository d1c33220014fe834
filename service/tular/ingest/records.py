"""Delimited text record by record: slower than a whole block at once, but it says what is wrong with each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tular.ingest.blocks import Block

_NOTHING = Block(b"", 0)
UNCLOSED = "a quote is opened and never closed"
BAD_QUOTE = "a quoted field goes on after its closing quote"
_NUL = "the row holds a NUL byte"
_NOT_UTF8 = "the row is not valid UTF-8"
_BLANKS = re.compile(r"[ \t]+")
_CLOSED = re.compile(rb'"(?:[^"]++|"")*+"')


@dataclass(frozen=True, slots=True)
class Record:
    """One record, or with a `reason` what should have been one."""

    line: int
    raw: bytes
    fields: list[str]
    reason: str = ""
    end: int = 0
    """Where the next one begins in its block; known of quoted text only."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """How records are written. A space as `delimiter` stands for any white space; quotes mean nothing
    there."""

    delimiter: str
    width: int
    comments: bool = False
    """Whether lines that begin with `#` are no records."""
    rest: bool = False
    """Whether the last field is all that is left of the line, and quotes mean nothing."""
    quotes: bool = True
    """Whether a field may be quoted."""

    @property
    def byte(self) -> bytes:
        return self.delimiter.encode()

    @property
    def quoting(self) -> bool:
        return self.delimiter != " " and not self.rest and self.quotes


@dataclass(frozen=True, slots=True)
class Rows:
    """Records as columns `c0`, `c1`, …; `lines` are their line numbers, or the first's when one a line."""

    fields: pl.DataFrame
    lines: int | NDArray[np.int64]
    refused: Sequence[Record] = ()
    """Lines of the block that are no record."""
    rest: Block = _NOTHING
    """The beginning of a quoted record that the block does not end."""
    left: Block = _NOTHING
    """What was not looked at."""

    def line(self, row: int) -> int:
        return self.lines + row if isinstance(self.lines, int) else int(self.lines[row])


def read_records(block: Block, dialect: Dialect, most: int | None = None) -> Rows:
    """The records of a block, one by one, or those of about its first `most` bytes; for any text, and slow."""
    good: list[Record] = []
    refused: list[Record] = []
    rest = left = _NOTHING
    for record in split_records(block, dialect):
        if record.reason == UNCLOSED:
            rest = Block(record.raw, record.line)
        else:
            (refused if record.reason else good).append(record)
        if most is not None and record.end >= most and not rest.data:
            left = Block(block.data[record.end :], record.line + record.raw.count(b"\n") + 1)
            break
    fields = list(zip(*(record.fields for record in good), strict=True)) or [()] * dialect.width
    frame = pl.DataFrame([pl.Series(f"c{i}", values, pl.String) for i, values in enumerate(fields)])
    lines = np.fromiter((record.line for record in good), np.int64, len(good))
    return Rows(frame, lines, refused, rest, left)


def split_records(block: Block, dialect: Dialect) -> Iterator[Record]:
    """Records of a block, without blank lines and comments.

    A quote that the block does not close gives one last record with the reason UNCLOSED, whose `raw` is all
    that follows: the next block may hold its end.
    """
    if dialect.quoting and b'"' in block.data:
        return _quoted(block, dialect)
    return _lines(block, dialect)


def _lines(block: Block, dialect: Dialect) -> Iterator[Record]:
    for number, raw in enumerate(block.data.split(b"\n"), block.line):
        if _is_empty(raw, dialect):
            continue
        text, reason = _decode(raw.rstrip(b"\r"))
        most = dialect.width - 1 if dialect.rest else 0
        fields = (
            _BLANKS.split(text.strip(" \t"), most)
            if dialect.delimiter == " "
            else text.split(dialect.delimiter, most or -1)
        )
        yield Record(number, raw, fields, reason or wrong_width(len(fields), dialect.width))


def _is_empty(line: bytes, dialect: Dialect) -> bool:
    return not line.strip() or (dialect.comments and line.startswith(b"#"))


def _decode(raw: bytes) -> tuple[str, str]:
    try:
        return raw.decode(), _NUL if b"\0" in raw else ""
    except UnicodeDecodeError:
        return "", _NOT_UTF8


def wrong_width(found: int, width: int) -> str:
    """The reason for a number of fields, or nothing."""
    if found == width:
        return ""
    return f"the row has {'fewer' if found < width else 'more'} than {width} fields"


def _quoted(block: Block, dialect: Dialect) -> Iterator[Record]:
    data, at, line = block.data, 0, block.line
    while at < len(data):
        end = data.find(b"\n", at)
        end = len(data) if end < 0 else end
        if _is_empty(data[at:end], dialect):
            at, line = end + 1, line + 1
            continue
        record = _quoted_record(data, at, end, line, dialect)
        at += len(record.raw) + 1
        yield replace(record, end=at)
        if record.reason == UNCLOSED:
            return
        line += record.raw.count(b"\n") + 1


def _quoted_record(data: bytes, at: int, line_end: int, line: int, dialect: Dialect) -> Record:
    """The record that begins at `at`; of a badly quoted one, only its first line."""
    delimiter, fields, start = dialect.delimiter.encode(), [], at
    while True:
        quoted = data[at : at + 1] == b'"'
        if quoted:
            match = _CLOSED.match(data, at)
            if match is None:
                return Record(line, data[start:], [], UNCLOSED)
            fields.append(match[0][1:-1].replace(b'""', b'"'))
            at = match.end()
        else:
            at, begin = _field_end(data, at, delimiter), at
            fields.append(data[begin:at])
        after = data[at : at + 2]
        if after.startswith(delimiter):
            at += 1
        elif not after or after[:1] == b"\n" or (quoted and after in (b"\r\n", b"\r")):
            return _finish(data[start : at + (after[:1] == b"\r")], fields, line, dialect)
        else:
            return Record(line, data[start:line_end], [], BAD_QUOTE)


def _field_end(data: bytes, at: int, delimiter: bytes) -> int:
    ends = (data.find(delimiter, at), data.find(b"\n", at))
    return min((end for end in ends if end >= 0), default=len(data))


def _finish(raw: bytes, fields: list[bytes], line: int, dialect: Dialect) -> Record:
    fields[-1] = fields[-1].rstrip(b"\r")
    text, reason = _decode(raw)
    if not text:
        return Record(line, raw, [], reason)
    decoded = [field.decode() for field in fields]
    return Record(line, raw, decoded, reason or wrong_width(len(decoded), dialect.width))
