"""`tular neo4j`: the life of the local database."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from tular.cli.console import ProgressReport, console, emit_json, progress_bar

if TYPE_CHECKING:
    from tular.store.local import LocalNeo4j


@click.group()
def command() -> None:
    """A Neo4j of Tular's own on this machine, used when TULAR_NEO4J_URI is not set.

    \b
    Examples:
      tular neo4j start
      tular neo4j status --json
      tular neo4j stop
    """


@command.command()
def install() -> None:
    """Fetch and check Neo4j's jars (about 170 MB), once for all data folders.

    \b
    Examples:
      tular neo4j install
    """
    local = _local()
    with progress_bar() as bar:
        local.install(ProgressReport(bar))
    console.print(f"Neo4j {local.installation.lock.version} is in {local.installation.lib}.")


@command.command()
def start() -> None:
    """Start the local Neo4j, installing it first if needed.

    \b
    Examples:
      tular neo4j start
    """
    local = _local()
    with progress_bar() as bar:
        local.start(ProgressReport(bar))
    console.print(f"Neo4j answers at {local.uri} (user neo4j, password in {local.folder.password_file}).")


@command.command()
def stop() -> None:
    """Stop the local Neo4j.

    \b
    Examples:
      tular neo4j stop
    """
    console.print("Neo4j is stopped." if _local().stop() else "Neo4j did not run.")


@command.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def status(as_json: bool) -> None:
    """Say whether the local Neo4j is installed and runs, and where.

    \b
    Examples:
      tular neo4j status
      tular neo4j status --json
    """
    state = asdict(_local().status())
    if as_json:
        emit_json(state)
        return
    for name, value in state.items():
        console.print(f"{name:>10}  {value}")


def _local() -> LocalNeo4j:
    from tular.config import load_settings
    from tular.store.local import LocalNeo4j

    return LocalNeo4j(load_settings())
