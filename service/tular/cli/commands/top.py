"""`tular top`: the most influential accounts as a table."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.markup import escape

from tular.cli.console import console, emit_json, output
from tular.cli.options import Moment, NameList, Weights
from tular.cli.table_output import emit_table, table_options, wants_table
from tular.errors import UsageError
from tular.models import AccountKind, Layer, Role, Tier, Window

if TYPE_CHECKING:
    from tular.results.rankings import Ranking
    from tular.results.run_view import Criterion, RunView

MAX_ROWS = 1000
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
@click.option(
    "--measure", help="Any measure of the run; default: pagerank, or where the run lacks it its first."
)
@click.option(
    "--weights", type=Weights(), help="Rank by a composite score instead: your weights of measures."
)
@click.option("--between", nargs=2, metavar="ID ID", help="Rank brokers between two communities instead.")
@click.option("--first", type=click.IntRange(1, MAX_ROWS), default=20, show_default=True, help="How many.")
@click.option("--order", type=click.Choice(list(ORDERS)), default="best", show_default=True,
              help="Those by change need --compare.")  # fmt: skip
@click.option("--run", "run_id", help="Run to ask; default: the current one.")
@click.option(
    "--layer",
    type=click.Choice([layer.value for layer in Layer]),
    help="The newest published run of this layer without a subject or half-life.",
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
@click.option("--location", help="Words in the place that accounts say they are at.")
@click.option(
    "--min-audience", type=click.IntRange(0), help="At least so many followers: as stated, else loaded."
)
@click.option("--max-audience", type=click.IntRange(0), help="At most so many followers.")
@click.option("--verified/--unverified", default=None, help="Only verified accounts, or only others.")
@click.option("--show", type=NameList(), help="More measures as columns, whatever it is ranked by.")
@table_options()
@click.option("--json", "as_json", is_flag=True, help="Print the rows as JSON.")
def command(
    first: int,
    as_json: bool,
    show: tuple[str, ...] | None,
    form: str | None,
    file: Path | None,
    **wanted: Any,
) -> None:
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
      tular top --kind MEDIA --first 200 -o media.xlsx
    """
    from tular.cli.influencer_text import influencer_document, influencer_text
    from tular.cli.reading import fill_profiles, known_measure
    from tular.results.filters import account_mask
    from tular.results.influencer_table import influencer_book
    from tular.results.rankings import ranking_page

    ranking, shown = _ranking(wanted), [known_measure(name) for name in show or ()]
    page = ranking_page(ranking, account_mask(ranking.view, _conditions(wanted)), None, first)
    if not page.total:
        console.print(escape(_nobody(ranking.view, wanted)))
    fill_profiles(page)
    if wants_table(form, file):
        return emit_table(influencer_book(page, shown), form, file)
    if as_json:
        return emit_json(influencer_document(page, shown))
    return output.print(influencer_text(page, shown)) if page.total else None


def _ranking(wanted: dict[str, Any]) -> Ranking:
    from tular.cli.reading import chosen_run, open_view
    from tular.results.rankings import Ranking
    from tular.results.run_view import USUAL

    chosen, compared = _criterion(wanted), wanted["compare"]
    if not compared and wanted["order"] in BY_CHANGE:
        raise UsageError(
            f"--order {wanted['order']} needs a run to compare with.",
            remedy="Name an earlier one with --compare (`tular runs`).",
            field="compare",
        )
    layer = wanted["layer"] and Layer(wanted["layer"])
    view = open_view(chosen_run(wanted["run_id"], layer, Window(wanted["start"], wanted["end"])))
    if (criterion := chosen or view.leading) != (chosen or USUAL):
        console.print(f"Run {view.id} has no {USUAL}: ranked by {criterion}.")
    other = open_view(compared) if compared else None
    if other is not None:
        other.require(criterion, field="compare")
    return Ranking(view, criterion, ORDERS[wanted["order"]], other)


def _criterion(wanted: dict[str, Any]) -> Criterion | None:
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
    return known_measure(wanted["measure"]) if wanted["measure"] else None


def _conditions(wanted: dict[str, Any]) -> dict[str, Any]:
    """The options as conditions of GraphQL's InfluencerFilter; what is not given is no condition."""
    given = {
        "community": list(wanted["communities"]),
        "kind": list(wanted["kinds"]),
        "tier": list(wanted["tiers"]),
        "role": list(wanted["roles"]),
        "platform": list(wanted["platforms"]),
        "language": list(wanted["languages"]),
    }
    names = ("text", "location", "min_audience", "max_audience", "verified")
    plain = {name: wanted[name] for name in names}
    return {name: value for name, value in (given | plain).items() if value not in (None, [])}


def _nobody(view: RunView, wanted: dict[str, Any]) -> str:
    """That no account matches, and which platforms or languages there are if such were asked for."""
    said = [f"No account of run {view.id} matches."]
    for column in ("platform", "language"):
        if wanted[f"{column}s"]:
            there = view.accounts[column].drop_nulls().unique().sort().to_list()
            said.append(f"Its {column}s: {', '.join(there) or 'none known'}.")
    return " ".join(said)
