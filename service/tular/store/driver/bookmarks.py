"""What this process wrote last: in a cluster, a machine that is asked waits until it has that, too.

Sessions share it by address and database, those of the API's event loops as well, so that whoever writes a name and
then reads it finds it, whichever machine answers. One server alone (bolt://) needs none of it."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

import neo4j
from neo4j.api import AsyncBookmarkManager, BookmarkManager

ROUTED = ("neo4j://", "neo4j+s://", "neo4j+ssc://")


def bookmarks_of(uri: str, database: str) -> BookmarkManager | None:
    """This process' bookmarks of a cluster's database; None where one server is named."""
    return _shared(uri, database) if uri.startswith(ROUTED) else None


@lru_cache(maxsize=16)
def _shared(_uri: str, _database: str) -> BookmarkManager:
    return neo4j.GraphDatabase.bookmark_manager()


class AsyncBookmarks(AsyncBookmarkManager):
    """The same bookmarks for sessions of an event loop; nothing of it waits."""

    def __init__(self, shared: BookmarkManager) -> None:
        self._shared = shared

    async def update_bookmarks(
        self, previous_bookmarks: Collection[str], new_bookmarks: Collection[str]
    ) -> None:
        self._shared.update_bookmarks(previous_bookmarks, new_bookmarks)

    async def get_bookmarks(self) -> Collection[str]:
        return self._shared.get_bookmarks()
