"""`tular community ID`: everything a run says of one community."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from rich.markup import escape

from tular.api.tables.community import QUERY, book
from tular.cli.asking import ask
from tular.cli.console import emit_json, output
from tular.cli.table_output import emit_table, table_options, wants_table
from tular.cli.tables import TextTable, account_name, cut
from tular.errors import BadId
from tular.models import Window
from tular.results.plain_words import ROLES

GONE = """query ($id: ID!, $layer: Layer, $first: Int!) { communityTimeline(id: $id, layer: $layer, first: 20) {
  size joined left events run { runId finishedAt communityEvents(community: $id, first: 5) {
    kind before after sizeBefore sizeAfter moved
    moves(first: $first) { totalCount edges { node { key before after account { handle } } } } } } } }"""
_KNOWN_OF_PARTS = (
    "Stability, audience, shared audience and echo are known of its communities by themselves only, and members have "
    "the role and confidence they have there; shares of flows are at least what is told. "
    "`tular communities separate` shows them again."
)


@click.command()
@click.argument("community")
@click.option("--run", "run_id", help="Run to ask; default: the current one.")
@click.option(
    "--first", type=click.IntRange(1, 100), default=10, show_default=True, help="Rows of each table."
)
@click.option("--measure", help="What members are ranked by; default: pagerank, or the run's first measure.")
@table_options(several=True)
@click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")
def command(
    community: str,
    run_id: str | None,
    first: int,
    measure: str | None,
    as_json: bool,
    form: str | None,
    file: Path | None,
    one: str | None,
) -> None:
    """One community: members with role and confidence, flows, what chance would give, shared audiences, echo,
    parts, who came and went, its life over runs.

    COMMUNITY is the id that `tular communities` shows, or one that has dissolved.

    \b
    Examples:
      tular community 3f2a90c1d4e5
      tular community 3f2a90c1d4e5 --measure gatekeeper --first 5
      tular community 3f2a90c1d4e5 --first 100 -o community.xlsx
      tular community 3f2a90c1d4e5 --format csv --table flows
    """
    from tular.cli.reading import known_measure
    from tular.measures import BY_NAME

    enum = BY_NAME[known_measure(measure)].enum_name if measure else None
    answer = ask(QUERY, id=community, run=run_id, first=first, measure=enum)
    found = answer["community"]
    if found is None:
        return _say_gone(community, run_id, answer["run"], first, as_json)
    if wants_table(form, file) and (tables := book(answer)):
        return emit_table(tables, form, file, one)
    if as_json:
        return emit_json(found)
    return _say(found, found["members"]["rankedBy"], first)


def _say_gone(
    community: str, run_id: str | None, run: dict[str, Any] | None, first: int, as_json: bool
) -> None:
    """What earlier runs of the layer knew. Raises BadId for an id that none of them had."""
    layer = run and run["layer"]
    life = ask(GONE, id=community, layer=layer, first=first)["communityTimeline"]
    if not life:
        raise BadId(
            f"The run has no community {community!r}, nor have the last 20 runs of its layer.",
            remedy=f"{_meant(community, run_id)}`tular communities` lists those of the current run, "
            "`tular communities --run ID` of another.",
            field="id",
        )
    if as_json:
        return emit_json({"communityId": community, "timeline": life})
    events = [(point["run"]["runId"], event) for point in life for event in point["run"]["communityEvents"]]
    ends = (_end(run_id, event) for run_id, event in events if community not in event["after"])
    output.print(f"The run has no community {escape(community)}: {next(ends, 'other runs of its layer do')}.")
    output.print(_table(*_life(life)))
    for run_id, event in events:
        moved = event["moves"]
        title = f"{event['kind'].capitalize()} in {run_id}: {_counted(moved)} moved"
        rows = [(_mover(node), node["before"], node["after"]) for node in _nodes(moved)]
        output.print(_table(title, ("account", "from", "to"), rows))
    return None


def _meant(community: str, run_id: str | None) -> str:
    from tular.cli.reading import chosen_run, open_view

    return open_view(chosen_run(run_id, None, Window())).suggested_communities(community)


def _end(run_id: str, event: dict[str, Any]) -> str:
    into = f" into {', '.join(event['after'])}" if event["after"] else ""
    return f"it {event['kind'].lower()} in run {run_id}{into}"


def _say(found: dict[str, Any], measure: str, first: int) -> None:
    output.print(
        f"[bold]{escape(found['label'])}[/bold] ({found['communityId']}, run {found['run']['runId']})"
    )
    output.print(escape(found["sentence"] or ""))
    output.print(found["tiesInWords"] or "")
    if len(found["parts"] or ()) > 1:
        output.print(_KNOWN_OF_PARTS)
    tested = found["run"]["significance"]
    if found["run"]["verdict"] and not (tested and tested["communities"]):
        output.print(f"In this run: {escape(found['run']['verdict'])}.")
    for title, columns, rows in _tables(found, measure):
        if rows:
            more = " (as many as --first)" if len(rows) == first and " of " not in title else ""
            output.print(_table(title + more, columns, rows))


def _tables(
    found: dict[str, Any], measure: str
) -> Iterator[tuple[str, tuple[str, ...], list[tuple[Any, ...]]]]:
    own = found["communityId"]
    members = [(e["rank"], account_name(e["node"]), e["node"]["role"], e["node"]["confidence"], e["score"])
               for e in found["members"]["edges"]]  # fmt: skip
    yield (
        f"{_counted(found['members'])} members",
        ("#", "account", "role", "confidence", measure),
        members,
    )
    roles = [(row["role"], row["accounts"], ROLES.get(row["role"], "")) for row in found["roles"]]
    yield "Roles", ("role", "accounts", "which is"), roles
    tags = [(f"#{row['tag']}", row["accounts"], row["posts"]) for row in found["hashtags"] or []]
    yield "Hashtags", ("hashtag", "members", "posts"), tags
    links = [(row["url"], row["accounts"], row["posts"]) for row in found["links"] or []]
    yield "Links", ("link", "members", "posts"), links
    posts = [
        (account_name(row["account"]), row["retweets"], " ".join((row["text"] or row["key"]).split()))
        for row in found["posts"] or []
    ]
    yield "Posts retweeted most", ("account", "retweets", "post"), posts
    ends = ("from", "to", "weight", "expected")
    yield (
        "Flows",
        (*ends, "largest shares of it"),
        [(*_flow(row, own), _bridges(row)) for row in found["flows"]],
    )
    exchanges = [(row["layer"].lower(), *_flow(row, own)) for row in found["exchanges"]]
    yield "Exchanges in other layers", ("layer", *ends), exchanges
    overlaps = [(row["community"]["label"], row["shared"], row["jaccard"], row["expected"])
                for row in found["audienceOverlap"]]  # fmt: skip
    yield "Shared audience", ("community", "shared", "Jaccard", "expected"), overlaps
    echo = [
        (row["period"][:10], row["retweets"], row["inside"], row["share"], row["expected"])
        for row in found["echo"]
    ]
    yield "Echo by week", ("week", "retweets", "inside", "share", "expected"), echo
    parts = [(row["communityId"], row["label"], row["size"]) for row in found["subcommunities"]]
    yield "Communities inside", ("id", "label", "size"), parts
    for name, end, way in (("came", "before", "from"), ("went", "after", "to")):
        moves = [(_mover(node), node[end] or "outside the run") for node in _nodes(found[name])]
        yield f"{_counted(found[name])} {name} since the run before", ("account", way), moves
    yield _life(found["timeline"])


def _life(points: list[dict[str, Any]]) -> tuple[str, tuple[str, ...], list[tuple[Any, ...]]]:
    life = [(row["run"]["runId"], row["size"], row["joined"], row["left"], ", ".join(row["events"]))
            for row in points]  # fmt: skip
    return "Over runs", ("run", "size", "joined", "left", "events"), life


def _counted(connection: dict[str, Any]) -> str:
    return cut(len(connection["edges"]), connection["totalCount"])


def _nodes(connection: dict[str, Any]) -> list[dict[str, Any]]:
    return [edge["node"] for edge in connection["edges"]]


def _mover(node: dict[str, Any]) -> str:
    return account_name({"key": node["key"], "handle": (node["account"] or {}).get("handle")})


def _flow(row: dict[str, Any], own: str) -> tuple[str, str, float, float]:
    source, target = (
        "itself" if row[end]["communityId"] == own else row[end]["label"] for end in ("source", "target")
    )
    return source, target, row["weight"], row["expected"]


def _bridges(row: dict[str, Any]) -> str:
    """The accounts at both ends with the largest shares, each with the end that it stands at. Of several communities
    shown as one only what is known of each is added up."""
    least = "≥ " if any(len(row[end]["parts"] or ()) > 1 for end in ("source", "target")) else ""
    largest = sorted(row["bridges"], key=lambda bridge: -bridge["share"])[:3]
    ends = {"SOURCE": "from", "TARGET": "to"}
    return ", ".join(
        f"{ends[bridge['end']]} {account_name(bridge['account'])} {least}{bridge['share']:.0%}"
        for bridge in largest
    )


def _table(title: str, columns: tuple[str, ...], rows: list[tuple[Any, ...]]) -> Any:
    from rich.table import Column

    *narrow, last = columns
    headers = (Column(name, no_wrap=True, max_width=44) for name in narrow)
    table = TextTable(*headers, Column(last, no_wrap=True), title=title, title_justify="left")
    for row in rows:
        table.add_row(*map(_text, row))
    return table


def _text(value: Any) -> str:
    """As a person writes it: four digits that count, and all before the point."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"
    return f"{value:,}" if isinstance(value, int) else str(value)
