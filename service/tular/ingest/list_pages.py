"""Which lists of followers, or of whom an account follows, came whole: told by the pages that they were fetched in.

A list is whole when one page was asked for without a cursor, each page that another names was there, and the last
names none. It is of the time of its first page: what it holds was seen then or later, what it lacks was gone by then.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

WHOLE_LISTS = "lists of followers or of followed accounts that came whole: what a later one lacks has ended"


class ListPage(NamedTuple):
    kind: str
    """`followers` or `following`"""
    owner: str
    """By id or handle."""
    at: datetime | None
    asked: str | None = None
    """The cursor that it was asked for with; None: it is the first."""
    next: str | None = None
    """The cursor of the next; None: it is the last."""


class WholeList(NamedTuple):
    kind: str
    platform: str
    owner: str
    at: datetime


class ListPages:
    """Gathers pages in any order."""

    def __init__(self) -> None:
        self._pages: dict[tuple[str, str, str], dict[str | None, list[ListPage]]] = defaultdict(
            lambda: defaultdict(list)
        )

    def add(self, platform: str, page: ListPage) -> None:
        self._pages[page.kind, platform, page.owner][page.asked].append(page)

    def whole(self) -> Iterator[WholeList]:
        for (kind, platform, owner), by_cursor in self._pages.items():
            for first in by_cursor.get(None, ()):
                if first.at and _is_whole(first, by_cursor):
                    yield WholeList(kind, platform, owner, first.at)


def _is_whole(page: ListPage, by_cursor: dict[str | None, list[ListPage]]) -> bool:
    seen: set[str] = set()
    while page.next is not None and page.next not in seen:
        seen.add(page.next)
        later = [one for one in by_cursor.get(page.next, ()) if one.at and page.at and one.at >= page.at]
        if not later:
            return False
        page = min(later, key=lambda one: one.at or page.at)  # type: ignore[arg-type,return-value]
    return page.next is None
