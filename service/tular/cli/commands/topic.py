"""`tular topic`: who leads inside a hashtag, a link or a term, and how much is said about it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from rich.markup import escape

from tular.cli.console import emit_json, output
from tular.cli.options import Moment
from tular.cli.table_output import emit_table, table_options, wants_table

CONDITIONS = {"community": "communities", "kind": "kinds", "location": "location", "text": "text"}


@click.command()
@click.argument("subjects", nargs=-1, required=True, metavar="KIND:NAME…")
@click.option("--from", "start", type=Moment(), help="Only events at or after this time.")
@click.option("--to", "end", type=Moment(), help="Only events before this time.")
@click.option("--first", type=click.IntRange(1, 100), default=20, show_default=True, help="How many.")
@click.option("--kind", "kinds", multiple=True, help="What kind of actor, as PERSON; repeatable.")
@click.option("--community", "communities", multiple=True, help="Id of a community; repeatable.")
@click.option("--location", help="Words in the place that accounts say they are at.")
@click.option("--text", help="Words in handle, name or bio.")
@table_options(several=True)
@click.option(
    "--json", "as_json", is_flag=True, help="Print the rows, with their posts as evidence, as JSON."
)
def command(
    subjects: tuple[str, ...],
    as_json: bool,
    first: int,
    form: str | None,
    file: Path | None,
    one: str | None,
    **wanted: Any,
) -> None:
    """Accounts by what others did with them inside a subject: hashtag:…, link:… or term:…, any of those given.

    The same as GraphQL's `topicInfluencers`, with its totals, days and communities. For every measure inside a
    subject: tular analyze --about.

    \b
    Examples:
      tular topic hashtag:kopi
      tular topic hashtag:kopi term:"es kopi" --from 2026-01-01 --first 5 --kind MEDIA
      tular topic link:https://shop.example --json
      tular topic hashtag:kopi -o kopi.xlsx
      tular topic hashtag:kopi --format csv --table days
    """
    from tular.api.tables.topic import QUERY, book
    from tular.cli.asking import ask
    from tular.runs.scope import SUBJECTS, subject_of

    subject = subject_of(subjects, SUBJECTS, field="subjects")
    words = subject.parameters if subject else {}
    window = {
        side: wanted[name] and wanted[name].isoformat() for side, name in (("from", "start"), ("to", "end"))
    }
    conditions = {name: wanted[given] for name, given in CONDITIONS.items() if wanted[given]}
    if "kind" in conditions:
        conditions["kind"] = [kind.upper() for kind in conditions["kind"]]
    answer = ask(QUERY, **words, **window, first=first, filter=conditions or None)
    if wants_table(form, file):
        return emit_table(book(answer), form, file, one)
    found = answer["topicInfluencers"]
    if as_json:
        return emit_json({name: found[name] for name in found if name != "edges"} | {"rows": _rows(found)})
    if not found["edges"]:
        return output.print(escape(_silence(subjects, any(window.values()), bool(conditions))))
    return _print(found)


def _rows(found: dict[str, Any]) -> list[dict[str, Any]]:
    return [edge["node"] for edge in found["edges"]]


def _silence(subjects: tuple[str, ...], dated: bool, filtered: bool) -> str:
    when = " in this time" if dated else ""
    if filtered:
        return f"Of those that pass the filter nobody leads inside {' or '.join(subjects)}{when}."
    return (
        f"No retweet, quote, reply or mention about {' or '.join(subjects)}{when}: no loaded post has it, "
        "or nobody answered one."
    )


def _print(found: dict[str, Any]) -> None:
    from rich.table import Column

    from tular.cli.tables import TextTable, account_name

    total, rows = found["totals"], _rows(found)
    output.print(
        f"{total['posts']:,} posts by {total['authors']:,} accounts, {total['retweets']:,} retweets, "
        f"{total['quotes']:,} quotes, {total['replies']:,} replies, {total['mentions']:,} mentions, "
        f"{total['links']:,} links.{_span(found['days'])}"
    )
    if talking := found["communities"][:3]:
        names = (f"{each['community']['label']} ({each['authors']:,} members)" for each in talking)
        output.print(f"Most of it in {'; '.join(names)}.", markup=False)
    counts = ("retweets", "retweeters", "mentions", "engaged")
    numbers = [Column(name, justify="right", no_wrap=True) for name in counts]
    table = TextTable(
        "#",
        Column("account", no_wrap=True),
        *numbers,
        Column("most retweeted", max_width=50),
        title=f"{len(rows):,} of {found['totalCount']:,} accounts",
        title_justify="left",
    )
    for row in rows:
        evidence = row["evidence"]
        post = (evidence[0]["text"] or evidence[0]["key"]) if evidence else ""
        table.add_row(
            str(row["rank"]), account_name(row["account"]), *(f"{row[count]:,}" for count in counts), post
        )
    output.print(table)


def _span(days: list[dict[str, Any]]) -> str:
    """From when to when, and the day with most posts."""
    if not days:
        return ""
    busiest = max(days, key=lambda day: (day["posts"], day["retweets"]))
    return f" {days[0]['day']} to {days[-1]['day']}, most on {busiest['day']} ({busiest['posts']:,} posts)."
