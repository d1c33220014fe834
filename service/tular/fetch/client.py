"""Questions to a server that limits how often it may be asked: one at a time, and never sooner than it allows."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping
from typing import Any

import httpx

from tular import __version__
from tular.errors import FetchError, UsageError

ATTEMPTS = 8
LONGEST_WAIT = 900.0
_FIRST_WAIT = 1.0
_TIMEOUT = 60.0
_MOST_BYTES = 64 << 20
Say = Callable[[str], None]


class RefusedError(Exception):
    """The server understood the question and says no: an account that is not there, blocked or taken down."""


class PoliteClient:
    """`say` hears when it waits; `sleep` and `now` are the clock's."""

    def __init__(
        self,
        server: str,
        *,
        say: Say,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], float] = time.time,
    ) -> None:
        if not server.startswith(("http://", "https://")):
            raise UsageError(
                f"{server!r} is not the address of a server.",
                remedy="It begins with https://.",
                field="server",
            )
        agent = f"tular/{__version__} (research; one question at a time)"
        self._http = httpx.Client(base_url=server, timeout=_TIMEOUT, headers={"User-Agent": agent})
        self._say, self._sleep, self._now = say, sleep, now
        self._not_before = 0.0

    def __enter__(self) -> PoliteClient:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def get(self, path: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
        """The answer's object. Raises RefusedError, or FetchError when the server does not answer for long."""
        reason = ""
        for attempt in range(ATTEMPTS):
            self._keep_to_limit()
            try:
                answer = self._http.get(path, params={k: v for k, v in parameters.items() if v is not None})
            except httpx.TransportError as error:
                reason = str(error) or type(error).__name__
                self._wait(self._back_off(attempt), f"{self._http.base_url} does not answer ({reason})")
                continue
            self._note_limit(answer)
            if answer.status_code == 429 or answer.status_code >= 500:
                reason = f"it answers {answer.status_code}"
                self._wait(self._asked_wait(answer, attempt), f"{self._http.base_url}: {reason}")
                continue
            return _object(answer)
        raise FetchError(
            f"{self._http.base_url} does not answer: {reason}.",
            remedy="Run the same command later; it goes on where it was left off.",
        )

    def _keep_to_limit(self) -> None:
        ahead = self._not_before - self._now()
        if ahead > 0:
            self._wait(min(ahead, LONGEST_WAIT), f"{self._http.base_url} allows no more questions for now")

    def _note_limit(self, answer: httpx.Response) -> None:
        """Servers of the AT Protocol tell how many questions are left, and until when."""
        left, reset = _number(answer, "ratelimit-remaining"), _number(answer, "ratelimit-reset")
        if left is not None and reset is not None and left < 1:
            self._not_before = reset

    def _asked_wait(self, answer: httpx.Response, attempt: int) -> float:
        asked, reset = _number(answer, "retry-after"), _number(answer, "ratelimit-reset")
        if asked is not None:
            return asked
        return (
            reset - self._now()
            if answer.status_code == 429 and reset is not None
            else self._back_off(attempt)
        )

    def _back_off(self, attempt: int) -> float:
        return _FIRST_WAIT * 2.0**attempt * (0.75 + random.random() / 2)

    def _wait(self, seconds: float, why: str) -> None:
        seconds = min(max(seconds, 0.0), LONGEST_WAIT)
        if seconds >= 5:
            self._say(f"{why}; waiting {seconds:,.0f} s.")
        self._sleep(seconds)


def _number(answer: httpx.Response, header: str) -> float | None:
    try:
        return float(answer.headers[header])
    except (KeyError, ValueError):
        return None


def _object(answer: httpx.Response) -> dict[str, Any]:
    if len(answer.content) > _MOST_BYTES:
        raise FetchError(f"{answer.url} answers with too much.", remedy="Ask another server.")
    try:
        given = answer.json()
    except ValueError:
        given = None
    if not isinstance(given, dict):
        raise FetchError(
            f"{answer.url} does not answer with JSON ({answer.status_code}).",
            remedy="Check that --server is the address of an AppView.",
        )
    if answer.is_client_error:
        raise RefusedError(str(given.get("message") or given.get("error") or answer.status_code))
    return given
