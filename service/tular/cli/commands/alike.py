"""`tular alike`: accounts like those named, and what their audience follows beside them."""

from __future__ import annotations

from typing import Any

import click

from tular.cli.asking import ask
from tular.cli.console import console, emit_json, output

FIELDS = "account { key handle name } shared similarity lift bound uniqueness sameCommunity sameRole topics"
QUERY = f"""query ($accounts: [ID!]!, $run: ID, $most: Int, $first: Int) {{
  lookAlikes(accounts: $accounts, runId: $run, maxAudience: $most, first: $first) {{ {FIELDS} }}
  audienceAffinity(accounts: $accounts, runId: $run, first: $first) {{ {FIELDS} }} }}"""


@click.command()
@click.argument("accounts", nargs=-1, required=True, metavar="ACCOUNT…")
@click.option("--run", "run_id", help="Run to ask; default: the current one.")
@click.option("--max-audience", type=click.IntRange(1), help="Look-alikes with at most so large an audience.")
@click.option("--first", type=click.IntRange(1, 100), default=10, show_default=True, help="How many of each.")
@click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")
def command(
    accounts: tuple[str, ...], run_id: str | None, max_audience: int | None, first: int, as_json: bool
) -> None:
    """Accounts whose audience is most like that of those named, and what that audience follows beyond everybody.

    Both leave out what chance explains, and say why each is named. Associations, no effects.

    \b
    Examples:
      tular alike @ada
      tular alike @ada @bo --max-audience 5000 --first 20
      tular alike x:12 --json
    """
    found = ask(QUERY, accounts=list(accounts), run=run_id, most=max_audience, first=first)
    if as_json:
        return emit_json(found)
    output.print(_table("like them", found["lookAlikes"]))
    output.print(_table("their audience also follows", found["audienceAffinity"]))
    console.print(
        "Lift: followed so many times as often as by everybody; at least: its lower 95 % bound.", style="dim"
    )
    return None


def _table(title: str, rows: list[dict[str, Any]]) -> Any:
    from rich.table import Column

    from tular.cli.tables import TextTable, account_name

    numbers = [
        Column(name, justify="right") for name in ("shared", "similarity", "lift", "at least", "unique")
    ]
    table = TextTable(title, *numbers, Column("why", max_width=60))
    for row in rows:
        figures = (
            f"{row['similarity']:.3f}",
            f"{row['lift']:.2f}",
            f"{row['bound']:.2f}",
            f"{row['uniqueness']:.2f}",
        )
        table.add_row(account_name(row["account"]), f"{row['shared']:,}", *figures, _why(row))
    return table


def _why(row: dict[str, Any]) -> str:
    reasons = [f"{row['shared']:,} common followers"]
    reasons += ["same community"] if row["sameCommunity"] else []
    reasons += ["same role"] if row["sameRole"] else []
    reasons += [", ".join(row["topics"][:3])] if row["topics"] else []
    return "; ".join(reasons)
