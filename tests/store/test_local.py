"""A Neo4j of Tular's own, for real."""

from __future__ import annotations

from pathlib import Path

from tular.config import Settings
from tular.store.database import Database
from tular.store.local import LocalNeo4j


def test_a_server_that_is_named_is_used_as_it_is(tmp_path: Path, settings: Settings) -> None:
    assert LocalNeo4j(settings).ensure_running() is settings


def test_the_database_fixture_is_an_empty_graph_with_its_schema(database: Database) -> None:
    assert database.read("read/schema_version")
