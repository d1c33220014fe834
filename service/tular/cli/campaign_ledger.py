"""A campaign's ledger on the terminal."""

from __future__ import annotations

from typing import Any

from rich.markup import escape

from tular.cli.console import console, output


def print_ledger(ledger: dict[str, Any]) -> None:
    """The sentences, then tables of counts, effects, cascades, influence and advocates."""
    verdict, *reasons = ledger["sentences"]
    console.print(f"[bold]{escape(verdict)}[/bold]")
    for sentence in reasons:
        console.print(f"  {escape(sentence)}")
    for table in (_counts(ledger), _effects(ledger), _influential(ledger), _advocates(ledger)):
        output.print(table)
    console.print(f"Ledger {escape(ledger['ledgerId'])}", style="dim")


def _counts(ledger: dict[str, Any]) -> Any:
    """Before, during and after, side by side."""
    from rich.table import Column

    from tular.cli.tables import TextTable

    traffic = ledger["traffic"]
    times = [name for name in ("before", "during", "after") if traffic[name]]
    table = TextTable("", *(Column(name, justify="right") for name in times))
    for name, shown in _COUNTED.items():
        table.add_row(shown, *(_number(traffic[time][name]) for time in times))
    return table


_COUNTED = {
    "days": "days",
    "ownPosts": "own posts",
    "othersPosts": "posts of others",
    "retweets": "retweets of its accounts",
    "answersPerOwnPost": "answers per own post",
    "unpromptedMentions": "unprompted mentions",
}


def _effects(ledger: dict[str, Any]) -> Any:
    from rich.table import Column

    from tular.cli.tables import TextTable

    numbers = [Column(name, justify="right") for name in ("before", "after", "change", "expected", "effect")]
    table = TextTable("outcome", "verdict", *numbers, "interval")
    for each in ledger["effects"]:
        found = each["effect"]
        interval = f"{_number(found['low'])} … {_number(found['high'])}" if found else ""
        names = [each[name].lower().replace("_", " ") for name in ("outcome", "verdict")]
        figures = (_number(each[name]) for name in ("before", "after", "change", "expected"))
        table.add_row(*names, *figures, _number(found and found["value"]), interval)
    return table


def _influential(ledger: dict[str, Any]) -> Any:
    from rich.table import Column

    from tular.cli.tables import TextTable

    numbers = [Column(name, justify="right") for name in ("came through it", "platform says")]
    table = TextTable("who carried it", *numbers, "interval", "")
    for each in ledger["traffic"]["influential"][:10]:
        found = each["brought"]
        interval = f"{_number(found['low'])} … {_number(found['high'])}"
        paid = "the brand's or paid" if each["paid"] else ""
        table.add_row(_who(each), _number(found["value"]), _number(each["naive"]), interval, paid)
    return table


def _advocates(ledger: dict[str, Any]) -> Any:
    from rich.table import Column

    from tular.cli.tables import TextTable

    numbers = [Column(name, justify="right") for name in ("weeks", "engagements", "brought")]
    table = TextTable("advocate", *numbers)
    for each in ledger["loyalty"]["advocates"][:10]:
        table.add_row(_who(each), *(_number(each[name]) for name in ("weeks", "engagements", "brought")))
    return table


def _who(row: dict[str, Any]) -> str:
    handle = (row["account"] or {}).get("handle")
    return f"@{handle}" if handle else str(row["accountKey"])


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,}" if isinstance(value, int) else f"{value:,.3g}"
