"""How users want communities shown, as it stands in Neo4j: read every moment, the last known while that is silent."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from tular.api.live import Live
from tular.errors import TularError

FRESH = 0.5
"""Seconds for which it is not read again."""
PATIENCE = 2.0
BACKOFF = 5.0
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Display:
    """By community id: `names` that users gave, `homes` of those that are shown as part of another."""

    names: dict[str, str] = field(default_factory=dict)
    homes: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: list[dict[str, Any]]) -> Display:
        """From the rows of read/community_names."""
        names = {row["id"]: row["name"] for row in rows if row["name"] is not None}
        return cls(names, {row["id"]: row["mergedInto"] for row in rows if row["mergedInto"] is not None})

    def home(self, community: str) -> str:
        """The community that this one is shown as."""
        return self.homes.get(community, community)

    def parts(self, community: str) -> list[str]:
        """What is shown as the community that this one is shown as: that one first."""
        home = self.home(community)
        return [home, *(part for part, into in self.homes.items() if into == home)]


class CurrentDisplay:
    """The display, asked of Neo4j at most every FRESH seconds."""

    def __init__(self, live: Live) -> None:
        self._live = live
        self._known = Display()
        self._asked_after = -1.0
        self._lock = asyncio.Lock()

    async def get(self) -> Display:
        async with self._lock:
            if monotonic() >= self._asked_after:
                self._asked_after = monotonic() + await self._look()
            return self._known

    def forget(self) -> None:
        """Ask again the next time: something was changed."""
        self._asked_after = -1.0

    async def _look(self) -> float:
        """Seconds for which not to ask again. An unchanged display stays the same object: views are kept by it."""
        try:
            rows = await asyncio.wait_for(self._live.read("read/community_names"), PATIENCE)
        except (TularError, TimeoutError) as error:
            log.warning(
                "Names of communities are not known anew: %s", error or "Neo4j did not answer in time"
            )
            return BACKOFF
        display = Display.of(rows)
        if display != self._known:
            self._known = display
        return FRESH
