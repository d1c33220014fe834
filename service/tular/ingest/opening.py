"""A file that a reader of its own format reads, and where its rows, rejects and notes are counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Protocol

from tular.ingest.blocks import Block, cut_blocks
from tular.ingest.compression import StreamError
from tular.ingest.options import DEFAULT_PLATFORM, ReadOptions
from tular.ingest.rejects import Rejects
from tular.ingest.source import Source
from tular.ingest.tally import Tally


class Digest(Protocol):
    def update(self, data: bytes, /) -> None: ...
    def hexdigest(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Opening:
    """May be read once, by `chunks` as they come or by `blocks` of whole lines."""

    source: Source
    chunks: Iterable[bytes]
    """In UTF-8, decompressed."""
    options: ReadOptions
    rejects: Rejects
    tally: Tally
    digest: Digest = field(default_factory=sha256)
    """Of the chunks that were read."""
    first_line: int = 1
    lines_only: bool = False
    """Whether it is known to hold one object a line, whatever its first one looks like."""

    @property
    def fingerprint(self) -> str:
        """Of the content, when it was read to its end."""
        return self.digest.hexdigest()[:16]

    def blocks(self) -> Iterator[Block]:
        """Lines over `max_line_bytes` are rejected without being held."""
        most, longest = self.options.block_bytes, self.options.max_line_bytes
        return cut_blocks(self.chunks, most, longest, self.reject, self.first_line)

    def reject(self, line: int, reason: str, row: bytes | str = b"") -> None:
        self.rejects.add(self.source.name, line, reason, row)

    def platform(self, usual: str) -> str:
        """The platform of its accounts: the one stated, or else the format's."""
        return self.options.platform if self.options.platform != DEFAULT_PLATFORM else usual


def digested(chunks: Iterable[bytes], digest: Digest) -> Iterator[bytes]:
    """The chunks, which `digest` sees as they go."""
    for chunk in chunks:
        digest.update(chunk)
        yield chunk


def peek(chunks: Iterable[bytes], size: int) -> tuple[bytes, Iterator[bytes]]:
    """The first bytes, some of them not blank, and all chunks again; a stream that breaks breaks where it is read."""
    rest = iter(chunks)
    read: list[bytes] = []
    held, damage, blank = 0, None, True
    try:
        while (held < size or blank) and (chunk := next(rest, b"")):
            read.append(chunk)
            held += len(chunk)
            blank = blank and chunk.isspace()
    except StreamError as error:
        damage = error

    def again() -> Iterator[bytes]:
        yield from read
        if damage:
            raise damage
        yield from rest

    return b"".join(read), again()
