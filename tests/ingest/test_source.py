"""Where bytes come from: compression by content, broken streams, standard input, pipes, folders, progress."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import sys
import threading
from pathlib import Path

import pytest
import zstandard

from tests.ingest.reading import read_paths, read_text
from tular.errors import IngestError
from tular.ingest import ReadOptions, Rejects, read

LINES = [f"{i} {i * i % 997}" for i in range(1, 20_001)]
TEXT = ("\n".join(LINES) + "\n").encode()
PAIRS = [tuple(line.split()) for line in LINES]
PACKED = {
    "plain": TEXT,
    "gzip": gzip.compress(TEXT),
    "gzip in two members": gzip.compress(TEXT[:777]) + gzip.compress(TEXT[777:]),
    "gzip with padding": gzip.compress(TEXT) + b"\0" * 100,
    "zstd": zstandard.compress(TEXT),
    "bzip2": bz2.compress(TEXT),
    "bzip2 in two streams": bz2.compress(TEXT[:777]) + bz2.compress(TEXT[777:]),
    "xz": lzma.compress(TEXT),
    "xz in two streams with padding": lzma.compress(TEXT[:777]) + bytes(8) + lzma.compress(TEXT[777:]),
    "zstd in two frames": zstandard.compress(TEXT[:777]) + zstandard.compress(TEXT[777:]),
    "zstd without size": zstandard.ZstdCompressor(write_content_size=False).compress(TEXT),
}


@pytest.mark.parametrize("name", ["follows", "follows.gz", "follows.zst", "follows.txt"])
@pytest.mark.parametrize("packing", PACKED)
def test_compression_is_told_by_content_whatever_the_name(packing: str, name: str, tmp_path: Path) -> None:
    assert read_text(PACKED[packing], tmp_path, name=name).pairs == PAIRS


@pytest.mark.parametrize("packing", PACKED)
@pytest.mark.parametrize("size", [None, 1_000])
def test_standard_input(
    packing: str, size: int | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A real pipe, which cannot seek."""
    with _piped(PACKED[packing]) as pipe:
        monkeypatch.setattr(sys, "stdin", pipe)
        outcome = read_paths(["-"], tmp_path, relation="FOLLOWS", block_bytes=size or 1 << 20)
    assert outcome.pairs == PAIRS
    assert outcome.reading.progress.bytes_total is None
    assert outcome.reading.progress.bytes_read == len(PACKED[packing])


def test_a_named_pipe_is_read_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(PACKED["gzip"],))
    writer.start()
    assert read_paths([pipe], tmp_path, relation="FOLLOWS").pairs == PAIRS
    writer.join()


@pytest.mark.parametrize("packing", ["gzip", "zstd", "bzip2", "xz"])
@pytest.mark.parametrize("share", [0.3, 0.9, 0.999])
def test_a_truncated_stream_keeps_what_was_read_and_rejects_the_place(
    packing: str, share: float, tmp_path: Path
) -> None:
    packed = PACKED[packing]
    outcome = read_text(packed[: int(len(packed) * share)], tmp_path)
    assert outcome.pairs == PAIRS[: len(outcome.pairs)]
    assert outcome.reasons == [(len(outcome.pairs) + 1, f"the {packing} data ends too early")]


def test_a_damaged_gzip_keeps_what_comes_before(tmp_path: Path) -> None:
    packed = bytearray(PACKED["gzip"])
    packed[len(packed) // 2 :] = b"\xff" * (len(packed) - len(packed) // 2)
    outcome = read_text(bytes(packed), tmp_path)
    right = sum(1 for found, meant in zip(outcome.pairs, PAIRS, strict=False) if found == meant)
    assert right > len(PAIRS) // 4
    assert [row["reason"] for row in outcome.rejected][-1] == "the gzip data is damaged"


def test_a_half_number_before_the_break_is_no_number(tmp_path: Path) -> None:
    """`1 23` cut from `1 2345` must not become a relation to account 23."""
    whole = gzip.compress(b"1 2\n1 2345", compresslevel=0)
    outcome = read_text(whole[: whole.index(b"2345") + 2], tmp_path)
    assert outcome.pairs == [("1", "2")]
    assert outcome.rejected == [
        {
            "file": str(tmp_path / "follows.txt"),
            "line": 2,
            "reason": "the gzip data ends too early",
            "row": "1 23",
        }
    ]


def test_a_small_file_that_inflates_without_end_needs_little_memory(tmp_path: Path) -> None:
    outcome = read_text(
        zstandard.compress(b"1 2\n" + b"1" * 200_000_000), tmp_path, max_line_bytes=1_000, block_bytes=1_000
    )
    assert outcome.reasons == [(2, "the line is too long")]


@pytest.mark.parametrize(
    ("content", "what"),
    [],
)
def test_other_containers_are_named(content: bytes, what: str, tmp_path: Path) -> None:
    with pytest.raises(IngestError, match=what) as raised:
        read_text(content, tmp_path)
    assert raised.value.remedy


def test_what_cannot_be_opened_is_said_before_anything_is_read(tmp_path: Path) -> None:
    good = tmp_path / "follows.txt"
    good.write_text("1 2\n")
    with pytest.raises(IngestError, match=r"missing\.csv cannot be read: No such file"):
        read([str(good), str(tmp_path / "missing.csv")], ReadOptions(), Rejects())
    (tmp_path / "empty").mkdir()
    with pytest.raises(IngestError, match="nothing to read"):
        read([str(tmp_path / "empty")], ReadOptions(), Rejects())


@pytest.mark.parametrize("content", [b"", b"\n\n", b"# only a comment\n", gzip.compress(b"", mtime=0)])
def test_an_empty_file_is_no_error(content: bytes, tmp_path: Path) -> None:
    outcome = read_text(content, tmp_path)
    assert outcome.batches == []
    assert list(outcome.reading.recognised.values())[-1] == "empty"


def test_folders_and_several_paths(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    (folder / "truth").mkdir(parents=True)
    (folder / "truth" / "membership.csv").write_text("id,community\n1,2\n")
    (folder / "follows.csv").write_text("source,target\n1,2\n")
    (folder / "accounts.csv.gz").write_bytes(gzip.compress(b"id,handle\n1,one\n"))
    (folder / ".hidden.csv").write_text("source,target\n8,9\n")
    (folder / "notes.md").write_text("# not data\n")
    (folder / "other.csv").write_text("apples,pears\n1,2\n")
    single = tmp_path / "follows-2026-01-31.txt"
    single.write_text("3 4\n")
    outcome = read_paths([folder, single], tmp_path)
    assert outcome.pairs == [("1", "2"), ("3", "4")]
    assert outcome.accounts.rows() == [("1", "one")]
    assert {Path(name).name for name in outcome.reading.passed_over} == {
        "truth",
        ".hidden.csv",
        "notes.md",
        "other.csv",
    }


def test_progress_counts_bytes_on_disk(tmp_path: Path) -> None:
    path = tmp_path / "follows.txt.gz"
    path.write_bytes(PACKED["gzip"])
    reading = read([str(path), str(path)], ReadOptions(block_bytes=1_000), Rejects())
    assert (reading.progress.bytes_read, reading.progress.bytes_total) == (0, 2 * path.stat().st_size)
    next(reading)
    assert 0 < reading.progress.bytes_read <= path.stat().st_size
    list(reading)
    assert reading.progress.bytes_read == reading.progress.bytes_total


class _piped:  # noqa: N801 - used as a context manager, like a function
    """The reading end of a pipe into which a thread writes `content`."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    def __enter__(self) -> io.TextIOWrapper:
        reading, self.writing = os.pipe()
        self.writer = threading.Thread(target=self._write)
        self.writer.start()
        self.file = os.fdopen(reading)
        return self.file

    def _write(self) -> None:
        with os.fdopen(self.writing, "wb") as file:
            file.write(self.content)

    def __exit__(self, *_: object) -> None:
        self.writer.join()
        self.file.close()
