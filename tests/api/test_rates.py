"""Rate limits: what is left, and who is remembered."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest

from tular.api.auth import rates
from tular.api.auth.buckets import Level, SharedBuckets
from tular.api.auth.rates import Rates
from tular.api.graphql.failures import RequestError


def allowed(path: Path, times: int) -> int:
    """How many of so many requests may be sent, counted by a process of its own."""
    limit, done = Rates(60, SharedBuckets(path)), 0
    for _ in range(times):
        try:
            limit.take("somebody")
        except RequestError:
            continue
        done += 1
    return done


def test_processes_count_together(tmp_path: Path) -> None:
    """60 a minute: ten at once. Four processes that each count alone would let 40 in."""
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        counted = pool.starmap(allowed, [(tmp_path / "rates", 100)] * 4)
    assert 10 <= sum(counted) <= 20, "a few seconds may pass, each worth one more"


def test_the_clock_fills_the_bucket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1_000.0
    monkeypatch.setattr(rates, "monotonic", lambda: now)
    one, other = (Rates(60, SharedBuckets(tmp_path / "rates")) for _ in range(2))
    for _ in range(5):
        one.take("a")
        assert other.take("a")
    with pytest.raises(RequestError):
        one.take("a")
    assert one.take("b"), "everybody has a bucket of their own"
    now += 3
    assert [bool(one.take("a")) for _ in range(3)] == [True] * 3
    with pytest.raises(RequestError):
        other.take("a")


def test_who_has_not_asked_for_long_is_forgotten(tmp_path: Path) -> None:
    class Narrow(SharedBuckets):
        PLACES = 2
        NEAR = 2

    table = Narrow(tmp_path / "rates")
    for moment, who in enumerate(("a", "b", "a", "c"), 1):
        with table.of(who) as bucket:
            bucket.level = Level(5.0, float(moment))
    levels = {}
    for who in ("a", "b", "c"):
        with table.of(who) as bucket:
            levels[who] = bucket.level
    assert levels == {"a": Level(5.0, 3.0), "b": None, "c": Level(5.0, 4.0)}
    table.close()
