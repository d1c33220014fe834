"""`tular safety`: posts of a short-list against word lists and domains, with the posts as evidence."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import click

from tular.cli.asking import ask
from tular.cli.console import console, emit_json, output

QUERY = """query ($accounts: [ID!]!, $lists: [WordListInput!]) {
  brandSafety(accounts: $accounts, lists: $lists) { accountKey account { handle } via category posts flagged
    evidence { found post authorKey at text } } }"""


@click.command()
@click.argument("accounts", nargs=-1, required=True, metavar="ACCOUNT…")
@click.option(
    "--lists",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="TOML of your own: [category] words = […], domains = […]; in place of, or beside, those of Tular.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")
def command(accounts: tuple[str, ...], lists: Path | None, as_json: bool) -> None:
    """What a short-list says and passes on, and its neighbourhood, against word lists, with the posts as evidence.

    A word in a post says nothing of what is meant: read the posts.

    \b
    Examples:
      tular safety @ada @bo
      tular safety @ada --lists our-words.toml --json
    """
    found = ask(QUERY, accounts=list(accounts), lists=_lists(lists) if lists else None)["brandSafety"]
    if as_json:
        return emit_json(found)
    flagged = [each for each in found if each["flagged"]]
    if not flagged:
        return console.print(f"Nothing found in {sum(each['posts'] for each in found):,} looks at posts.")
    return _print(flagged)


def _lists(file: Path) -> list[dict[str, Any]]:
    from tular.errors import UsageError

    try:
        told = tomllib.loads(file.read_text("utf-8"))
        return [
            {"category": name, "words": list(each.get("words", ())), "domains": list(each.get("domains", ()))}
            for name, each in told.items()
        ]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, AttributeError, TypeError) as error:
        remedy = 'Write [category] and below it words = ["…"], domains = ["…"].'
        raise UsageError(f"{file} holds no word lists: {error}.", remedy=remedy, field="lists") from None


def _print(flagged: list[dict[str, Any]]) -> None:
    from rich.table import Column

    from tular.cli.tables import TextTable

    table = TextTable(
        "account",
        "whose",
        "category",
        Column("flagged", justify="right"),
        "found",
        Column("post", max_width=80),
    )
    for each in flagged:
        handle = (each["account"] or {}).get("handle")
        who = f"@{handle}" if handle else each["accountKey"]
        for place, post in enumerate(each["evidence"][:3]):
            first = (
                who,
                each["via"].lower().replace("_", " "),
                each["category"],
                f"{each['flagged']:,} of {each['posts']:,}",
            )
            table.add_row(*(first if place == 0 else ("", "", "", "")), post["found"], post["text"])
    output.print(table)
