"""What tests of the explorer share: a service on a really loaded and analysed network, sizes, the rules of axe."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import neo4j
import pytest
from playwright.sync_api import Page, expect

from tests import world
from tests.conftest import WIPE
from tular import ingest
from tular.config import Settings
from tular.models import Layer, Window
from tular.runs.plan import Plan
from tular.store.driver.database import Database
from tular.store.load.live import LiveLoader
from tular.store.schema.migrations import migrate

AXE = (
    Path(__file__).resolve().parents[2] / "service" / "explorer" / "node_modules" / "axe-core" / "axe.min.js"
)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MEASURES = ("followers", "inDegree", "pagerank", "coreness", "retweetsReceived")
DESKTOP, PHONE = (1280, 860), (390, 844)


@dataclass
class Site:
    """A service on a generated network, and names of what is in it."""

    url: str
    settings: Settings
    leader: str
    community: str
    label: str

    def ask(self, query: str) -> Any:
        return asked(self.url, query)


def asked(url: str, query: str) -> Any:
    body = json.dumps({"query": query}).encode()
    request = Request(f"{url}/graphql", body, {"Content-Type": "application/json"})
    with urlopen(request) as answer:
        return json.load(answer)["data"]


def analysed(settings: Settings, end: datetime | None, layer: Layer = Layer.FOLLOWS) -> str:
    plan = Plan(layer=layer, window=Window(None, end), measures=MEASURES, null_samples=2)
    return world.analysed(settings, plan).id


def loaded(settings: Settings, driver: neo4j.Driver, paths: list[str], folder: Path) -> None:
    """Nothing but these files in the session's Neo4j."""
    with driver.session(database=settings.neo4j_database) as session:
        session.run(WIPE).consume()
    with Database.connect(settings) as database:
        migrate(database)
        loader = LiveLoader(database)
        for batch in ingest.read(paths, ingest.ReadOptions(), ingest.Rejects(folder / "rejects.csv")):
            loader.write(batch)


def settled(page: Page) -> None:
    """Everything that was asked has come."""
    page.wait_for_load_state("networkidle")
    expect(page.get_by_text("Loading …")).to_have_count(0)


def violations(page: Page) -> list[str]:
    """What axe finds on the page as it is."""
    if not AXE.exists():
        pytest.skip("axe-core is not here; `npm install` in service/explorer fetches it")
    page.evaluate(AXE.read_text("utf-8"))
    result = page.evaluate("rules => axe.run(document, { runOnly: rules })", RULES)
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in result["violations"]]
