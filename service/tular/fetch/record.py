"""The file that answers are gathered in, one a line, and beside it how far each question has come.

A line is written before it is counted. Whatever happens in between, what is not counted is cut off at the next start:
no line is there twice, and none is half.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

import orjson

from tular.errors import UsageError

VERSION = 1


@dataclass(slots=True)
class Asked:
    """How far one question has come."""

    cursor: str | None = None
    done: bool = False
    pages: int = 0
    refused: str | None = None
    """Why the server does not answer it."""


@dataclass(slots=True)
class Record:
    path: Path
    asked: dict[str, Asked] = field(default_factory=dict)
    size: int = 0
    """Bytes of the file that count."""
    _file: BinaryIO | None = None

    @classmethod
    def open(cls, path: Path, *, source: str) -> Record:
        """Go on with what is there. Raises UsageError for a file that is no record of this source."""
        record = cls(path)
        state = _state_of(path)
        if state.exists():
            record._take_up(state, source)
        elif path.exists():
            raise UsageError(
                f"{path} is there already, and is no record that can be gone on with.",
                remedy="Choose another --out, or remove it.",
                field="out",
            )
        path.parent.mkdir(parents=True, exist_ok=True)
        record._file = path.open("ab")
        record._file.truncate(record.size)
        record._save(source)
        return record

    def add(self, question: str, answer: dict[str, Any], *, cursor: str | None, source: str) -> None:
        """Keep an answer; without a cursor it was the question's last."""
        assert self._file is not None
        line = orjson.dumps(answer) + b"\n"
        self._file.write(line)
        self._file.flush()
        self.size += len(line)
        asked = self.asked.setdefault(question, Asked())
        asked.cursor, asked.done, asked.pages = cursor, cursor is None, asked.pages + 1
        self._save(source)

    def refuse(self, question: str, reason: str, *, source: str) -> None:
        self.asked[question] = Asked(done=True, refused=reason)
        self._save(source)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        if self._file:
            self._file.close()

    def _take_up(self, state: Path, source: str) -> None:
        try:
            given = orjson.loads(state.read_bytes())
            if given["version"] != VERSION or given["source"] != source:
                raise ValueError
            self.asked = {question: Asked(**how_far) for question, how_far in given["asked"].items()}
            self.size = int(given["size"])
        except (ValueError, KeyError, TypeError, orjson.JSONDecodeError):
            raise UsageError(
                f"{state} is no record of {source}.",
                remedy="Choose another --out, or remove both files.",
                field="out",
            ) from None
        if not self.path.exists() or self.path.stat().st_size < self.size:
            raise UsageError(
                f"{self.path} is shorter than {state} says.",
                remedy="Remove both files and begin anew.",
                field="out",
            )

    def _save(self, source: str) -> None:
        """In one step: a reader sees the state before or after."""
        asked = {
            question: {"cursor": how.cursor, "done": how.done, "pages": how.pages, "refused": how.refused}
            for question, how in self.asked.items()
        }
        state, new = _state_of(self.path), self.path.with_name(f"{self.path.name}.state.new")
        new.write_bytes(
            orjson.dumps({"version": VERSION, "source": source, "size": self.size, "asked": asked})
        )
        os.replace(new, state)  # noqa: PTH105 - the atomic one


def _state_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.state")
