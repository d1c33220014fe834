"""Which way a load goes, and what it says of it."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl
import pytest

from tests.conftest import isolated_settings
from tular.config import Settings
from tular.errors import DoesNotFit, UsageError, WriteConflict
from tular.models import Relation, RelationBatch, WriteCounts
from tular.store.driver.database import Database
from tular.store.load import bulk, loading
from tular.store.load.bulk import BulkLoader
from tular.store.load.loading import Way
from tular.store.server.local import LocalNeo4j


def batches(*targets: int) -> Iterator[RelationBatch]:
    for target in targets:
        yield RelationBatch(Relation.FOLLOWS, "x", pl.DataFrame({"source": [1], "target": [target]}))


def test_the_ways_of_a_local_database(empty_home: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(loading, "BULK_ROWS", 3)
    first = loading.load(empty_home, batches(2, 3), say=said.append)
    assert (first.way, first.why, first.counts) == (Way.LIVE, "fewer than 3 rows", WriteCounts(created=2))
    assert "fewer than 3 rows" in said[0]
    second = loading.load(empty_home, batches(2, 3, 4, 5), say=said.append)
    assert (second.way, second.why) == (Way.LIVE, "the database is not empty")
    assert second.counts == WriteCounts(created=2)
    with pytest.raises(UsageError, match="not empty"):
        loading.load(empty_home, batches(2), way=Way.BULK, say=said.append)


def test_many_rows_go_in_bulk_into_an_empty_database_that_runs(
    empty_home: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "BULK_ROWS", 3)
    connected = LocalNeo4j(empty_home).start()
    done = loading.load(connected, batches(2, 3, 3), say=lambda _: None)
    assert (done.way, done.counts) == (Way.BULK, WriteCounts(created=2))
    assert "empty local database" in done.why
    with Database.connect(LocalNeo4j(empty_home).connected()) as database:
        assert len(database.read("../tests/store/relations")) == 2


def test_another_load_keeps_the_bulk_way_off(empty_home: Settings) -> None:
    with bulk.loading(empty_home, alone=False):
        assert loading._why_not_bulk(empty_home, alone=False) == "another load is running"
        with pytest.raises(WriteConflict, match="Another load"):
            loading.load(empty_home, batches(2), way=Way.BULK, say=lambda _: None)


def test_what_does_not_fit_into_memory_is_not_loaded_in_bulk(
    empty_home: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(BulkLoader, "fits", lambda _, stage: stage.rows < 2)
    with pytest.raises(DoesNotFit):
        loading.load(empty_home, batches(2, 3, 4), way=Way.BULK, say=lambda _: None)
    stage, why = loading._staged(stream := batches(2, 3, 4), BulkLoader(empty_home), Way.AUTO)
    assert why == "the rows do not fit into memory at once"
    assert (stage.rows, len(list(stream))) == (2, 1)


def test_a_bulk_load_has_bounded_memory(empty_home: Settings) -> None:
    stage = bulk.Stage()
    stage.size = 2 << 30
    assert not BulkLoader(empty_home).fits(stage)
    stage.size = 15_300_000 * 16
    assert BulkLoader(isolated_settings(empty_home.home, TULAR_MEMORY_GB="6")).fits(stage)


def test_a_neo4j_of_the_users_own_is_loaded_live(
    settings: Settings, database: Database, tmp_path: object
) -> None:
    foreign = isolated_settings(tmp_path / "other", TULAR_NEO4J_URI=str(settings.neo4j_uri))  # type: ignore[operator]
    with pytest.raises(UsageError, match="not a Neo4j that Tular runs"):
        loading.load(foreign, batches(2), way=Way.BULK, say=lambda _: None)
