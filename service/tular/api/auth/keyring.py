"""API keys as the service checks them: looked up in Neo4j, remembered for seconds, and longer while that is away."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import Any, Protocol

from cachetools import LRUCache

from tular.api.auth.callers import Caller
from tular.api.graphql.failures import RequestError
from tular.api.graphql.refreshing import Refresher
from tular.errors import TularError
from tular.models import AccessRole

FRESH = 3.0
"""Seconds for which a key is not looked up again: so long may one that was revoked still be used."""
BACKOFF = 5.0
PATIENCE = 2.0
NOTED_EVERY = 60.0
"""Seconds between two writes of when keys were last used."""
REMEMBERED = 10_000
log = logging.getLogger(__name__)


class Reader(Protocol):
    async def read(self, name: str, /, **parameters: Any) -> list[dict[str, Any]]: ...


Note = Callable[[Mapping[str, datetime]], None]


class KeyRing:
    """`marker`: a file that says that there are keys, for a service that starts while Neo4j is away."""

    def __init__(self, live: Reader, marker: Path, note: Note, *, assume: bool) -> None:
        self._live = live
        self._marker = marker
        self._note = note
        self._some: bool | None = None
        self._assume = assume
        self._answers = True
        self._looking = Refresher(self._look)
        self._known: LRUCache[str, tuple[float, dict[str, Any] | None]] = LRUCache(REMEMBERED)
        self._used: dict[str, datetime] = {}
        self._noted = monotonic()

    async def some(self) -> bool:
        """Whether there are keys; while nobody can tell, what was known last, else what is safe."""
        await self._looking.refresh(answers=self._answers)
        if self._some is None:
            return self._assume or self._marker.exists()
        return self._some

    async def caller(self, prefix: str, secret: str) -> Caller:
        """Raises RequestError: 401 for a key that is none, 503 where that cannot be known."""
        from tular.store.keys.secrets import fits

        row = await self._row(prefix)
        if row is None or not fits(secret, row["hash"]):
            raise unauthenticated("The API key is not known.")
        if row["revoked"] is not None:
            raise unauthenticated("The API key was revoked.")
        if row["expires"] is not None and row["expires"] <= datetime.now(UTC):
            raise unauthenticated("The API key has expired.")
        self._note_use(prefix)
        role = AccessRole(row["role"])
        return Caller(row["name"], role, trusted=role is AccessRole.ADMIN, key=prefix)

    def forget(self, prefix: str) -> None:
        """Look the key up again: it was changed."""
        self._known.pop(prefix, None)
        self._looking.forget()

    async def _row(self, prefix: str) -> dict[str, Any] | None:
        at, row = self._known.get(prefix, (-FRESH, None))
        if monotonic() - at < FRESH:
            return row
        try:
            rows = await asyncio.wait_for(self._live.read("keys/find", prefix=prefix), PATIENCE)
        except (TularError, TimeoutError) as error:
            if prefix in self._known:
                return row
            log.warning("API keys cannot be looked up: %s", error or "Neo4j did not answer in time")
            raise _unknown() from None
        row = rows[0] if rows else None
        self._known[prefix] = monotonic(), row
        if row is not None:
            await self._there_are_some()
        return row

    async def _look(self) -> float:
        try:
            rows = await asyncio.wait_for(self._live.read("keys/any"), PATIENCE)
        except (TularError, TimeoutError):
            self._answers = False
            return BACKOFF
        self._answers = True
        if rows and rows[0]["some"]:
            await self._there_are_some()
        else:
            self._some = False
        return FRESH

    async def _there_are_some(self) -> None:
        if not self._some:
            self._some = True
            await asyncio.to_thread(self._mark)

    def _mark(self) -> None:
        self._marker.parent.mkdir(parents=True, exist_ok=True)
        self._marker.touch()

    def _note_use(self, prefix: str) -> None:
        self._used[prefix] = datetime.now(UTC)
        if monotonic() - self._noted > NOTED_EVERY or len(self._used) == 1:
            self._noted = monotonic()
            self._writing = asyncio.ensure_future(self._write())

    async def _write(self) -> None:
        used = dict(self._used)
        try:
            await asyncio.to_thread(self._note, used)
        except TularError as error:
            log.warning("When keys were last used is not noted: %s", error)


def unauthenticated(message: str) -> RequestError:
    return RequestError(
        401,
        "UNAUTHENTICATED",
        message,
        remedy="Send `Authorization: Bearer KEY`; an admin makes keys with `tular keys add`.",
        headers={"WWW-Authenticate": 'Bearer realm="tular"'},
    )


def _unknown() -> RequestError:
    return RequestError(
        503,
        "KEYS_UNKNOWN",
        "API keys cannot be checked at the moment.",
        remedy="Ask again in a few seconds.",
        headers={"Retry-After": "5"},
    )
