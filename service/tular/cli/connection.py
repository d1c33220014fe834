"""How commands reach Neo4j: the one configured, or the local one, started when it does not run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tular.cli.console import ProgressReport, progress_bar
from tular.errors import RunNotFound

if TYPE_CHECKING:
    from tular.config import Settings


def running_neo4j(*, empty: bool = False) -> Settings:
    """Settings that lead to a Neo4j that runs, with progress on the terminal while it is installed and started.

    A local one that was never filled is started only where it may be `empty`; otherwise raises RunNotFound.
    """
    from tular.config import load_settings
    from tular.store.server.local import LocalNeo4j

    local = LocalNeo4j(settings := load_settings())
    if not empty and settings.neo4j_uri is None and not local.has_data():
        raise RunNotFound(
            f"There is nothing in {settings.home} yet.",
            remedy="Load something with `tular load`, or set TULAR_HOME to the folder of your project.",
        )
    with progress_bar() as bar:
        return local.ensure_running(ProgressReport(bar))


def reachable_neo4j() -> Settings | None:
    """Settings of the Neo4j that is configured or runs; None rather than starting one for a side question."""
    from tular.config import load_settings
    from tular.store.server.local import LocalNeo4j

    local = LocalNeo4j(settings := load_settings())
    if settings.neo4j_uri is None and not local.status().running:
        return None
    return local.ensure_running()


def current_run_id(settings: Settings) -> str:
    """Id of the published run. Raises RunNotFound when there is none yet."""
    from tular.store.driver.database import Database
    from tular.store.publish.publishing import current_run

    with Database.connect(settings) as database:
        run_id = current_run(database)
    if run_id is None:
        raise RunNotFound("No run is published yet.", remedy="`tular analyze` makes and publishes one.")
    return run_id
