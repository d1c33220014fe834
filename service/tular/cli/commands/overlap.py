"""`tular overlap`: what the audiences of two to ten accounts have in common, and whom nobody of them reaches."""

from __future__ import annotations

from typing import Any

import click

from tular.cli.asking import ask
from tular.cli.console import console, emit_json, output

ACCOUNT = "{ key handle }"
QUERY = f"""query ($accounts: [ID!]!, $run: ID, $atMost: Float, $first: Int) {{
  audienceOverlap(accounts: $accounts, runId: $run) {{ run {{ runId layer }} reach network
    audiences {{ account {ACCOUNT} size exclusive unique statedFollowers }}
    pairs {{ first {ACCOUNT} second {ACCOUNT} shared ofFirst ofSecond ofSmaller ofUnion }}
    order {{ account {ACCOUNT} added reach best }}
    intersections {{ accounts {ACCOUNT} size }}
    whiteSpace(atMost: $atMost, first: $first) {{ community {{ communityId label size }} reached share }} }} }}"""
BAR = 30


@click.command()
@click.argument("accounts", nargs=-1, required=True, metavar="ACCOUNT ACCOUNT…")
@click.option("--run", "run_id", help="Run to ask; default: the current one.")
@click.option(
    "--at-most",
    type=click.FloatRange(0, 1),
    default=0.0,
    help="White space: largest share of a community reached.",
)
@click.option(
    "--first", type=click.IntRange(1, 100), default=10, show_default=True, help="White space: how many."
)
@click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")
def command(accounts: tuple[str, ...], run_id: str | None, at_most: float, first: int, as_json: bool) -> None:
    """What the audiences of two to ten accounts have in common: exactly, under each denominator.

    Also what each adds to the others in the best order, who is in exactly which audiences, and the communities that
    none of them reaches.

    \b
    Examples:
      tular overlap @ada @bo
      tular overlap x:12 x:34 x:56 --at-most 0.05
      tular overlap @ada @bo --json
    """
    found = ask(QUERY, accounts=list(accounts), run=run_id, atMost=at_most, first=first)["audienceOverlap"]
    if as_json:
        return emit_json(found)
    console.print(
        f"Run {found['run']['runId']}: together they reach {found['reach']:,} of {found['network']:,} accounts."
    )
    for table in (_audiences(found), _pairs(found), _order(found), _intersections(found)):
        output.print(table)
    if not found["whiteSpace"]:
        return console.print("White space: none; they reach somebody in every community of two or more.")
    return output.print(_white_space(found))


def _table(*columns: str, numbers: tuple[str, ...] = (), rest: tuple[str, ...] = ()) -> Any:
    from rich.table import Column

    from tular.cli.tables import TextTable

    return TextTable(*columns, *(Column(name, justify="right") for name in numbers), *rest)


def _audiences(found: dict[str, Any]) -> Any:
    from tular.cli.tables import account_name

    table = _table("account", numbers=("audience", "platform states", "exclusive", "unique"))
    for each in found["audiences"]:
        stated = each["statedFollowers"]
        counts = (f"{each['size']:,}", "" if stated is None else f"{stated:,}", f"{each['exclusive']:,}")
        table.add_row(account_name(each["account"]), *counts, f"{each['unique']:.1%}")
    return table


def _pairs(found: dict[str, Any]) -> Any:
    from tular.cli.tables import account_name

    shares = ("ofFirst", "ofSecond", "ofSmaller", "ofUnion")
    table = _table("first", "second", numbers=("shared", "of first", "of second", "of smaller", "of union"))
    for pair in found["pairs"]:
        names = (account_name(pair[end]) for end in ("first", "second"))
        table.add_row(*names, f"{pair['shared']:,}", *(f"{pair[share]:.1%}" for share in shares))
    return table


def _order(found: dict[str, Any]) -> Any:
    from tular.cli.tables import account_name

    table = _table("best order", numbers=("adds", "reach", "best of as many"))
    for step in found["order"]:
        counts = (f"{step[name]:,}" for name in ("added", "reach", "best"))
        table.add_row(account_name(step["account"]), *counts)
    return table


def _intersections(found: dict[str, Any]) -> Any:
    from tular.cli.tables import account_name

    table = _table("in exactly these audiences", numbers=("accounts",), rest=("",))
    largest = max((each["size"] for each in found["intersections"]), default=1)
    for each in found["intersections"][:20]:
        bar = "█" * max(1, round(BAR * each["size"] / largest))
        table.add_row(" + ".join(map(account_name, each["accounts"])), f"{each['size']:,}", bar)
    return table


def _white_space(found: dict[str, Any]) -> Any:
    table = _table("nobody reaches", "label", numbers=("size", "reached"))
    for each in found["whiteSpace"]:
        community = each["community"]
        table.add_row(
            community["communityId"], community["label"], f"{community['size']:,}", f"{each['share']:.1%}"
        )
    return table
