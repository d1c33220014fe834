"""What rate limits remember of each caller: how many requests are left, and when that was so."""

from __future__ import annotations

import fcntl
import hashlib
import mmap
import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, Protocol

from cachetools import LRUCache

CALLERS = 10_000
"""Keys and addresses that one process remembers."""


class Level(NamedTuple):
    left: float
    at: float
    """By the clock of `time.monotonic`, which is the same in all processes of a machine."""


class Bucket(Protocol):
    """What is remembered of one caller; None: nothing yet."""

    level: Level | None


class Buckets(Protocol):
    @contextmanager
    def of(self, who: str) -> Iterator[Bucket]:
        """The caller's bucket, nobody else's until the block ends; what is set in it is kept."""
        raise NotImplementedError


class _Bucket:
    def __init__(self, level: Level | None) -> None:
        self.level = level


class OwnBuckets:
    """Of this process alone; those not used the longest are forgotten first."""

    def __init__(self) -> None:
        self._levels: LRUCache[str, Level] = LRUCache(CALLERS)

    @contextmanager
    def of(self, who: str) -> Iterator[Bucket]:
        bucket = _Bucket(self._levels.get(who))
        yield bucket
        if bucket.level is not None:
            self._levels[who] = bucket.level


class SharedBuckets:
    """Of all processes that open the same file: a table of places, of which a few next to each other may be a
    caller's; where all of those are taken, the one not used the longest is forgotten."""

    PLACE = struct.Struct("=Qdd")
    PLACES = 1 << 15
    NEAR = 8

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        size = self.PLACES * self.PLACE.size
        os.ftruncate(self._file, size)
        self._table = mmap.mmap(self._file, size)

    @contextmanager
    def of(self, who: str) -> Iterator[Bucket]:
        name = int.from_bytes(hashlib.blake2b(who.encode(), digest_size=8).digest()) or 1
        fcntl.flock(self._file, fcntl.LOCK_EX)
        try:
            offset, level = self._place(name)
            bucket = _Bucket(level)
            yield bucket
            if bucket.level is not None:
                self.PLACE.pack_into(self._table, offset, name, *bucket.level)
        finally:
            fcntl.flock(self._file, fcntl.LOCK_UN)

    def _place(self, name: int) -> tuple[int, Level | None]:
        oldest, since = 0, float("inf")
        for step in range(self.NEAR):
            offset = (name + step) % self.PLACES * self.PLACE.size
            owner, left, at = self.PLACE.unpack_from(self._table, offset)
            if owner == name:
                return offset, Level(left, at)
            if at < since:
                oldest, since = offset, at
        return oldest, None

    def close(self) -> None:
        self._table.close()
        os.close(self._file)
