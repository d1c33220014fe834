"""A run on disk: one folder of uncompressed Arrow IPC tables and `run.json`, written once, then only read.

`run.json` is written last and names the size and SHA-256 of every table, so a folder without it is no run and a
damaged table is noticed when it is first read. The folder lies under any fsspec URL; a local one is memory-mapped in
place, a remote one is copied into the cache first.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import asdict, fields
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import fsspec
import orjson
import polars as pl
import pyarrow as pa
import pyarrow.ipc
from fsspec.implementations.local import LocalFileSystem

from tular.errors import ArtifactDamaged, RunError, RunNotFound
from tular.models import Layer, RunManifest, RunTables, Step, Window

FORMAT = 2
MANIFEST = "run.json"
TABLES = tuple(f.name for f in fields(RunTables))


def write_run(artifacts: str, manifest: RunManifest, tables: RunTables) -> str:
    """Write the run under `artifacts` (fsspec URL or folder) and return its URL.

    Nothing is visible to readers before all of it is: the folder appears by rename where the file system has one,
    and `run.json` is the last file elsewhere. Raises RunError when the run exists or cannot be written.
    """
    filesystem, root = fsspec.core.url_to_fs(artifacts)
    final = f"{root}/{manifest.id}"
    if filesystem.exists(f"{final}/{MANIFEST}"):
        raise RunError(
            f"Run {manifest.id} exists in {artifacts}.",
            remedy="A run is never written twice; start a new one.",
        )
    try:
        with _staging(filesystem, root) as staging:
            description = _describe(manifest, {name: _write_table(staging, name, tables) for name in TABLES})
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

    def __init__(self, folder: Path, description: dict[str, Any]) -> None:
        self.folder = folder
        self.manifest = manifest_from(description)
        self._files: dict[str, dict[str, Any]] = description["tables"]

    @cached_property
    def accounts(self) -> pl.DataFrame:
        return self._table("accounts")

    @cached_property
    def rankings(self) -> pl.DataFrame:
        return self._table("rankings")

    @cached_property
    def communities(self) -> pl.DataFrame:
        return self._table("communities")

    @cached_property
    def flows(self) -> pl.DataFrame:
        return self._table("flows")

    @cached_property
    def relations(self) -> pl.DataFrame:
        return self._table("relations")

    @cached_property
    def events(self) -> pl.DataFrame:
        return self._table("events")

    @cached_property
    def moves(self) -> pl.DataFrame:
        return self._table("moves")

    @cached_property
    def bridges(self) -> pl.DataFrame:
        return self._table("bridges")

    @cached_property
    def levels(self) -> pl.DataFrame:
        return self._table("levels")

    @cached_property
    def exchanges(self) -> pl.DataFrame:
        return self._table("exchanges")

    @cached_property
    def echo(self) -> pl.DataFrame:
        return self._table("echo")

    @cached_property
    def overlaps(self) -> pl.DataFrame:
        return self._table("overlaps")

    def replaced(self, **tables: pl.DataFrame) -> RunArtifact:
        """The same run with some tables seen otherwise; nothing on disk changes."""
        other = copy(self)
        vars(other).update(tables)
        return other

    @property
    def tables(self) -> RunTables:
        return RunTables(**{name: getattr(self, name) for name in TABLES})

    def row_of(self, key: str) -> int | None:
        """Row of the account with this key, or None: a binary search, since accounts are sorted by key."""
        keys = self.accounts["key"]
        row = int(keys.search_sorted(key))
        return row if row < len(keys) and keys[row] == key else None

    def _table(self, name: str) -> pl.DataFrame:
        file = self.folder / f"{name}.arrow"
        expected = self._files[name]
        if not file.exists() or _fingerprint(file) != expected:
            raise ArtifactDamaged(
                f"The table {name} of run {self.manifest.id} is missing or damaged ({file}).",
                remedy="Restore the folder from a backup, or analyse again and publish the new run.",
            )
        return _map_table(file)


def open_run(artifacts: str, run_id: str, *, cache: Path | None = None) -> RunArtifact:
    """Open a run by id. `cache` is where a remote run is copied to (default: a temporary folder).

    Raises RunNotFound when there is no such run under `artifacts`.
    """
    filesystem, root = fsspec.core.url_to_fs(artifacts)
    try:
        description = parsed(filesystem.cat_file(f"{root}/{_safe(run_id)}/{MANIFEST}"))
    except (FileNotFoundError, NotADirectoryError):
        raise RunNotFound(
            f"There is no run {run_id!r}.", remedy="`tular runs` lists the runs.", field="runId"
        ) from None
    return RunArtifact(_local_folder(filesystem, f"{root}/{run_id}", run_id, cache), description)


def parsed(content: bytes) -> dict[str, Any]:
    """The description in a `run.json`. Raises ArtifactDamaged when it is not one of this format."""
    try:
        description: dict[str, Any] = orjson.loads(content)
        if description["format"] != FORMAT:
            raise ArtifactDamaged(
                f"A run has format {description['format']}; this Tular reads {FORMAT}.",
                remedy="Analyse again with this version.",
            )
        manifest_from(description)
        _ = [description["tables"][name] for name in TABLES]
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
    values = {name: description[name] for name in (f.name for f in fields(RunManifest))}
    values["layer"] = Layer(values["layer"])
    values["window"] = Window(
        *(value and datetime.fromisoformat(value) for value in values["window"].values())
    )
    values["started_at"] = datetime.fromisoformat(values["started_at"])
    values["finished_at"] = datetime.fromisoformat(values["finished_at"])
    values["measures"] = tuple(values["measures"])
    values["steps"] = tuple(Step(**step) for step in values["steps"])
    return RunManifest(**values)


def _describe(manifest: RunManifest, files: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return {"format": FORMAT, **asdict(manifest), "tables": files}


def _write_table(staging: Path, name: str, tables: RunTables) -> dict[str, Any]:
    file = staging / f"{name}.arrow"
    table = getattr(tables, name).rechunk().to_arrow()
    with pa.ipc.new_file(file, table.schema) as writer:
        writer.write_table(table)
    return _fingerprint(file)


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
    for file in [*(f"{name}.arrow" for name in TABLES), MANIFEST]:
        filesystem.put_file(str(staging / file), f"{final}/{file}")


def _local_folder(
    filesystem: fsspec.AbstractFileSystem, remote: str, run_id: str, cache: Path | None
) -> Path:
    if isinstance(filesystem, LocalFileSystem):
        return Path(remote)
    folder = (cache or Path(tempfile.mkdtemp(prefix="tular-"))) / "runs" / run_id
    folder.mkdir(parents=True, exist_ok=True)
    for name in TABLES:
        copy = folder / f"{name}.arrow"
        if not copy.exists():
            part = copy.with_suffix(".part")
            filesystem.get_file(f"{remote}/{name}.arrow", str(part))
            part.rename(copy)
    return folder


def _safe(run_id: str) -> str:
    """Refuse ids that would leave the artifacts folder."""
    if not run_id.isprintable() or not 0 < len(run_id) <= 200 or set(run_id) & set("/\\") or run_id[0] == ".":
        raise RunNotFound(
            f"There is no run {run_id!r}.", remedy="`tular runs` lists the runs.", field="runId"
        )
    return run_id
