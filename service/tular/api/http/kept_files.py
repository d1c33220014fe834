"""Files that are made once, by a bounded number of threads, and kept on disk as long as there is room."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import BinaryIO

MAKERS = 2
"""Files that are made at the same time."""
MOST_BYTES = 2 << 30
"""Of all kept files together; those not asked for the longest go first."""

Make = Callable[[BinaryIO], None]


class KeptFiles:
    """Under `folder`, by a name that tells all that the content depends on: such files never change."""

    def __init__(self, folder: Path, *, most_bytes: int = MOST_BYTES) -> None:
        self.folder = folder
        self._most = most_bytes
        self._makers = ThreadPoolExecutor(MAKERS, thread_name_prefix="downloads")
        self._making: dict[Path, asyncio.Future[None]] = {}

    async def file(self, name: str, make: Make, *, compressed: bool = False) -> Path:
        """The file with this name, made by `make` unless it is there; `compressed` by gzip."""
        digest = hashlib.sha256(name.encode()).hexdigest()[:32]
        path = self.folder / (f"{digest}.gz" if compressed else digest)
        if not await asyncio.to_thread(_touch, path):
            await self._made(path, make, compressed)
        return path

    async def _made(self, path: Path, make: Make, compressed: bool) -> None:
        making = self._making.get(path)
        if making is None:
            loop = asyncio.get_running_loop()
            making = self._making[path] = asyncio.ensure_future(
                loop.run_in_executor(self._makers, self._make, path, make, compressed)
            )
            making.add_done_callback(lambda _: self._making.pop(path, None))
        await asyncio.shield(making)

    def _make(self, path: Path, make: Make, compressed: bool) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=self.folder, prefix=".")
        try:
            with os.fdopen(handle, "wb") as out:
                if compressed:
                    with gzip.GzipFile(fileobj=out, mode="wb", compresslevel=5, mtime=0) as packed:
                        make(packed)  # type: ignore[arg-type]
                else:
                    make(out)
            Path(part).rename(path)
        finally:
            Path(part).unlink(missing_ok=True)
        self._make_room(path)

    def _make_room(self, newest: Path) -> None:
        """Of files that others remove at the same time nothing is said."""
        kept = sorted(self.folder.glob("[0-9a-f]*"), key=_last_use, reverse=True)
        total = 0
        for path in kept:
            total += path.stat().st_size if path.exists() else 0
            if total > self._most and path != newest:
                path.unlink(missing_ok=True)

    def clear(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


def _touch(path: Path) -> bool:
    """Whether it is there; notes that it was asked for."""
    try:
        os.utime(path)
    except FileNotFoundError:
        return False
    return True


def _last_use(path: Path) -> float:
    return path.stat().st_mtime if path.exists() else 0.0
