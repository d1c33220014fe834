"""Several processes that answer at one address: a supervisor starts them, and replaces one that dies or hangs.

They share the listening socket, and the pages of the mapped columns. A worker that a truncated table ended (SIGBUS),
or that a library keeps from answering for good, costs the requests that it was at, and nothing else.
"""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
import os
import shutil
import signal
import socket
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from threading import Thread, current_thread, main_thread
from time import monotonic, sleep
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tular.api.graphql.context import Measure
    from tular.api.http.doors import Doors
    from tular.api.http.server import OnReady
    from tular.api.http.uvicorn_server import Server
    from tular.config import Settings

SHARED = "PROMETHEUS_MULTIPROC_DIR"
"""Where the library of the metrics looks for a folder in which processes keep their figures together; what is left of
rate limits lies there too."""
BEAT = 0.5
"""Seconds between two signs of life."""
HUNG = 10.0
"""Seconds without one after which a worker is replaced."""
LAST = 5.0
"""Seconds that workers have for ending."""
PAUSE = 1.0
"""Seconds before a worker that died is started again: what ends all of them must not keep the machine busy."""
SWITCH = 0.002
"""Seconds after which a thread that computes lets others have the interpreter: the event loop wants it often."""
log = logging.getLogger(__name__)


class _Worker:
    """One process, and the pipe by which it tells that it lives."""

    def __init__(self, start: Any) -> None:
        context = multiprocessing.get_context("spawn")
        self.beats, sender = context.Pipe(duplex=False)
        with _callers_main_left_alone():
            self.process = context.Process(target=work, args=(sender, *start), name="tular-worker")
            self.process.start()
        sender.close()
        self.heard: float | None = None
        """When it last told, None before it answers."""

    def listen(self) -> Any:
        """Take what it told: what it serves, when it says that for the first time."""
        told = None
        with suppress(EOFError, OSError):
            while self.beats.poll():
                told = self.beats.recv() or told
                self.heard = monotonic()
        return told

    @property
    def hangs(self) -> bool:
        return self.heard is not None and monotonic() - self.heard > HUNG


class Supervisor:
    """Keeps `count` workers at one socket."""

    def __init__(
        self, settings: Settings, doors: Doors, measure: Measure | None, listener: socket.socket, count: int
    ) -> None:
        self._start = (settings, doors, measure, listener)
        self.listener = listener
        self.count = count
        self._ending = False
        self._at_once = False
        self._workers: list[_Worker] = []

    def run(self, on_ready: OnReady | None) -> None:
        """Until SIGINT, SIGTERM or `Running.stop`."""
        with _shared_figures(), self._signals():
            try:
                self._workers = [_Worker(self._start)]
                self._watch(on_ready)
            finally:
                self._end()

    def stop(self) -> None:
        self._ending = True

    def _watch(self, on_ready: OnReady | None) -> None:
        from tular.api.http.server import Running, address

        while not self._ending:
            wait([each.process.sentinel for each in self._workers], timeout=0.1)
            for place, worker in enumerate(list(self._workers)):
                told = worker.listen()
                if told is not None:
                    self._start_others()
                if told is not None and on_ready is not None:
                    running = Running(address(self.listener), self.stop, *told)
                    Thread(target=on_ready, args=(running,), daemon=True).start()
                    on_ready = None
                if worker.hangs or not worker.process.is_alive():
                    self._workers[place] = self._replaced(worker)

    def _start_others(self) -> None:
        """The first answers sooner when it starts alone."""
        while len(self._workers) < self.count:
            self._workers.append(_Worker(self._start))

    def _replaced(self, worker: _Worker) -> _Worker:
        if self._ending:
            return worker
        if worker.process.is_alive():
            log.error("a worker hangs; it is ended and replaced")
            worker.process.kill()
        worker.process.join()
        log.error("a worker ended%s; another takes its place", _cause(worker.process.exitcode))
        sleep(PAUSE)
        return _Worker(self._start)

    def _end(self) -> None:
        """Ask all to end, and end those that do not."""
        until = monotonic() + LAST
        for worker in self._workers:
            with suppress(ProcessLookupError, TypeError):
                os.kill(worker.process.pid, signal.SIGTERM)  # type: ignore[arg-type]
        while any(each.process.is_alive() for each in self._workers):
            if self._at_once or monotonic() > until:
                break
            wait([each.process.sentinel for each in self._workers if each.process.is_alive()], timeout=0.05)
        for worker in self._workers:
            worker.process.kill()
            worker.process.join()

    @contextmanager
    def _signals(self) -> Iterator[None]:
        if current_thread() is not main_thread():
            yield
            return
        numbers = (signal.SIGINT, signal.SIGTERM)
        before = [signal.signal(number, self._asked) for number in numbers]
        try:
            yield
        finally:
            for number, handler in zip(numbers, before, strict=True):
                signal.signal(number, handler)

    def _asked(self, *_: object) -> None:
        self._at_once = self._ending
        self._ending = True


def work(
    beats: Connection, settings: Settings, doors: Doors, measure: Measure | None, listener: socket.socket
) -> None:
    """What a worker does."""
    from tular.api.http.app import create_app
    from tular.api.http.open_files import allow_many_files
    from tular.api.http.server import address
    from tular.api.http.uvicorn_server import Server

    sys.setswitchinterval(SWITCH)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the supervisor has it too, and asks by SIGTERM
    allow_many_files()
    if doors.access_log:
        log_accesses()
    app = create_app(settings, doors=doors, measure=measure)
    server = Server(app, address(listener), None, on_start=lambda server: _beat(server, beats))
    Thread(target=_end_with_parent, args=(server,), daemon=True).start()
    server.run(sockets=[listener])
    sys.stderr.flush()
    os._exit(0)  # a thread may still compute for somebody who was told to come again


async def _beat(server: Server, beats: Connection) -> None:
    """Tell the supervisor what is served, and from then on that the event loop turns."""
    running = await server.running()
    told: Any = (running.run, running.reasons)
    while True:
        with suppress(OSError):
            beats.send(told)
        told = None
        await asyncio.sleep(BEAT)


def _end_with_parent(server: Server) -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        server.should_exit = True


def log_accesses() -> None:
    """Write a line of JSON to standard error for each request."""
    access = logging.getLogger("tular.access")
    access.setLevel(logging.INFO)
    access.propagate = False
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    access.addHandler(handler)


@contextmanager
def _shared_figures() -> Iterator[None]:
    """A folder in which the workers keep their figures, so that any of them tells the sum."""
    folder = tempfile.mkdtemp(prefix="tular-figures-")
    os.environ[SHARED] = folder
    try:
        yield
    finally:
        del os.environ[SHARED]
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _callers_main_left_alone() -> Iterator[None]:
    """A child made by `spawn` runs the caller's main module anew; a worker needs nothing of it."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _cause(code: int | None) -> str:
    if code == -signal.SIGBUS:
        return " (SIGBUS: a mapped file of a run was cut; its tables are damaged)"
    return f" (signal {-code})" if code and code < 0 else f" (exit code {code})"
