"""Files, folders, archives and standard input as streams of decompressed bytes."""

from __future__ import annotations

import re
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain
from pathlib import Path, PurePath
from typing import BinaryIO

from tular.errors import IngestError
from tular.ingest.archives import ZIP, Member, members
from tular.ingest.compression import COMPRESSED, LONGEST_MAGIC, StreamError, decompress
from tular.ingest.containers import PARQUET, ParquetTable, Sheet, is_workbook, sheets

STDIN = "-"
SUFFIXES = frozenset(
    {
        ".csv",
        ".tsv",
        ".txt",
        ".tab",
        ".edgelist",
        ".edges",
        ".el",
        ".jsonl",
        ".ndjson",
        ".json",
        ".js",
        ".gexf",
        ".graphml",
        ".gml",
        ".net",
        ".paj",
        ".gdf",
        ".xlsx",
        ".parquet",
    }
)
_READ = 1 << 18
_OTHER_CONTENT = {
    ZIP: ("a ZIP archive inside another or on standard input", "Unpack it, or name the file."),
    PARQUET: ("a Parquet file in an archive or on standard input", "Unpack it, and name the file."),
}
_DULL_SHEETS = frozenset({"sheet1", "tabelle1", "feuil1", "hoja1", "blad1", "data", "result 1"})
"""Names of sheets that say nothing; then the file's name counts."""
_GLOB = re.compile(r"[*?\[]")


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
    """Whether the user named it; False when it was found in a folder or an archive."""
    member: Member | Sheet | ParquetTable | None = None
    """Where it lies in an archive or workbook, or what table it is."""

    @property
    def repeatable(self) -> bool:
        """Whether it can be read twice: standard input and pipes cannot."""
        return self.size is not None

    @property
    def stem(self) -> str:
        """Lower-case file name without folders and suffixes: `follows` of `data/follows.csv.gz`."""
        if isinstance(self.member, Sheet) and self.member.name.lower() in _DULL_SHEETS:
            return PurePath(self.member.path).name.split(".", 1)[0].lower()
        return "" if self.name == STDIN else PurePath(self.name).name.split(".", 1)[0].lower()

    def chunks(self, progress: Progress) -> Iterator[bytes]:
        """Decompressed bytes. Raises IngestError when it cannot be read, StreamError when it breaks later."""
        progress.file = self.name
        with ExitStack() as files:
            raw = self._of_member(self.member, progress) if self.member else self._of_file(files, progress)
            head = next(raw, b"")
            while len(head) < LONGEST_MAGIC and (more := next(raw, b"")):
                head += more
            _refuse_other_content(self.name, head)
            yield from decompress(head, raw)

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

    def beside(self, path: str, most: int) -> bytes | None:
        """The first bytes of another file, found from this one's folder; None when there is none."""
        if self.member:
            return self.member.beside(path, most)
        try:
            with (Path(self.name).parent / path).open("rb") as file:
                return None if self.name == STDIN else file.read(most)
        except OSError:
            return None

    def _of_member(self, member: Member | Sheet | ParquetTable, progress: Progress) -> Iterator[bytes]:
        for chunk in member.chunks():
            progress.bytes_read += len(chunk) * member.size // max(member.unpacked, 1)
            yield chunk

    def _of_file(self, files: ExitStack, progress: Progress) -> Iterator[bytes]:
        return self._counted(files.enter_context(self._open()), progress)

    def _open(self) -> BinaryIO:
        if self.name == STDIN:
            return open(sys.stdin.fileno(), "rb", closefd=False)
        try:
            return Path(self.name).open("rb")
        except OSError as error:
            raise unreadable(self.name, error) from error

    def _counted(self, file: BinaryIO, progress: Progress) -> Iterator[bytes]:
        try:
            while chunk := file.read(_READ):
                progress.bytes_read += len(chunk)
                yield chunk
        except OSError as error:
            raise unreadable(self.name, error) from error


NETWORK = "network.json"
"""What `tular generate` says of the data beside it: nobody needs to be told that it is passed over."""
NO_DATA_NAMES = "their names are not those of data files"
_LISTED = 10
_SCRIPTS = re.compile(r"(account|follower|following|tweets?|community-tweet)(-part[0-9]+)?\.js")
"""The parts of a person's archive of X that may be read."""
NO_DATA_NAME = "its name is not that of a data file"


def find_sources(paths: Sequence[str]) -> tuple[list[Source], dict[str, str]]:
    """Sources of files, of the data files in folders and ZIP archives (by suffix, in name order) and of `-`; a path
    with `*`, `?` or `[` that is no file stands for the files it matches.

    Returns them, and what was passed over with the reason. Sub-folders of folders are passed over: they may hold
    anything, such as a generated network's truth. Raises IngestError when a path is missing or nothing is left.
    """
    sources: list[Source] = []
    passed_over: dict[str, str] = {}
    for path in chain.from_iterable(map(_matches, paths)):
        if path == STDIN:
            sources.append(Source(path))
        elif Path(path).is_dir():
            _look_into_folder(path, sources, passed_over)
        else:
            _look_into_file(path, sources, passed_over, named=True)
    if not sources:
        raise nothing_to_read(paths)
    return sources, passed_over


def _matches(path: str) -> list[str]:
    if path == STDIN or not _GLOB.search(path) or Path(path).exists():
        return [path]
    anchor = Path(PurePath(path).anchor)
    pattern = str(PurePath(path).relative_to(anchor)) if PurePath(path).anchor else path
    return sorted(map(str, anchor.glob(pattern))) or [path]


def _look_into_folder(path: str, sources: list[Source], passed_over: dict[str, str]) -> None:
    for inside in sorted(Path(path).iterdir()):
        if inside.name == NETWORK:
            continue
        if inside.is_file() and _is_data(inside):
            _look_into_file(str(inside), sources, passed_over, named=False)
        else:
            passed_over[str(inside)] = "a folder" if inside.is_dir() else NO_DATA_NAME


def _look_into_file(path: str, sources: list[Source], passed_over: dict[str, str], *, named: bool) -> None:
    """A file may hold one table or, as archives and workbooks do, several."""
    head = _head(path)
    if head == ZIP and is_workbook(path):
        found = sheets(path)
        alone = named and len(found) == 1
        sources += [Source(f"{path}/{sheet.name}", sheet.size, alone, sheet) for sheet in found]
    elif head == ZIP and named:
        _look_into_archive(path, sources, passed_over)
    elif head == PARQUET:
        sources.append(Source(path, size := _size(path), named, ParquetTable(path, size or 0)))
    else:
        sources.append(Source(path, _size(path), named))


def _look_into_archive(path: str, sources: list[Source], passed_over: dict[str, str]) -> None:
    others: list[str] = []
    for member in members(path):
        name = f"{path}/{member.path}"
        if _is_data(PurePath(member.path)):
            sources.append(Source(name, size=member.size, named=False, member=member))
        else:
            others.append(name)
    if len(others) > _LISTED:
        passed_over[f"{len(others):,} files of {path}"] = NO_DATA_NAMES
    else:
        passed_over.update(dict.fromkeys(others, NO_DATA_NAME))


def _head(path: str) -> bytes:
    """The first bytes of a regular file; none of a pipe, which can be opened once only."""
    try:
        if not stat.S_ISREG(Path(path).stat().st_mode):
            return b""
        with Path(path).open("rb") as file:
            return file.read(len(ZIP))
    except OSError:
        return b""


def nothing_to_read(paths: Sequence[str]) -> IngestError:
    return IngestError(
        f"There is nothing to read in {', '.join(paths) or 'no path'}.",
        remedy="Name files, - for standard input, or folders or ZIP archives with files that end in "
        f"{' '.join(sorted(SUFFIXES))}; sub-folders are not searched.",
    )


def _is_data(path: PurePath) -> bool:
    suffixes = [suffix.lower() for suffix in path.suffixes]
    while suffixes and suffixes[-1] in COMPRESSED:
        suffixes.pop()
    if path.suffix.lower() == ".js" and not _SCRIPTS.fullmatch(path.name):
        return False
    return not path.name.startswith(".") and bool(suffixes) and suffixes[-1] in SUFFIXES


def _size(name: str) -> int | None:
    try:
        found = Path(name).stat()
        return found.st_size if stat.S_ISREG(found.st_mode) else None
    except OSError as error:
        raise unreadable(name, error) from error


def unreadable(name: str, error: OSError) -> IngestError:
    return IngestError(
        f"{name} cannot be read: {error.strerror or error}.", remedy="Check the path and its permissions."
    )


def _refuse_other_content(name: str, head: bytes) -> None:
    for magic, (what, remedy) in _OTHER_CONTENT.items():
        if head.startswith(magic):
            raise IngestError(f"{name} is {what}.", remedy=remedy)
