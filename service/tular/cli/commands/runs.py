"""`tular runs`: the runs there are."""

from __future__ import annotations

import click
from rich.markup import escape

from tular.cli.console import console, emit_json, output
from tular.errors import StoreError


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print the runs as JSON.")
def command(as_json: bool) -> None:
    """List finished runs, newest first; the current one is marked.

    \b
    Examples:
      tular runs
      tular runs --json | jq -r '.[0].runId'
    """
    from rich.table import Column

    from tular.cli.reading import described
    from tular.cli.tables import TextTable
    from tular.config import load_settings
    from tular.runs.catalog import list_runs

    settings = load_settings()
    runs = list_runs(settings.artifacts)
    current = _current() if runs else None
    if as_json:
        return emit_json([described(run) | {"current": run.id == current} for run in runs])
    if not runs:
        return console.print(f"No run yet in {settings.artifacts}; `tular analyze` makes one.")
    run_id = Column("run", no_wrap=True, min_width=max(len(run.id) for run in runs))
    rest = ("layer", "window", "accounts", "relations", "communities", "modularity")
    table = TextTable("", run_id, *rest)
    for run in runs:
        table.add_row(
            "●" if run.id == current else "", run.id, f"{run.layer} {run.scope}".rstrip(), str(run.window),
            f"{run.accounts:,}", f"{run.relations:,}", f"{run.communities:,}", f"{run.modularity:.3f}",
        )  # fmt: skip
    return output.print(table)


def _current() -> str | None:
    """The current run, where Neo4j answers; listing runs is no reason to start it."""
    from tular.cli.connection import reachable_neo4j
    from tular.store.driver.database import Database
    from tular.store.publish.publishing import current_run

    try:
        if (settings := reachable_neo4j()) is None:
            return None
        with Database.connect(settings) as database:
            return current_run(database)
    except StoreError as error:
        console.print(f"Which run is current is not known: {escape(error.message)}")
        return None
