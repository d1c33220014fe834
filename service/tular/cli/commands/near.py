"""`tular near`: who is around an account, and how content gets from it to another, as Neo4j holds it now."""

from __future__ import annotations

from typing import Any

import click

from tular.cli.console import console, emit_json, output
from tular.errors import UsageError
from tular.models import Layer

ACCOUNT = "key handle name"
FIND = "query Found($handle: String!) { account(handle: $handle) { key } }"
NEAR = f"""query Near($id: ID!, $layer: Layer!, $radius: Int!, $first: Int!) {{
  account(id: $id) {{ near(layer: $layer, radius: $radius, first: $first) {{
    steps relations through account {{ {ACCOUNT} }} }} }} }}"""
MUTUALS = f"""query Mutuals($id: ID!, $layer: Layer!, $first: Int!) {{
  account(id: $id) {{ mutuals(layer: $layer, first: $first) {{ {ACCOUNT} }} }} }}"""
COMMON = f"""query Common($id: ID!, $other: ID!, $layer: Layer!, $first: Int!) {{
  commonFollowers(one: $id, other: $other, layer: $layer, first: $first) {{ {ACCOUNT} }} }}"""
PATHS = f"""query Paths($id: ID!, $other: ID!, $layer: Layer!, $first: Int!) {{
  contentPaths(source: $id, target: $other, layers: [$layer], first: $first) {{
    steps layers accounts {{ {ACCOUNT} }} }} }}"""


@click.command()
@click.argument("name", metavar="HANDLE|KEY")
@click.option("--radius", type=click.IntRange(1, 2), default=1, show_default=True, help="Steps away.")
@click.option("--mutual", is_flag=True, help="Only accounts that are related to it and it to them.")
@click.option("--common-with", "common", metavar="HANDLE|KEY", help="Followers that both have.")
@click.option(
    "--content-to", "reached", metavar="HANDLE|KEY", help="Chains along which its content gets there."
)
@click.option(
    "--layer", type=click.Choice([layer.value for layer in Layer]), default="follows", show_default=True
)
@click.option("--first", type=click.IntRange(1, 100), default=20, show_default=True, help="How many.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def command(
    name: str,
    radius: int,
    mutual: bool,
    common: str | None,
    reached: str | None,
    layer: str,
    first: int,
    as_json: bool,
) -> None:
    """Accounts around an account, best PageRank first; or mutuals, common followers, or paths of content.

    The same as GraphQL's `near`, `mutuals`, `commonFollowers` and `contentPaths`.

    \b
    Examples:
      tular near @kopibandung
      tular near @kopibandung --radius 2 --layer retweets
      tular near @kopibandung --mutual --json
      tular near @kopibandung --common-with @tehbotol
      tular near @kopibandung --content-to x:44196397
    """
    from tular.cli.asking import ask

    if sum((mutual, common is not None, reached is not None)) > 1:
        raise UsageError(
            "--mutual, --common-with and --content-to are different questions.",
            remedy="Ask them one by one.",
            field="mutual",
        )
    asked: dict[str, Any] = {"id": _key(name), "layer": Layer(layer).name, "first": first}
    if other := common or reached:
        asked["other"] = _key(other)
    if reached:
        rows = ask(PATHS, **asked)["contentPaths"]
    elif common:
        rows = ask(COMMON, **asked)["commonFollowers"]
    elif mutual:
        rows = ask(MUTUALS, **asked)["account"]["mutuals"]
    else:
        rows = ask(NEAR, **asked, radius=radius)["account"]["near"]
    if as_json:
        return emit_json(rows)
    if not rows:
        return console.print("Nobody.")
    return _print_paths(rows) if reached else _print(rows)


def _key(name: str) -> str:
    """The key of an account named by it or by its handle. Raises UsageError."""
    from tular.cli.asking import ask
    from tular.cli.reading import no_account

    if ":" in name:
        found = ask("query Known($id: ID!) { account(id: $id) { key } }", id=name)["account"]
    else:
        found = ask(FIND, handle=name.removeprefix("@"))["account"]
    if found is None:
        raise no_account(name)
    return str(found["key"])


def _print_paths(rows: list[dict[str, Any]]) -> None:
    from rich.markup import escape

    from tular.cli.tables import account_name

    for row in rows:
        output.print(escape(" → ".join(account_name(account) for account in row["accounts"])))


def _print(rows: list[dict[str, Any]]) -> None:
    from rich.table import Column

    from tular.cli.tables import TextTable, account_name

    near = "account" in rows[0]
    table = TextTable(Column("account", no_wrap=True), *(("steps", "relations", "through") if near else ()))
    for row in rows:
        counts = [str(row[name] or "") for name in ("steps", "relations", "through")] if near else []
        table.add_row(account_name(row["account"] if near else row), *counts)
    output.print(table)
