"""`tular publish`: make a finished run the current one."""

from __future__ import annotations

import click

from tular.cli.console import ProgressReport, console, progress_bar


@click.command()
@click.argument("run_id", metavar="RUN")
def command(run_id: str) -> None:
    """Make a finished run the current one, for GraphQL and Cypher at once.

    An older run can be published again; if publishing is interrupted, the previous run stays current.

    \b
    Examples:
      tular publish 20261122T171500Z-follows-9f3a2c
    """
    from tular.cli.connection import running_neo4j
    from tular.config import load_settings
    from tular.runs.artifact import open_run
    from tular.store.driver.database import Database
    from tular.store.publish.publishing import publish

    settings = load_settings()
    artifact = open_run(settings.artifacts, run_id, cache=settings.cache)
    with Database.connect(running_neo4j()) as database, progress_bar() as bar:
        publish(database, artifact.manifest, artifact.tables, progress=ProgressReport(bar))
    console.print(f"Run [bold]{run_id}[/bold] is the current one.")
