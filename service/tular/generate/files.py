"""Tables as files, chunk by chunk, so that memory holds a chunk and not a file; compressed on the way."""

from __future__ import annotations

import gzip
import hashlib
import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

import polars as pl
import zstandard

from tular.generate.options import Compression

SUFFIX: dict[Compression, str] = {"none": "", "gzip": ".gz", "zstd": ".zst"}
TIME = "%Y-%m-%dT%H:%M:%SZ"


def write_table(
    path: Path,
    frames: Iterable[pl.DataFrame],
    compression: Compression = "none",
    *,
    header: bool = True,
    separator: str = ",",
) -> int:
    """Write frames one below the other as CSV, the compression's suffix added to `path`; returns the rows.

    Equal frames give equal bytes: no times or names go into compressed files.
    """
    rows = 0
    with _opened(path.with_name(path.name + SUFFIX[compression]), compression) as file:
        for i, frame in enumerate(frames):
            file.write(_csv(frame, header and i == 0, separator))
            rows += frame.height
    return rows


def _csv(frame: pl.DataFrame, header: bool, separator: str) -> memoryview:
    """A frame as CSV. Written by Python and not by Polars, whose errors do not say that a disk is full."""
    buffer = io.BytesIO()
    frame.write_csv(buffer, include_header=header, separator=separator, datetime_format=TIME)
    return buffer.getbuffer()


@contextmanager
def _opened(path: Path, compression: Compression) -> Iterator[BinaryIO]:
    with path.open("wb") as raw:
        if compression == "none":
            yield raw
        elif compression == "gzip":
            with gzip.GzipFile(filename="", mode="wb", fileobj=raw, compresslevel=6, mtime=0) as packed:
                yield cast(BinaryIO, packed)
        else:
            with zstandard.ZstdCompressor(level=3).stream_writer(raw, closefd=False) as stream:
                yield cast(BinaryIO, stream)


def write_lines(path: Path, frames: Iterable[pl.DataFrame], compression: Compression = "none") -> int:
    """Write frames one below the other as JSON lines, else like `write_table`."""
    rows = 0
    with _opened(path.with_name(path.name + SUFFIX[compression]), compression) as file:
        for frame in frames:
            buffer = io.BytesIO()
            frame.write_ndjson(buffer)
            file.write(buffer.getbuffer())
            rows += frame.height
    return rows


def checksum(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
