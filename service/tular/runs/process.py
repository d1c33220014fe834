"""An analysis in a process of its own: igraph holds the GIL while it computes, and ending a process is the one safe
way to cancel it. The child speaks over a pipe: `("progress", step, done, total)`, then `("done", manifest)` or
`("failed", error)`."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from tular.errors import AnalysisError, Cancelled, TularError

if TYPE_CHECKING:
    from tular.config import Settings
    from tular.models import RunManifest
    from tular.runs.plan import Plan

Progress = Callable[[str, int, int | None], None]
GRACE_SECONDS = 3.0


class AnalysisProcess:
    """Starts the analysis at once; `result` waits for it, `cancel` ends it. Use it as a context manager."""

    def __init__(self, settings: Settings, plan: Plan, *, publish: bool = True) -> None:
        context = multiprocessing.get_context("spawn")
        self._reports, sender = context.Pipe(duplex=False)
        # As bytes: to unpickle a plan is to import analytics, and the child first says where kernels are kept.
        task = pickle.dumps((settings, plan, publish, time.time()))
        with _callers_main_left_alone():
            self._process = context.Process(target=_work, args=(sender, settings.cache, task), daemon=True)
            self._process.start()
        sender.close()
        self._cancelled = False

    def __enter__(self) -> AnalysisProcess:
        return self

    def __exit__(self, *_: object) -> None:
        self.cancel()

    def result(self, progress: Progress | None = None) -> RunManifest:
        """Wait for the end, relaying progress. Raises what the analysis raised, Cancelled after `cancel`, and
        AnalysisError when the process died."""
        while True:
            try:
                kind, *payload = self._reports.recv()
            except EOFError:
                raise self._death() from None
            if kind == "progress":
                if progress:
                    progress(*payload)
            elif kind == "failed":
                raise payload[0]
            else:
                manifest: RunManifest = payload[0]
                return manifest

    def cancel(self) -> None:
        """End the process if it still runs: nothing of an unfinished run becomes visible."""
        if self._process.is_alive():
            self._cancelled = True
            self._process.terminate()
            self._process.join(GRACE_SECONDS)
            if self._process.is_alive():
                self._process.kill()
        self._process.join()

    def _death(self) -> AnalysisError:
        self._process.join()
        if self._cancelled:
            return Cancelled("The analysis was cancelled.", remedy="The previous run is still served.")
        code = self._process.exitcode or 0
        if code == -signal.SIGKILL:
            return AnalysisError(
                "The analysis process was killed (signal 9).",
                remedy="It may have run out of memory: `tular analyze --estimate` estimates the need.",
            )
        return AnalysisError(
            f"The analysis process ended unexpectedly (exit code {code}).",
            remedy="What it printed says why; the previous run is still served.",
        )


def keep_kernels_in(cache: Path) -> None:
    """Let Numba keep compiled kernels in the cache. It reads the folder from the environment when it is imported, so
    that a process calls this before it imports any analytics."""
    os.environ.setdefault("NUMBA_CACHE_DIR", str(cache / "kernels"))


@contextmanager
def _callers_main_left_alone() -> Iterator[None]:
    """A child made by `spawn` runs the caller's main module anew, which a script would have to be written for. The
    analysis needs nothing of it."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _work(reports: Connection, cache: Path, task: bytes) -> None:
    keep_kernels_in(cache)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        from tular.runs.execute import run_analysis

        settings, plan, publish, began = pickle.loads(task)
        manifest = run_analysis(
            settings,
            plan,
            publishing=publish,
            progress=lambda *step: reports.send(("progress", *step)),
            began=began,
        )
        reports.send(("done", manifest))
    except TularError as error:
        reports.send(("failed", error))
    except MemoryError:
        remedy = "Choose fewer measures or a smaller window, or a machine with more memory."
        reports.send(("failed", AnalysisError("The analysis ran out of memory.", remedy=remedy)))
    finally:
        with suppress(OSError):
            reports.close()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)
