"""What one request may ask."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.api.conftest import Asker, Pointer, connect
from tular.api.graphql.limits import Limits
from tular.api.http.app import create_app
from tular.config import Settings

pytestmark = pytest.mark.anyio

SMALL = Limits(tokens=200, depth=6, aliases=3, fields=20, cost=1_000, seconds=0.2)


async def refused(settings: Settings, pointer: Any, query: str, **variables: Any) -> dict[str, Any]:
    async with connect(create_app(settings, reader=pointer, limits=SMALL)) as client:
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

    error = await refused(api_settings, Slow(), "{ run { runId } }")
    assert error["extensions"]["code"] == "TIMEOUT"


async def test_introspection_is_allowed(api: Asker) -> None:
    from graphql import build_client_schema, get_introspection_query, print_schema

    from tular.api.graphql.schema import sdl

    answer = await api.ask(get_introspection_query(input_value_deprecation=True))
    assert print_schema(build_client_schema(answer)).strip() == sdl().strip()
