"""Rankings of accounts by a measure, with filters, orders and comparison with another run."""
# mypy: allow-subclassing-any

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import graphene

from tular.api.graphql.accounts.types import Account
from tular.api.graphql.context import RequestContext
from tular.api.graphql.cursors import Cursor, any_cursor, cursors, place_after, read_cursor
from tular.api.graphql.downloads import Download, ranking_downloads
from tular.api.graphql.ids import key_of
from tular.api.graphql.nodes import column, link
from tular.api.graphql.paging import Connection, Page, edge_list, page_arguments, page_ends, page_size
from tular.api.graphql.runs.types import Run
from tular.api.graphql.scalars import (
    AccountKind,
    Layer,
    Measure,
    Role,
    Tier,
    measure_argument,
    utc,
    word,
)
from tular.api.http.downloads import Download as DownloadData
from tular.errors import UsageError
from tular.models import Layer as LayerName
from tular.models import RunManifest, Window
from tular.results.composite import MOST_WEIGHTS, Composite
from tular.results.filters import account_mask
from tular.results.pair_brokers import PairBrokers
from tular.results.rankings import (
    BY_SCORE,
    ORDERS,
    InfluencerRows,
    Ranking,
    RankingPage,
    ranking_page,
)
from tular.results.run_view import Criterion, RunView
from tular.runs.catalog import newest_run


class InfluencerFilter(graphene.InputObjectType):
    """Conditions that an account must satisfy, all of them; in a list any one."""

    community = graphene.List(
        graphene.NonNull(graphene.ID), description="Member of one of these communities."
    )
    kind = graphene.List(graphene.NonNull(AccountKind), description="What kind of actor.")
    tier = graphene.List(graphene.NonNull(Tier), description="By audience.")
    role = graphene.List(graphene.NonNull(Role), description="By the part played between communities.")
    platform = graphene.List(
        graphene.NonNull(graphene.String),
        description="On one of these platforms, upper and lower case alike.",
    )
    language = graphene.List(
        graphene.NonNull(graphene.String),
        description="Posts mostly in one of these languages, as platforms state them, upper and lower case alike: "
        "`en`, `id`, …",
    )
    text = graphene.String(
        description="Words that all occur in handle, name or bio, upper and lower case alike."
    )
    location = graphene.String(
        description="Words that all occur in the place that it says it is at, upper and lower case alike."
    )
    min_audience = graphene.Int(
        description="Least followers: those the platform states, else those loaded. Peers go by those loaded."
    )
    max_audience = graphene.Int(description="Most followers; not below `minAudience`.")
    verified = graphene.Boolean(description="true: verified by the platform; false: not, or not known.")


CURSOR = "influencers"
"""Begins the kind of cursors of rankings."""


def _describe_order(value: Any) -> str:
    if value is None:
        return "Order of a ranking. By change it needs `compareTo`, and leaves out accounts unknown there."
    return ORDERS[value.value]


InfluencerOrder = graphene.Enum(
    "InfluencerOrder", [(name, name) for name in ORDERS], description=_describe_order
)


class MeasureWeight(graphene.InputObjectType):
    """How much a measure counts in a composite score."""

    measure = graphene.Field(Measure, required=True, description="The measure that is weighed.")
    weight = graphene.Float(
        required=True, description="Any number but 0 for all; negative: whom the measure ranks last leads."
    )


class ScorePart(graphene.ObjectType):
    """What a measure contributes to a composite score."""

    measure = graphene.Field(Measure, required=True, description="The measure that contributes.")
    weight = graphene.Float(required=True, description="As used: absolute values sum to 1.")
    percentile = graphene.Float(
        description="Percentage of the run's accounts that it is ahead of by the measure; for a negative weight, "
        "behind. Null without a score."
    )
    contribution = graphene.Float(
        required=True, description="Weight times percentile, 0 without a score: they sum to the score."
    )


class Brokerage(graphene.ObjectType):
    """How an account stands between two communities: the members of each that it is related to, in either direction,
    beside how many its number of contacts would give by chance."""

    pairs = graphene.Int(
        required=True, description="Pairs of a member of each that it joins: fame raises it."
    )
    expected_pairs = graphene.Float(required=True, description="Pairs that chance would give it.")
    to_first = graphene.Int(required=True, description="Members of the first community related to it.")
    expected_to_first = graphene.Float(required=True, description="Of the first, by chance.")
    to_second = graphene.Int(required=True, description="Members of the second community related to it.")
    expected_to_second = graphene.Float(required=True, description="Of the second, by chance.")


def cursor_kind(criterion: Criterion, order: str = BY_SCORE, other: str | None = None) -> str:
    """Names list and order in cursors."""
    return ":".join((CURSOR, str(criterion), order, *([other] if other else ())))


def edge_cursors(edges: InfluencerRows) -> list[str]:
    """A cursor for each edge."""
    ranking, other = edges.ranking, edges.ranking.other
    kind = cursor_kind(ranking.criterion, ranking.order, None if other is None else other.id)
    return cursors(kind, ranking.view.id, edges.place.tolist())


class InfluencerEdge(graphene.ObjectType):
    """An account at its place in a ranking."""

    cursor = column(graphene.String, edge_cursors, "For `after`.", required=True)
    rank = column(
        graphene.Int,
        InfluencerRows.ranks,
        "Rank in the whole run, from 1; equal scores share it.",
        required=True,
    )
    position = column(
        graphene.Int,
        InfluencerRows.positions,
        "Place among the accounts that pass the filter, from 1.",
        required=True,
    )
    score = column(graphene.Float, InfluencerRows.scores, "What it is ranked by.", required=True)
    percentile = column(
        graphene.Float, InfluencerRows.percentiles, "Percentage of the run's accounts that it is ahead of."
    )
    parts = column(
        graphene.List(graphene.NonNull(ScorePart)),
        InfluencerRows.parts,
        "What a composite score is made of; empty for any other.",
        required=True,
    )
    brokerage = column(
        Brokerage,
        InfluencerRows.brokerages,
        "What a score of `between` is made of; null in any other ranking.",
    )
    previous_rank = column(graphene.Int, InfluencerRows.previous_ranks, "Rank in the run of `compareTo`.")
    previous_score = column(
        graphene.Float, InfluencerRows.previous_scores, "Score in the run of `compareTo`."
    )
    rank_change = column(
        graphene.Int, InfluencerRows.rank_changes, "Ranks risen since `compareTo`; negative: fallen."
    )
    score_change = column(graphene.Float, InfluencerRows.score_changes, "Score now minus score then.")
    node = link(
        Account,
        InfluencerRows.nodes,
        "Who stands there: profile and all that the run says of it.",
        required=True,
    )


class InfluencerConnection(Connection):
    """A page of a ranking; all pages come from the same run."""

    edges = edge_list(InfluencerEdge)
    total_count = graphene.Int(required=True, description="Accounts that pass the filter.")
    run = graphene.Field(Run, required=True, description="The run that the numbers come from.")
    compared_to = graphene.Field(Run, description="The run of `compareTo`.")
    ranked_by = graphene.String(
        required=True,
        description="What the accounts are ranked by: a measure under its name in Neo4j, the weights of a composite "
        "score, or the two communities of `between`.",
    )
    downloads = graphene.List(
        graphene.NonNull(Download),
        description="All accounts that pass the filter, with the relations between them, as files; null for other "
        "rankings than by one measure.",
    )

    @staticmethod
    def resolve_downloads(page: InfluencerPage, _info: Any) -> list[DownloadData] | None:
        return None if page.shown is None else ranking_downloads(*page.shown)


@dataclass(frozen=True)
class InfluencerPage(Page):
    """A page with the runs that its numbers come from."""

    run: RunManifest | None = None
    compared_to: RunManifest | None = None
    ranked_by: str = ""
    shown: tuple[RunView, str, dict[str, Any]] | None = None
    """The run, the measure and the conditions, for downloads."""


class InfluencerQueries(graphene.ObjectType):
    influencers = graphene.Field(
        InfluencerConnection,
        required=True,
        description="Accounts of a run, the best first unless `order` says otherwise.",
        measure=measure_argument(),
        weights=graphene.List(
            graphene.NonNull(MeasureWeight),
            description="Rank by a composite score, the weighted mean of percentiles by these measures, instead of "
            f"by `measure`. Up to {MOST_WEIGHTS}.",
        ),
        between=graphene.List(
            graphene.NonNull(graphene.ID),
            description="Rank brokers between these two communities instead of by `measure`: by how many more "
            "members of each an account is related to than chance would give it, in the one where these are fewer.",
        ),
        filter=graphene.Argument(
            InfluencerFilter,
            description="Only accounts that satisfy all of this; ranks stay those of the whole run.",
        ),
        order=graphene.Argument(
            InfluencerOrder,
            default_value=BY_SCORE,
            description="Which end comes first, or what changed most.",
        ),
        run_id=graphene.ID(description="Default: the cursor's run, else the current one."),
        layer=graphene.Argument(
            Layer,
            description="Instead of `runId`: the newest published run of this layer without a `scope`.",
        ),
        window_from=graphene.DateTime(name="from", description="With `layer`: of a window that begins then."),
        window_to=graphene.DateTime(name="to", description="With `layer`: of a window that ends then."),
        compare_to=graphene.ID(description="Another run, for changes of rank and score."),
        **page_arguments(),
    )

    @staticmethod
    async def resolve_influencers(
        _root: None,
        info: Any,
        order: Any = None,
        first: int | None = None,
        after: str | None = None,
        **wanted: Any,
    ) -> InfluencerPage:
        size, chosen = page_size(first), _criterion(wanted)
        other = await _compared(info.context, wanted.get("compare_to"))
        cursor = any_cursor(after, CURSOR)
        view = await _run(info.context, cursor, wanted)
        criterion, ordered = chosen or view.leading, word(order, BY_SCORE)
        cursor = read_cursor(after, cursor_kind(criterion, ordered, other.id if other else None))
        ranking, place = Ranking(view, criterion, ordered, other), place_after(cursor)
        if isinstance(criterion, str) and not wanted.get("filter") and other is None:
            return influencer_page(ranking_page(ranking, None, place, size))
        return await asyncio.to_thread(_chosen, ranking, wanted.get("filter"), place, size)


def _criterion(wanted: dict[str, Any]) -> Criterion | None:
    """What to rank by, None where that is left to the run. Raises UsageError."""
    weights, between = wanted.get("weights"), wanted.get("between")
    if weights is not None and between is not None:
        raise UsageError(
            "A ranking goes either by `weights` or `between`.", remedy="Pass one.", field="weights"
        )
    if weights is not None:
        return Composite.of((word(one["measure"]), one["weight"]) for one in weights)
    if between is not None:
        return PairBrokers.of([key_of("Community", one, field="between") for one in between])
    chosen: str | None = word(wanted.get("measure"))
    return chosen


async def _compared(context: RequestContext, run_id: str | None) -> RunView | None:
    return await context.run(run_id, field="compareTo") if run_id else None


async def _run(context: RequestContext, cursor: Cursor | None, wanted: dict[str, Any]) -> RunView:
    """The run by cursor, by id or by layer and window, else the current one."""
    run_id, layer = wanted.get("run_id"), wanted.get("layer")
    window = Window(*(utc(wanted.get(side)) for side in ("window_from", "window_to")))
    if layer is None and window.bounded:
        raise UsageError(
            "`from` and `to` need `layer`.", remedy="Pass `layer`, or `runId` alone.", field="layer"
        )
    if layer is not None and run_id is not None:
        raise UsageError("A run is asked for by `runId` or by `layer`.", remedy="Pass one.", field="layer")
    if layer is not None and cursor is None:
        runs, published = await context.manifests(), await context.published()
        run_id = newest_run(runs, LayerName(word(layer, "")), window, published).id
    return await context.run(run_id, cursor)


def influencer_page(page: RankingPage, wanted: Mapping[str, Any] | None = None) -> InfluencerPage:
    """`wanted` are the conditions that the accounts pass."""
    ranking, other = page.ranking, page.ranking.other
    compared = None if other is None else other.manifest
    one = isinstance(ranking.criterion, str) and other is None
    shown = (ranking.view, str(ranking.criterion), dict(wanted or {})) if one else None
    return InfluencerPage(
        page.edges, _ends(page), page.total, ranking.view.manifest, compared, str(ranking.criterion), shown
    )


def decoded_filter(wanted: Mapping[str, Any] | None) -> dict[str, Any]:
    """The conditions of a filter, communities by their own ids."""
    given = dict(wanted or {})
    if given.get("community") is not None:
        given["community"] = [key_of("Community", one, field="community") for one in given["community"]]
    return given


def _chosen(ranking: Ranking, wanted: Any, after: int | None, size: int) -> InfluencerPage:
    """A page that needs passes over all accounts: not in the event loop."""
    if ranking.other is not None:
        ranking.other.require(ranking.criterion, field="compareTo")
    conditions = decoded_filter(wanted)
    page = ranking_page(ranking, account_mask(ranking.view, conditions), after, size)
    return influencer_page(page, conditions)


def _ends(page: RankingPage) -> Any:
    ends = edge_cursors(page.edges[:1]) + edge_cursors(page.edges[-1:]) if len(page.edges) else []
    return page_ends(ends, more=page.more, before=len(page.edges) > 0 and page.edges.positions()[0] > 1)
