"""Rows that cannot be used: counted by reason, and written with file, line and reason to a reject file."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

import orjson

from tular.errors import IngestError

ROW_CHARACTERS = 1_000
FIELDS = ("file", "line", "reason", "row")


class Rejects:
    """Takes rejected rows; memory stays bounded however many come.

    The reject file appears with the first rejected row: JSON lines, or CSV when its name ends in `.csv`;
    each has `file`, `line` (1-based, in the decompressed text), `reason` and `row` (its first 1,000
    characters). After `limit` rows the file stops growing (`truncated`), the counts go on.
    """

    def __init__(self, path: Path | None = None, *, limit: int = 1_000_000) -> None:
        self.path = path
        self.limit = limit
        self.count = 0
        self.by_reason: Counter[str] = Counter()
        self._file: TextIO | None = None
        self._write: Callable[[str, int, str, str], None] = self._nowhere

    def add(self, file: str, line: int, reason: str, row: bytes | str = b"") -> None:
        """Reject one row. `reason` is one of few texts, so that they can be counted."""
        self.count += 1
        self.by_reason[reason] += 1
        if self.path is None or self.count > self.limit:
            return
        if self._file is None:
            self._open(self.path)
        text = row[: 4 * ROW_CHARACTERS].decode("utf-8", "replace") if isinstance(row, bytes) else row
        self._write(file, line, reason, text[:ROW_CHARACTERS])

    @property
    def truncated(self) -> bool:
        """Whether the reject file holds fewer rows than were rejected."""
        return self.path is not None and self.count > self.limit

    def flush(self) -> None:
        """Have what is rejected so far in the file."""
        if self._file is not None:
            self._file.flush()

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.close()

    def _open(self, path: Path) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = file = path.open("w", encoding="utf-8", newline="")
        except OSError as error:
            raise IngestError(
                f"The reject file {path} cannot be written: {error.strerror}.",
                remedy="Choose another with --rejects.",
            ) from error
        self._write = _csv_writer(file) if path.suffix.lower() == ".csv" else _json_writer(file)

    def _nowhere(self, file: str, line: int, reason: str, row: str) -> None:
        raise AssertionError("the reject file is opened before the first write")


def _csv_writer(file: TextIO) -> Callable[[str, int, str, str], None]:
    writer = csv.writer(file)
    writer.writerow(FIELDS)
    return lambda *values: writer.writerow(
        [str(value).replace("\0", "\N{SYMBOL FOR NULL}") for value in values]
    )


def _json_writer(file: TextIO) -> Callable[[str, int, str, str], None]:
    def write(*values: str | int) -> None:
        file.write(orjson.dumps(dict(zip(FIELDS, values, strict=True))).decode() + "\n")

    return write
