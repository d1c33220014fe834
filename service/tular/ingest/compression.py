"""Compressed streams as their bytes: gzip, zstd, bzip2 and xz, told by content."""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Callable, Iterable, Iterator

import zstandard

COMPRESSED = frozenset({".gz", ".zst", ".bz2", ".xz"})
LONGEST_MAGIC = 6
BOMB_BYTES = 1 << 30
BOMB_RATIO = 1_000
"""No real data shrinks so much: what comes to more than BOMB_BYTES at such a ratio is made to do harm."""
_INFLATE = 1 << 23
# Small: one call gives little whatever a hostile file says (zstd allows 128 KiB for four bytes).
_ZSTD_READ = 1 << 12
_XZ_MEMORY = 512 << 20
"""As much as the strongest setting of xz needs several times over."""


class StreamError(Exception):
    """A compressed stream ends early or is wrong; everything before was delivered."""


def decompress(head: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    """The bytes of a stream that begins with `head`; as they are when they are not compressed."""
    unpack = next((unpack for magic, unpack in _UNPACKERS.items() if head.startswith(magic)), None)
    if unpack is None:
        return _again(head, rest)
    taken = Taken()
    return bounded(unpack(taken.counted(_again(head, rest))), lambda: taken.bytes)


class Taken:
    """Counts bytes as they pass."""

    def __init__(self) -> None:
        self.bytes = 0

    def counted(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        for chunk in chunks:
            self.bytes += len(chunk)
            yield chunk


def bounded(chunks: Iterable[bytes], taken: Callable[[], int]) -> Iterator[bytes]:
    """The chunks, until they are too many for the bytes that they were made of."""
    given = 0
    for chunk in chunks:
        for start in range(0, len(chunk), _INFLATE):
            piece = chunk[start : start + _INFLATE]
            given += len(piece)
            if given > BOMB_BYTES and given > BOMB_RATIO * taken():
                raise StreamError(f"the data expands more than {BOMB_RATIO:,} times, which no real data does")
            yield piece


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


def _bunzip2(chunks: Iterable[bytes]) -> Iterator[bytes]:
    return _unpack(chunks, "bzip2", bz2.BZ2Decompressor, OSError)


def _unxz(chunks: Iterable[bytes]) -> Iterator[bytes]:
    def decompressor() -> lzma.LZMADecompressor:
        return lzma.LZMADecompressor(memlimit=_XZ_MEMORY)

    return _unpack(chunks, "xz", decompressor, lzma.LZMAError)


def _unpack(
    chunks: Iterable[bytes],
    name: str,
    new: Callable[[], bz2.BZ2Decompressor | lzma.LZMADecompressor],
    damage: type[Exception],
) -> Iterator[bytes]:
    """Streams that may follow one another, and be padded with zeros."""
    stream, begun = new(), False
    for chunk in chunks:
        data = chunk
        while data or (begun and not stream.needs_input):
            begun = True
            try:
                text = stream.decompress(data, _INFLATE)
            except (damage, EOFError, ValueError) as error:
                raise StreamError(f"the {name} data is damaged") from error
            if text:
                yield text
            data = b""
            if stream.eof:
                data, begun = stream.unused_data.lstrip(b"\0"), False
                stream = new()
    if begun:
        raise StreamError(f"the {name} data ends too early")


_UNPACKERS: dict[bytes, Callable[[Iterable[bytes]], Iterator[bytes]]] = {
    b"\x1f\x8b": _gunzip,
    b"\x28\xb5\x2f\xfd": _unzstd,
    b"BZh": _bunzip2,
    b"\xfd7zXZ\x00": _unxz,
}
