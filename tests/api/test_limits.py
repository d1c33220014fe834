"""What one request may ask."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest

from tests.api.conftest import Asker, Pointer, connect
from tular.api.graphql.limits import Limits
from tular.api.graphql.schema import build_schema
from tular.api.http.app import create_app
from tular.config import Settings

pytestmark = pytest.mark.anyio

SMALL = Limits(tokens=200, depth=6, aliases=3, fields=20, cost=1_000)
BRIEF = Limits(seconds=0.5)


async def refused(
    settings: Settings, pointer: Any, query: str, limits: Limits = SMALL, **variables: Any
) -> dict[str, Any]:
    async with connect(create_app(settings, reader=pointer, limits=limits)) as client:
        (error,) = (await Asker(client).post(query, **variables)).json()["errors"]
        found: dict[str, Any] = error
        return found


@pytest.mark.parametrize(
    ("what", "query"),
    [
        ("depth", "{ influencers { edges { node { community { run { steps { name } } } } } } }"),
        ("aliases", "{ a: run { runId } b: run { runId } c: run { runId } d: run { runId } }"),
        ("fields", "{ run { ...A ...B } } fragment A on Run { ...B ...B } fragment B on Run { ...C ...C } "
                   "fragment C on Run { runId seed layer modularity }"),
        ("cost", "{ influencers(first: 100) { edges { node { key handle name bio kind platform tier role } } } }"),
        ("cost", "{ influencers(first: 10) { edges { node { neighbours { pageInfo { hasNextPage } } } } } }"),
        ("cost", "{ communityMap { members { x } } }"),
    ],
)  # fmt: skip
async def test_more_than_the_limit_is_refused(
    api_settings: Settings, pointer: Pointer, what: str, query: str
) -> None:
    error = await refused(api_settings, pointer, query)
    assert error["extensions"]["code"] == "TOO_MUCH"
    assert f"The query's {what} is above" in error["message"]
    assert error["extensions"]["remedy"] in error["message"]


async def test_cost_counts_variables(api_settings: Settings, pointer: Pointer) -> None:
    fields = "key handle name bio kind platform tier role"
    query = f"query($n: Int) {{ influencers(first: $n) {{ edges {{ node {{ {fields} }} }} }} }}"
    async with connect(create_app(api_settings, reader=pointer, limits=SMALL)) as client:
        assert (await Asker(client).ask(query, n=10))["influencers"]
        assert (await Asker(client).refused(query, n=100))["extensions"]["code"] == "TOO_MUCH"


async def test_too_many_tokens(api_settings: Settings, pointer: Pointer) -> None:
    error = await refused(api_settings, pointer, "{ run { " + "runId " * 300 + "} }")
    assert error["extensions"]["code"] == "BAD_SYNTAX"
    assert "200" in error["message"]


async def test_what_takes_too_long_is_stopped(api_settings: Settings) -> None:
    class Slow(Pointer):
        async def current_run(self) -> str | None:
            await asyncio.sleep(1.5)
            return "newer"

    error = await refused(api_settings, Slow(), "{ run { runId } }", BRIEF)
    assert error["extensions"]["code"] == "TIMEOUT"


async def test_once_the_time_is_over_no_field_is_begun(
    api_settings: Settings, pointer: Pointer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is done is kept; the rest says at its place that it is missing."""
    begun = []

    def slowly(*_: Any) -> Any:
        time.sleep(0.7)
        return [1.0]

    def counted(take: Any) -> Any:
        return lambda *given, **arguments: begun.append(1) or take(*given, **arguments)

    fields = build_schema().type_map["Account"].fields
    monkeypatch.setattr(fields["score"].resolve, "take", slowly)
    monkeypatch.setattr(fields["handle"].resolve, "take", counted(fields["handle"].resolve.take))
    query = """{ run { runId } a: account(id: "x:1000") { key name }
      account(id: "x:1001") { name score handle bio } }"""
    async with connect(create_app(api_settings, reader=pointer, limits=BRIEF)) as client:
        answer = await Asker(client).post(query)
    data, errors = answer.json()["data"], answer.json()["errors"]
    assert (answer.status_code, data["run"]["runId"], data["a"]["key"]) == (200, "newer", "x:1000")
    assert data["account"]["score"] == 1.0
    assert (data["account"]["handle"], data["account"]["bio"], begun) == (None, None, [])
    assert [(error["path"][-1], error["extensions"]["code"]) for error in errors] == [
        ("handle", "TIMEOUT"),
        ("bio", "TIMEOUT"),
    ]


async def test_a_question_to_neo4j_that_takes_too_long_leaves_the_rest(
    api_settings: Settings, pointer: Pointer
) -> None:
    class Slow(Pointer):
        async def search(self, *_: Any, **__: Any) -> Any:
            await asyncio.sleep(5)

    query = '{ run { runId } searchAccounts(text: "a") { edges { score } } }'
    async with connect(create_app(api_settings, reader=Slow("newer"), limits=BRIEF)) as client:
        began = time.monotonic()
        payload = (await Asker(client).post(query)).json()
    assert time.monotonic() - began < 3
    assert payload["data"] == {"run": {"runId": "newer"}, "searchAccounts": None}
    (error,) = payload["errors"]
    assert (error["path"], error["extensions"]["code"]) == (["searchAccounts"], "TIMEOUT")


async def test_introspection_is_allowed(api: Asker) -> None:
    from graphql import build_client_schema, get_introspection_query, print_schema

    from tular.api.graphql.schema import sdl

    answer = await api.ask(get_introspection_query(input_value_deprecation=True))
    assert print_schema(build_client_schema(answer)).strip() == sdl().strip()
