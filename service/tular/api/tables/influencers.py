"""A ranking as a table, asked for by the parameters of an address: those of GraphQL's `influencers`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tular.api.graphql.context import RequestContext
from tular.api.graphql.ids import key_of
from tular.api.graphql.request_threads import computed
from tular.api.tables.facts import rows_wanted, whole_number
from tular.errors import UsageError
from tular.measures import BY_NAME, measure_named
from tular.models import AccountKind, Layer, Role, Tier, Window
from tular.results.composite import Composite
from tular.results.filters import account_mask
from tular.results.influencer_table import influencer_book
from tular.results.pair_brokers import PairBrokers
from tular.results.rankings import BY_SCORE, ORDERS, Ranking, ranking_page
from tular.results.run_view import Criterion, RunView
from tular.results.table import Book
from tular.runs.catalog import newest_run
from tular.suggest import suggestion

MOST_ROWS = 1000
CHOICES = {"kind": [*AccountKind], "tier": [*Tier], "role": [*Role]}
LISTS = (*CHOICES, "community", "platform", "language")
"""Parameters that may stand several times, any of which an account may satisfy."""
PARAMETERS = (
    *("runId", "layer", "first", "measure", "weights", "between", "order", "compareTo", "show"),
    *LISTS,
    *("text", "location", "minAudience", "maxAudience", "verified"),
)

Given = Mapping[str, Sequence[str]]
"""Parameters of an address by name; each may stand several times."""


async def influencers(context: RequestContext, given: Given) -> Book:
    """Raises UsageError, RunNotFound."""
    one = {name: values[-1] for name, values in given.items()}
    first = rows_wanted(one, MOST_ROWS)
    view, other = await _view(context, one), None
    if "compareTo" in one:
        other = await context.run(one["compareTo"], field="compareTo")
    shown = [_measure(name, "show") for name in _split(one.get("show", ""))]
    conditions = _conditions(given)
    order = _one_of(one.get("order", BY_SCORE), ORDERS, "order")
    ranking = Ranking(view, _criterion(one) or view.leading, order, other)
    return await computed(_book, ranking, conditions, first, shown)


def _book(ranking: Ranking, conditions: dict[str, Any], first: int, shown: list[str]) -> Book:
    if ranking.other is not None:
        ranking.other.require(ranking.criterion, field="compareTo")
    page = ranking_page(ranking, account_mask(ranking.view, conditions), None, first)
    return influencer_book(page, shown)


async def _view(context: RequestContext, one: Mapping[str, str]) -> RunView:
    if "layer" not in one:
        return await context.run(one.get("runId"))
    layer = Layer(_one_of(one["layer"].lower(), [*Layer], "layer"))
    runs, published = await context.manifests(), await context.published()
    return await context.run(newest_run(runs, layer, Window(), published).id)


def _criterion(one: Mapping[str, str]) -> Criterion | None:
    if "weights" in one:
        parts = (part.partition("=") for part in _split(one["weights"]))
        return Composite.of((_measure(name, "weights"), _number(weight)) for name, _, weight in parts)
    if "between" in one:
        return PairBrokers.of([key_of("Community", each, field="between") for each in _split(one["between"])])
    return _measure(one["measure"], "measure") if "measure" in one else None


def _conditions(given: Given) -> dict[str, Any]:
    """As `account_mask` wants them."""
    one = {name: values[-1] for name, values in given.items()}
    wanted: dict[str, Any] = {name: [*given[name]] for name in LISTS if name in given}
    for name, allowed in CHOICES.items():
        if name in wanted:
            wanted[name] = [_one_of(each.upper(), allowed, name) for each in wanted[name]]
    if "community" in wanted:
        wanted["community"] = [key_of("Community", each, field="community") for each in wanted["community"]]
    wanted |= {name: one[name] for name in ("text", "location") if name in one}
    for name, field in (("min_audience", "minAudience"), ("max_audience", "maxAudience")):
        if field in one:
            wanted[name] = whole_number(one, field)
    if "verified" in one:
        wanted["verified"] = _one_of(one["verified"], ("true", "false"), "verified") == "true"
    return wanted


def _measure(text: str, field: str) -> str:
    if (name := measure_named(text)) is None:
        raise UsageError(
            f"There is no measure {text[:50]!r}.",
            remedy=f"{suggestion(text[:50], BY_NAME)}`Run.measures` lists those of a run.",
            field=field,
        )
    return name


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise UsageError(
            f"{text[:20]!r} is no weight.", remedy="Write pagerank=2,coreness=1.", field="weights"
        ) from None


def _one_of(text: str, allowed: Sequence[str] | Mapping[str, str], field: str) -> str:
    if text not in [*allowed]:
        raise UsageError(
            f"{text[:50]!r} is no {field}.", remedy=f"Choose from {', '.join(allowed)}.", field=field
        )
    return text


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]
