"""A run on disk: one folder of uncompressed Arrow IPC tables and `run.json`, written once, then only read.

`run.json` is written last and names version, size and SHA-256 of every table, so a folder without it is no run and a
damaged table is noticed when it is first read. A run may lack tables that it was made without, and tables are
versioned one by one: "not computed", "made by another version" and "damaged" are three answers, and a new table or
a new version of one never makes the others unreadable. The folder lies under any fsspec URL; the tables of a local
one are memory-mapped in place, those of a remote one from fsspec's cache of whole files.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import MISSING, asdict, fields
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any, cast

import fsspec
import orjson
import polars as pl
import pyarrow as pa
import pyarrow.ipc
from filelock import FileLock
from fsspec.implementations.cached import SimpleCacheFileSystem
from fsspec.implementations.local import LocalFileSystem

from tular.errors import ArtifactDamaged, NotComputed, OtherVersion, RunError, RunNotFound, UsageError
from tular.models import Layer, RunManifest, RunTables, Step, Window
from tular.runs.place import place_of

FORMAT = 3
READABLE = (2, 3)
"""Formats that are read: 2 had every table, all of version 1."""
MANIFEST = "run.json"
TABLES = tuple(f.name for f in fields(RunTables))
REQUIRED = tuple(f.name for f in fields(RunTables) if f.default is MISSING and f.default_factory is MISSING)
"""Every run has these."""
VERSIONS: dict[str, int] = {}
"""Version of what a table means, where it is not 1. A table of another version is not read; write down here what
changes."""
MADE_BY = {
    "exchanges": "`tular analyze --exchanges`, on a graph with retweets, quotes, replies or mentions",
    "echo": "`tular analyze --exchanges`, on a graph with retweets",
}
"""What makes a run with this table."""


def write_run(artifacts: str, manifest: RunManifest, tables: RunTables) -> str:
    """Write the run under `artifacts` (fsspec URL or folder) and return its URL.

    Nothing is visible to readers before all of it is: the folder appears by rename where the file system has one,
    and `run.json` is the last file elsewhere. Raises RunError when the run exists or cannot be written.
    """
    filesystem, root = place_of(artifacts)
    final = f"{root}/{manifest.id}"
    if filesystem.exists(f"{final}/{MANIFEST}"):
        raise RunError(
            f"Run {manifest.id} exists in {artifacts}.",
            remedy="A run is never written twice; start a new one.",
        )
    try:
        with _staging(filesystem, root) as staging:
            written = {
                name: _write_table(staging, name, table)
                for name in TABLES
                if (table := getattr(tables, name)) is not None
            }
            description = _describe(manifest, written)
            (staging / MANIFEST).write_bytes(orjson.dumps(description, option=orjson.OPT_INDENT_2))
            _place(filesystem, staging, final)
    except OSError as error:
        raise RunError(
            f"Run {manifest.id} cannot be written to {artifacts}: {error.strerror or error}.",
            remedy="Free space there or set TULAR_ARTIFACTS to another folder.",
        ) from error
    return final


class RunArtifact:
    """A run opened for reading: its manifest at once, each table mapped into memory when it is first asked for."""

    def __init__(self, files: TableFiles, description: dict[str, Any]) -> None:
        self.manifest = manifest_from(description)
        self._located = files
        self._files: dict[str, dict[str, Any]] = description["tables"]

    @cached_property
    def accounts(self) -> pl.DataFrame:
        return self.table("accounts")

    @cached_property
    def rankings(self) -> pl.DataFrame:
        return self.table("rankings")

    @cached_property
    def communities(self) -> pl.DataFrame:
        return self.table("communities")

    @cached_property
    def flows(self) -> pl.DataFrame:
        return self.table("flows")

    @cached_property
    def relations(self) -> pl.DataFrame:
        return self.table("relations")

    @cached_property
    def events(self) -> pl.DataFrame:
        return self.table("events")

    @cached_property
    def moves(self) -> pl.DataFrame:
        return self.table("moves")

    @cached_property
    def bridges(self) -> pl.DataFrame:
        return self.table("bridges")

    @cached_property
    def levels(self) -> pl.DataFrame:
        return self.table("levels")

    @cached_property
    def exchanges(self) -> pl.DataFrame:
        return self.table("exchanges")

    @cached_property
    def echo(self) -> pl.DataFrame:
        return self.table("echo")

    @cached_property
    def overlaps(self) -> pl.DataFrame:
        return self.table("overlaps")

    def computed(self, name: str) -> bool:
        """Whether the run was made with this table (or is seen with one, see `replaced`)."""
        return name in self._files or name in vars(self)

    @property
    def not_computed(self) -> dict[str, str]:
        """What it was made without, and what makes a run with it."""
        return {name: made_by for name, made_by in MADE_BY.items() if not self.computed(name)}

    def table(self, name: str) -> pl.DataFrame:
        """Raises NotComputed where the run was made without it, OtherVersion where another version of Tular means
        something else by it, and ArtifactDamaged."""
        if name not in TABLES:
            raise UsageError(
                f"Runs have no table {name!r}.", remedy=f"They have {', '.join(TABLES)}.", field="table"
            )
        if name in vars(self):
            return cast(pl.DataFrame, vars(self)[name])
        if not self.computed(name):
            raise NotComputed(
                f"Run {self.manifest.id} was made without {name}.",
                remedy=f"{MADE_BY.get(name, '`tular analyze` with this version')} makes a run that has them.",
            )
        expected = dict(self._files[name])
        version = expected.pop("version", 1)
        if version != VERSIONS.get(name, 1):
            raise OtherVersion(
                f"The table {name} of run {self.manifest.id} has version {version}; this Tular reads version "
                f"{VERSIONS.get(name, 1)}.",
                remedy="Analyse again with this version of Tular.",
            )
        file = self._located.file(name, lambda found: found.exists() and _fingerprint(found) == expected)
        if file is None:
            raise ArtifactDamaged(
                f"The table {name} of run {self.manifest.id} is missing or damaged ({self._located.folder}).",
                remedy="Restore the folder from a backup, or analyse again and publish the new run.",
            )
        return _map_table(file)

    def replaced(self, **tables: pl.DataFrame) -> RunArtifact:
        """The same run with some tables seen otherwise; nothing on disk changes."""
        other = copy(self)
        vars(other).update(tables)
        return other

    @property
    def tables(self) -> RunTables:
        return RunTables(**{name: getattr(self, name) for name in TABLES if self.computed(name)})

    def row_of(self, key: str) -> int | None:
        """Row of the account with this key, or None: a binary search, since accounts are sorted by key."""
        keys = self.accounts["key"]
        row = int(keys.search_sorted(key))
        return row if row < len(keys) and keys[row] == key else None


def open_run(artifacts: str, run_id: str, *, cache: Path) -> RunArtifact:
    """Open a run by id. `cache` is the folder in which tables of remote runs are kept; a local run needs none of it.

    Raises RunNotFound when there is no such run under `artifacts`, ArtifactDamaged, OtherVersion.
    """
    filesystem, root = place_of(artifacts)
    try:
        description = parsed(filesystem.cat_file(f"{root}/{_safe(run_id)}/{MANIFEST}"))
    except (FileNotFoundError, NotADirectoryError):
        raise RunNotFound(
            f"There is no run {run_id!r}.", remedy="`tular runs` lists the runs.", field="runId"
        ) from None
    return RunArtifact(TableFiles(filesystem, f"{root}/{run_id}", cache / "runs"), description)


def parsed(content: bytes) -> dict[str, Any]:
    """The description in a `run.json`. Raises ArtifactDamaged when it is none, OtherVersion for an unknown format."""
    try:
        description: dict[str, Any] = orjson.loads(content)
        if description["format"] not in READABLE:
            raise OtherVersion(
                f"A run has format {description['format']}; this Tular reads {' and '.join(map(str, READABLE))}.",
                remedy="Analyse again with this version of Tular.",
            )
        manifest_from(description)
        _ = [description["tables"][name]["sha256"] for name in REQUIRED]
    except (KeyError, TypeError, ValueError) as error:
        raise ArtifactDamaged(
            f"A {MANIFEST} cannot be read: {error!r}.", remedy="Restore it from a backup, or analyse again."
        ) from None
    return description


def read_column(filesystem: fsspec.AbstractFileSystem, file: str, column: str) -> Sequence[Any]:
    """The values of one column of a table; none where the file is no table."""
    try:
        with filesystem.open(file) as stream:
            return list(pa.ipc.open_file(stream).read_all()[column].to_pylist())
    except (pa.ArrowInvalid, KeyError, OSError):
        return ()


def manifest_from(description: dict[str, Any]) -> RunManifest:
    """The manifest in the description of a run."""
    values = {"number": 0} | {
        f.name: description[f.name]
        for f in fields(RunManifest)
        if f.name in description or f.name != "number"
    }
    values["layer"] = Layer(values["layer"])
    values["window"] = Window(
        *(value and datetime.fromisoformat(value) for value in values["window"].values())
    )
    values["started_at"] = datetime.fromisoformat(values["started_at"])
    values["finished_at"] = datetime.fromisoformat(values["finished_at"])
    values["measures"] = tuple(values["measures"])
    values["steps"] = tuple(Step(**step) for step in values["steps"])
    return RunManifest(**values)


class TableFiles:
    """Where the tables of one run lie as files of this machine: in place, or in fsspec's cache of whole files.

    Processes that share the cache take turns over a run, so that none reads what another has half copied; a copy that
    was cut short does not fit its checksum and is made again.
    """

    def __init__(self, filesystem: fsspec.AbstractFileSystem, folder: str, cache: Path) -> None:
        self.folder = folder
        self._filesystem = filesystem
        self._cache = cache

    def file(self, name: str, whole: Callable[[Path], bool]) -> Path | None:
        """The file of a table, None where it is not there or not `whole`."""
        remote = f"{self.folder}/{name}.arrow"
        if isinstance(self._filesystem, LocalFileSystem):
            return Path(remote) if whole(Path(remote)) else None
        copies = SimpleCacheFileSystem(fs=self._filesystem, cache_storage=str(self._cache))
        with FileLock(self._cache / "lock"):
            for _ in range(2):
                try:
                    with copies.open(remote) as opened:
                        found = Path(opened.name)
                except FileNotFoundError:
                    return None
                if whole(found):
                    return found
                found.unlink()
        return None


def _describe(manifest: RunManifest, files: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return {"format": FORMAT, **asdict(manifest), "tables": files}


def _write_table(staging: Path, name: str, table: pl.DataFrame) -> dict[str, Any]:
    file = staging / f"{name}.arrow"
    columns = table.rechunk().to_arrow()
    with pa.ipc.new_file(file, columns.schema) as writer:
        writer.write_table(columns)
    return _fingerprint(file) | {"version": VERSIONS.get(name, 1)}


def _map_table(file: Path) -> pl.DataFrame:
    """One chunk a column, backed by the file's pages: polars' own reader copies."""
    table = pa.ipc.open_file(pa.memory_map(str(file))).read_all()
    return pl.DataFrame(pl.from_arrow(table))


def _fingerprint(file: Path) -> dict[str, Any]:
    with file.open("rb") as stream:
        return {"bytes": file.stat().st_size, "sha256": hashlib.file_digest(stream, "sha256").hexdigest()}


@contextmanager
def _staging(filesystem: fsspec.AbstractFileSystem, root: str) -> Iterator[Path]:
    """A scratch folder: beside the final one where a rename can move it there."""
    beside = None
    if isinstance(filesystem, LocalFileSystem):
        Path(root).mkdir(parents=True, exist_ok=True)
        beside = root
    folder = Path(tempfile.mkdtemp(prefix=".writing-", dir=beside))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _place(filesystem: fsspec.AbstractFileSystem, staging: Path, final: str) -> None:
    if isinstance(filesystem, LocalFileSystem):
        staging.chmod(0o755)
        staging.rename(final)
        return
    for file in [*sorted(staging.glob("*.arrow")), staging / MANIFEST]:
        filesystem.put_file(str(file), f"{final}/{file.name}")


def _safe(run_id: str) -> str:
    """Refuse ids that would leave the artifacts folder."""
    if not run_id.isprintable() or not 0 < len(run_id) <= 200 or set(run_id) & set("/\\") or run_id[0] == ".":
        raise RunNotFound(
            f"There is no run {run_id!r}.", remedy="`tular runs` lists the runs.", field="runId"
        )
    return run_id
