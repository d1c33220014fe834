"""Blocks of delimited text → checked columns; rows that cannot be used → rejects.

Clean text, which is nearly all text, is read whole (`proof`). What is not proved clean is divided into
pieces until the trouble is in a small one; only that is read record by record (`records`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tular.errors import IngestError
from tular.ingest.blocks import Block
from tular.ingest.columns import Kind, Subject
from tular.ingest.interpret import Interpreter
from tular.ingest.layout import Layout
from tular.ingest.lines import read_lines
from tular.ingest.proof import read_plain, read_quoted
from tular.ingest.records import BAD_QUOTE, UNCLOSED, Dialect, Rows, read_records
from tular.ingest.rejects import Rejects
from tular.models import Batch

PIECE_BYTES = 1 << 14
PIECES = 64
MOST_CAREFUL = 1 << 21
"""Bytes that are read record by record before all that follows is tried at once again."""
HOPELESS_ROWS = 20_000
_MAY_BE_INTEGER = {Kind.ID, Kind.COUNT, Kind.TIME}


class Table:
    """Reads the blocks of one file with one layout."""

    def __init__(
        self, file: str, layout: Layout, interpreter: Interpreter, max_record: int, rejects: Rejects
    ) -> None:
        schema = interpreter.schema
        self.file, self.interpreter, self.rejects, self.max_record = file, interpreter, rejects, max_record
        self.dialect = Dialect(
            layout.delimiter,
            len(schema.columns),
            comments=not layout.header,
            rest=layout.rest,
            quotes=layout.quotes,
        )
        self.lines_to_skip = layout.lines_before
        self.held: Block | None = None
        self.careful_bytes = PIECE_BYTES
        self.badly_quoted = self.well_quoted = 0
        relations = schema.subject is Subject.RELATIONS
        self.integers = [relations and column.kind in _MAY_BE_INTEGER for column in schema.columns]

    def batches(self, blocks: Iterable[Block]) -> Iterator[Batch]:
        """Batches of the rows that can be used, in the order of the file."""
        for block in blocks:
            yield from self.take(block)
        yield from self.end()

    def take(self, block: Block) -> Iterator[Batch]:
        """Of the next lines of the file; a record that they do not end is held."""
        yield from self._batches(self._joined(self._after_header(block)), last=False)

    def end(self) -> Iterator[Batch]:
        """Of what is held, when no more lines come."""
        if held := self.held:
            self.held = None
            yield from self._batches(held, last=True)

    def _joined(self, block: Block) -> Block:
        held, self.held = self.held, None
        return Block(held.data + block.data, held.line) if held else block

    def _batches(self, block: Block, *, last: bool) -> Iterator[Batch]:
        if not block.data.strip(b"\r\n"):
            return  # Gigabytes of blank lines, such as bombs are made of, are no rows.
        quoted = self.dialect.quoting and b'"' in block.data
        rows = self._quoted(block, last=last) if quoted else self._plain(block)
        for some in rows:
            yield from self._interpreted(some)

    def _after_header(self, block: Block) -> Block:
        """The block without the lines before the first row."""
        at = 0
        while self.lines_to_skip and at < len(block.data):
            end = block.data.find(b"\n", at)
            at = len(block.data) if end < 0 else end + 1
            self.lines_to_skip -= 1
            block = Block(block.data, block.line + 1)
        return Block(block.data[at:], block.line) if at else block

    def _plain(self, block: Block) -> Iterator[Rows]:
        rows = None
        if not self.dialect.rest:
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
            rows = read_quoted(block, self.dialect, last=last)
            if rows is None:
                rows = read_records(block, self.dialect, self.careful_bytes)
                self._refuse_if_hopeless(rows)
            self.careful_bytes = min(2 * self.careful_bytes, MOST_CAREFUL) if rows.left.data else PIECE_BYTES
            yield rows
            if rows.left.data:
                block = rows.left
                continue
            rest = rows.rest
            if not last and len(rest.data) <= self.max_record:
                self.held = rest if rest.data else None
                return
            block = self._after_first_line(rest)

    def _refuse_if_hopeless(self, rows: Rows) -> None:
        """Give a file up whose quotes are no quotes: reading on would take hours and accept nothing."""
        self.badly_quoted += sum(record.reason == BAD_QUOTE for record in rows.refused)
        self.well_quoted += rows.fields.height
        if self.badly_quoted > HOPELESS_ROWS and self.badly_quoted > self.well_quoted:
            raise IngestError(
                f"Most rows of {self.file} have quotes that do not end where a field does.",
                remedy="If quotes mean nothing there, state --no-quotes.",
            )

    def _after_first_line(self, rest: Block) -> Block:
        if not rest.data:
            return rest
        line, _, after = rest.data.partition(b"\n")
        self._reject(rest.line, UNCLOSED, line)
        return Block(after, rest.line + 1)

    def _interpreted(self, rows: Rows) -> Iterator[Batch]:
        yield from self.interpreter.batches(rows.fields)
        refused = [(record.line, record.reason, record.raw) for record in rows.refused]
        refused += [
            (rows.line(row), reason, self._row(rows, row)) for row, reason in self.interpreter.refused
        ]
        for line, reason, raw in sorted(refused):
            self._reject(line, reason, raw)

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
