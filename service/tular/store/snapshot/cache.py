"""Snapshots on disk: arrays as they are in memory, mapped when they are read again."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import asdict, dataclass
from hashlib import blake2b
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tular.models import Ids, Layer, Snapshot, Window
from tular.store.snapshot.vectors import Integers
from tular.store.snapshot.version import Version

KEPT = 8
"""Snapshots in a cache folder; the ones unused for longest go first."""
_FORMAT = 2
_NOTE = "snapshot.json"
_ARRAYS = ("source", "target", "weight", "nodes", "loops")


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """A snapshot, and what it takes to bring it up to date."""

    snapshot: Snapshot
    nodes: Integers
    """Internal ids of its accounts."""
    loops: Ids
    """Rows of accounts with a self-loop, one a self-loop."""
    version: Version


def load(cache: Path, version: Version, layer: Layer, window: Window) -> Kept | None:
    """The snapshot kept under this version, or one from which to this one only Tular's own loads changed anything.

    Its arrays are mapped copy-on-write. None when there is none.
    """
    folder = _folder(cache, version, layer, window)
    try:
        note = json.loads((folder / _NOTE).read_text("utf-8"))
        if note["format"] != _FORMAT or not version.follows(found := Version(**note["version"])):
            return None
        arrays = {name: np.load(folder / f"{name}.npy", mmap_mode="c").view(np.ndarray) for name in _ARRAYS}
        accounts = pl.read_ipc(folder / "accounts.arrow")
        os.utime(folder)
    except (OSError, ValueError, KeyError, TypeError, pl.exceptions.PolarsError):
        return None
    nodes, loops = arrays.pop("nodes"), arrays.pop("loops")
    snapshot = Snapshot(
        layer, window, accounts, **arrays, self_loops=int(loops.size), fingerprint=note["fingerprint"]
    )
    return Kept(snapshot, nodes, loops, found)


def save(cache: Path, kept: Kept) -> None:
    """Keep a snapshot in place of an older one of the same layer and window. A disk that is full keeps nothing."""
    folder = _folder(cache, kept.version, kept.snapshot.layer, kept.snapshot.window)
    try:
        cache.mkdir(parents=True, exist_ok=True)
        fresh = Path(mkdtemp(prefix=".new-", dir=cache))
    except OSError:
        return
    try:
        _write(fresh, kept)
        shutil.rmtree(folder, ignore_errors=True)
        fresh.rename(folder)
        _prune(cache)
    except OSError:
        shutil.rmtree(fresh, ignore_errors=True)


def _write(folder: Path, kept: Kept) -> None:
    snapshot = kept.snapshot
    arrays: dict[str, NDArray[Any]] = {
        "source": snapshot.source,
        "target": snapshot.target,
        "weight": snapshot.weight,
        "nodes": kept.nodes,
        "loops": kept.loops,
    }
    for name, array in arrays.items():
        np.save(folder / f"{name}.npy", array)
    snapshot.accounts.write_ipc(folder / "accounts.arrow", compression="uncompressed")
    note: dict[str, Any] = {"format": _FORMAT, "version": kept.version, "fingerprint": snapshot.fingerprint}
    (folder / _NOTE).write_text(json.dumps(note, default=asdict), "utf-8")


def _prune(cache: Path) -> None:
    kept = sorted(
        (path for path in cache.iterdir() if (path / _NOTE).exists()), key=lambda path: -path.stat().st_mtime
    )
    for path in kept[KEPT:]:
        shutil.rmtree(path, ignore_errors=True)


def _folder(cache: Path, version: Version, layer: Layer, window: Window) -> Path:
    return cache / blake2b(f"{version.store} {layer} {window}".encode(), digest_size=12).hexdigest()
