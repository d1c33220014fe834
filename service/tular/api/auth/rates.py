"""How many requests each key or address may send: a bucket that fills steadily and holds some seconds' worth."""

from __future__ import annotations

from time import monotonic

from tular.api.auth.buckets import Buckets, Level, OwnBuckets
from tular.api.graphql.failures import RequestError

BURST = 10.0
"""Seconds' worth of requests that may come at once."""


class Rates:
    """`per_minute` requests for each; None: no bound. `buckets`: where what is left is kept."""

    def __init__(self, per_minute: int | None, buckets: Buckets | None = None) -> None:
        self.per_minute = per_minute
        self._buckets = buckets or OwnBuckets()

    def take(self, who: str, times: int = 1) -> dict[str, str]:
        """Count a request of somebody who may send `times` as many: the headers that tell what is left.

        Raises RequestError (429) when nothing is."""
        if self.per_minute is None:
            return {}
        rate = self.per_minute * times / 60
        capacity = max(1.0, rate * BURST)
        with self._buckets.of(who) as bucket:
            now = monotonic()
            left, at = bucket.level or Level(capacity, now)
            left = min(capacity, left + max(0.0, now - at) * rate)
            bucket.level = Level(left - 1 if left >= 1 else left, now)
        if left < 1:
            wait = int((1 - left) / rate) + 1
            raise _too_many(wait, _headers(capacity, 0, wait))
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
