"""What took how long, for the run's manifest and the progress line."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tular.models import Step

Progress = Callable[[str, int, int | None], None]
"""`progress(step, done, total)`; total None while it is not known."""


class Clock:
    """Collects timed steps; may be shared between threads, since appending to a list is atomic."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self.steps: list[Step] = []

    @contextmanager
    def step(self, name: str, method: str = "") -> Iterator[None]:
        """Time the block as one step and say when it begins and ends."""
        self.progress(name, 0, 1)
        start = time.perf_counter()
        yield
        self.steps.append(Step(name, time.perf_counter() - start, method))
        self.progress(name, 1, 1)
