"""Publishing a run that is written: the API serves it at once, Neo4j's copy follows."""

from __future__ import annotations

import polars as pl

from tular.config import Settings
from tular.errors import RunError
from tular.models import RunManifest, RunTables
from tular.runs.artifact import open_run
from tular.runs.clock import Clock
from tular.store.driver.database import Database
from tular.store.publish.publishing import Publication


def publish_run(
    settings: Settings, database: Database, manifest: RunManifest, tables: RunTables, clock: Clock
) -> None:
    """Two milestones of the clock: `serve` and `copy to Neo4j`. Raises what `store.publish.publish` raises."""
    publication = Publication(database, manifest, tables, progress=clock.progress)
    with clock.step("serve", milestone=True):
        publication.serve()
    with clock.step("copy to Neo4j", milestone=True):
        publication.copy(lambda run_id: _accounts(settings, run_id))


def _accounts(settings: Settings, run_id: str) -> pl.DataFrame | None:
    """None where the run is gone or cannot be read: then all is written."""
    try:
        return open_run(settings.artifacts, run_id, cache=settings.cache).accounts
    except RunError:
        return None
