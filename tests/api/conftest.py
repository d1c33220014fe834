"""The application over hand-made runs, asked in-process through ASGI."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.api.samples import sample_run
from tular.api.http.app import create_app
from tular.config import Settings, load_settings
from tular.errors import StoreError, Unreachable

GRAPHQL = "application/graphql-response+json"


@dataclass
class Pointer:
    """Stands for Neo4j where a test is about runs alone: it knows the current run, or is down."""

    run: str | None = None
    down: StoreError | None = None
    asked: list[str] = field(default_factory=list)
    published: list[str] | None = None

    async def current_run(self) -> str | None:
        if self.down:
            raise self.down
        return self.run

    async def read(self, statement: str, **parameters: Any) -> list[dict[str, Any]]:
        self.asked.append(statement)
        if statement == "read/published_runs" and self.published is not None:
            return [{"id": run} for run in self.published]
        raise self.down or Unreachable("Nothing answers.", remedy="Start Neo4j.")

    async def search(self, text: str, **bounds: Any) -> list[dict[str, Any]]:
        return await self.read("read/search_accounts", text=text, **bounds)

    async def each(
        self, statement: str, keys: list[str], **parameters: Any
    ) -> dict[str, list[dict[str, Any]]]:
        await self.read(statement, keys=keys, **parameters)
        return {}

    async def close(self) -> None:
        pass


@dataclass
class Asker:
    """Asks the application; `ask` returns data and fails on errors, `refused` returns the errors."""

    client: httpx.AsyncClient

    async def post(self, query: str, **variables: Any) -> httpx.Response:
        body = {"query": query, "variables": variables}
        return await self.client.post("/graphql", json=body, headers={"Accept": GRAPHQL})

    async def ask(self, query: str, **variables: Any) -> Any:
        answer = (await self.post(query, **variables)).json()
        assert "errors" not in answer, answer["errors"]
        return answer["data"]

    async def refused(self, query: str, **variables: Any) -> Any:
        (error,) = (await self.post(query, **variables)).json()["errors"]
        assert "Traceback" not in str(error)
        return error


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def artifacts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three runs: `older` and `newer` of one network, `other` of one with fewer accounts."""
    folder = tmp_path_factory.mktemp("artifacts")
    sample_run(str(folder), "older", seed=1, day=1)
    sample_run(str(folder), "newer", seed=2, day=2)
    sample_run(str(folder), "other", seed=3, day=3, accounts=40)
    return folder


@pytest.fixture
def api_settings(artifacts: Path, tmp_path: Path) -> Settings:
    return load_settings({"TULAR_HOME": str(tmp_path), "TULAR_ARTIFACTS": str(artifacts)}, tmp_path)


@pytest.fixture
def pointer() -> Pointer:
    return Pointer("newer")


@pytest.fixture
async def api(api_settings: Settings, pointer: Pointer) -> AsyncIterator[Asker]:
    async with connect(create_app(api_settings, reader=pointer)) as client:
        yield Asker(client)


def connect(app: Any) -> httpx.AsyncClient:
    """A client that talks to the application without a socket; what it raises fails the test."""
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=True)
    return httpx.AsyncClient(transport=transport, base_url="http://localhost")
