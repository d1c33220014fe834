"""Queries made to stop the service: each is refused or ended, and others are answered meanwhile."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from typing import Any

import pytest

from tests.api.conftest import Asker, Pointer, connect
from tular.api.graphql.costs import BOUNDS, COSTS
from tular.api.graphql.documents import Documents
from tular.api.graphql.failures import RequestError
from tular.api.graphql.limits import Limits, Measured, Meter
from tular.api.graphql.request_threads import Lane
from tular.api.graphql.schema import build_schema
from tular.api.graphql.watchdog import WATCHDOG, Overrun
from tular.api.http.app import create_app
from tular.config import Settings

ENDLESS = Limits(
    definitions=10_000, repeats=10**9, fields=10**30, cost=10**30, aliases=10**30, depth=10**6, tokens=10**6
)


def doubled(times: int, last: str = "__typename") -> str:
    """Fragments that each spread the next twice: 2 to the power of `times` fields when written out."""
    chain = " ".join(f"fragment F{n} on Query {{ ...F{n + 1} ...F{n + 1} }}" for n in range(times))
    return f"{{ ...F0 }} {chain} fragment F{times} on Query {{ {last} }}"


def measured(query: str, limits: Limits = ENDLESS) -> Measured:
    schema = build_schema()
    document = Documents(schema, limits).document(query)
    return Meter(schema, limits, COSTS, BOUNDS).check(document, document.definitions[0], {})  # type: ignore[arg-type]


def refused(query: str, limits: Limits) -> str:
    with pytest.raises(RequestError) as caught:
        measured(query, limits)
    assert caught.value.refusal == "TOO_MUCH"
    return caught.value.message


def test_each_fragment_is_measured_once() -> None:
    """Measured anew at each spread, this takes longer than the sun will shine."""
    found = measured(doubled(60))
    assert found.cost == 2**60
    assert found.fields > 2**60


def test_meta_fields_and_spreads_count() -> None:
    assert "fields" in refused(doubled(12), replace(ENDLESS, fields=2_000))
    assert "fields" in refused("{ " + "...A " * 30 + "} fragment A on Query { __typename }",
                               replace(ENDLESS, fields=59))  # fmt: skip
    assert measured("{ __typename }").fields == 1


def test_introspection_is_measured() -> None:
    some = "{ __schema { types { name description fields { name args { name type { name } } } } } }"
    once = measured(some)
    asked = "{ " + " ".join(f"a{n}: {some[2:-2]}" for n in range(40)) + " }"
    assert "aliases" in refused(asked, replace(ENDLESS, aliases=30))
    assert measured(asked).cost == 40 * once.cost > Limits().cost


@pytest.mark.parametrize(
    ("what", "limits", "query"),
    [
        ("size", Limits(tokens=10**6), "{ run { runId } }" + "#" * 30_000),
        ("definitions", Limits(), doubled(60)),
        ("fields", Limits(), "{ run { " + "runId " * 1_500 + "} }"),
        ("repeats", Limits(), "{ run { " + "runId " * 900 + "} }"),
    ],
)
def test_documents_are_bounded_before_they_are_validated(
    monkeypatch: pytest.MonkeyPatch, what: str, limits: Limits, query: str
) -> None:
    def validated(*_: Any, **__: Any) -> Any:
        pytest.fail("validated")

    monkeypatch.setattr("tular.api.graphql.documents.validate", validated)
    assert f"document's {what}" in refused(query, limits)


def test_what_computes_past_its_time_is_ended() -> None:
    def stubborn() -> None:
        with WATCHDOG.limit(0.2):
            while True:
                try:
                    sum(range(1_000))
                except Exception:
                    continue

    began = time.monotonic()
    with pytest.raises(Overrun):
        stubborn()
    assert time.monotonic() - began < 5
    with WATCHDOG.limit(5):
        time.sleep(0.2)  # nothing arrives late


@pytest.mark.anyio
async def test_a_resolver_that_never_ends(
    api_settings: Settings, pointer: Pointer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told to end and answered with 503; the process answers others all the time, and afterwards."""

    def endless(*_: Any, **__: Any) -> Any:
        while True:
            pass

    monkeypatch.setattr("tular.api.graphql.map.types.community_map", endless)
    app = create_app(api_settings, reader=pointer, limits=Limits(seconds=0.5))
    async with connect(app) as client:
        stuck = asyncio.ensure_future(Asker(client).post("{ communityMap { truncated } }"))
        slowest = 0.0
        while not stuck.done():
            began = time.monotonic()
            assert (await client.get("/health/live")).status_code == 200
            slowest = max(slowest, time.monotonic() - began)
            await asyncio.sleep(0.01)
        answer = stuck.result()
        assert (answer.status_code, answer.json()["errors"][0]["extensions"]["code"]) == (503, "TIMEOUT")
        assert slowest < 2
        assert await Asker(client).ask("{ run { runId } }") == {"run": {"runId": "newer"}}


@pytest.mark.anyio
@pytest.mark.parametrize(
    "query",
    [
        "{ " + "... { " * 450 + "__typename" + " }" * 451,
        "{ run(id: " + "[" * 600 + "]" * 600 + ") { runId } }",
        "query($a: " + "[" * 600 + "ID" + "]" * 600 + ") { run(id: $a) { runId } }",
    ],
)
async def test_what_is_nested_without_end(api: Asker, query: str) -> None:
    answer = await api.post(query)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["extensions"]["code"] in ("TOO_MUCH", "BAD_SYNTAX")


@pytest.mark.anyio
async def test_no_more_than_so_many_wait() -> None:
    lane = Lane("test", threads=1, waiting=1)

    async def slow() -> str:
        await asyncio.sleep(0.2)
        return "done"

    first = [asyncio.ensure_future(lane.run(slow, 5)) for _ in range(2)]
    await asyncio.sleep(0)
    with pytest.raises(RequestError, match="Too many requests"):
        await lane.run(slow, 5)
    assert await asyncio.gather(*first) == ["done", "done"]
    with pytest.raises(TimeoutError):
        await lane.run(slow, 0.05)
