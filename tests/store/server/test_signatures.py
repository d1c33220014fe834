"""Jars without their signatures."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.store.jars import CLASSES, MANIFEST, is_signed, signed_jar
from tular.store.server.signatures import leave_out, left_out


@pytest.fixture
def jar(tmp_path: Path) -> Path:
    return signed_jar(tmp_path / "sets.jar")


@pytest.fixture
def copy(tmp_path: Path, jar: Path) -> Path:
    leave_out(jar, tmp_path / "copy.jar")
    return tmp_path / "copy.jar"


def test_all_but_the_signatures_is_there_in_order(copy: Path) -> None:
    with zipfile.ZipFile(copy) as read:
        assert read.namelist() == [MANIFEST, *CLASSES]
        assert [read.read(name).decode() for name in CLASSES] == [name * 100 for name in CLASSES]


def test_a_copy_is_known_as_such(jar: Path, copy: Path) -> None:
    assert left_out(jar, copy)
    assert is_signed(jar)
    assert not is_signed(copy)


def test_the_jar_itself_is_no_copy(jar: Path) -> None:
    assert not left_out(jar, jar)


def test_no_copy_is_whole_without_its_file(jar: Path, tmp_path: Path) -> None:
    assert not left_out(jar, tmp_path / "missing.jar")


def test_a_copy_that_lost_its_end_is_not_whole(jar: Path, copy: Path) -> None:
    copy.write_bytes(copy.read_bytes()[:-30])
    assert not left_out(jar, copy)


@pytest.mark.parametrize("part", [MANIFEST, *CLASSES])
def test_a_copy_with_a_changed_part_is_not_whole(jar: Path, copy: Path, part: str) -> None:
    with zipfile.ZipFile(copy) as read:
        begin = read.getinfo(part).header_offset + 30 + len(part)
    content = bytearray(copy.read_bytes())
    content[begin + 5] ^= 0xFF
    copy.write_bytes(content)
    assert not left_out(jar, copy)
