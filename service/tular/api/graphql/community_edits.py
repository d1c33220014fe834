"""Names and mergers of communities that users gave, as they stand in Neo4j: read every
moment, the last known while that is silent."""

from __future__ import annotations

import asyncio
import logging

from tular.api.graphql.live import Live
from tular.api.graphql.refreshing import Refresher
from tular.errors import TularError
from tular.results.community_edits import CommunityEdits

FRESH = 0.5
"""Seconds for which it is not read again."""
PATIENCE = 2.0
BACKOFF = 5.0
log = logging.getLogger(__name__)


class CurrentCommunityEdits:
    """Names and mergers that users gave, asked of Neo4j at most every FRESH seconds."""

    def __init__(self, live: Live) -> None:
        self._live = live
        self._known = CommunityEdits()
        self._answers = True
        self._refresher = Refresher(self._look)

    async def get(self) -> CommunityEdits:
        await self._refresher.refresh(answers=self._answers)
        return self._known

    def forget(self) -> None:
        """Ask again the next time: something was changed."""
        self._refresher.forget()

    async def _look(self) -> float:
        """Seconds for which not to ask again. Unchanged edits stay the same object: views are kept by it."""
        try:
            rows = await asyncio.wait_for(self._live.read("read/community_names"), PATIENCE)
        except (TularError, TimeoutError) as error:
            self._answers = False
            log.warning(
                "Names of communities are not known anew: %s", error or "Neo4j did not answer in time"
            )
            return BACKOFF
        self._answers = True
        edits = CommunityEdits.of(rows)
        if edits != self._known:
            self._known = edits
        return FRESH
