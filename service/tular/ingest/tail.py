"""The lines of a file or stream that grows, a block at a time, soon after they are written.

A line waits for its end. A file that is exchanged for another of its name, or cut, is begun anew, and that is told.
"""

from __future__ import annotations

import io
import os
import select
import stat
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from tular.ingest.blocks import Block, Cutter, RejectLine
from tular.ingest.source import STDIN, unreadable

DELAY_SECONDS = 1.0
"""A whole line is handed over no later than this after it was read."""
BEAT_SECONDS = 5.0
"""So often a beat tells that time passes, whether something came or not."""
BLOCK_BYTES = 4 << 20
"""So much is handed over at once, however fast it comes."""
NO_END = "the file was exchanged before the line ended"
_READ = 1 << 18
_POLL_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class Turn:
    """From here on it is another content; why, in words."""

    reason: str


class Tail:
    """Of one file or `-`. Ends when `stop` is set, or when a stream does; what then still waits for the end of its
    line is in `unended`. A stream's last line needs no end."""

    def __init__(self, name: str, stop: Event, reject: RejectLine, *, max_line: int) -> None:
        self.name, self.stop = name, stop
        self.unended = b""
        self._reject, self._max_line = reject, max_line
        self._cutter = self._new_cutter()

    def blocks(self) -> Iterator[Block | Turn | None]:
        """None is a beat."""
        due, beat = 0.0, time.monotonic() + BEAT_SECONDS
        for item in self._items():
            if isinstance(item, Turn):
                yield from self._turned(item)
                continue
            now = time.monotonic()
            if item:
                due = due or now + DELAY_SECONDS
                yield from self._cutter.take(item)
            if due and now >= due:
                yield from self._cutter.whole_lines()
                due = 0.0
            if now >= beat:
                yield None
                beat = now + BEAT_SECONDS
        yield from self._cutter.whole_lines()
        self.unended = self._cutter.rest
        if self.unended and not self.stop.is_set():
            yield Block(self.unended, self._cutter.line)
            self.unended = b""

    def _turned(self, turn: Turn) -> Iterator[Block | Turn]:
        yield from self._cutter.whole_lines()
        if rest := self._cutter.rest:
            self._reject(self._cutter.line, NO_END, rest)
        self._cutter = self._new_cutter()
        yield turn

    def _new_cutter(self) -> Cutter:
        return Cutter(BLOCK_BYTES, self._max_line, self._reject)

    def _items(self) -> Iterator[bytes | Turn]:
        """What comes; no bytes where nothing did for a moment."""
        if self.name == STDIN:
            return _of_stream(sys.stdin.fileno(), self.stop)
        try:
            if stat.S_ISREG(Path(self.name).stat().st_mode):
                return _of_file(self.name, self.stop)
            # What a shell makes of `<(command)` has a writer and no name of its own: it ends even where nothing came.
            if Path(self.name).resolve().is_fifo():
                # Without O_NONBLOCK it would be waited for a writer, whatever signal comes.
                return _of_stream(os.open(self.name, os.O_RDONLY | os.O_NONBLOCK), self.stop, begun=False)
            return _of_stream(os.open(self.name, os.O_RDONLY), self.stop)
        except OSError as error:
            raise unreadable(self.name, error) from error


def _of_stream(stream: int, stop: Event, *, begun: bool = True) -> Iterator[bytes]:
    """`begun`: whether somebody writes to it already; else it does not end before its first byte."""
    while not stop.is_set():
        ready, _, _ = select.select([stream], [], [], _POLL_SECONDS)
        chunk = os.read(stream, _READ) if ready else b""
        begun = begun or bool(chunk)
        if ready and not chunk:
            if begun:
                return
            stop.wait(_POLL_SECONDS)
        yield chunk


def _of_file(name: str, stop: Event) -> Iterator[bytes | Turn]:
    with _File(name) as file:
        while not stop.is_set():
            if chunk := file.read():
                yield chunk
            elif turn := file.turn():
                yield turn
            else:
                stop.wait(_POLL_SECONDS)
                yield b""


class _File:
    """A file by its name: when another takes it, that one is read, after the last of the one before."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._file = _opened(name)

    def __enter__(self) -> _File:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def read(self) -> bytes:
        return self._file.read(_READ) or b""

    def turn(self) -> Turn | None:
        """At its end: whether another file has its name, or it is shorter than what was read."""
        try:
            there = Path(self._name).stat()
            here = os.fstat(self._file.fileno())
            if here.st_size > self._file.tell():
                return None
            if (here.st_dev, here.st_ino) != (there.st_dev, there.st_ino):
                fresh = _opened(self._name)
                self._file.close()
                self._file = fresh
                return Turn("another file has its name now")
        except OSError:
            return None  # Between two files of that name; the next is waited for.
        if here.st_size < self._file.tell():
            self._file.seek(0)
            return Turn("it was cut")
        return None


def _opened(name: str) -> io.FileIO:
    return io.FileIO(name)
