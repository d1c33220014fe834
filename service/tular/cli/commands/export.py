"""`tular export`: a run for other tools."""

from __future__ import annotations

from pathlib import Path

import click

from tular.cli.console import console


@click.command()
@click.argument("run_id", metavar="RUN")
@click.option(
    "--format", "form", required=True, help="gexf, graphml, graphology, cytoscape, node-link or parquet."
)
@click.option("--output", "-o", "file", type=click.Path(path_type=Path), help="File (a folder for parquet).")
@click.option(
    "--top", type=click.IntRange(1), help="Only so many leading accounts and the relations between them."
)
@click.option("--measure", default="pagerank", show_default=True, help="Measure that --top goes by.")
def command(run_id: str, form: str, file: Path | None, top: int | None, measure: str) -> None:
    """Write a run's network with all its scores, and its communities as users named them, to a file.

    \b
    Examples:
      tular export 20261122T171500Z-follows-9f3a2c --format gexf -o network.gexf
      tular export 20261122T171500Z-follows-9f3a2c --format parquet
      tular export 20261122T171500Z-follows-9f3a2c --format graphology --top 1000
    """
    from tular.cli.reading import open_view
    from tular.results.export import export

    target = file or Path(f"{run_id}.{_SUFFIXES.get(form, 'json')}")
    export(open_view(run_id).artifact, form, target, top=top, measure=measure)
    console.print(f"Wrote {target}.")


_SUFFIXES = {"gexf": "gexf", "graphml": "graphml", "parquet": "parquet"}
