"""`tular publish`: make a finished run the current one."""

from __future__ import annotations

import click

from tular.cli.console import ProgressReport, console, progress_bar
from tular.cli.reading import when_published


@click.command()
@click.argument("run_id", metavar="RUN")
def command(run_id: str) -> None:
    """Make a finished run the current one: GraphQL answers from it at once, Cypher's copy follows.

    An older run can be published again. If publishing is interrupted, `tular runs` says that Cypher's copy is not
    whole, and publishing again completes it.

    \b
    Examples:
      tular publish 20261122T171500Z-follows-9f3a2c
    """
    from tular.cli.connection import running_neo4j
    from tular.config import load_settings
    from tular.runs.artifact import open_run
    from tular.runs.clock import Clock
    from tular.runs.publication import publish_run
    from tular.store.driver.database import Database

    settings = load_settings()
    artifact = open_run(settings.artifacts, run_id, cache=settings.cache)
    with Database.connect(running_neo4j()) as database, progress_bar() as bar:
        clock = Clock(ProgressReport(bar))
        publish_run(settings, database, artifact.manifest, artifact.tables, clock)
    console.print(f"Run [bold]{run_id}[/bold] is the current one: {when_published(clock.steps)}.")
