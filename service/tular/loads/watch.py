"""Who sees the batches of a load pass."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Protocol, Self

from tular.ingest import Reading
from tular.models import Batch


class Watch(AbstractContextManager["Watch"], Protocol):
    """Entered before the first row is read, and left when all are written."""

    def batches(self) -> Iterator[Batch]:
        """The reading's batches, seen as they pass."""

    def wrote(self, rows: int) -> None:
        """Hears how many rows more are in Neo4j."""


WatchOf = Callable[[Reading], Watch]


class Unwatched(Watch):
    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None

    def batches(self) -> Iterator[Batch]:
        return self._reading

    def wrote(self, rows: int) -> None:
        return None
