"""Copies of signed jars without their signatures.

Java verifies a signed jar anew in every process and keeps none of its classes in its cache of classes (JEP 483), so
that signatures cost every start of Neo4j a second. They say no more than the checksums of the lock, which a jar as
published has been compared with before it is copied.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path

COSTLY_GROUP = "org.eclipse.collections"
"""Neo4j's maps and lists, which every start and every import loads. Other signed jars it hardly touches."""
_SIGNATURE = re.compile(r"META-INF/[^/]+\.(SF|RSA)")


def leave_out(jar: Path, target: Path) -> None:
    """Make `target` of all that `jar` has but its signatures, by one rename."""
    temporary = target.with_suffix(".part")
    with zipfile.ZipFile(jar) as published, zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as copy:
        for entry in _unsigned(published):
            copy.writestr(entry, published.read(entry))
    temporary.replace(target)


def left_out(jar: Path, target: Path) -> bool:
    """Whether `target` is what `leave_out` makes of `jar`, whole."""
    try:
        with zipfile.ZipFile(jar) as published, zipfile.ZipFile(target) as copy:
            same = _contents(_unsigned(published)) == _contents(copy.infolist())
            return same and copy.testzip() is None
    except (OSError, zipfile.BadZipFile, zlib.error):
        return False


def _unsigned(jar: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    return [entry for entry in jar.infolist() if not _SIGNATURE.fullmatch(entry.filename)]


def _contents(entries: list[zipfile.ZipInfo]) -> dict[str, int]:
    return {entry.filename: entry.CRC for entry in entries}
