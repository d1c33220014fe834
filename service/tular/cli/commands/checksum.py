"""`tular checksum`."""

from __future__ import annotations

import click

from tular.cli.console import ProgressReport, emit_json, output, progress_bar


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print the checksum as JSON.")
def command(as_json: bool) -> None:
    """Print a fingerprint of the whole graph.

    It is the same for the same nodes, relations and properties, in whatever order they were loaded; a backup that
    was restored has the checksum of its original.

    \b
    Examples:
      tular checksum
      tular checksum --json | jq -r .checksum
    """
    from tular.cli.connection import running_neo4j
    from tular.store.checksum.graph import checksum
    from tular.store.driver.database import Database
    from tular.store.schema.migrations import refuse_newer

    with Database.connect(running_neo4j()) as database, progress_bar() as bar:
        refuse_newer(database)
        found = checksum(database, progress=ProgressReport(bar))
    if as_json:
        return emit_json({"checksum": found})
    return output.print(found)
