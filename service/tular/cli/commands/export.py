"""`tular export`: a run for other tools."""

from __future__ import annotations

from pathlib import Path

import click

from tular.cli.console import console


@click.command()
@click.argument("run_id", metavar="RUN")
@click.option(
    "--format",
    "form",
    required=True,
    help="gexf, graphml, graphology, cytoscape, node-link, positions, svg, png, dark.svg, dark.png, or as a folder "
    "with nodes and edges: csv, arrow, parquet.",
)
@click.option(
    "--output", "-o", "file", type=click.Path(path_type=Path), help="File (a folder for the pairs)."
)
@click.option(
    "--of",
    default="accounts",
    show_default=True,
    help="communities, accounts, community:ID, or ego:KEY: the account, its neighbours and what relates them.",
)
@click.option(
    "--top", type=click.IntRange(1), help="Only so many leading accounts and the relations between them."
)
@click.option("--measure", default="pagerank", show_default=True, help="What --top and sizes go by.")
@click.option("--since", metavar="RUN", help="Only what is new, changed or gone since that run.")
def command(
    run_id: str, form: str, file: Path | None, of: str, top: int | None, measure: str, since: str | None
) -> None:
    """Write a run's network with places, colours and all its scores, its communities as users named them, to a file.

    \b
    Examples:
      tular export 20261122T171500Z-follows-9f3a2c --format gexf -o network.gexf
      tular export 20261122T171500Z-follows-9f3a2c --format parquet
      tular export 20261122T171500Z-follows-9f3a2c --format png --of communities
      tular export 20261122T171500Z-follows-9f3a2c --format graphology --of ego:x:44196397 --top 100
    """
    from tular.cli.reading import known_measure, open_view
    from tular.results.exports.forms import form_named
    from tular.results.exports.writing import PAIRS, draw, suffix, write
    from tular.results.text import file_name

    if form not in PAIRS:
        form_named(form)
    view, before = open_view(run_id), open_view(since) if since else None
    drawing = draw(view, of, known_measure(measure), top=top, since=before)
    parts = [run_id, *([] if of == "accounts" else [of]), *(["since", since] if since else [])]
    target = file or Path(f"{file_name(*parts)}.{suffix(form)}")
    write(drawing, form, target)
    console.print(f"Wrote {target}.")
