"""`tular lists`: accounts and subjects that are watched; `tular listen --list NAME` hears what is new about them."""

from __future__ import annotations

from typing import Any

import click
from rich.markup import escape

from tular.cli.asking import ask
from tular.cli.console import console, emit_json, output
from tular.cli.options import NameList

FIELDS = "name accountKeys subjects savedAt seenAt"
LISTS = f"query ($first: Int) {{ watchLists(first: $first) {{ {FIELDS} }} }}"
SAVE = f"""mutation ($name: String!, $accounts: [String!], $subjects: [String!]) {{
  saveWatchList(name: $name, accounts: $accounts, subjects: $subjects) {{ {FIELDS} }} }}"""
DELETE = "mutation ($name: String!) { deleteWatchList(name: $name) }"


@click.group(invoke_without_command=True)
@click.option("--first", type=click.IntRange(1, 100), default=50, show_default=True, help="How many.")
@click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")
@click.pass_context
def command(context: click.Context, /, first: int, as_json: bool) -> None:
    """Lists of accounts and subjects that are watched.

    \b
    Examples:
      tular lists
      tular lists save rivals --accounts @rasanta,@kopikita --about "#kopi,es kopi"
      tular listen --list rivals --seen
      tular lists delete rivals
    """
    if context.invoked_subcommand is not None:
        return None
    found = ask(LISTS, first=first)["watchLists"]
    if as_json:
        return emit_json(found)
    if not found:
        return console.print("Nothing is watched yet: tular lists save --help")
    return _print(found)


@command.command()
@click.argument("name")
@click.option("--accounts", type=NameList(), default=(), help="Keys or handles.")
@click.option("--about", type=NameList(), default=(), help="#hashtag, @mention or words.")
@click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")
def save(name: str, accounts: tuple[str, ...], about: tuple[str, ...], as_json: bool) -> None:
    """Keep a list; one of the same name is replaced.

    \b
    Examples:
      tular lists save rivals --accounts @rasanta,@kopikita
      tular lists save kopi --about "#kopi,es kopi"
    """
    found = ask(SAVE, name=name, accounts=list(accounts), subjects=list(about))["saveWatchList"]
    return emit_json(found) if as_json else _print([found])


@command.command()
@click.argument("name")
def delete(name: str) -> None:
    """Forget a list.

    \b
    Examples:
      tular lists delete rivals
    """
    console.print(f"Forgot list {escape(ask(DELETE, name=name)['deleteWatchList'])}.")


def _print(lists: list[dict[str, Any]]) -> None:
    from tular.cli.tables import TextTable

    table = TextTable("list", "accounts", "about", "looked at")
    for each in lists:
        table.add_row(
            each["name"],
            ", ".join(each["accountKeys"]),
            ", ".join(each["subjects"]),
            each["seenAt"] or "never",
        )
    output.print(table)
