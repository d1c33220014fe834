"""`tular listen`: what is talked about, what rises, who starts it, questions and complaints."""

from __future__ import annotations

from typing import Any

import click

from tular.cli.asking import ask
from tular.cli.console import console, emit_json, output
from tular.cli.options import Moment

ACCOUNT = "accountKey account { handle }"
QUERY = f"""query ($from: DateTime, $to: DateTime, $community: ID, $about: [String!], $hours: Int,
  $list: String, $kinds: [TopicKind!], $first: Int, $subjects: [String!]!) {{
  listening(from: $from, to: $to, community: $community, about: $about, list: $list,
    hours: $hours) {{
    from to posts accounts truncated
    rising(kinds: $kinds, first: $first) {{ kind topic start end weight used heard lift p beyondChance
      starters {{ {ACCOUNT} at post }} amplifiers {{ {ACCOUNT} retweets share }} }}
    together(kinds: $kinds, first: $first) {{ first second together expected lift npmi }}
    voices(first: $first) {{ {ACCOUNT} posts share }}
    shareOfVoice(subjects: $subjects) {{ subject posts accounts share steps }}
    questions(first: $first) {{ {ACCOUNT} post at text rule }}
    complaints(first: $first) {{ {ACCOUNT} post at text rule }} }} }}"""
SEEN = "mutation ($name: String!, $at: DateTime!) { markWatchListSeen(name: $name, at: $at) { seenAt } }"
KINDS = ("hashtag", "link", "mention", "term")


@click.command()
@click.option("--from", "start", type=Moment(), help="Start of the window; default: 28 days before its end.")
@click.option("--to", "end", type=Moment(), help="Its end; default: just after the latest post.")
@click.option("--community", help="Only accounts of this community of the published run.")
@click.option(
    "--about", multiple=True, help="Only posts with it: #hashtag, @mention or words; may be repeated."
)
@click.option(
    "--share-of", "subjects", multiple=True, help="Share of voice of this subject beside others; repeated."
)
@click.option("--list", "watched", help="Only what this list watches, since it was last looked at.")
@click.option("--seen", is_flag=True, help="Note that the list was looked at: the next time begins here.")
@click.option(
    "--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Topics of this kind; may be repeated."
)
@click.option("--hours", type=click.IntRange(1), default=24, show_default=True, help="Length of a step.")
@click.option("--first", type=click.IntRange(1, 100), default=10, show_default=True, help="How many of each.")
@click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")
def command(as_json: bool, **asked: Any) -> None:
    """What is talked about: topics that rise, who starts them and makes them big, who speaks, questions, complaints.

    \b
    Examples:
      tular listen
      tular listen --about "#kopi" --about @kopikita --kind hashtag --first 5
      tular listen --share-of "#kopi" --share-of @rasanta
      tular listen --list rivals --seen
      tular listen --community 3f2a90c1d4e5 --from 2026-02-01 --hours 6 --json
    """
    found = ask(
        QUERY,
        **{"from": _text(asked["start"]), "to": _text(asked["end"])},
        community=asked["community"],
        about=list(asked["about"]) or None,
        kinds=[kind.upper() for kind in asked["kinds"]] or None,
        list=asked["watched"],
        hours=asked["hours"],
        first=asked["first"],
        subjects=list(asked["subjects"]),
    )["listening"]
    if asked["watched"] and asked["seen"]:
        ask(SEEN, name=asked["watched"], at=found["to"])
    if as_json:
        return emit_json(found)
    more = ", the latest of more" if found["truncated"] else ""
    console.print(
        f"{found['posts']:,} posts{more} of {found['accounts']:,} accounts, {found['from']} to {found['to']}"
    )
    for table in (
        _rising(found),
        _share_of_voice(found),
        _together(found),
        _voices(found),
        _voiced(found, "questions"),
        _voiced(found, "complaints"),
    ):
        if table.row_count:
            output.print(table)
    return None


def _text(moment: Any) -> str | None:
    return moment.isoformat() if moment else None


def _table(*columns: Any) -> Any:
    from rich.table import Column

    from tular.cli.tables import TextTable

    return TextTable(
        *(Column(name[1:], justify="right") if name.startswith(">") else name for name in columns)
    )


def _rising(found: dict[str, Any]) -> Any:
    table = _table("rises", "from", "to", "times as usual", "beyond chance", "started by", "made big by")
    for row in found["rising"]:
        starters = ", ".join(map(_who, row["starters"]))
        amplifiers = ", ".join(f"{_who(each)} {each['share']:.0%}" for each in row["amplifiers"])
        beyond = "yes" if row["beyondChance"] else "no"
        named = {"HASHTAG": "#", "MENTION": "@"}.get(row["kind"], "") + row["topic"]
        table.add_row(
            named, row["start"][:10], row["end"][:10], f"{row['lift']:.1f}", beyond, starters, amplifiers
        )
    return table


def _share_of_voice(found: dict[str, Any]) -> Any:
    table = _table("share of voice", ">posts", ">accounts", ">share")
    for row in found["shareOfVoice"]:
        share = "" if row["share"] is None else f"{row['share']:.1%}"
        table.add_row(row["subject"], f"{row['posts']:,}", f"{row['accounts']:,}", share)
    return table


def _together(found: dict[str, Any]) -> Any:
    table = _table("goes with", "", ">posts", ">times chance")
    for row in found["together"]:
        table.add_row(row["first"], row["second"], f"{row['together']:,}", f"{row['lift']:.1f}")
    return table


def _voices(found: dict[str, Any]) -> Any:
    table = _table("who speaks", ">posts", ">of all")
    for row in found["voices"]:
        table.add_row(_who(row), f"{row['posts']:,}", f"{row['share']:.1%}")
    return table


def _voiced(found: dict[str, Any], which: str) -> Any:
    table = _table(which, "account", "rule", "text")
    for row in found[which]:
        table.add_row(row["post"], _who(row), row["rule"], row["text"][:100])
    return table


def _who(row: dict[str, Any]) -> str:
    handle = (row["account"] or {}).get("handle")
    return f"@{handle}" if handle else str(row["accountKey"])
