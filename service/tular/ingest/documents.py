"""One JSON document of any size → its values one by one, none of them held longer than it is looked at.

A document is cut where brackets say, all of a chunk at once: strings are told by the parity of quotes, depth by a
running sum. Only what lies near the root is looked at bracket by bracket. Several documents may follow one another.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tular.ingest.blocks import BOM, TOO_LONG, RejectLine
from tular.ingest.compression import StreamError

DAMAGED = "the JSON document is damaged from here on"
TRUNCATED = "the JSON document ends too early"
ELEMENTS = ("[]",)
"""The elements of an array that is the document."""
_ESCAPED = re.compile(rb"\\.", re.DOTALL)
_KEY = re.compile(rb'\s*"((?:[^"\\]|\\.)*)"\s*:\s*')
_BRACKETS = np.zeros(256, np.int8)
_BRACKETS[list(b"{[")] = 1
_BRACKETS[list(b"}]")] = -1
_TOKENS = _BRACKETS != 0
_TOKENS[ord(",")] = True
_PAIRS = {b"}": b"{", b"]": b"["}


class Item(NamedTuple):
    """A value. `path` is `[]` for elements of a root array, `nodes[]` for those of an array that is a member of the
    root object, `a.b` for other members, and empty for a whole document."""

    path: str
    data: bytes
    line: int


def split_document(
    chunks: Iterable[bytes], streams: Collection[str], most: int, reject: RejectLine
) -> Iterator[Item]:
    """The values at the paths in `streams`, one by one, and beside them the members of the objects on the way there;
    a document without such a path whole. A value over `most` bytes is rejected and never held."""
    splitter = _Splitter(streams, most, reject)
    try:
        for chunk in chunks:
            yield from splitter.take(chunk)
        yield from splitter.end()
    except _DamageError:
        reject(splitter.line, DAMAGED, bytes(splitter.held[splitter.start : splitter.start + most]))
    except StreamError as damage:
        reject(splitter.line, str(damage), bytes(splitter.held[splitter.start : splitter.start + most]))


class _DamageError(Exception):
    pass


class _Splitter:
    """`held` are the bytes from `start` of the value that is being read on; `stack` the open containers that are
    looked into, with the path of their values."""

    def __init__(self, streams: Collection[str], most: int, reject: RejectLine) -> None:
        self.streams, self.most, self.reject = streams, most, reject
        self.deepest = max((path.count("[]") + path.count(".") + 1 for path in streams), default=1)
        self.stack: list[tuple[bytes, str]] = []
        self.held = bytearray()
        self.start = 0
        self.line = 1
        self.depth = 0
        self.in_string = False
        self.escape = b""
        self.value: str | None = None
        """The path of the value that has begun at `start`."""
        self.done = False
        """Whether the value before the next comma was given already."""
        self.skipping = False
        self.begun = False

    def take(self, chunk: bytes) -> Iterator[Item]:
        if not self.begun:
            self.begun, chunk = True, chunk.removeprefix(BOM)
        offset = len(self.held)
        self.held += chunk
        places, depths = self._tokens(chunk)
        for place, before in zip((places + offset).tolist(), depths.tolist(), strict=True):
            yield from self._token(place, before)
        self._bound()

    def end(self) -> Iterator[Item]:
        if self.stack or self.value is not None or self.in_string:
            self.reject(self.line, TRUNCATED, bytes(self.held[self.start : self.start + self.most]))
        else:
            yield from self._scalar(len(self.held))

    def _tokens(self, chunk: bytes) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Places of the brackets and commas near the root, and how deep it is before each."""
        text = self._without_escapes(chunk)
        data = np.frombuffer(text, np.uint8)
        quotes = np.flatnonzero(data == ord('"'))
        places = np.flatnonzero(_TOKENS[data])
        outside = (np.searchsorted(quotes, places) + self.in_string) % 2 == 0
        self.in_string ^= bool(quotes.size % 2)
        places = places[outside]
        steps = _BRACKETS[data[places]]
        after = self.depth + np.cumsum(steps, dtype=np.int64)
        before = after - steps
        if after.size:
            self.depth = int(after[-1])
        near = np.minimum(before, after) <= self.deepest
        return places[near], before[near]

    def _without_escapes(self, chunk: bytes) -> bytes:
        """The chunk with escaped characters blotted out; a backslash at its end goes on in the next chunk."""
        text = self.escape + chunk
        if b"\\" not in text:
            return text
        text = _ESCAPED.sub(b"..", text)
        head, self.escape = len(self.escape), b"\\" if text.endswith(b"\\") else b""
        return text[head:]

    def _token(self, place: int, before: int) -> Iterator[Item]:
        sign = bytes(self.held[place : place + 1])
        deep = len(self.stack)
        if before > deep:
            if before == deep + 1 and sign in _PAIRS:
                yield from self._value(place + 1)
        elif sign in b"{[":
            self._open(place, sign)
        elif not self.stack:
            raise _DamageError
        else:
            yield from self._scalar(place)
            self.done = False
            if sign in _PAIRS:
                if self.stack.pop()[0] != _PAIRS[sign]:
                    raise _DamageError
                self.done = True
            self._move(place + 1)

    def _open(self, place: int, sign: bytes) -> None:
        path = self._path(place)
        inner = f"{path}[]" if sign == b"[" else path
        if not self.skipping and self._leads(inner, sign):
            self.stack.append((sign, inner))
            self._move(place + 1)
            return
        self._move(place)
        self.value = path

    def _leads(self, inner: str, sign: bytes) -> bool:
        """Whether a stream is this container's values, or lies deeper."""
        if sign == b"[":
            return any(path == inner or path.startswith(f"{inner}.") for path in self.streams)
        prefix = f"{inner}." if inner else ""
        return any(
            path.startswith(prefix) and not path.startswith("[]", len(prefix)) for path in self.streams
        )

    def _path(self, place: int) -> str:
        """The path of the value that begins at `place`."""
        if self.done:
            raise _DamageError
        kind, path = self.stack[-1] if self.stack else (b"", "")
        text = self.held[self.start : place]
        if kind != b"{":
            if text.strip():
                raise _DamageError
            return path
        key = _KEY.fullmatch(text)
        if key is None and not self.skipping:
            raise _DamageError
        name = key[1].decode("utf-8", "replace") if key else "?"
        return f"{path}.{name}" if path else name

    def _value(self, end: int) -> Iterator[Item]:
        path, self.value = self.value, None
        yield from self._give(path or "", bytes(self.held[self.start : end]))
        self._move(end)
        self.done = bool(self.stack)

    def _scalar(self, end: int) -> Iterator[Item]:
        """The number, string or word before `end`, if there is one."""
        text = bytes(self.held[self.start : end])
        if self.done:
            if text.strip():
                raise _DamageError
            return
        if text.strip():
            kind, path = self.stack[-1] if self.stack else (b"", "")
            key = _KEY.match(text) if kind == b"{" else None
            if kind == b"{" and key is None and not self.skipping:
                raise _DamageError
            if key:
                name = key[1].decode("utf-8", "replace")
                path, text = f"{path}.{name}" if path else name, text[key.end() :]
            yield from self._give(path, text.strip())

    def _give(self, path: str, data: bytes) -> Iterator[Item]:
        if not self.skipping:
            yield Item(path, data, self.line)
        self.skipping = False

    def _move(self, to: int) -> None:
        self.line += self.held.count(b"\n", self.start, to)
        self.start = to

    def _bound(self) -> None:
        """Give back what was read; what is too long is rejected once and then passed over."""
        if len(self.held) - self.start > self.most:
            if not self.skipping:
                self.reject(self.line, TOO_LONG, bytes(self.held[self.start : self.start + 1_000]))
            self.skipping = True
            self._move(len(self.held))
        del self.held[: self.start]
        self.start = 0
