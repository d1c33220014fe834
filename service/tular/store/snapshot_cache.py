"""Snapshots on disk: arrays as they are in memory, mapped when they are read again."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import asdict
from hashlib import blake2b
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import numpy as np
import polars as pl

from tular.models import Layer, Snapshot, Window
from tular.store.snapshot_version import Version

KEPT = 8
"""Snapshots in a cache folder; the ones unused for longest go first."""
_FORMAT = 1
_NOTE = "snapshot.json"
_ARRAYS = ("source", "target", "weight")


def load(cache: Path, version: Version, layer: Layer, window: Window) -> Snapshot | None:
    """The snapshot kept under exactly this version, its arrays mapped copy-on-write; None when there is none."""
    folder = _folder(cache, version, layer, window)
    try:
        note = json.loads((folder / _NOTE).read_text("utf-8"))
        if note["version"] != asdict(version) or note["format"] != _FORMAT:
            return None
        arrays = {name: np.load(folder / f"{name}.npy", mmap_mode="c").view(np.ndarray) for name in _ARRAYS}
        accounts = pl.read_ipc(folder / "accounts.arrow")
        os.utime(folder)
    except (OSError, ValueError, KeyError, pl.exceptions.PolarsError):
        return None
    return Snapshot(
        layer, window, accounts, **arrays, self_loops=note["selfLoops"], fingerprint=note["fingerprint"]
    )


def save(cache: Path, version: Version, snapshot: Snapshot) -> None:
    """Keep a snapshot in place of an older one of the same layer and window. A disk that is full keeps nothing."""
    folder = _folder(cache, version, snapshot.layer, snapshot.window)
    try:
        cache.mkdir(parents=True, exist_ok=True)
        fresh = Path(mkdtemp(prefix=".new-", dir=cache))
    except OSError:
        return
    try:
        _write(fresh, version, snapshot)
        shutil.rmtree(folder, ignore_errors=True)
        fresh.rename(folder)
        _prune(cache)
    except OSError:
        shutil.rmtree(fresh, ignore_errors=True)


def _write(folder: Path, version: Version, snapshot: Snapshot) -> None:
    for name in _ARRAYS:
        np.save(folder / f"{name}.npy", getattr(snapshot, name))
    snapshot.accounts.write_ipc(folder / "accounts.arrow", compression="uncompressed")
    note: dict[str, Any] = {
        "format": _FORMAT,
        "version": asdict(version),
        "selfLoops": snapshot.self_loops,
        "fingerprint": snapshot.fingerprint,
    }
    (folder / _NOTE).write_text(json.dumps(note), "utf-8")


def _prune(cache: Path) -> None:
    kept = sorted(
        (path for path in cache.iterdir() if (path / _NOTE).exists()), key=lambda path: -path.stat().st_mtime
    )
    for path in kept[KEPT:]:
        shutil.rmtree(path, ignore_errors=True)


def _folder(cache: Path, version: Version, layer: Layer, window: Window) -> Path:
    return cache / blake2b(f"{version.store} {layer} {window}".encode(), digest_size=12).hexdigest()
