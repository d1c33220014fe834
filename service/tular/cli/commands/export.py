"""`tular export`: a run for other tools."""

from __future__ import annotations

from pathlib import Path

import click

from tular.cli.console import console
from tular.errors import UsageError


@click.command()
@click.argument("run_id", metavar="[RUN]", required=False)
@click.option(
    "--format",
    "form",
    help="gexf, graphml, graphology, cytoscape, node-link, positions, svg, png, dark.svg, dark.png, or as a folder "
    "with nodes and edges: csv, arrow, parquet. Default: by the name of --output.",
)
@click.option(
    "--output", "-o", "file", type=click.Path(path_type=Path), help="File (a folder for the pairs)."
)
@click.option(
    "--of",
    default="accounts",
    show_default=True,
    help="communities, accounts, community:ID, or ego:HANDLE|KEY: the account, its neighbours and what relates them.",
)
@click.option(
    "--top", type=click.IntRange(1), help="Only so many leading accounts and the relations between them."
)
@click.option("--measure", help="What --top and sizes go by; default: pagerank, or the run's first measure.")
@click.option("--since", metavar="RUN", help="Only what is new, changed or gone since that run.")
def command(
    run_id: str | None,
    form: str | None,
    file: Path | None,
    of: str,
    top: int | None,
    measure: str | None,
    since: str | None,
) -> None:
    """Write a run's network with places, colours and all its scores, its communities as users named them, to a file.

    RUN is the current one where none is named.

    \b
    Examples:
      tular export -o network.gexf
      tular export --format parquet
      tular export --format png --of communities
      tular export 20261122T171500Z-follows-9f3a2c --format graphology --of ego:@kopibandung --top 100
    """
    from tular.cli.reading import chosen_run, known_measure, open_view
    from tular.models import Window
    from tular.results.exports.forms import form_named
    from tular.results.exports.writing import PAIRS, draw, form_of, suffix, write
    from tular.results.text import file_name

    if form is None and file is None:
        raise UsageError(
            "In which format is not said.", remedy="Give --format, or a file with -o.", field="format"
        )
    form = form or form_of(file or Path())
    if form not in PAIRS:
        form_named(form)
    view, before = open_view(chosen_run(run_id, None, Window())), open_view(since) if since else None
    drawing = draw(view, of, known_measure(measure) if measure else view.leading, top=top, since=before)
    parts = [view.id, *([] if of == "accounts" else [of]), *(["since", since] if since else [])]
    target = file or Path(f"{file_name(*parts)}.{suffix(form)}")
    write(drawing, form, target)
    console.print(f"Wrote {target}.")
