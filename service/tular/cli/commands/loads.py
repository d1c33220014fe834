"""`tular loads`: what was loaded, and taking a load back."""

from __future__ import annotations

import click
from rich.markup import escape

from tular.cli.console import console, emit_json, output


@click.group(invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="Print the loads as JSON.")
@click.pass_context
def command(context: click.Context, as_json: bool) -> None:
    """List the loads, newest first: when, what files, rows read and rejected, what became of them.

    \b
    Examples:
      tular loads
      tular loads --json | jq '.[0].reasons'
      tular loads undo 20261130T101500Z-3fa2b1
    """
    if context.invoked_subcommand is None:
        _list(as_json=as_json)


@command.command()
@click.argument("load_id", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Print what was removed as JSON.")
def undo(load_id: str, as_json: bool) -> None:
    """Take a load back: the relations and posts that it created go, and accounts that nothing else names.

    What it changed in accounts, posts and relations that were there before stays changed, and is told. A load that
    was imported into the empty database, or of which other loads told some again, cannot be taken back: those are
    named.
    """
    from tular.cli.connection import running_neo4j
    from tular.store.driver.database import Database
    from tular.store.ledger.undo import undo as take_back
    from tular.store.load.overlap import NOTES, Overlap

    with Database.connect(running_neo4j()) as database:
        load, undone = take_back(database, load_id)
    if as_json:
        return emit_json(
            {"id": load.id, "relations": undone.relations, "posts": undone.posts, "accounts": undone.accounts}
        )
    accounts = f" and {undone.accounts:,} accounts" if undone.accounts is not None else ""
    console.print(f"Removed {undone.relations:,} relations, {undone.posts:,} posts{accounts}.")
    if undone.accounts is None:
        console.print("Its accounts stay: other loads describe some of them too.")
    if load.updated:
        console.print(f"{load.updated:,} that were there before keep what this load changed in them.")
    if replaced := load.notes.get(NOTES[Overlap.REPLACE]):
        console.print(f"{replaced:,} relations that it replaced stay removed; load their files again.")
    return None


def _list(*, as_json: bool) -> None:
    from tular.cli.connection import running_neo4j
    from tular.cli.load_words import became
    from tular.cli.tables import TextTable
    from tular.store.driver.database import Database
    from tular.store.ledger.loads import list_loads

    with Database.connect(running_neo4j()) as database:
        loads = list_loads(database)
    if as_json:
        return emit_json([load.document for load in loads])
    table = TextTable("load", "files", "rows", "rejected", "became", "created", "updated", "unchanged", "")
    for load in loads:
        table.add_row(
            load.id, escape(", ".join(source.name for source in load.sources)), f"{load.rows_read:,}",
            f"{load.rejected:,}", became(load.became), f"{load.created:,}", f"{load.updated:,}",
            f"{load.unchanged:,}", "taken back" if load.undone_at else "",
        )  # fmt: skip
    return output.print(table)
