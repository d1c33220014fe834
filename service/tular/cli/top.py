"""`tular top`: the most influential accounts as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tular.cli.console import emit_json, output
from tular.errors import UsageError

if TYPE_CHECKING:
    from tular.api.influencers import InfluencerRows
    from tular.api.view import RunView

MAX_ROWS = 1000
PROFILE = ("key", "handle", "name", "kind", "followersCount")


@click.command()
@click.option("--measure", default="pagerank", show_default=True, help="Any measure of the run.")
@click.option("--first", type=click.IntRange(1, MAX_ROWS), default=20, show_default=True, help="How many.")
@click.option("--run", "run_id", help="Run to ask; default: the current one.")
@click.option("--kind", "kinds", multiple=True, help="PERSON, COMPANY, …; repeatable.")
@click.option("--tier", "tiers", multiple=True, help="NANO, MICRO, MID, MACRO, MEGA; repeatable.")
@click.option("--community", "communities", multiple=True, help="Id of a community; repeatable.")
@click.option("--platform", "platforms", multiple=True, help="x, mastodon, …; repeatable.")
@click.option("--text", help="Words in handle, name or bio.")
@click.option("--min-audience", type=click.IntRange(0), help="At least so many followers.")
@click.option("--max-audience", type=click.IntRange(0), help="At most so many followers.")
@click.option("--verified/--unverified", default=None, help="Only verified accounts, or only others.")
@click.option("--json", "as_json", is_flag=True, help="Print the rows as JSON.")
def command(measure: str, first: int, run_id: str | None, as_json: bool, **filters: Any) -> None:
    """The accounts that lead a measure, as GraphQL's `influencers` gives them.

    \b
    Examples:
      tular top
      tular top --measure betweenness --first 10 --kind PERSON
      tular top --measure followers --min-audience 1000 --text coffee --json
    """
    from tular.api.filters import account_mask
    from tular.api.influencers import Ranking, ranking_page

    view = _open(run_id)
    page = ranking_page(Ranking(view, _known(measure)), account_mask(view, _wanted(filters)), None, first)
    if as_json:
        return emit_json({"run": view.id, "measure": measure, "total": page.total, "rows": _rows(page.edges)})
    return _print(view, measure, page.edges)


def _open(run_id: str | None) -> RunView:
    from tular.api.view import RunView
    from tular.cli.connection import current_run_id, running_neo4j
    from tular.config import load_settings
    from tular.runs.artifact import open_run

    settings = load_settings()
    chosen = run_id or current_run_id(running_neo4j())
    return RunView(open_run(settings.artifacts, chosen, cache=settings.cache))


def _known(measure: str) -> str:
    """The measure by its name or its GraphQL name. Raises UsageError."""
    from tular.measures import CATALOGUE

    for known in CATALOGUE:
        if measure in (known.name, known.enum_name):
            return known.name
    names = ", ".join(known.name for known in CATALOGUE)
    raise UsageError(f"There is no measure {measure!r}.", remedy=f"Choose from {names}.", field="measure")


def _wanted(filters: dict[str, Any]) -> dict[str, Any]:
    """The options as conditions of GraphQL's InfluencerFilter; what is not given is no condition."""
    from tular.api.ids import to_global

    given = {
        "community": [to_global("Community", one) for one in filters["communities"]],
        "kind": [kind.upper() for kind in filters["kinds"]],
        "tier": [tier.upper() for tier in filters["tiers"]],
        "platform": list(filters["platforms"]),
    }
    plain = {name: filters[name] for name in ("text", "min_audience", "max_audience", "verified")}
    return {name: value for name, value in (given | plain).items() if value not in (None, [])}


def _rows(edges: InfluencerRows) -> list[dict[str, Any]]:
    nodes = edges.nodes()
    columns = {name: nodes.profile(name) for name in PROFILE} | {"communityId": nodes.result("communityId")}
    ranked = zip(edges.ranks(), edges.scores(), *columns.values(), strict=True)
    return [dict(zip(("rank", "score", *columns), row, strict=True)) for row in ranked]


def _print(view: RunView, measure: str, edges: InfluencerRows) -> None:
    from rich.table import Column, Table

    labels = dict(view.communities.select("id", "label").iter_rows())
    columns = [
        Column("#", justify="right", no_wrap=True, min_width=3),
        Column("account", no_wrap=True, min_width=16),
        Column("name", no_wrap=True, max_width=20),
        Column("community", no_wrap=True, max_width=30),
        Column(measure, justify="right", no_wrap=True, min_width=max(len(measure), 10)),
    ]
    table = Table(*columns, box=None, title=f"Run {view.id}")
    for row in _rows(edges):
        account = f"@{row['handle']}" if row["handle"] else row["key"]
        community = labels.get(row["communityId"], "")
        table.add_row(str(row["rank"]), account, row["name"] or "", community, f"{row['score']:,.5g}")
    output.print(table)
