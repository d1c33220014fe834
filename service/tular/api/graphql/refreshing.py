"""What Neo4j is asked again and again, in the background: no request waits long for the answer."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from time import monotonic

FIRST = 2.5
"""Seconds to wait for the first answer, and for the one after a change."""
BRIEF = 0.25
"""Seconds to wait for news while Neo4j answers; then what is known is used."""
AWAY = 0.02
"""Seconds to wait while it does not."""


class Refresher:
    """Asks at most one question at a time. `ask` gives the seconds for which its answer is fresh; it never raises."""

    def __init__(self, ask: Callable[[], Awaitable[float]]) -> None:
        self._ask = ask
        self._asking: asyncio.Task[None] | None = None
        self._fresh_until = -1.0
        self._known = False

    async def refresh(self, *, answers: bool = True) -> None:
        """Ask unless that was done a moment ago. `answers`: whether the last question was answered."""
        if monotonic() < self._fresh_until:
            return
        if self._asking is None or self._asking.done():
            self._asking = asyncio.ensure_future(self._asked())
        patience = FIRST if not self._known else BRIEF if answers else AWAY
        await asyncio.wait({self._asking}, timeout=patience)

    def forget(self) -> None:
        """Wait for a new answer the next time: something was changed."""
        if self._asking is not None:
            self._asking.cancel()
        self._asking, self._fresh_until, self._known = None, -1.0, False

    async def _asked(self) -> None:
        self._fresh_until = monotonic() + await self._ask()
        self._known = True
