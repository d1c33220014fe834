"""`tular load`: files into Neo4j."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.markup import escape

from tular.cli.console import console, emit_json
from tular.cli.load_words import say, say_explanations, say_summary
from tular.cli.options import Moment
from tular.errors import RejectedRows
from tular.models import Relation

if TYPE_CHECKING:
    from tular.config import Settings
    from tular.ingest import ReadOptions
    from tular.loads import Loaded

FORMATS = (
    "auto",
    "snap",
    "activity",
    "csv",
    "jsonl",
    "x-api-v2",
    "x-api-v1.1",
    "x-graphql",
    "bluesky",
    "mastodon",
    "truth-social",
    "x-compliance",
    "follower-lists",
    "gexf",
    "graphml",
    "gml",
    "pajek",
    "gdf",
    "graph-json",
    "x-archive",
    "instagram",
    "telegram",
)


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(FORMATS), default="auto", show_default=True,
              help="How the files are written; auto recognises it.")  # fmt: skip
@click.option("--relation", type=click.Choice([relation.value.lower() for relation in Relation]),
              help="Relation of edge lists and tables, where the file does not say.")  # fmt: skip
@click.option("--direction", type=click.Choice(["as-is", "reverse", "both"]), default="as-is", show_default=True,
              help="as-is: the first column follows the second; reverse: the influencer comes first; "
              "both: each row holds both ways.")  # fmt: skip
@click.option("--platform", default="x", show_default=True, help="First part of account keys.")
@click.option("--ids", type=click.Choice(["auto", "number", "text"]), default="auto", show_default=True,
              help="What account ids look like.")  # fmt: skip
@click.option("--delimiter", help="tab, comma, semicolon, space or one character; default: recognised.")
@click.option("--no-quotes", is_flag=True, help="A quote in a table is a letter like others.")
@click.option("--encoding", help="Encoding of text, such as cp1252; default: UTF-8, or what the file tells.")
@click.option("--column", "columns", multiple=True, metavar="OURS=THEIRS",
              help="Take our column from a column of the file, as in id=twitter_id; may be repeated.")  # fmt: skip
@click.option("--mapping", type=click.Path(dir_okay=False, path_type=Path),
              help="A TOML file that says what the columns mean; see docs/loading.md.")  # fmt: skip
@click.option("--followers-of", metavar="ACCOUNT", help="Tables of accounts list the followers of this one.")
@click.option("--followed-by", metavar="ACCOUNT", help="Tables of accounts list whom this one follows.")
@click.option("--taken", type=Moment(), help="When lists and profiles were taken, where the rows do not say.")
@click.option("--lists", type=click.Choice(["followers", "following"]),
              help="The follows are whole lists of their time, of followers or of whom accounts follow: what a later "
              "list lacks has ended.")  # fmt: skip
@click.option("--dates", type=click.Choice(["month-first", "day-first"]),
              help="How 5/1/2026 reads; without it such a time is refused.")  # fmt: skip
@click.option("--way", type=click.Choice(["auto", "bulk", "live"]), default="auto", show_default=True,
              help="bulk: import into an empty local database; live: upserts.")  # fmt: skip
@click.option("--overlap", type=click.Choice(["add", "keep", "replace"]), default="add", show_default=True,
              help="Where events of a pair are told both one by one and as a total that a file counted: add: both "
              "count; keep: what is there stays; replace: what comes is taken.")  # fmt: skip
@click.option("--rejects", type=click.Path(dir_okay=False, path_type=Path),
              help="Where rejected rows go; default: a file in the data folder.")  # fmt: skip
@click.option(
    "--explain",
    is_flag=True,
    help="Say how the files are understood, with first rows in words; load nothing.",
)
@click.option("--follow", is_flag=True, help="Keep reading what is appended to one file or -, until Ctrl-C.")
@click.option("--dry-run", is_flag=True, help="Read everything and say what would change; change nothing.")
@click.option("--strict", is_flag=True, help="End with exit code 3 when a row was rejected.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
def command(
    paths: tuple[str, ...],
    way: str,
    rejects: Path | None,
    explain: bool,
    follow: bool,
    dry_run: bool,
    strict: bool,
    as_json: bool,
    **choices: Any,
) -> None:
    """Load accounts, relations and posts from files, folders or standard input (-) into Neo4j.

    Compressed files (gzip, zstd, bzip2, xz) and ZIP archives are read as they are. Loading the same again changes
    nothing. A row that cannot be used never stops a load: it goes with file, line and reason to the reject file.

    --follow keeps reading what is appended to a file of lines, or comes from standard input: a line is in Neo4j
    seconds after it was written. Ctrl-C ends it with its summary; started again it doubles nothing.

    \b
    Examples:
      tular load --explain export.csv
      tular load follows.edgelist.gz --relation follows
      tular load activity.txt.gz --format activity
      tular load accounts.csv --column id=twitter_id
      tular load pages/ --format x-api-v2 --strict
      tular load followers.csv --followers-of @ada --taken 2026-08-03
      zcat follows.gz | tular load - --relation follows --direction reverse
      tular load --follow jetstream.jsonl
    """
    from tular.config import load_settings
    from tular.store.server.local import LocalNeo4j

    options = _options(choices)
    if explain:
        return say_explanations(paths, options, as_json=as_json)
    settings = load_settings()
    starting = settings.neo4j_uri is None and not LocalNeo4j(settings).status().running
    how = {"rejects": rejects, "lists": choices["lists"], "overlap": choices["overlap"]}
    if follow:
        _refuse_with_follow({"--dry-run": dry_run, "--way bulk": way == "bulk"})
        loaded = _follow(settings, paths, options, **how)
    else:
        loaded = load(settings, paths, options, way=way, dry_run=dry_run, **how)
    if as_json:
        emit_json(loaded.summary)
    else:
        say_summary(loaded.summary, dry_run=dry_run)
    if starting and not dry_run:
        console.print("Neo4j keeps running for what comes next; `tular neo4j stop` stops it.")
    if loaded.rejected:
        if strict:
            raise RejectedRows(
                f"{loaded.rejected:,} of {loaded.rows_read:,} rows rejected.",
                remedy=f"They are in {loaded.reject_file}, with the reason.",
            )
        console.print(f"Rejected rows are in {escape(str(loaded.reject_file))}, with the reason.")
    return None


def load(
    settings: Settings,
    paths: Sequence[str],
    options: ReadOptions | None = None,
    **choices: Any,
) -> Loaded:
    """`tular.loads.load`, heard and seen on the terminal."""
    from tular import loads
    from tular.cli.load_bar import LoadBar

    return loads.load(settings, paths, options, say=say, watch=LoadBar, **choices)


def _follow(settings: Settings, paths: Sequence[str], options: ReadOptions, **choices: Any) -> Loaded:
    from tular import loads
    from tular.cli.signals import signals_stop

    with signals_stop() as stop:
        say("Following; Ctrl-C ends it.")
        return loads.follow(settings, paths, options, stop=stop, say=say, **choices)


def _refuse_with_follow(stated: dict[str, bool]) -> None:
    for option, is_stated in stated.items():
        if is_stated:
            raise click.UsageError(f"--follow writes as it reads; {option} is not possible with it.")


def _options(choices: dict[str, Any]) -> ReadOptions:
    from tular.ingest import Direction, Format, IdKind, ReadOptions
    from tular.ingest.tools import read_mapping

    return ReadOptions(
        format=Format(choices["form"]),
        relation=Relation(choices["relation"].upper()) if choices["relation"] else None,
        direction=Direction(choices["direction"]),
        platform=choices["platform"],
        ids=IdKind(choices["ids"]),
        delimiter=choices["delimiter"],
        quotes=not choices["no_quotes"],
        encoding=choices["encoding"],
        mapping=read_mapping(choices["mapping"]) if choices["mapping"] else None,
        followers_of=choices["followers_of"],
        followed_by=choices["followed_by"],
        taken=choices["taken"],
        dates=choices["dates"] or "",
        columns=dict(_pair(column) for column in choices["columns"]),
    )


def _pair(column: str) -> tuple[str, str]:
    ours, equals, theirs = column.partition("=")
    if not equals:
        raise click.BadParameter(f"{column!r} is not OURS=THEIRS.", param_hint="--column")
    return ours.strip(), theirs.strip()
