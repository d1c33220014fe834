"""`tular runs`: the runs there are."""

from __future__ import annotations

import click

from tular.cli.console import console, emit_json, output


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print the runs as JSON.")
def command(as_json: bool) -> None:
    """List finished runs, newest first; the current one is marked.

    \b
    Examples:
      tular runs
      tular runs --json | jq -r '.[0].id'
    """
    from dataclasses import asdict

    from rich.table import Table

    from tular.config import load_settings
    from tular.runs.catalog import list_runs
    from tular.store.publishing import current_run_if_reachable

    settings = load_settings()
    runs = list_runs(settings.artifacts)
    current = current_run_if_reachable(settings) if runs else None
    if as_json:
        return emit_json([asdict(run) | {"current": run.id == current} for run in runs])
    if not runs:
        return console.print(f"No run yet in {settings.artifacts}; `tular analyze` makes one.")
    table = Table(
        "", "run", "layer", "window", "accounts", "relations", "communities", "modularity", box=None
    )
    for run in runs:
        table.add_row(
            "●" if run.id == current else "", run.id, run.layer, str(run.window) if run.window.bounded else "all",
            f"{run.accounts:,}", f"{run.relations:,}", f"{run.communities:,}", f"{run.modularity:.3f}",
        )  # fmt: skip
    return output.print(table)
