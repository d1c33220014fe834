"""Constraints, indexes and the version of the schema.

`cypher/migrations/NNN_name.cypher` creates the constraint or index `name` unless it is there, so that
applying all of them again repairs a schema that lost some, as a bulk import does.
"""

from __future__ import annotations

from tular.errors import SchemaMismatch, StoreError
from tular.store.database import Database
from tular.store.statements import names

_POPULATION_SECONDS = 600


def known() -> dict[str, str]:
    """Index or constraint → the migration that creates it, in the order in which they are applied."""
    return {name.partition("_")[2]: name for name in names("migrations")}


def latest_version() -> int:
    """The version that this Tular brings a schema to: the number of its last migration."""
    return max(int(name.rpartition("/")[2].partition("_")[0]) for name in names("migrations"))


def migrate(database: Database) -> list[str]:
    """Create what is missing and wait until it can be used; returns the names of what was created.

    Raises SchemaMismatch, and changes nothing, when a newer Tular made the schema.
    """
    refuse_newer(database)
    missing = _missing(database)
    for name in missing:
        _create(database, name)
    if missing or _version(database) != latest_version():
        database.write("ingest/await_indexes", seconds=_POPULATION_SECONDS)
        database.write("ingest/record_schema", version=latest_version())
    return missing


def _create(database: Database, name: str) -> None:
    try:
        database.write(known()[name])
    except StoreError:
        # `IF NOT EXISTS` looks before it locks: of two who create the same at once, Neo4j refuses one.
        if name in _missing(database):
            raise


def check(database: Database) -> None:
    """Raise SchemaMismatch unless the schema is whole: without one of its indexes, reads take minutes."""
    refuse_newer(database)
    if missing := _missing(database):
        raise SchemaMismatch(
            f"The schema of {database.uri} lacks {', '.join(missing)}.",
            remedy="Load something (`tular load`): it creates what is missing.",
        )


def refuse_newer(database: Database) -> None:
    """Raise SchemaMismatch when a newer Tular made the schema: it may read otherwise what this one writes."""
    version = _version(database)
    if version > latest_version():
        raise SchemaMismatch(
            f"The schema of {database.uri} has version {version}; this Tular knows {latest_version()}.",
            remedy="Upgrade Tular to the version that made it.",
        )


def _version(database: Database) -> int:
    rows = database.read("read/schema_version")
    return int(rows[0]["version"]) if rows else 0


def _missing(database: Database) -> list[str]:
    usable = {row["name"] for row in database.read("read/schema_indexes") if row["state"] != "FAILED"}
    return [name for name in known() if name not in usable]
