"""ZIP archives as folders, globs, and what is made to burst."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
import zstandard

from tests.ingest.reading import read_paths, read_text
from tular.errors import IngestError
from tular.ingest import ReadOptions, Rejects, read
from tular.ingest import compression as packing

FOLLOWS = "source,target\n1,2\n3,2\n"


def zipped(folder: Path, **members: str | bytes) -> Path:
    path = folder / "data.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_the_data_files_of_an_archive_are_read(tmp_path: Path) -> None:
    members = {"export/follows.csv": FOLLOWS, "export/accounts.csv": "id,handle\n1,one\n", "photo.jpg": "?",
               "__MACOSX/._follows.csv": "?", "export/other.csv": "apples,pears\n1,2\n"}  # fmt: skip
    outcome = read_paths([zipped(tmp_path, **members)], tmp_path)
    assert outcome.pairs == [("1", "2"), ("3", "2")]
    assert outcome.accounts["handle"].to_list() == ["one"]
    passed_over = outcome.reading.passed_over
    names = {name.partition(".zip/")[2]: reason for name, reason in passed_over.items()}
    assert names.keys() == {"photo.jpg", "__MACOSX/._follows.csv", "export/other.csv"}
    assert outcome.reading.progress.bytes_read == outcome.reading.progress.bytes_total


def test_members_may_be_compressed_once_more(tmp_path: Path) -> None:
    path = zipped(tmp_path, **{"follows.csv.zst": zstandard.compress(FOLLOWS.encode())})
    assert read_paths([path], tmp_path).pairs == [("1", "2"), ("3", "2")]


def test_a_damaged_member_keeps_what_comes_before_and_says_so(tmp_path: Path) -> None:
    rows = "\n".join(f"{n},{n + 1}" for n in range(100_000))
    path = zipped(tmp_path, **{"follows.csv": f"source,target\n{rows}\n"})
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(bytes(data))
    outcome = read_paths([path], tmp_path)
    assert [row["reason"] for row in outcome.rejected][-1] == "the ZIP data is damaged"
    assert outcome.pairs[:2] == [("0", "1"), ("1", "2")]


def test_archives_that_cannot_be_read_are_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path, **{"follows.csv": FOLLOWS})
    locked = bytearray(path.read_bytes())
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(magic) + offset] |= 1
    for content, message in ((bytes(locked), "password"), (path.read_bytes()[:60], "damaged ZIP")):
        path.write_bytes(content)
        with pytest.raises(IngestError, match=message):
            read([str(path)], ReadOptions(), Rejects())
    inner = io.BytesIO(zipped(tmp_path, **{"follows.csv": FOLLOWS}).read_bytes())
    with pytest.raises(IngestError, match="nothing to read"):
        read([str(zipped(tmp_path, **{"inner.zip": inner.getvalue()}))], ReadOptions(), Rejects())


@pytest.mark.parametrize("form", ["zip", "zst"])
def test_a_bomb_is_refused_within_bounded_memory(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "BOMB_BYTES", 50 << 20)
    content = FOLLOWS + "7" * (200 << 20)
    if form == "zip":
        path = zipped(tmp_path, **{"follows.csv": content})
    else:
        path = tmp_path / "follows.csv.zst"
        path.write_bytes(zstandard.compress(content.encode()))
    monkeypatch.setattr(packing, "BOMB_RATIO", 500)
    outcome = read_paths([path], tmp_path, max_line_bytes=1 << 20)
    assert outcome.pairs == [("1", "2"), ("3", "2")]
    assert [row["reason"] for row in outcome.rejected][
        -1
    ] == "the data expands more than 500 times, which no real data does"


def test_what_shrinks_well_is_no_bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "BOMB_BYTES", 10_000)
    rows = "\n".join(f"{n},{n + 1}" for n in range(10_000))
    assert len(read_text(zstandard.compress(f"source,target\n{rows}".encode()), tmp_path).pairs) == 10_000


def test_a_glob_stands_for_its_files(tmp_path: Path) -> None:
    for name in ("follows-1.csv", "follows-2.csv", "other.csv", "follows-[3].csv"):
        (tmp_path / name).write_text(FOLLOWS)
    assert len(read_paths([tmp_path / "follows-?.csv"], tmp_path).pairs) == 4
    assert len(read_paths([tmp_path / "follows-[3].csv"], tmp_path).pairs) == 2
    assert len(read_paths([tmp_path / "**" / "follows*.csv"], tmp_path).pairs) == 6
    with pytest.raises(IngestError, match="cannot be read"):
        read([str(tmp_path / "*.jsonl")], ReadOptions(), Rejects())
