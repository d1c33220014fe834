"""What took how long, for the run's manifest and the progress line."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tular.models import Step

Progress = Callable[[str, int, int | None], None]
"""`progress(step, done, total)`; total None while it is not known."""


class Clock:
    """Collects timed steps; may be shared between threads, since appending to a list is atomic. `began` is when the
    work did that steps are timed from, in seconds since 1970; None: now."""

    def __init__(self, progress: Progress, began: float | None = None) -> None:
        self.progress = progress
        self.began = time.time() if began is None else began
        self.steps: list[Step] = []

    @contextmanager
    def step(self, name: str, method: str = "", *, milestone: bool = False) -> Iterator[None]:
        """Time the block as one step and say when it begins and ends. A milestone also tells how many seconds `after`
        the beginning of all of it."""
        self.progress(name, 0, 1)
        start = time.perf_counter()
        yield
        details = {"after": time.time() - self.began} if milestone else {}
        self.steps.append(Step(name, time.perf_counter() - start, method, details))
        self.progress(name, 1, 1)
