"""`read`: paths → batches. One file at a time, one block at a time."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import chain
from typing import Self

from tular.errors import IngestError
from tular.ingest.beginning import SAMPLE_BYTES
from tular.ingest.blocks import BOM
from tular.ingest.columns import Schema
from tular.ingest.compression import StreamError
from tular.ingest.encodings import in_utf_8, sample_in_utf_8, told_encoding
from tular.ingest.formats import BY_FORMAT
from tular.ingest.interpret import Interpreter
from tular.ingest.json_table import JsonTable
from tular.ingest.layout import Layout
from tular.ingest.list_pages import WHOLE_LISTS, WholeList
from tular.ingest.opening import Opening, digested, peek
from tular.ingest.options import IdKind, ReadOptions
from tular.ingest.originals import Originals
from tular.ingest.recognise import recognise
from tular.ingest.rejects import Rejects
from tular.ingest.source import Progress, Source, find_sources, nothing_to_read
from tular.ingest.table import Table
from tular.ingest.tally import Tally
from tular.ingest.totals import Totals
from tular.ingest.words import sentences
from tular.models import AccountBatch, Batch, PostBatch, RelationBatch

TO_THEMSELVES = "relations of accounts to themselves (kept, left out of analyses)"


def read(paths: Sequence[str], options: ReadOptions, rejects: Rejects) -> Reading:
    """Read files, folders and standard input (`-`) as batches.

    Rows that cannot be used go to `rejects` and never stop the reading. Raises IngestError for input that
    cannot be read or understood at all: at once for files, and when its turn comes for standard input.
    """
    return Reading(paths, options, rejects)


class Reading(Iterator[Batch]):
    """Batches, and what is known while they come.

    `progress` has the bytes read and in total; `recognised` how each file was understood in a line, `sentences` in
    words; `made` how many accounts, posts and relations of each type the rows became; `fingerprints` those of the
    contents; `passed_over` why files in folders were not read; `broken` what is wrong with compressed files that
    could not be read to their end; `notes` counts of things worth knowing that are no errors.
    """

    def __init__(
        self,
        paths: Sequence[str],
        options: ReadOptions,
        rejects: Rejects,
        sources: Sequence[Source] | None = None,
    ) -> None:
        """`sources`: what to read instead of `paths`."""
        self.options = options
        self.rejects = rejects
        self.tally = Tally()
        self.recognised: dict[str, str] = {}
        self.broken: dict[str, str] = {}
        self._rejected_before = rejects.count
        self.sentences: dict[str, list[str]] = {}
        self.made: Counter[str] = Counter()
        self.fingerprints: dict[str, str] = {}
        self.passed_over: dict[str, str] = {}
        if sources is None:
            sources, self.passed_over = find_sources(paths)
        known = [(source, self._recognise(source)) for source in sources]
        wanted = [(source, layout) for source, layout in known if source.name not in self.passed_over]
        if not wanted:
            raise nothing_to_read(paths)
        sizes = [source.size for source, _ in wanted]
        self.progress = Progress(None if None in sizes else sum(size or 0 for size in sizes))
        self._originals = Originals(self.tally.notes)
        files = chain.from_iterable(self._read(source, layout) for source, layout in wanted)
        self._batches = chain(files, self._last())

    @property
    def accepted(self) -> int:
        return self.tally.accepted

    @property
    def notes(self) -> Counter[str]:
        return +self.tally.notes

    @property
    def rows_read(self) -> int:
        """Rows of all kinds so far: the accepted and the rejected ones."""
        return self.accepted + self.rejects.count - self._rejected_before

    @property
    def whole_lists(self) -> list[WholeList]:
        """Lists of followers, or of whom accounts follow, that came whole."""
        return list(self.tally.list_pages.whole())

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Batch:
        return self._counted(next(self._batches))

    def _counted(self, batch: Batch) -> Batch:
        self.made[kind_of(batch)] += batch.frame.height
        if isinstance(batch, RelationBatch):
            ends = batch.frame["source"], batch.frame["target"]
            self.tally.notes[TO_THEMSELVES] += int((ends[0] == ends[1]).sum())
        return batch

    def _recognise(self, source: Source) -> Layout | None:
        """How a file is written. What is not understood is an error, unless a folder brought it along."""
        if not source.repeatable:
            return None
        try:
            return self._layout(source, source.sample(SAMPLE_BYTES + 1))
        except IngestError as error:
            if source.named:
                raise
            self.passed_over[source.name] = str(error).removeprefix(f"{source.name} ")
            return None

    def _layout(self, source: Source, sample: bytes) -> Layout | None:
        encoding = told_encoding(sample, self.options.encoding)
        text = sample_in_utf_8(sample, encoding).removeprefix(BOM).lstrip(b"\r\n")
        layout = recognise(source.name, source.stem, text, self.options)
        self.recognised[source.name] = str(layout) if layout else "empty"
        if layout and (schema := layout.schema or layout.objects):
            self.sentences[source.name] = sentences(schema, self.options)
        return replace(layout, encoding=encoding) if layout else None

    def _read(self, source: Source, layout: Layout | None) -> Iterator[Batch]:
        chunks = self._chunks(source)
        if layout is None:
            sample, chunks = peek(chunks, SAMPLE_BYTES + 1)
            layout = self._layout(source, sample)
        text = in_utf_8(chunks, layout.encoding, source.name, layout.line_end) if layout else chunks
        digest = sha256()
        text = digested(text, digest)
        opening = Opening(source, text, self.options, self.rejects, self.tally, digest)
        self.fingerprints[source.name] = ""
        if layout:
            yield from self._batches_of(layout, opening)
        else:
            deque(opening.blocks(), maxlen=0)  # there is no row; where the stream breaks is told all the same
        self.fingerprints[source.name] = opening.fingerprint

    def _last(self) -> Iterator[Batch]:
        """What could be told only when all files were read."""
        yield from self._originals.batches()
        self.tally.notes[WHOLE_LISTS] = len(self.whole_lists)

    def _batches_of(self, layout: Layout, opening: Opening) -> Iterator[Batch]:
        if layout.schema:
            yield from self._table(opening, layout, layout.schema)
        elif layout.format in BY_FORMAT:
            yield from BY_FORMAT[layout.format].read(opening)
        else:
            yield from JsonTable(opening, self._originals).batches()

    def _table(self, opening: Opening, layout: Layout, schema: Schema) -> Iterator[Batch]:
        totals = Totals()
        yield from self._table_of(opening.source.name, layout, schema, totals).batches(opening.blocks())
        yield from totals.batches(opening.fingerprint)

    def _table_of(self, name: str, layout: Layout, schema: Schema, totals: Totals) -> Table:
        interpreter = Interpreter(
            schema,
            self.options,
            self.tally,
            self._originals,
            totals,
            numeric_ids=layout.numeric_ids,
            ids_are_names=self.options.ids is IdKind.TEXT,
        )
        return Table(name, layout, interpreter, self.options.max_line_bytes, self.rejects)

    def _chunks(self, source: Source) -> Iterator[bytes]:
        try:
            yield from source.chunks(self.progress)
        except StreamError as damage:
            self.broken[source.name] = str(damage)
            raise


def kind_of(batch: Batch) -> str:
    """`accounts`, `posts`, or the type of relations."""
    if isinstance(batch, AccountBatch):
        return "accounts"
    if isinstance(batch, RelationBatch):
        return batch.relation.value
    return "posts" if isinstance(batch, PostBatch) else "removals"
