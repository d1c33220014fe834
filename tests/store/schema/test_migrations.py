"""The schema: created, repaired, checked, and left alone when a newer Tular made it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from tular.config import Settings
from tular.errors import SchemaMismatch
from tular.store.driver.database import Database
from tular.store.driver.statements import names, statement
from tular.store.schema import migrations


def test_files_are_numbered_without_gaps_and_create_what_they_are_called() -> None:
    numbers = [int(name.rpartition("/")[2][:3]) for name in names("migrations")]
    assert numbers == list(range(1, migrations.latest_version() + 1))
    for creates, name in migrations.known().items():
        assert f" {creates} IF NOT EXISTS " in statement(name).text


def test_migrating_again_changes_nothing(database: Database) -> None:
    assert migrations.migrate(database) == []
    migrations.check(database)


def test_a_lost_index_is_seen_and_repaired(database: Database) -> None:
    database.write("../tests/store/drop_account_handle")
    with pytest.raises(SchemaMismatch, match="account_handle"):
        migrations.check(database)
    assert migrations.migrate(database) == ["account_handle"]
    migrations.check(database)


def test_a_newer_schema_is_left_alone(database: Database) -> None:
    database.write("ingest/record_schema", version=migrations.latest_version() + 1)
    database.write("../tests/store/drop_account_handle")
    for refuse in (migrations.check, migrations.migrate):
        with pytest.raises(SchemaMismatch, match="version") as caught:
            refuse(database)
        assert "Upgrade" in caught.value.remedy
    database.write("ingest/record_schema", version=migrations.latest_version())
    assert migrations.migrate(database) == ["account_handle"]


@pytest.mark.parametrize("lost", ["store/drop_account_handle", "cli/drop_constraint"])
def test_several_who_migrate_at_once_all_succeed(database: Database, settings: Settings, lost: str) -> None:
    """As loaders do that start together on an empty database."""
    together = Barrier(4)

    def migrate(_: int) -> None:
        with Database.connect(settings) as own:
            together.wait(timeout=30)
            migrations.migrate(own)

    for _ in range(5):
        database.write(f"../tests/{lost}")
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(migrate, range(4)))
        migrations.check(database)
