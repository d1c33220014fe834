"""`tular doctor`: what Tular needs, looked at one by one, with what to do where something is amiss."""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.markup import escape

from tular.cli.console import emit_json, output
from tular.errors import TularError

if TYPE_CHECKING:
    from tular.config import Settings
    from tular.store.driver.database import Database
    from tular.store.server.local import LocalNeo4j

OLDEST_PYTHON = (3, 11)
LITTLE_DISK_GB = 2.0
LITTLE_MEMORY_GB = 1.0
GIGABYTE = 1024**3


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report."""

    subject: str
    ok: bool
    message: str
    remedy: str = ""


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(as_json: bool) -> None:
    """Check the environment and say what to do. Starts nothing; exit code 1 when something is amiss.

    \b
    Examples:
      tular doctor
      tular doctor --json
    """
    findings = list(examine())
    if as_json:
        emit_json([asdict(finding) for finding in findings])
    else:
        for finding in findings:
            _print(finding)
    if not all(finding.ok for finding in findings):
        raise SystemExit(1)


def examine() -> Iterator[Finding]:
    """All findings, in an order in which each builds on those before it."""
    yield _python()
    settings, finding = _settings()
    yield finding
    if settings is None:
        return
    yield from (_disk(settings), _memory(settings), _service_port(settings))
    if settings.neo4j_uri is None:
        yield from _local(settings)
    else:
        yield from _remote(settings)


def _print(finding: Finding) -> None:
    mark = "[green]ok[/green]     " if finding.ok else "[red]problem[/red]"
    output.print(f"{mark}  {finding.subject:<14} {escape(finding.message)}")
    if finding.remedy:
        output.print(f"{'':<24} [bold]{escape(finding.remedy)}[/bold]")


def _python() -> Finding:
    version = platform.python_version()
    return Finding("Python", sys.version_info >= OLDEST_PYTHON, f"{version} in {sys.prefix}")


def _settings() -> tuple[Settings | None, Finding]:
    from tular.config import load_settings

    try:
        settings = load_settings()
    except TularError as error:
        return None, _problem("settings", error)
    return settings, Finding("settings", True, f"home {settings.home}, cache {settings.cache}")


def _disk(settings: Settings) -> Finding:
    folders = {settings.home, settings.cache}
    free = {folder: shutil.disk_usage(_existing(folder)).free / GIGABYTE for folder in folders}
    tightest = min(free, key=lambda folder: free[folder])
    message = f"{free[tightest]:.1f} GB free for {tightest}"
    if free[tightest] >= LITTLE_DISK_GB:
        return Finding("disk", True, message)
    return Finding(
        "disk", False, message, "Free some space, or set TULAR_HOME and TULAR_CACHE to a larger disk."
    )


def _existing(folder: Path) -> Path:
    return next(path for path in (folder, *folder.parents) if path.exists())


def _memory(settings: Settings) -> Finding:
    import psutil

    from tular.store.server.java import machine_memory

    available = min(psutil.virtual_memory().available, machine_memory()) / GIGABYTE
    limit = f", limited to {settings.memory_gb:g} GB by TULAR_MEMORY_GB" if settings.memory_gb else ""
    message = f"{available:.1f} of {machine_memory() / GIGABYTE:.1f} GB available{limit}"
    remedy = "" if available >= LITTLE_MEMORY_GB else "End other programs: an analysis needs more."
    return Finding("memory", not remedy, message, remedy)


def _service_port(settings: Settings) -> Finding:
    from tular.store.server.server_process import port_is_free

    if port_is_free(settings.port):
        return Finding("service port", True, f"{settings.port} is free for `tular serve`")
    message = f"{settings.port} is in use (by `tular serve`, if that runs)"
    return Finding(
        "service port", True, message, "If it is not Tular that uses it, set TULAR_PORT to another."
    )


def _local(settings: Settings) -> Iterator[Finding]:
    from tular.store.server.local import LocalNeo4j

    local = LocalNeo4j(settings)
    yield _checked("Java", lambda: _java(local))
    yield _jars(local)
    yield _checked("data folder", lambda: _data_folder(local))
    yield _orphans()
    if not local.status().running:
        yield Finding("Neo4j", True, "does not run; commands that need it start it")
        return
    yield from _checked_connection(local)


def _java(local: LocalNeo4j) -> str:
    java = local.check_java()
    return f"{java.version} in {java.home}"


def _jars(local: LocalNeo4j) -> Finding:
    from tular.store.server import training

    installation = local.installation
    if not installation.complete:
        return Finding(
            "jars", True, f"Neo4j {local.version} is not fetched yet; the first start does, with network"
        )
    damaged = installation.damaged()
    if damaged:
        message = f"{len(damaged)} of {len(installation.lock.jars)} differ from the lock, {damaged[0]} first"
        return Finding(
            "jars", False, message, f"Remove {installation.folder}; the next start fetches them anew."
        )
    found = f"Neo4j {local.version}, {len(installation.lock.jars)} jars as locked"
    if why := training.failure(local.commands):
        found += f"; starts are slow, because Java could not practise one: {why.strip()}"
    return Finding("jars", True, found)


def _data_folder(local: LocalNeo4j) -> str:
    folder = local.folder
    if not folder.root.exists():
        return f"{folder.root} is made at the first start"
    folder.check()
    return f"{folder.root}, data of Neo4j {folder.version() or local.version}"


def _orphans() -> Finding:
    from tular.store.server.server_process import orphans

    pids = [str(process.pid) for process in orphans()]
    if not pids:
        return Finding("orphans", True, "none")
    message = f"Neo4j without a data folder runs as process {', '.join(pids)}"
    return Finding("orphans", False, message, "Run `tular neo4j stop --orphans`.")


def _checked_connection(local: LocalNeo4j) -> Iterator[Finding]:
    try:
        settings = local.connected()
    except TularError as error:
        yield _problem("Neo4j", error)
        return
    yield from _remote(settings)


def _remote(settings: Settings) -> Iterator[Finding]:
    from tular.store.driver.database import Database

    try:
        database = Database.connect(settings)
    except TularError as error:
        yield _problem("Neo4j", error)
        return
    with database:
        yield _checked("Neo4j", lambda: _server(settings, database))
        yield _checked("schema", lambda: _schema(database))
        yield _checked("current run", lambda: _run(settings, database))


def _server(settings: Settings, database: Database) -> str:
    (server,) = database.read("server/server_version")
    return f"{server['version']} {server['edition']} answers at {settings.neo4j_uri}"


def _schema(database: Database) -> str:
    from tular.store.schema import migrations

    rows = database.read("read/schema_version")
    if not rows:
        return "not made yet; the first load does"
    migrations.check(database)
    return f"version {rows[0]['version']}, whole"


def _run(settings: Settings, database: Database) -> str:
    from tular.cli.reading import copy_in_words
    from tular.runs.artifact import open_run
    from tular.store.publish.publishing import current_run, run_in_cypher

    run_id, in_cypher = current_run(database), run_in_cypher(database)
    if run_id is None:
        return "none is published yet; `tular analyze` makes one"
    run = open_run(settings.artifacts, run_id, cache=settings.cache)
    tables = run.tables
    found = f"{run_id}: {tables.accounts.height:,} accounts, {tables.communities.height:,} communities"
    return found if in_cypher == run_id else f"{found}. {copy_in_words(run_id)}"


def _checked(subject: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(subject, True, look())
    except TularError as error:
        return _problem(subject, error)


def _problem(subject: str, error: TularError) -> Finding:
    return Finding(subject, False, error.message, error.remedy)
