"""`tular runs`: the runs there are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tular.cli.console import console, emit_json, output
from tular.cli.table_output import emit_table, table_options, wants_table

if TYPE_CHECKING:
    from tular.store.driver.database import Database


@click.command()
@table_options()
@click.option("--json", "as_json", is_flag=True, help="Print the runs as JSON.")
def command(as_json: bool, form: str | None, file: Path | None) -> None:
    """List finished runs, newest first: ● is the current one, ○ was it once, all others are experiments.

    \b
    Examples:
      tular runs
      tular runs --json | jq -r '.[0].runId'
      tular runs -o runs.csv
    """
    from rich.table import Column

    from tular.api.tables.runs import book
    from tular.cli.reading import copy_in_words, described
    from tular.cli.tables import TextTable
    from tular.config import load_settings
    from tular.runs.catalog import list_runs

    settings = load_settings()
    runs = list_runs(settings.artifacts)
    current, in_cypher, published = _published() if runs else (None, None, None)
    if wants_table(form, file):
        return emit_table(book(runs, current, in_cypher, published), form, file)
    if as_json:
        return emit_json([described(run) | {"current": run.id == current, "inCypher": _known(run.id, in_cypher),
                                            "published": _known(run.id, published)} for run in runs])  # fmt: skip
    if not runs:
        return console.print(f"No run yet in {settings.artifacts}; `tular analyze` makes one.")
    # A run's id tells its layer; what it was limited to has a column where any was.
    scoped, bounded = any(run.scope for run in runs), any(run.window.bounded for run in runs)
    limits = [name for name, shown in (("scope", scoped), ("window", bounded)) if shown]
    numbers = ("accounts", "relations", "communities", "modularity")
    table = TextTable("", "run", *limits, *(Column(name, justify="right") for name in numbers))
    for run in runs:
        mark = "●" if run.id == current else "○" if _known(run.id, published) else ""
        limited = [run.scope] * scoped + [str(run.window)] * bounded
        counts = (f"{run.accounts:,}", f"{run.relations:,}", f"{run.communities:,}", f"{run.modularity:.3f}")
        table.add_row(mark, run.id, *limited, *counts)
    output.print(table)
    if current and not _known(current, in_cypher):
        console.print(copy_in_words(current), style="yellow", markup=False)
    return None


def _known(run_id: str, published: frozenset[str] | None) -> bool | None:
    return None if published is None else run_id in published


def _published() -> tuple[str | None, frozenset[str] | None, frozenset[str] | None]:
    """The current run, the one that Cypher's copy is of, and all that were ever current, where Neo4j tells."""
    from tular.cli.reading import told_by_neo4j
    from tular.store.publish.publishing import current_run, published_runs, run_in_cypher

    def asked(database: Database) -> tuple[str | None, frozenset[str], frozenset[str]]:
        whole = run_in_cypher(database)
        return current_run(database), frozenset([whole] if whole else []), published_runs(database)

    return told_by_neo4j(asked, "Which run is current is not known") or (None, None, None)
