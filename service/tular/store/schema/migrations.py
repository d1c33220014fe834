"""Constraints, indexes and the version of the schema.

`cypher/migrations/NNN_name.cypher` creates the constraint or index `name` unless it is there, so that
applying all of them again repairs a schema that lost some, as a bulk import does.
"""

from __future__ import annotations

import time

from tular.errors import SchemaMismatch, StoreError
from tular.store.driver.database import Database
from tular.store.driver.statements import names, statement

_POPULATION_SECONDS = 600
_PAUSES = (0.5, 2.0)
"""Seconds to wait before something is created again."""


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
    for name in _missing(database) if missing else ():
        # One that failed is there, and was not created.
        _create(database, name, anew=True)
    if missing or _version(database) != latest_version():
        database.write("ingest/await_indexes", seconds=_POPULATION_SECONDS)
        database.write("ingest/record_schema", version=latest_version())
    return missing


def _create(database: Database, name: str, *, anew: bool = False) -> None:
    """Create it, or find that somebody else did at the same time: `IF NOT EXISTS` looks before it locks.

    An index that has no constraint even after a while was left by a Neo4j that was killed, and is in the way.
    """
    for pause in (*_PAUSES, None):
        try:
            if anew:
                database.write("ingest/drop_index", name=name)
            database.write(known()[name])
            return
        except StoreError:
            if name not in _missing(database):
                return
            if pause is None:
                raise
        time.sleep(pause)
        anew = True


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
    """A constraint's index comes first, and stays without it where Neo4j is killed in between: it is never filled
    then, until the constraint is created again."""
    rows = database.read("read/schema_indexes")
    owners = {row["name"]: row["owner"] for row in rows if row["state"] != "FAILED"}
    return [name for name in known() if name not in owners or (_constrains(name) and not owners[name])]


def _constrains(name: str) -> bool:
    return "CREATE CONSTRAINT" in statement(known()[name]).text
