"""Files, folders and standard input as streams of decompressed bytes; gzip and zstd are told by content."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
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
_ZSTD_READ = (
    1 << 13
)  # small: one call gives at most 8 KiB × zstd's largest ratio, whatever a hostile file says
_OTHER_CONTENT = {
    b"PK\x03\x04": ("a ZIP archive", "Unpack it first."),
    b"BZh": ("compressed with bzip2", "Pipe it in: bzcat FILE | tular load -"),
    b"\xfd7zXZ\x00": ("compressed with xz", "Pipe it in: xzcat FILE | tular load -"),
    b"PAR1": ("a Parquet file", "Write it as CSV first."),
    b"\xff\xfe": ("UTF-16 text", "Convert it: iconv -f UTF-16 -t UTF-8 FILE | tular load -"),
    b"\xfe\xff": ("UTF-16 text", "Convert it: iconv -f UTF-16 -t UTF-8 FILE | tular load -"),
}


class StreamError(Exception):
    """A compressed stream ends early or is wrong; everything before was delivered."""


@dataclass(slots=True)
class Progress:
    """Bytes as they lie on disk, so that done / total is a fraction of the work for compressed files too."""

    bytes_total: int | None = 0
    """None as soon as standard input is among the sources."""
    bytes_read: int = 0
    file: str = ""


@dataclass(slots=True)
class Source:
    """One stream. `name` is what the user wrote (or the path found in a folder); `-` is standard input."""

    name: str
    progress: Progress = field(default_factory=Progress)

    @property
    def stem(self) -> str:
        """Lower-case file name without folders and suffixes: `follows` of `data/follows.csv.gz`."""
        return "" if self.name == STDIN else Path(self.name).name.split(".", 1)[0].lower()

    def chunks(self) -> Iterator[bytes]:
        """Decompressed bytes. Raises IngestError when it cannot be read at all, StreamError when it breaks later."""
        self.progress.file = self.name
        with self._open() as file:
            raw = self._counted(file)
            head = next(raw, b"")
            while len(head) < 6 and (more := next(raw, b"")):
                head += more
            _refuse_other_content(self.name, head)
            yield from _decompress(head, raw)

    def _open(self) -> BinaryIO:
        if self.name == STDIN:
            return open(sys.stdin.fileno(), "rb", closefd=False)
        try:
            return Path(self.name).open("rb")
        except OSError as error:
            raise _unreadable(self.name, error) from error

    def _counted(self, file: BinaryIO) -> Iterator[bytes]:
        try:
            while chunk := file.read(_READ):
                self.progress.bytes_read += len(chunk)
                yield chunk
        except OSError as error:
            raise _unreadable(self.name, error) from error


def find_sources(paths: Sequence[str]) -> tuple[list[Source], list[str], Progress]:
    """Sources of files, folders (recursively, by suffix, in name order) and `-`.

    Returns the sources, the files in folders that were passed over, and the progress all sources share.
    """
    progress, passed_over, names = Progress(), [], []
    for path in paths:
        if path != STDIN and Path(path).is_dir():
            found, others = _search(Path(path))
            names += found
            passed_over += others
        else:
            names.append(path)
    if not names:
        raise IngestError(
            f"There is nothing to read in {', '.join(paths) or 'no path'}.",
            remedy=f"Name files, - for standard input, or folders with files that end in {' '.join(sorted(SUFFIXES))}.",
        )
    progress.bytes_total = None if STDIN in names else sum(_size(name) for name in names)
    return [Source(name, progress) for name in names], passed_over, progress


def _search(folder: Path) -> tuple[list[str], list[str]]:
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not _hidden(path, folder))
    data = [str(path) for path in files if _is_data(path)]
    return data, [str(path) for path in files if not _is_data(path)]


def _hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def _is_data(path: Path) -> bool:
    suffixes = [suffix.lower() for suffix in path.suffixes]
    while suffixes and suffixes[-1] in COMPRESSED:
        suffixes.pop()
    return bool(suffixes) and suffixes[-1] in SUFFIXES


def _size(name: str) -> int:
    try:
        return Path(name).stat().st_size
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
