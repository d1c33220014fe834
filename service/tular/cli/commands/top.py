"""`tular top`: the most influential accounts as a table."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

import click
from rich.markup import escape

from tular.cli.console import console, emit_json, output
from tular.cli.options import Moment, NameList, Weights
from tular.errors import UsageError
from tular.models import AccountKind, Layer, Role, RunManifest, Tier, Window

if TYPE_CHECKING:
    from rich.table import Table

    from tular.results.rankings import InfluencerRows, Ranking, RankingPage
    from tular.results.run_view import Criterion, RunView

MAX_ROWS = 1000
PROFILE = ("key", "handle", "name", "kind", "followersCount")
ORDERS = {
    "best": "SCORE",
    "highest": "SCORE_DESCENDING",
    "lowest": "SCORE_ASCENDING",
    "rising": "RANK_RISE",
    "falling": "RANK_FALL",
    "gain": "SCORE_GAIN",
    "loss": "SCORE_LOSS",
}
BY_CHANGE = ("rising", "falling", "gain", "loss")


def _one_of(words: type[StrEnum]) -> click.Choice[str]:
    return click.Choice([word.value for word in words], case_sensitive=False)


@click.command()
@click.option("--measure", help="Any measure of the run; default: pagerank.")
@click.option(
    "--weights", type=Weights(), help="Rank by a composite score instead: your weights of measures."
)
@click.option("--between", nargs=2, metavar="ID ID", help="Rank by bridges between two communities instead.")
@click.option("--first", type=click.IntRange(1, MAX_ROWS), default=20, show_default=True, help="How many.")
@click.option("--order", type=click.Choice(list(ORDERS)), default="best", show_default=True,
              help="Those by change need --compare.")  # fmt: skip
@click.option("--run", "run_id", help="Run to ask; default: the current one.")
@click.option(
    "--layer",
    type=click.Choice([layer.value for layer in Layer]),
    help="The newest run of this layer without a subject or half-life.",
)
@click.option("--from", "start", type=Moment(), help="With --layer: of a window that begins then.")
@click.option("--to", "end", type=Moment(), help="With --layer: of a window that ends then.")
@click.option("--compare", metavar="RUN", help="Another run, for changes of rank and score.")
@click.option(
    "--kind", "kinds", multiple=True, type=_one_of(AccountKind), help="What kind of actor; repeatable."
)
@click.option("--tier", "tiers", multiple=True, type=_one_of(Tier), help="By audience; repeatable.")
@click.option(
    "--role", "roles", multiple=True, type=_one_of(Role), help="Part between communities; repeatable."
)
@click.option("--community", "communities", multiple=True, help="Id of a community; repeatable.")
@click.option("--platform", "platforms", multiple=True, help="x, mastodon, …; repeatable.")
@click.option("--language", "languages", multiple=True, help="en, id, …: of most posts; repeatable.")
@click.option("--text", help="Words in handle, name or bio.")
@click.option(
    "--min-audience", type=click.IntRange(0), help="At least so many followers: as stated, else loaded."
)
@click.option("--max-audience", type=click.IntRange(0), help="At most so many followers.")
@click.option("--verified/--unverified", default=None, help="Only verified accounts, or only others.")
@click.option("--show", type=NameList(), help="More measures as columns, whatever it is ranked by.")
@click.option("--json", "as_json", is_flag=True, help="Print the rows as JSON.")
def command(first: int, as_json: bool, show: tuple[str, ...] | None, **wanted: Any) -> None:
    """The accounts that lead a measure, as GraphQL's `influencers` gives them.

    \b
    Examples:
      tular top
      tular top --measure betweenness --first 10 --kind PERSON
      tular top --measure followers --min-audience 1000 --text coffee --json
      tular top --weights pagerank=2,retweetsReceived=1
      tular top --layer retweets --compare 20261122T171500Z-retweets-9f3a2c --order rising
      tular top --between 3kd9 x81a
      tular top --measure followers --show retweetsReceived,mentionsReceived
    """
    from tular.cli.reading import known_measure
    from tular.results.filters import account_mask
    from tular.results.rankings import ranking_page

    ranking, shown = _ranking(wanted), [known_measure(name) for name in show or ()]
    page = ranking_page(ranking, account_mask(ranking.view, _conditions(wanted)), None, first)
    if not page.total:
        console.print(escape(_nobody(ranking.view, wanted)))
    if as_json:
        return emit_json(_document(page, shown))
    return output.print(_table(page, shown)) if page.total else None


def _ranking(wanted: dict[str, Any]) -> Ranking:
    from tular.cli.reading import chosen_run, open_view
    from tular.results.rankings import Ranking

    criterion, compared = _criterion(wanted), wanted["compare"]
    if not compared and wanted["order"] in BY_CHANGE:
        raise UsageError(
            f"--order {wanted['order']} needs a run to compare with.",
            remedy="Name an earlier one with --compare (`tular runs`).",
            field="compare",
        )
    layer = wanted["layer"] and Layer(wanted["layer"])
    view = open_view(chosen_run(wanted["run_id"], layer, Window(wanted["start"], wanted["end"])))
    other = open_view(compared) if compared else None
    if other is not None:
        other.require(criterion, field="compare")
    return Ranking(view, criterion, ORDERS[wanted["order"]], other)


def _criterion(wanted: dict[str, Any]) -> Criterion:
    from tular.cli.reading import known_measure
    from tular.results.composite import Composite
    from tular.results.pair_brokers import PairBrokers

    given = [f"--{name}" for name in ("measure", "weights", "between") if wanted[name]]
    if len(given) > 1:
        raise UsageError(f"A ranking goes by one of {' and '.join(given)}.", remedy="Give one.", field="by")
    if wanted["weights"]:
        return Composite.of((known_measure(name), weight) for name, weight in wanted["weights"])
    if wanted["between"]:
        return PairBrokers.of(wanted["between"])
    return known_measure(wanted["measure"] or "pagerank")


def _conditions(wanted: dict[str, Any]) -> dict[str, Any]:
    """The options as conditions of GraphQL's InfluencerFilter; what is not given is no condition."""
    from tular.api.graphql.ids import to_global

    given = {
        "community": [to_global("Community", one) for one in wanted["communities"]],
        "kind": list(wanted["kinds"]),
        "tier": list(wanted["tiers"]),
        "role": list(wanted["roles"]),
        "platform": list(wanted["platforms"]),
        "language": list(wanted["languages"]),
    }
    plain = {name: wanted[name] for name in ("text", "min_audience", "max_audience", "verified")}
    return {name: value for name, value in (given | plain).items() if value not in (None, [])}


def _nobody(view: RunView, wanted: dict[str, Any]) -> str:
    """That no account matches, and which platforms or languages there are if such were asked for."""
    said = [f"No account of run {view.id} matches."]
    for column in ("platform", "language"):
        if wanted[f"{column}s"]:
            there = view.accounts[column].drop_nulls().unique().sort().to_list()
            said.append(f"Its {column}s: {', '.join(there) or 'none known'}.")
    return " ".join(said)


def _document(page: RankingPage, shown: list[str]) -> dict[str, Any]:
    ranking = page.ranking
    return {
        "run": ranking.view.id,
        "by": str(ranking.criterion),
        "comparedTo": ranking.other and ranking.other.id,
        "total": page.total,
        "rows": _rows(page.edges, shown),
    }


def _rows(edges: InfluencerRows, shown: list[str]) -> list[dict[str, Any]]:
    nodes = edges.nodes()
    columns = {"rank": edges.ranks(), "score": edges.scores(), "percentile": edges.percentiles()}
    columns |= {name: nodes.profile(name) for name in PROFILE} | {"communityId": nodes.result("communityId")}
    columns |= {name: nodes.scores(name) for name in shown}
    if any(parts := edges.parts()):
        columns["parts"] = parts
    if edges.ranking.other is not None:
        columns |= {
            "previousRank": edges.previous_ranks(),
            "previousScore": edges.previous_scores(),
            "rankChange": edges.rank_changes(),
            "scoreChange": edges.score_changes(),
        }
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _table(page: RankingPage, shown: list[str]) -> Table:
    from rich.table import Column

    from tular.cli.tables import TextTable, account_name

    ranking, rows = page.ranking, _rows(page.edges, shown)
    labels = dict(ranking.view.communities.select("id", "label").iter_rows())
    measured = str(ranking.criterion) if isinstance(ranking.criterion, str) else "score"
    columns = [
        Column("#", justify="right", no_wrap=True, min_width=3),
        Column("account", no_wrap=True, min_width=16),
        Column("name", no_wrap=True, max_width=20),
        Column("community", no_wrap=True, max_width=30),
        Column(measured, justify="right", no_wrap=True, min_width=max(len(measured), 10)),
    ]
    columns += [Column(name, justify="right", no_wrap=True) for name in shown]
    compared = [Column("risen", justify="right"), Column("before", justify="right")]
    parts = [
        Column(f"by {part.measure}", justify="right") for part in (rows[0].get("parts", []) if rows else [])
    ]
    title = f"Run {ranking.view.id}" + ("" if measured != "score" else f", {ranking.criterion}")
    title += f", compared with {_named(ranking.other.manifest)}" if ranking.other else ""
    table = TextTable(*columns, *(compared if ranking.other else []), *parts, title=title)
    for row in rows:
        cells = [str(row["rank"]), account_name(row), row["name"] or "", labels.get(row["communityId"], "")]
        change = [_signed(row["rankChange"]), _plain(row["previousScore"])] if ranking.other else []
        made_of = [_plain(part.contribution) for part in row.get("parts", [])]
        beside = [_plain(row[name]) for name in shown]
        table.add_row(*cells, _plain(row["score"]), *beside, *change, *made_of)
    return table


def _named(run: RunManifest) -> str:
    """A run with all in which another may differ."""
    return f"{run.id} ({', '.join(filter(None, (run.layer, run.scope, str(run.window))))})"


def _plain(score: float | None) -> str:
    return "-" if score is None else f"{score:,.5g}"


def _signed(change: int | None) -> str:
    return "new" if change is None else f"{change:+,}" if change else "="
