"""ZIP archives as folders: which members hold data, and their bytes.

A member is unpacked as it is read, and never more of it than its archive's size can account for.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from tular.errors import IngestError
from tular.ingest.compression import StreamError, bounded

ZIP = b"PK\x03\x04"
MOST_MEMBERS = 100_000
_READ = 1 << 18
_ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive."""

    archive: str
    path: str
    size: int
    """Bytes in the archive."""
    unpacked: int

    def chunks(self) -> Iterator[bytes]:
        """Raises IngestError when it cannot be read, StreamError when it breaks later."""
        return bounded(self._chunks(), lambda: self.size)

    def beside(self, path: str, most: int) -> bytes | None:
        """The first bytes of another member, found from this one's folder; None when there is none."""
        wanted = posixpath.normpath(posixpath.join(posixpath.dirname(self.path), path))
        try:
            with zipfile.ZipFile(self.archive) as archive, archive.open(wanted) as file:
                return file.read(most)
        except (
            KeyError,
            zipfile.BadZipFile,
            OSError,
            RuntimeError,
            NotImplementedError,
            zlib.error,
            EOFError,
        ):
            return None

    def _chunks(self) -> Iterator[bytes]:
        try:
            with zipfile.ZipFile(self.archive) as archive, archive.open(self.path) as file:
                while chunk := file.read(_READ):
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, EOFError) as error:
            raise StreamError("the ZIP data is damaged") from error
        except (RuntimeError, NotImplementedError) as error:
            raise IngestError(
                f"{self.archive}/{self.path} cannot be unpacked: {error}.",
                remedy="Unpack it with another program.",
            ) from error


def members(archive: str) -> list[Member]:
    """The files of an archive, by name. Raises IngestError when it cannot be read."""
    try:
        with zipfile.ZipFile(archive) as opened:
            found = [info for info in opened.infolist() if not info.is_dir()]
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError) as error:
        raise IngestError(f"{archive} is a damaged ZIP archive: {error}.", remedy="Get it again.") from error
    if len(found) > MOST_MEMBERS:
        raise IngestError(
            f"{archive} holds {len(found):,} files, more than {MOST_MEMBERS:,}.", remedy="Unpack it first."
        )
    if any(info.flag_bits & _ENCRYPTED for info in found):
        raise IngestError(f"{archive} is locked with a password.", remedy="Unpack it first.")
    found.sort(key=lambda info: info.filename)
    return [Member(archive, info.filename, info.compress_size, info.file_size) for info in found]
