"""`tular topic`: who leads inside a hashtag, a link or a term."""

from __future__ import annotations

from typing import Any

import click
from rich.markup import escape

from tular.cli.console import console, emit_json, output
from tular.cli.options import Moment

QUERY = """
query Topic($hashtags: [String!], $links: [String!], $terms: [String!], $from: DateTime, $to: DateTime, $first: Int) {
  topicInfluencers(hashtags: $hashtags, links: $links, terms: $terms, from: $from, to: $to, first: $first) {
    rank retweets retweeters mentions engaged
    account { key handle name community { label } }
    evidence { key text retweets }
  }
}
"""


@click.command()
@click.argument("subjects", nargs=-1, required=True, metavar="KIND:NAME…")
@click.option("--from", "start", type=Moment(), help="Only events at or after this time.")
@click.option("--to", "end", type=Moment(), help="Only events before this time.")
@click.option("--first", type=click.IntRange(1, 100), default=20, show_default=True, help="How many.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print the rows, with their posts as evidence, as JSON."
)
def command(subjects: tuple[str, ...], as_json: bool, first: int, **dates: Any) -> None:
    """Accounts by what others did with them inside a subject: hashtag:…, link:… or term:…, any of those given.

    The same as GraphQL's `topicInfluencers`. For every measure inside a subject: tular analyze --about.

    \b
    Examples:
      tular topic hashtag:kopi
      tular topic hashtag:kopi term:"es kopi" --from 2026-01-01 --first 5
      tular topic link:https://shop.example --json
    """
    from tular.cli.asking import ask
    from tular.runs.scope import SUBJECTS, subject_of

    subject = subject_of(subjects, SUBJECTS, field="subjects")
    words = subject.parameters if subject else {}
    window = {
        side: moment and moment.isoformat()
        for side, moment in zip(("from", "to"), dates.values(), strict=True)
    }
    rows = ask(QUERY, **words, **window, first=first)["topicInfluencers"]
    if as_json:
        return emit_json(rows)
    if not rows:
        return console.print(escape(_silence(subjects, any(window.values()))))
    return _print(rows)


def _silence(subjects: tuple[str, ...], dated: bool) -> str:
    when = " in this time" if dated else ""
    return (
        f"No retweet, quote, reply or mention about {' or '.join(subjects)}{when}: no loaded post has it, "
        "or nobody answered one."
    )


def _print(rows: list[dict[str, Any]]) -> None:
    from rich.table import Column

    from tular.cli.tables import TextTable, account_name

    counts = ("retweets", "retweeters", "mentions", "engaged")
    numbers = [Column(name, justify="right", no_wrap=True) for name in counts]
    table = TextTable("#", Column("account", no_wrap=True), *numbers, Column("most retweeted", max_width=50))
    for row in rows:
        evidence = row["evidence"]
        post = (evidence[0]["text"] or evidence[0]["key"]) if evidence else ""
        table.add_row(
            str(row["rank"]), account_name(row["account"]), *(f"{row[count]:,}" for count in counts), post
        )
    output.print(table)
