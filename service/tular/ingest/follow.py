"""`Followed`: a file or stream that grows → rounds of batches, each soon after its lines were written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from threading import Event

from tular.errors import IngestError, UsageError
from tular.ingest.beginning import SAMPLE_BYTES, Beginning
from tular.ingest.blocks import Block
from tular.ingest.columns import Schema, Subject
from tular.ingest.encodings import in_utf_8
from tular.ingest.formats import BY_FORMAT, JSON_FORMATS
from tular.ingest.json_table import JsonTable
from tular.ingest.layout import Layout
from tular.ingest.opening import Opening
from tular.ingest.options import Format, ReadOptions
from tular.ingest.originals import Originals
from tular.ingest.reader import Reading
from tular.ingest.rejects import Rejects
from tular.ingest.source import STDIN, Source
from tular.ingest.tail import Tail, Turn
from tular.ingest.totals import Uncounted
from tular.models import Batch, Relation

MOST_POSTS = 2_000_000
"""Authors of so many posts are remembered, for references of later posts (some 80 MB)."""
BEGINNING_LINES = 20
"""A header may be anywhere in so many lines; with more of them what is not understood is an error."""
LEFT_OUT = "last lines that had no end yet when following ended, left for the next time"
_BY_LINE = {Format.JSONL, *(kind.format for kind in JSON_FORMATS)}
Say = Callable[[str], None]
ReadBlock = Callable[[Block], Iterator[Batch]]


class Followed(Reading):
    """`rounds` gives what came, until `stop` is set or a stream ends; all else as of a Reading."""

    def __init__(
        self, paths: Sequence[str], options: ReadOptions, rejects: Rejects, stop: Event, say: Say
    ) -> None:
        """Raises UsageError unless `paths` is one file or `-`."""
        if len(paths) != 1:
            raise UsageError(
                f"{len(paths)} paths cannot be followed at once.",
                remedy="Follow one file or -, each in a command of its own.",
                field="paths",
            )
        self._source = Source(paths[0])
        super().__init__(paths, options, rejects, [self._source])
        self._originals = Originals(self.tally.notes, MOST_POSTS)
        self._tail = Tail(self._source.name, stop, self._reject, max_line=options.max_line_bytes)
        self._say, self._digest = say, sha256()
        self._beginning: list[Block] = []
        self._read_block: ReadBlock | None = None
        self._told = ""

    def rounds(self) -> Iterator[Iterator[Batch]]:
        """Each round's batches, to be taken before the next one is asked for; now and then an empty round, so that
        who takes them can do what time asks for."""
        for block in self._tail.blocks():
            if block is None:
                yield iter(())
            elif isinstance(block, Turn):
                self._say(f"{self._source.name}: {block.reason}; it is read from its start.")
                self._read_block = None
            else:
                yield map(self._counted, self._round(block))
        yield map(self._counted, self._end())

    def _round(self, block: Block) -> Iterator[Batch]:
        self._digest.update(block.data)
        blocks = [block]
        if self._read_block is None:
            self._beginning.append(block)
            self._read_block = self._understood(last=False)
            blocks, self._beginning = (self._beginning, []) if self._read_block else ([], self._beginning)
        for one in blocks:
            yield from self._read_block(one) if self._read_block else ()
        yield from self._originals.found()

    def _end(self) -> Iterator[Batch]:
        if self._beginning and (read_block := self._understood(last=True)):
            for block in self._beginning:
                yield from read_block(block)
        self.tally.notes[LEFT_OUT] += bool(self._tail.unended)
        yield from self._last()
        self.fingerprints[self._source.name] = self._digest.hexdigest()[:16]

    def _understood(self, *, last: bool) -> ReadBlock | None:
        """How to read a block; None while too few lines are there to tell."""
        sample = b"".join(block.data for block in self._beginning)
        lines = sample.count(b"\n")
        _refuse_documents(self._source.name, sample)
        try:
            layout = self._layout(self._source, sample[: SAMPLE_BYTES + 1])
        except IngestError as error:
            if last or lines > BEGINNING_LINES:
                raise
            self._tell_once(f"{error.message} More lines are waited for.")
            return None
        if layout is None or (layout.schema and lines <= layout.lines_before and not last):
            return None
        _refuse_other_than_lines(self._source.name, layout)
        return self._reader_of(layout)

    def _tell_once(self, sentence: str) -> None:
        if sentence != self._told:
            self._told = sentence
            self._say(sentence)

    def _reader_of(self, layout: Layout) -> ReadBlock:
        if layout.schema:
            _refuse_untold(self._source.name, layout.schema)
            totals = Uncounted(self.tally.notes)
            table = self._table_of(self._source.name, layout, layout.schema, totals)
            return lambda block: table.take(Block(self._in_utf_8(block, layout), block.line))
        if layout.format in BY_FORMAT:
            read = BY_FORMAT[layout.format].read
            return lambda block: read(self._opening(block, layout))
        return lambda block: JsonTable(
            self._opening(block, layout), self._originals, lambda: Uncounted(self.tally.notes)
        ).batches()

    def _opening(self, block: Block, layout: Layout) -> Opening:
        chunks = [self._in_utf_8(block, layout)]
        return Opening(
            self._source,
            chunks,
            self.options,
            self.rejects,
            self.tally,
            first_line=block.line,
            lines_only=True,
        )

    def _in_utf_8(self, block: Block, layout: Layout) -> bytes:
        return b"".join(in_utf_8([block.data], layout.encoding, self._source.name, layout.line_end))

    def _reject(self, line: int, reason: str, row: bytes) -> None:
        self.rejects.add(self._source.name, line, reason, row)


def _refuse_documents(name: str, sample: bytes) -> None:
    if Beginning(name, "", sample[:SAMPLE_BYTES]).is_document:
        raise _not_by_line(name, "it is one JSON document")


def _refuse_other_than_lines(name: str, layout: Layout) -> None:
    """Following is reading lines in UTF-8 or what is like it."""
    if not layout.schema and layout.format not in _BY_LINE:
        raise _not_by_line(name, str(layout))
    if layout.encoding.startswith(("utf-16", "utf-32")):
        raise _not_by_line(name, f"its text is in {layout.encoding}")


def _not_by_line(name: str, why: str) -> UsageError:
    where = "Standard input" if name == STDIN else name
    return UsageError(
        f"{where} cannot be followed: {why}.",
        remedy="Follow tables and objects one a line; load others without --follow when they are whole.",
        field="paths",
    )


def _refuse_untold(name: str, schema: Schema) -> None:
    counted = schema.subject is Subject.RELATIONS and schema.relation is not Relation.FOLLOWS
    if counted and not (schema.has("at") or schema.has("post")):
        raise UsageError(
            f"{name} cannot be followed: nothing tells its events apart, and a file that grows has no sum.",
            remedy="Load it without --follow when it is whole.",
            field="paths",
        )
