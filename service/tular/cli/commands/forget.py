"""`tular forget`: an account leaves the graph and the runs, for good."""

from __future__ import annotations

import click
from rich.markup import escape

from tular.cli.console import console, emit_json


@click.command()
@click.argument("account")
@click.option("--bring-back", is_flag=True, help="Let loads bring the account back; give its key.")
@click.option("--json", "as_json", is_flag=True, help="Print what was removed as JSON.")
def command(account: str, bring_back: bool, as_json: bool) -> None:
    """Forget an account, by handle or key: its profile, its posts and all its relations leave the graph, its name and
    texts leave the runs. Loading old files again does not bring it back.

    \b
    Examples:
      tular forget @ada
      tular forget x:44196397
      tular forget x:44196397 --bring-back
    """
    from tular.cli.connection import running_neo4j
    from tular.runs.erasure import erase
    from tular.store.driver.database import Database
    from tular.store.ledger import forgotten

    settings = running_neo4j()
    with Database.connect(settings) as database:
        if bring_back:
            was = forgotten.bring_back(database, account)
            console.print(f"Loads may bring {escape(account)} back." if was else "It was not forgotten.")
            return
        removed = forgotten.forget(database, account)
    runs = erase(settings.artifacts, removed.key)
    if as_json:
        emit_json({"key": removed.key, "relations": removed.relations, "posts": removed.posts, "runs": runs})
        return
    console.print(
        f"Forgot {escape(removed.key)}: {removed.relations:,} relations and {removed.posts:,} posts are gone; "
        f"its name is gone from {len(runs):,} runs."
    )
