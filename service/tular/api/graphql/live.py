"""What the API asks of Neo4j while it serves: `store.live.LiveReader` does it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any, Protocol, TypeVar

from tular.api.graphql.deadline import Deadline

Row = dict[str, Any]
T = TypeVar("T")


class Live(Protocol):
    """Bounded questions in a read-only session. Every method raises StoreError when Neo4j cannot answer."""

    async def read(self, name: str, /, **parameters: Any) -> list[Row]: ...

    async def current_run(self) -> str | None: ...

    async def search(self, text: str, *, limit: int, skip: int) -> list[Row]: ...

    async def each(self, name: str, keys: list[str], /, **parameters: Any) -> dict[str, list[Row]]: ...

    async def close(self) -> None: ...


class ServingLoop:
    """The event loop that connections to Neo4j belong to, as the threads that compute requests use it."""

    def __init__(self, loop: asyncio.AbstractEventLoop, deadline: Deadline) -> None:
        self._loop = loop
        self._deadline = deadline

    async def run(self, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """What the coroutine gives, run in that loop. Raises TooLate when the request's time is over before."""
        try:
            async with asyncio.timeout(self._deadline.left):
                if asyncio.get_running_loop() is self._loop:
                    return await work()
                return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(work(), self._loop))
        except TimeoutError:
            if self._deadline.over:
                raise self._deadline.passed() from None
            raise

    def call(self, work: Callable[[], object]) -> None:
        """Let the loop do it soon."""
        self._loop.call_soon_threadsafe(work)

    def reader(self, live: Live) -> Live:
        """The reader, to be asked from any thread."""
        reader: Any = _Elsewhere(live, self)
        return reader  # type: ignore[no-any-return]


class _Elsewhere:
    def __init__(self, live: Live, serving: ServingLoop) -> None:
        self._live = live
        self._serving = serving

    def __getattr__(self, name: str) -> Callable[..., Coroutine[Any, Any, Any]]:
        method = getattr(self._live, name)

        async def asked(*arguments: Any, **named: Any) -> Any:
            return await self._serving.run(partial(method, *arguments, **named))

        return asked
