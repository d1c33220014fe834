"""Blocks of delimited text → checked columns; rows that cannot be used → rejects.

Clean text, which is nearly all text, is read whole (`proof`). What is not proved clean is divided into
pieces until the trouble is in a small one; only that is read record by record (`records`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import polars as pl

from tular.ingest.blocks import Block
from tular.ingest.checks import check
from tular.ingest.columns import Kind, Schema, Subject
from tular.ingest.lines import read_lines
from tular.ingest.proof import read_plain, read_quoted
from tular.ingest.recognise import Layout
from tular.ingest.records import UNCLOSED, Dialect, Rows, read_records, split_records
from tular.ingest.rejects import Rejects

PIECE_BYTES = 1 << 14
PIECES = 64
HEADER_BYTES = 1 << 16
_PREAMBLE = re.compile(rb"(?:[ \t\r\x0b\x0c]*+\n|#[^\n]*+(?:\n|\Z))*+")
_MAY_BE_INTEGER = {Kind.ID, Kind.COUNT, Kind.TIME}


class Table:
    """Reads the blocks of one file with one layout. Give it every block in order, then `finish`."""

    def __init__(self, file: str, layout: Layout, schema: Schema, max_record: int, rejects: Rejects) -> None:
        self.file, self.schema, self.rejects, self.max_record = file, schema, rejects, max_record
        self.dialect = Dialect(layout.delimiter, len(schema.columns), comments=not layout.header)
        self.numeric_ids = layout.numeric_ids
        self.header_pending = layout.header
        self.held: Block | None = None
        relations = schema.subject is Subject.RELATIONS
        self.integers = [relations and column.kind in _MAY_BE_INTEGER for column in schema.columns]

    def frames(self, blocks: Iterable[Block]) -> Iterator[pl.DataFrame]:
        """Typed columns of the rows that can be used, in the order of the file."""
        for block in blocks:
            yield from self._frames(self._joined(block), last=False)
        if self.held:
            yield from self._frames(self.held, last=True)

    def _joined(self, block: Block) -> Block:
        held, self.held = self.held, None
        return Block(held.data + block.data, held.line) if held else block

    def _frames(self, block: Block, *, last: bool) -> Iterator[pl.DataFrame]:
        if self.header_pending:
            block = self._without_header(block)
        if not block.data:
            return
        quoted = self.dialect.quoting and b'"' in block.data
        rows = self._quoted(block, last=last) if quoted else self._plain(block)
        for some in rows:
            frame = self._checked(some)
            if frame.height:
                yield frame

    def _without_header(self, block: Block) -> Block:
        """The block after blank lines, comments and the header; nothing when it holds no header yet."""
        preamble = _PREAMBLE.match(block.data)
        start = preamble.end() if preamble else 0
        beginning = Block(block.data[start : start + HEADER_BYTES], 1)
        header = next(split_records(beginning, self.dialect), None)
        self.header_pending = header is None
        if header is None:
            return Block(b"", block.line)
        unclosed = header.reason == UNCLOSED
        end = start + len(header.raw.partition(b"\n")[0] if unclosed else header.raw) + 1
        return Block(block.data[end:], block.line + block.data.count(b"\n", 0, end))

    def _plain(self, block: Block) -> Iterator[Rows]:
        rows = read_plain(block, self.dialect, self.integers) or read_lines(block, self.dialect)
        if rows:
            yield rows
        elif len(block.data) <= PIECE_BYTES or _is_one_line(block.data):
            yield read_records(block, self.dialect)
        else:
            for piece in _pieces(block):
                yield from self._plain(piece)

    def _quoted(self, block: Block, *, last: bool) -> Iterator[Rows]:
        """Like `_plain`; a record that the block does not end is held for the next, unless there is none."""
        while block.data:
            rows = read_quoted(block, self.dialect, last=last) or read_records(block, self.dialect)
            yield rows
            rest = rows.rest
            if not last and len(rest.data) <= self.max_record:
                self.held = rest if rest.data else None
                return
            block = self._after_first_line(rest)

    def _after_first_line(self, rest: Block) -> Block:
        if not rest.data:
            return rest
        line, _, after = rest.data.partition(b"\n")
        self._reject(rest.line, UNCLOSED, line)
        return Block(after, rest.line + 1)

    def _checked(self, rows: Rows) -> pl.DataFrame:
        names = {f"c{i}": column.name for i, column in enumerate(self.schema.columns)}
        checked = check(rows.fields.rename(names), self.schema.columns, numeric_ids=self.numeric_ids)
        refused = [(record.line, record.reason, record.raw) for record in rows.refused]
        refused += [
            (rows.line(row), reason, self._row(rows, row)) for row, reason in checked.refused.iter_rows()
        ]
        for line, reason, raw in sorted(refused):
            self._reject(line, reason, raw)
        return checked.accepted

    def _row(self, rows: Rows, row: int) -> bytes:
        fields = rows.fields.row(row)
        return self.dialect.delimiter.join("" if field is None else str(field) for field in fields).encode()

    def _reject(self, line: int, reason: str, row: bytes) -> None:
        self.rejects.add(self.file, line, reason, row)


def _is_one_line(data: bytes) -> bool:
    return data.find(b"\n") in (-1, len(data) - 1)


def _pieces(block: Block) -> Iterator[Block]:
    """The block in up to PIECES parts, cut at line ends."""
    data, line, start = block.data, block.line, 0
    step = max(len(data) // PIECES, PIECE_BYTES // 2)
    while start < len(data):
        cut = data.find(b"\n", start + step)
        end = len(data) if cut < 0 else cut + 1
        yield Block(data[start:end], line)
        line += data.count(b"\n", start, end)
        start = end
