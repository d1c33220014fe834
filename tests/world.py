"""A small generated network in Neo4j with two runs, and its three doors: GraphQL, the command line, Cypher."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from click.testing import CliRunner, Result

from tests.api.conftest import Asker, connect
from tests.conftest import CACHE
from tests.store.graphs import cypher
from tular import ingest
from tular.api.http.app import create_app
from tular.cli import tular
from tular.config import Settings
from tular.models import RunManifest
from tular.runs.artifact import RunArtifact, open_run
from tular.runs.campaign.process import measure_in_process
from tular.runs.execute import run_analysis
from tular.runs.plan import Plan
from tular.store.driver.database import Database
from tular.store.ledger.lists import Lists, WholeLists
from tular.store.load.live import LiveLoader
from tular.store.schema.migrations import migrate


@dataclass(frozen=True)
class World:
    """A small generated network in Neo4j with two runs of it; the second is the current one."""

    settings: Settings
    before: RunManifest
    current: RunManifest

    def graphql(self, query: str, **variables: Any) -> Any:
        async def ask() -> Any:
            app = create_app(self.settings, measure=measure_in_process)
            async with app.router.lifespan_context(app), connect(app) as client:
                return await Asker(client).ask(query, **variables)

        return asyncio.run(ask())

    def get(self, address: str) -> httpx.Response:
        """What the service answers to GET."""

        async def ask() -> httpx.Response:
            app = create_app(self.settings, measure=measure_in_process)
            async with app.router.lifespan_context(app), connect(app) as client:
                return await client.get(address)

        return asyncio.run(ask())

    def cli(self, *arguments: str) -> Any:
        return json.loads(self._called(*arguments, "--json").stdout)

    def told(self, *arguments: str) -> str:
        """What a command prints for people, notes included."""
        return self._called(*arguments).output

    def _called(self, *arguments: str) -> Result:
        environ = _environ(self.settings) | {"COLUMNS": "300"}
        result = CliRunner().invoke(tular, arguments, env=environ, standalone_mode=False)
        if result.exception:
            raise result.exception
        return result

    def ask_cypher(self, text: str) -> list[dict[str, Any]]:
        """As an analyst would in any client."""
        with Database.connect(self.settings) as database:
            return cypher(database, text)

    def cypher(self, statement: str, **parameters: Any) -> list[dict[str, Any]]:
        with Database.connect(self.settings) as database:
            return database.read(statement, **parameters)

    @property
    def run(self) -> RunArtifact:
        return open_run(self.settings.artifacts, self.current.id, cache=CACHE)


def _environ(settings: Settings) -> dict[str, str]:
    return {
        "TULAR_HOME": str(settings.home),
        "TULAR_CACHE": str(settings.cache),
        "TULAR_ARTIFACTS": settings.artifacts,
        "TULAR_NEO4J_URI": settings.neo4j_uri or "",
        "TULAR_NEO4J_USER": settings.neo4j_user,
        "TULAR_NEO4J_PASSWORD": settings.neo4j_password or "",
    }


def load(settings: Settings, network: Path) -> None:
    made = CliRunner().invoke(
        tular, ["generate", str(network), "--accounts", "300", "--seed", "5", "--snapshots", "3"]
    )
    assert made.exit_code == 0, made.output
    with Database.connect(settings) as database:
        migrate(database)
        loader = LiveLoader(database)
        rejects = ingest.Rejects(network.with_name("rejects.csv"))
        lists = WholeLists(Lists.FOLLOWING)
        for batch in lists.batches(ingest.read([str(network)], ingest.ReadOptions(), rejects)):
            loader.write(batch)
        lists.record(database)


def analysed(settings: Settings, plan: Plan, *, publish: bool = True) -> RunManifest:
    """As `tular analyze` does it, but in this process, which has its imports and kernels at hand."""
    return run_analysis(settings, plan, publishing=publish, progress=lambda *_: None)
