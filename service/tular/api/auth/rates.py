"""How many requests each key or address may send: a bucket that fills steadily and holds some seconds' worth."""

from __future__ import annotations

from time import monotonic

from cachetools import LRUCache

from tular.api.graphql.failures import RequestError

BURST = 10.0
"""Seconds' worth of requests that may come at once."""
CALLERS = 10_000
"""Keys and addresses that are remembered."""


class Rates:
    """`per_minute` requests for each; None: no bound."""

    def __init__(self, per_minute: int | None) -> None:
        self.per_minute = per_minute
        self._buckets: LRUCache[str, tuple[float, float]] = LRUCache(CALLERS)

    def take(self, who: str, times: int = 1) -> dict[str, str]:
        """Count a request of somebody who may send `times` as many: the headers that tell what is left.

        Raises RequestError (429) when nothing is."""
        if self.per_minute is None:
            return {}
        rate = self.per_minute * times / 60
        capacity = max(1.0, rate * BURST)
        now = monotonic()
        left, at = self._buckets.get(who, (capacity, now))
        left = min(capacity, left + (now - at) * rate)
        if left < 1:
            self._buckets[who] = left, now
            wait = int((1 - left) / rate) + 1
            raise _too_many(wait, _headers(capacity, 0, wait))
        self._buckets[who] = left - 1, now
        return _headers(capacity, int(left - 1), int((capacity - left + 1) / rate) + 1)


def _headers(capacity: float, left: int, seconds: int) -> dict[str, str]:
    """As the IETF's draft has them: quota and window of the policy, requests left and seconds until it is full."""
    return {
        "RateLimit-Policy": f'"default";q={int(capacity)};w={int(BURST)}',
        "RateLimit": f'"default";r={left};t={seconds}',
    }


def _too_many(wait: int, headers: dict[str, str]) -> RequestError:
    return RequestError(
        429,
        "TOO_MANY_REQUESTS",
        "Too many requests in a short time.",
        remedy=f"Ask again in {wait} s.",
        headers={"Retry-After": str(wait), **headers},
    )
