"""`tular checksum` as a process: the fingerprint of the graph that the settings name."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import polars as pl

from tests.store.graphs import cypher
from tular.config import Settings
from tular.models import Relation, RelationBatch
from tular.store.checksum.graph import checksum
from tular.store.driver.database import Database
from tular.store.load.live import LiveLoader

TULAR = Path(sys.executable).with_name("tular")


def called(settings: Settings, *arguments: str) -> subprocess.CompletedProcess[str]:
    own = {
        "TULAR_HOME": str(settings.home),
        "TULAR_NEO4J_URI": str(settings.neo4j_uri),
        "TULAR_NEO4J_PASSWORD": str(settings.neo4j_password),
    }
    return subprocess.run(
        [TULAR, "checksum", *arguments], env={**os.environ, **own}, capture_output=True, text=True
    )


def printed(settings: Settings, *arguments: str) -> str:
    done = called(settings, *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


def follow(database: Database, source: str, target: str) -> None:
    frame = pl.DataFrame({"source": [source], "target": [target]})
    LiveLoader(database).write(RelationBatch(Relation.FOLLOWS, "x", frame))


def test_that_of_a_newer_schema_is_not_told(settings: Settings, database: Database) -> None:
    cypher(database, "MATCH (s:Schema) SET s.version = 99")
    done = called(settings)
    assert done.returncode == 1
    assert "version 99" in done.stderr
    assert "Upgrade Tular" in done.stderr


def test_it_is_that_of_the_graph(settings: Settings, database: Database) -> None:
    follow(database, "a", "b")
    before = printed(settings).strip()
    assert before == checksum(database)
    assert json.loads(printed(settings, "--json")) == {"checksum": before}
    follow(database, "a", "b")
    assert printed(settings).strip() == before
    follow(database, "b", "a")
    assert printed(settings).strip() != before
