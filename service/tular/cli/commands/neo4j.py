"""`tular neo4j`: the life of the local database."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tular.cli.console import ProgressReport, console, emit_json, output, progress_bar
from tular.errors import ConfigError, LocalNeo4jError, UsageError

if TYPE_CHECKING:
    from tular.store.server.local import LocalNeo4j


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
    """Fetch and check Neo4j's jars (about 170 MB), and make its later starts faster. Once for all data folders.

    \b
    Examples:
      tular neo4j install
    """
    local = _local()
    with progress_bar() as bar:
        report = ProgressReport(bar)
        local.install(report)
        local.practise(report)
    console.print(f"Neo4j {local.version} is in {local.installation.lib}.")


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
@click.option("--orphans", is_flag=True, help="Also end servers of Tular whose data folder is gone.")
def stop(orphans: bool) -> None:
    """Stop the local Neo4j.

    \b
    Examples:
      tular neo4j stop
      tular neo4j stop --orphans
    """
    if orphans:
        _end_orphans()
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
    local = _local()
    state = asdict(local.status()) | {"user": "neo4j", "passwordFile": str(local.folder.password_file)}
    if as_json:
        emit_json(state)
        return
    for name, value in state.items():
        output.print(f"{name:>12}  {value}", markup=False)


@command.command()
@click.option("-n", "--lines", default=40, show_default=True, type=click.IntRange(1), help="How many lines.")
@click.option("--debug", is_flag=True, help="The detailed log instead.")
def logs(lines: int, debug: bool) -> None:
    """Print the end of the local Neo4j's log.

    \b
    Examples:
      tular neo4j logs
      tular neo4j logs -n 200 --debug
    """
    file = _local().folder.logs / ("debug.log" if debug else "neo4j.log")
    if not file.exists():
        raise LocalNeo4jError(f"There is no log {file} yet.", remedy="Start Neo4j with `tular neo4j start`.")
    with file.open(encoding="utf-8", errors="replace") as stream:
        for line in deque(stream, lines):
            click.echo(line, nl=False)


@command.command()
def upgrade() -> None:
    """Let the Neo4j of a newer Tular take over the data; a copy of them is kept.

    \b
    Examples:
      tular neo4j upgrade
    """
    local = _own()
    with progress_bar() as bar:
        kept = local.upgrade(ProgressReport(bar))
    if kept is None:
        console.print(f"The data are of Neo4j {local.version} already.")
    else:
        console.print(
            f"Neo4j {local.version} runs. The data as they were: {kept}. Remove them when all is well."
        )


@command.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Overwrite an existing file.")
def backup(file: Path, force: bool) -> None:
    """Write the whole graph into FILE. Neo4j is stopped meanwhile.

    \b
    Examples:
      tular neo4j backup tular-2026-11-22.dump
    """
    if file.exists() and not force:
        raise UsageError(f"{file} is there already.", remedy="Name another file, or add --force.")
    local = _own()
    with console.status("Writing the backup"), _told_when_it_stays_stopped(local):
        local.backup(file)
    console.print(f"The graph is in {file} ({file.stat().st_size / 2**20:.1f} MB).")


@command.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask.")
def restore(file: Path, yes: bool) -> None:
    """Replace the graph by that of the backup FILE. Neo4j is stopped meanwhile.

    \b
    Examples:
      tular neo4j restore tular-2026-11-22.dump
    """
    local = _own()
    if local.folder.version() is not None and not yes:
        click.confirm(f"Replace the graph in {local.folder.root}?", abort=True, err=True)
    with console.status("Reading the backup"), _told_when_it_stays_stopped(local):
        local.restore(file)
    console.print(f"The graph is that of {file}.")


@command.command()
@click.option("--yes", is_flag=True, help="Do not ask.")
def reset(yes: bool) -> None:
    """Remove the local database with all that was loaded. Jars and run artifacts stay.

    \b
    Examples:
      tular neo4j reset
    """
    local = _own()
    if not yes:
        click.confirm(f"Remove the graph in {local.folder.root}?", abort=True, err=True)
    local.reset()
    console.print("The local database is removed; `tular neo4j start` makes an empty one.")


@command.command()
def password() -> None:
    """Set a new generated password, for when its file was lost.

    \b
    Examples:
      tular neo4j password
    """
    local = _own()
    local.renew_password()
    console.print(f"The new password is in {local.folder.password_file}.")


@contextmanager
def _told_when_it_stays_stopped(local: LocalNeo4j) -> Iterator[None]:
    """Who interrupts wants an end at once: the server, stopped for the work, is not started again."""
    ran = local.status().running
    try:
        yield
    except KeyboardInterrupt:
        if ran and not local.status().running:
            console.print("Neo4j is stopped now; `tular neo4j start` starts it again.")
        raise


def _end_orphans() -> None:
    from tular.store.server import server_process

    for process in server_process.orphans():
        server_process.end(process)
        console.print(f"Ended process {process.pid}, whose data folder is gone.")


def _local() -> LocalNeo4j:
    from tular.config import load_settings
    from tular.store.server.local import LocalNeo4j

    return LocalNeo4j(load_settings())


def _own() -> LocalNeo4j:
    """The local Neo4j for what concerns its data. Raises ConfigError where the settings lead to another one: whoever
    backs up or removes a graph means the one that all other commands use."""
    from tular.store.server.local import is_ours

    local = _local()
    if not is_ours(local.settings):
        raise ConfigError(
            f"TULAR_NEO4J_URI leads to {local.settings.neo4j_uri}, not to the local database.",
            remedy=f"Use that server's own tools, or unset TULAR_NEO4J_URI to work on {local.folder.root}.",
            field="neo4j_uri",
        )
    return local
