"""`tular communities`: the communities of a run as a table; `rename`, `merge`, `separate` how they are shown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from rich.markup import escape

from tular.api.tables.communities import QUERY, book
from tular.cli.asking import ask
from tular.cli.console import console, emit_json, output
from tular.cli.table_output import emit_table, table_options, wants_table
from tular.results.plain_words import small_groups_in_words

RENAME = """mutation ($id: ID!, $name: String) {
  renameCommunity(id: $id, name: $name) { communityId label generatedLabel } }"""
MERGE = """mutation ($ids: [ID!]!, $into: ID!) {
  mergeCommunities(ids: $ids, into: $into) { communityId label size parts } }"""
SEPARATE = "mutation ($ids: [ID!]!) { separateCommunities(ids: $ids) { communityId label size parts } }"

FILTERS = {"text": "text", "minSize": "min_size", "maxSize": "max_size", "minStability": "min_stability"}


@click.group(invoke_without_command=True)
@click.option("--run", "run_id", help="Run to ask; default: the current one.")
@click.option("--first", type=click.IntRange(1, 100), default=20, show_default=True, help="How many.")
@click.option("--text", help="Words in label, sentence or terms.")
@click.option("--min-size", type=click.IntRange(0), help="Least members.")
@click.option("--max-size", type=click.IntRange(0), help="Most members.")
@click.option("--min-stability", type=click.FloatRange(0, 1), help="Least stability, 0 … 1.")
@table_options(several=True)
@click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")
@click.pass_context
def command(
    context: click.Context,
    /,
    as_json: bool,
    form: str | None,
    file: Path | None,
    one: str | None,
    **wanted: Any,
) -> None:
    """The communities of a run, largest first, what happened to them, and what holds for its network as a whole.

    \b
    Examples:
      tular communities
      tular communities --first 5 --text kopi --json
      tular communities --first 100 -o communities.xlsx
      tular communities rename 3f2a90c1d4e5 "Coffee in Bandung"
      tular communities merge 3f2a90c1d4e5 77b0c2d9e1f0 --into 0c5d11aa93b2
    """
    if context.invoked_subcommand is not None:
        return None
    conditions = {field: wanted[name] for field, name in FILTERS.items() if wanted[name] is not None}
    answer = ask(QUERY, run=wanted["run_id"], first=wanted["first"], filter=conditions)
    found, filtered = answer["communities"], bool(conditions)
    if wants_table(form, file):
        return emit_table(book(answer), form, file, one)
    if as_json:
        return emit_json(_document(found))
    _say_of_the_whole(found["run"])
    output.print(_table(found, 0 if filtered else found["totalCount"] - answer["several"]["totalCount"]))
    if filtered:
        return None
    if events := found["run"]["communityEvents"]:
        output.print(_events(events, wanted["first"]))
    elif compared := found["run"]["compared"]:
        output.print(
            f"Nothing happened to communities, {compared}."
            if compared.startswith("compared")
            else f"Events: {compared}."
        )
    return None


@command.command()
@click.argument("community")
@click.argument("name", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")
def rename(community: str, name: str | None, as_json: bool) -> None:
    """Name a community, in all runs that have it and in later ones; without NAME it gets its generated one back.

    \b
    Examples:
      tular communities rename 3f2a90c1d4e5 "Coffee in Bandung"
      tular communities rename 3f2a90c1d4e5
    """
    _told([ask(RENAME, id=community, name=name)["renameCommunity"]], as_json)


@command.command()
@click.argument("communities", nargs=-1, required=True)
@click.option("--into", required=True, help="The community that lends its id, name and colour.")
@click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")
def merge(communities: tuple[str, ...], into: str, as_json: bool) -> None:
    """Show communities as part of another one, in all runs; the runs' own communities stay.

    \b
    Examples:
      tular communities merge 3f2a90c1d4e5 77b0c2d9e1f0 --into 0c5d11aa93b2
    """
    _told([ask(MERGE, ids=list(communities), into=into)["mergeCommunities"]], as_json)


@command.command()
@click.argument("communities", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")
def separate(communities: tuple[str, ...], as_json: bool) -> None:
    """Show communities by themselves again.

    \b
    Examples:
      tular communities separate 3f2a90c1d4e5
    """
    _told(ask(SEPARATE, ids=list(communities))["separateCommunities"], as_json)


def _told(shown: list[dict[str, Any]], as_json: bool) -> None:
    if as_json:
        return emit_json(shown)
    for one in shown:
        parts = one.get("parts") or []
        together = f", {len(parts)} communities shown as one" if len(parts) > 1 else ""
        console.print(f"{one['communityId']}: {escape(one['label'])}{together}")
    return None


def _document(found: dict[str, Any]) -> dict[str, Any]:
    rows = [edge["node"] for edge in found["edges"]]
    return {"run": found["run"], "total": found["totalCount"], "communities": rows}


def _say_of_the_whole(run: dict[str, Any]) -> None:
    output.print(f"Run [bold]{run['runId']}[/bold]: {run['communityMethod']}")
    output.print(f"  {run['communitiesInWords']}")
    if small := small_groups_in_words(run["smallGroups"]):
        output.print(f"  {small}")
    for level in run["levels"]:
        output.print(
            f"  level {level['level']} below: {level['communities']:,} parts, modularity {level['modularity']:.3f} "
            f"({level['method']})",
            style="dim",
        )
    if run["polarisationInWords"]:
        output.print(f"  {run['polarisationInWords']}")
    elif run["significance"]:
        output.print("  No polarisation to measure: the largest connected part does not fall into two sides.")
    if run["shape"]:
        core = run["core"]
        output.print(
            f"  shape: {run['shape']['kind'].lower().replace('_', ' ')} ({_rests_on(run['shape'])}); "
            f"E-I index {run['eiIndex']:+.2f}; best core: {core['size']:,} "
            f"account{'s' if core['size'] != 1 else ''} (fit {core['fit']:.2f})"
        )
    for topic in run["topicShapes"]:
        kind = topic["kind"].lower().replace("_", " ")
        output.print(f"  #{escape(topic['topic'])}: {kind}, {topic['accounts']:,} accounts", style="dim")
    for point in run["resolutionScan"]:
        output.print(
            f"  resolution {point['resolution']:g}: {point['communities']:,} communities, modularity "
            f"{point['modularity']:.3f}{_likeness(point['sameAsNext'])}",
            style="dim",
        )


def _rests_on(shape: dict[str, Any]) -> str:
    """The numbers that decide the shape, see `analytics.shape`."""
    way = "in" if shape["inCentralisation"] >= shape["outCentralisation"] else "out"
    return (
        f"{_crowds(shape)}; modularity {shape['modularity']:.2f}; centralisation {way}wards "
        f"{shape[f'{way}Centralisation']:.0%}, the largest hub with {shape[f'{way}Hub']:.0%} of the relations; "
        f"{shape['scattered']:.0%} of the accounts scattered"
    )


def _crowds(shape: dict[str, Any]) -> str:
    if shape["communities"] < 2:
        return "one community" if shape["communities"] else "only small groups"
    where = (
        "on the two sides that communities fall into"
        if shape["twoSides"]
        else "in the two largest communities"
    )
    return f"{shape['twoLargest']:.0%} {where}, {shape['crossing']:.0%} of these two's relations between them"


def _table(found: dict[str, Any], single: int) -> Any:
    from rich.table import Column

    from tular.cli.tables import TextTable, cut

    total = found["totalCount"]
    alone = f", {single:,} of them of one account" if single else ""
    table = TextTable(
        Column("community", no_wrap=True),
        Column("label", no_wrap=True, max_width=40),
        *(Column(name, justify="right") for name in ("size", "stability", "conductance", "density", "E-I")),
        Column("leaders", no_wrap=True, max_width=50),
        title=f"{cut(len(found['edges']), total)} {_noun(found['run'], total)}{alone}",
    )
    for node in (edge["node"] for edge in found["edges"]):
        numbers = (_number(node[name]) for name in ("stability", "conductance", "density", "eiIndex"))
        leaders = ", ".join(
            leader["node"]["handle"] or leader["node"]["key"] for leader in node["topInfluencers"]
        )
        table.add_row(node["communityId"], node["label"], f"{node['size']:,}", *numbers, leaders)
    return table


def _noun(run: dict[str, Any], total: int) -> str:
    """What is listed: groups where the test finds no communities."""
    tested = run["significance"]
    one, several, why = "community", "communities", ""
    if tested and not tested["communities"]:
        one, several, why = "group", "groups", " as chance makes them"
    return (one if total == 1 else several) + why


def _events(events: list[dict[str, Any]], first: int) -> Any:
    """What happened to communities since the run before, the largest first."""
    from rich.table import Column

    from tular.cli.tables import TextTable

    cut = f" (the largest {first:,}; --first)" if len(events) == first else ""
    numbers = [Column(name, justify="right") for name in ("size before", "size after", "moved")]
    names = Column("now called", no_wrap=True, max_width=40)
    table = TextTable("event", "before", "after", *numbers, names, title=f"Since the run before{cut}")
    table.title_justify = "left"
    for event in events:
        ids = (", ".join(event[end]) for end in ("before", "after"))
        counts = (
            "" if event[name] is None else f"{event[name]:,}" for name in ("sizeBefore", "sizeAfter", "moved")
        )
        called = ", ".join(community["label"] for community in event["communities"])
        table.add_row(event["kind"].lower(), *ids, *counts, called)
    return table


def _likeness(value: float | None) -> str:
    return "" if value is None else f", like the next {_number(value)}"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.3g}"
