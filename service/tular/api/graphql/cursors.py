"""Cursors: where a page ended, in which run and in which order.

A list of a run has a total order (ties broken by key), so that a place in it is a number. The cursor names
the run too: the next page comes from the same run even when another one has been published meanwhile.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass

from tular.errors import BadCursor

SEPARATOR = "\t"
LONGEST_NUMBER = 18
LONGEST = 4_000
"""Characters of a cursor: a search's words and a key have room in it."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in a list: `kind` names list and order, `run` the run (empty for live lists)."""

    kind: str
    run: str
    place: str

    def __str__(self) -> str:
        return base64.urlsafe_b64encode(SEPARATOR.join((self.kind, self.run, self.place)).encode()).decode(
            "ascii"
        )

    @property
    def number(self) -> int:
        if not self.place.isdecimal() or len(self.place) > LONGEST_NUMBER:
            raise _bad("is damaged")
        return int(self.place)


def read_cursor(text: str | None, kind: str) -> Cursor | None:
    """The cursor in `after`, None without one. Raises BadCursor when it belongs to another list."""
    cursor = any_cursor(text, "")
    if cursor is not None and cursor.kind != kind:
        raise _another_list(cursor, kind)
    return cursor


def any_cursor(text: str | None, beginning: str) -> Cursor | None:
    """As `read_cursor`, of any list whose kind begins so: for its run, where the list is known only with that."""
    if text is None:
        return None
    if len(text) > LONGEST:
        raise _bad("is no cursor")
    try:
        parts = (
            base64.b64decode(text.encode("ascii"), altchars=b"-_", validate=True).decode().split(SEPARATOR)
        )
    except (binascii.Error, ValueError):
        raise _bad("is no cursor") from None
    if len(parts) != 3:
        raise _bad("is no cursor")
    cursor = Cursor(*parts)
    if not cursor.kind.startswith(beginning):
        raise _another_list(cursor, beginning)
    return cursor


def place_after(cursor: Cursor | None) -> int | None:
    """The place after which the page begins, None for the first page."""
    return None if cursor is None else cursor.number


def pinned_run(cursor: Cursor | None, run: str | None) -> str | None:
    """The run that a page comes from: the cursor's, which must not contradict `runId`."""
    if cursor is None:
        return run
    if run is not None and run != cursor.run:
        raise _bad(f"belongs to run {cursor.run}, not to {run}")
    return cursor.run


def _another_list(cursor: Cursor, kind: str) -> BadCursor:
    return _bad(f"belongs to another list or order ({cursor.kind}, not {kind})")


def _bad(reason: str) -> BadCursor:
    return BadCursor(
        f"The cursor in `after` {reason}.",
        remedy="Pass the `endCursor` of the page before, with the same arguments.",
        field="after",
    )


def cursors(kind: str, run: str, places: list[int]) -> list[str]:
    """Cursors of many places of one list, as `str(Cursor(…))` makes them."""
    head = SEPARATOR.join((kind, run, "")).encode()
    encode = binascii.b2a_base64
    return [encode(head + b"%d" % place, newline=False).decode() for place in places]
