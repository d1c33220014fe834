"""The bar of a load: share of the bytes read, then of the rows written, with rate and remaining time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Self

from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from tular.cli.console import console

if TYPE_CHECKING:
    from tular.ingest import Reading
    from tular.models import Batch


class LoadBar:
    """Draws nothing when standard error is not a terminal. Rows are written a batch behind the reading, or, into an
    empty database, when all are read."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._handed = self._written = 0
        self._ended = False
        columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
        self._bar = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
        self._began = time.monotonic()
        self._read = self._bar.add_task("reading")
        self._write = self._bar.add_task("writing", visible=False, start=False, total=None)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def batches(self) -> Iterator[Batch]:
        """What is read, shown as it is handed over."""
        for batch in self._reading:
            self._handed += batch.frame.height
            self._show_reading()
            yield batch
        self._ended = True
        self._show_writing()

    def wrote(self, rows: int) -> None:
        """So many more rows are in Neo4j."""
        self._written += rows
        self._show_writing()

    def _show_reading(self) -> None:
        known = self._reading.progress
        self._bar.update(
            self._read,
            completed=known.bytes_read,
            total=known.bytes_total,
            description=self._said("reading", self._reading.rows_read),
        )

    def _show_writing(self) -> None:
        """Of the rows that there will be, as far as the bytes read tell."""
        known = self._reading.progress
        # A block of a file is read whole before the first of its batches is handed over.
        rows = max(self._handed, self._reading.accepted)
        if self._ended:
            total = float(rows) if self._written else None  # an import does not say how far it is
        else:
            total = rows * known.bytes_total / max(1, known.bytes_read) if known.bytes_total else None
        if self._bar.tasks[self._write].start_time is None:
            self._bar.start_task(self._write)
            self._bar.update(self._read, visible=False)
        done = min(self._written, self._handed)
        self._bar.update(
            self._write, visible=True, completed=done, total=total, description=self._said("writing", done)
        )

    def _said(self, what: str, rows: int) -> str:
        rate = rows / (time.monotonic() - self._began + 1e-9)
        return f"{what}: {rows:,} rows, {rate:,.0f}/s" if rows else what
