"""Ends what computes past its time, whatever it does: an exception is raised inside the thread that computes."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic, sleep

EVERY = 0.05
"""Seconds between two looks at what is computed."""


class Overrun(BaseException):
    """The time is over. Not an Exception: nothing that handles errors on the way may keep it."""


class _Watched:
    def __init__(self, seconds: float) -> None:
        self.thread = threading.get_ident()
        self.until = monotonic() + seconds
        self.told = False


class Watchdog:
    """One thread that looks after all the others. Within `limit`, a thread is told once that its time is over.

    The interpreter delivers the exception between two steps of Python; a call into a library is left to its end.
    """

    def __init__(self) -> None:
        self._watched: set[_Watched] = set()
        self._lock = threading.Lock()
        self._some = threading.Event()
        self._thread: threading.Thread | None = None

    @contextmanager
    def limit(self, seconds: float) -> Iterator[None]:
        """Raises Overrun inside the block once the time is over, and never after it."""
        watched = _Watched(seconds)
        self._begin(watched)
        try:
            yield
        finally:
            with self._lock:
                self._watched.discard(watched)
            if watched.told:
                _receive()

    def _begin(self, watched: _Watched) -> None:
        with self._lock:
            self._watched.add(watched)
            if self._thread is None:
                self._thread = threading.Thread(target=self._look, name="watchdog", daemon=True)
                self._thread.start()
        self._some.set()

    def _look(self) -> None:
        while True:
            self._some.wait()
            sleep(EVERY)
            with self._lock:
                for watched in [one for one in self._watched if monotonic() > one.until]:
                    self._watched.discard(watched)
                    watched.told = True
                    _raise_in(watched.thread)
                if not self._watched:
                    self._some.clear()


def _raise_in(thread: int) -> None:
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(Overrun))


def _receive() -> None:
    """Let the exception arrive that may still be on its way, so that it does not do so later, in something else."""
    for _ in range(1_000):
        sleep(0)


WATCHDOG = Watchdog()
