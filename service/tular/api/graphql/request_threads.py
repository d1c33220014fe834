"""Threads that compute requests, so that the event loop is free for connections.

Two bounded lanes: one for what is soon done, one for what takes long, so that a few expensive requests do not keep
all others waiting. A thread computes one request at a time, with an event loop of its own.
"""

from __future__ import annotations

import asyncio
import logging
import queue
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import cache
from time import monotonic
from typing import Any, TypeVar

from tular.api.graphql.failures import RequestError
from tular.api.graphql.watchdog import WATCHDOG, Overrun

T = TypeVar("T")
SPARE = 0.5
"""Seconds that a request has for ending by itself once its time is over, before the watchdog ends it."""
LOST = 2.0
"""Seconds that the watchdog has; then the thread, deep in a library, is given up and replaced."""
LONGEST = 30.0
"""Seconds for computing what no request of GraphQL asks for."""
log = logging.getLogger(__name__)


class _Job:
    def __init__(self, work: Callable[[], Coroutine[Any, Any, Any]], seconds: float) -> None:
        self.work = work
        self.until = monotonic() + seconds
        self.done: Future[Any] = Future()
        self.given_up = False

    @property
    def left(self) -> float:
        return max(0.0, self.until - monotonic())

    async def within(self) -> Any:
        async with asyncio.timeout(self.left):
            return await self.work()


class Lane:
    """A bounded number of threads and a bounded queue before them."""

    def __init__(self, name: str, threads: int, waiting: int) -> None:
        self.name = name
        self.threads = threads
        self.waiting = waiting
        self.pending = 0
        self._started = 0
        self._jobs: queue.SimpleQueue[_Job] = queue.SimpleQueue()

    async def run(self, work: Callable[[], Coroutine[Any, Any, T]], seconds: float) -> T:
        """What the coroutine gives. Raises TimeoutError after `seconds`, RequestError when too many wait."""
        if self.pending >= self.waiting + self.threads:
            raise _busy()
        job = _Job(work, seconds)
        self.pending += 1
        self._jobs.put(job)
        if self._started < self.threads:
            self._start()
        try:
            async with asyncio.timeout(seconds + SPARE + LOST):
                result: T = await asyncio.wrap_future(job.done)
                return result
        except TimeoutError:
            if job.done.running():
                log.error("a request could not be ended; its thread is replaced")
                job.given_up = True
                self._start()
            raise
        finally:
            self.pending -= 1

    def _start(self) -> None:
        self._started += 1
        threading.Thread(target=self._serve, name=f"{self.name}-{self._started}", daemon=True).start()

    def _serve(self) -> None:
        loop = _new_loop()
        while True:
            job = self._jobs.get()
            if not job.done.set_running_or_notify_cancel():
                continue
            try:
                with WATCHDOG.limit(job.left + SPARE):
                    result = loop.run_until_complete(job.within())
            except Overrun:
                log.error("a request computed past its time and was ended")
                _discard(loop)
                loop = _new_loop()
                _tell(job, TimeoutError())
            except BaseException as error:
                _tell(job, error)
            else:
                _tell(job, None, result)
            if job.given_up:
                return


def _tell(job: _Job, error: BaseException | None, result: Any = None) -> None:
    with suppress(Exception):  # nobody waits any more
        if error is None:
            job.done.set_result(result)
        else:
            job.done.set_exception(error)


def _new_loop() -> asyncio.AbstractEventLoop:
    loop = asyncio.SelectorEventLoop()
    loop.set_default_executor(_helpers())
    asyncio.set_event_loop(loop)
    return loop


def _discard(loop: asyncio.AbstractEventLoop) -> None:
    """Close a loop whose work was ended in the middle."""
    with suppress(BaseException), WATCHDOG.limit(SPARE):
        tasks = asyncio.all_tasks(loop)
        for task in tasks:
            task.cancel()
        loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
    with suppress(BaseException):
        loop._default_executor = None  # type: ignore[attr-defined]  # shared: closing must not shut it down
        loop.close()


@cache
def _helpers() -> ThreadPoolExecutor:
    """Threads for what blocks inside a request."""
    return ThreadPoolExecutor(4, thread_name_prefix="request-helper")


def _busy() -> RequestError:
    return RequestError(
        503,
        "BUSY",
        "Too many requests wait for their turn.",
        remedy="Ask again in a second.",
        headers={"Retry-After": "1"},
    )


async def computed(work: Callable[..., T], *arguments: Any) -> T:
    """What the function gives, in the heavy lane. Raises RequestError: too many wait, or it took too long."""

    async def working() -> T:
        return work(*arguments)

    try:
        return await heavy_lane().run(working, LONGEST)
    except TimeoutError:
        raise RequestError(
            503, "TIMEOUT", f"That took longer than {LONGEST:g} s.", remedy="Ask for less at a time."
        ) from None


@cache
def light_lane() -> Lane:
    return Lane("light", threads=4, waiting=1_000)


@cache
def heavy_lane() -> Lane:
    return Lane("heavy", threads=2, waiting=30)
