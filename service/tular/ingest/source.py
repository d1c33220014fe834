"""Files, folders and standard input as streams of decompressed bytes; gzip and zstd are told by content."""

from __future__ import annotations

import stat
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import zstandard

from tular.errors import IngestError

STDIN = "-"
SUFFIXES = frozenset(
    {".csv", ".tsv", ".txt", ".tab", ".edgelist", ".edges", ".el", ".jsonl", ".ndjson", ".json"}
)
COMPRESSED = frozenset({".gz", ".zst"})
_READ = 1 << 18
_INFLATE = 1 << 23
# Small: one call gives little whatever a hostile file says (zstd allows 128 KiB for four bytes).
_ZSTD_READ = 1 << 12
_LONGEST_MAGIC = 6
_OTHER_CONTENT = {
    b"PK\x03\x04": ("a ZIP archive", "Unpack it first."),
    b"BZh": ("compressed with bzip2", "Pipe it in: bzcat FILE | tular load -"),
    b"\xfd7zXZ\x00": ("compressed with xz", "Pipe it in: xzcat FILE | tular load -"),
    b"PAR1": ("a Parquet file", "Write it as CSV first."),
}


class StreamError(Exception):
    """A compressed stream ends early or is wrong; everything before was delivered."""


@dataclass(slots=True)
class Progress:
    """Bytes as they lie on disk, so that done / total is a fraction of the work for compressed files too."""

    bytes_total: int | None = 0
    """None when standard input or a pipe is among the sources."""
    bytes_read: int = 0
    file: str = ""


@dataclass(slots=True)
class Source:
    """One stream. `name` is what the user wrote (or the path found in a folder); `-` is standard input."""

    name: str
    size: int | None = None
    """Bytes on disk; None for standard input and pipes."""
    named: bool = True
    """Whether the user named it; False when it was found in a folder."""

    @property
    def repeatable(self) -> bool:
        """Whether it can be read twice: standard input and pipes cannot."""
        return self.size is not None

    @property
    def stem(self) -> str:
        """Lower-case file name without folders and suffixes: `follows` of `data/follows.csv.gz`."""
        return "" if self.name == STDIN else Path(self.name).name.split(".", 1)[0].lower()

    def chunks(self, progress: Progress) -> Iterator[bytes]:
        """Decompressed bytes. Raises IngestError when it cannot be read, StreamError when it breaks later."""
        progress.file = self.name
        with self._open() as file:
            raw = self._counted(file, progress)
            head = next(raw, b"")
            while len(head) < _LONGEST_MAGIC and (more := next(raw, b"")):
                head += more
            _refuse_other_content(self.name, head)
            yield from _decompress(head, raw)

    def sample(self, size: int) -> bytes:
        """The first `size` decompressed bytes, or fewer; only when repeatable."""
        sample = b""
        try:
            for chunk in self.chunks(Progress()):
                sample += chunk
                if len(sample) >= size:
                    break
        except StreamError:
            pass  # reading will reject that place; what comes before can be recognised
        return sample[:size]

    def _open(self) -> BinaryIO:
        if self.name == STDIN:
            return open(sys.stdin.fileno(), "rb", closefd=False)
        try:
            return Path(self.name).open("rb")
        except OSError as error:
            raise _unreadable(self.name, error) from error

    def _counted(self, file: BinaryIO, progress: Progress) -> Iterator[bytes]:
        try:
            while chunk := file.read(_READ):
                progress.bytes_read += len(chunk)
                yield chunk
        except OSError as error:
            raise _unreadable(self.name, error) from error


NETWORK = "network.json"
"""What `tular generate` says of the data beside it: nobody needs to be told that it is passed over."""


def find_sources(paths: Sequence[str]) -> tuple[list[Source], dict[str, str]]:
    """Sources of files, of the data files in folders (by suffix, in name order) and of `-`.

    Returns them, and what was passed over in folders with the reason. Sub-folders are passed over: they may
    hold anything, such as a generated network's truth. Raises IngestError when a path is missing or nothing
    is left.
    """
    sources: list[Source] = []
    passed_over: dict[str, str] = {}
    for path in paths:
        if path == STDIN or not Path(path).is_dir():
            sources.append(Source(path, size=None if path == STDIN else _size(path)))
            continue
        for inside in sorted(Path(path).iterdir()):
            if inside.name == NETWORK:
                continue
            if inside.is_file() and _is_data(inside):
                sources.append(Source(str(inside), size=_size(str(inside)), named=False))
            else:
                passed_over[str(inside)] = (
                    "a folder" if inside.is_dir() else "its name is not that of a data file"
                )
    if not sources:
        raise nothing_to_read(paths)
    return sources, passed_over


def nothing_to_read(paths: Sequence[str]) -> IngestError:
    return IngestError(
        f"There is nothing to read in {', '.join(paths) or 'no path'}.",
        remedy="Name files, - for standard input, or folders with files that end in "
        f"{' '.join(sorted(SUFFIXES))}; sub-folders are not searched.",
    )


def _is_data(path: Path) -> bool:
    suffixes = [suffix.lower() for suffix in path.suffixes]
    while suffixes and suffixes[-1] in COMPRESSED:
        suffixes.pop()
    return not path.name.startswith(".") and bool(suffixes) and suffixes[-1] in SUFFIXES


def _size(name: str) -> int | None:
    try:
        found = Path(name).stat()
        return found.st_size if stat.S_ISREG(found.st_mode) else None
    except OSError as error:
        raise _unreadable(name, error) from error


def _unreadable(name: str, error: OSError) -> IngestError:
    return IngestError(
        f"{name} cannot be read: {error.strerror or error}.", remedy="Check the path and its permissions."
    )


def _refuse_other_content(name: str, head: bytes) -> None:
    for magic, (what, remedy) in _OTHER_CONTENT.items():
        if head.startswith(magic):
            raise IngestError(f"{name} is {what}.", remedy=remedy)


def _decompress(head: bytes, raw: Iterator[bytes]) -> Iterator[bytes]:
    chunks = _again(head, raw)
    if head.startswith(b"\x1f\x8b"):
        return _gunzip(chunks)
    if head.startswith(b"\x28\xb5\x2f\xfd"):
        return _unzstd(chunks)
    return chunks


def _again(head: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    if head:
        yield head
    yield from rest


def _gunzip(chunks: Iterable[bytes]) -> Iterator[bytes]:
    member, begun = zlib.decompressobj(31), False
    for chunk in chunks:
        data = chunk
        while data:
            before, begun = member.copy(), True
            try:
                text = member.decompress(data, _INFLATE)
            except zlib.error as error:
                yield from _salvage(before, data)
                raise StreamError("the gzip data is damaged") from error
            if text:
                yield text
            data = member.unconsumed_tail
            if member.eof:
                data, begun = member.unused_data.lstrip(b"\0"), False
                member = zlib.decompressobj(31)
    if begun:
        raise StreamError("the gzip data ends too early")


def _salvage(member: zlib._Decompress, data: bytes) -> Iterator[bytes]:
    """What zlib decodes of `data` before the byte that it stumbles over."""
    try:
        for start in range(0, len(data), 64):
            if text := member.decompress(data[start : start + 64]):
                yield text
    except zlib.error:
        return


def _unzstd(chunks: Iterable[bytes]) -> Iterator[bytes]:
    decompressor = zstandard.ZstdDecompressor()
    frame, begun = decompressor.decompressobj(), False
    for chunk in chunks:
        for start in range(0, len(chunk), _ZSTD_READ):
            data = chunk[start : start + _ZSTD_READ]
            while data:
                begun = True
                try:
                    text = frame.decompress(data)
                except zstandard.ZstdError as error:
                    raise StreamError("the zstd data is damaged") from error
                if text:
                    yield text
                data = b""
                if frame.eof:
                    data, begun = frame.unused_data, False
                    frame = decompressor.decompressobj()
    if begun:
        raise StreamError("the zstd data ends too early")
