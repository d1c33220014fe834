"""Rankings of accounts by a measure, with filters, orders and comparison with another run."""
# mypy: allow-subclassing-any

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

import graphene

from tular.api.cursors import place_after, read_cursor
from tular.api.filters import account_mask
from tular.api.influencers import BY_SCORE, InfluencerRows, Ranking, RankingPage, cursor_kind, ranking_page
from tular.api.schema.accounts import Account
from tular.api.schema.nodes import column, link
from tular.api.schema.paging import Connection, Page, edge_list, page_arguments, page_ends, page_size
from tular.api.schema.runs import Run
from tular.api.schema.scalars import AccountKind, Measure, Role, Tier
from tular.models import RunManifest

DEFAULT_MEASURE = "pagerank"


class InfluencerFilter(graphene.InputObjectType):
    """Conditions that an account must satisfy, all of them; in a list any one."""

    community = graphene.List(
        graphene.NonNull(graphene.ID), description="Member of one of these communities."
    )
    kind = graphene.List(graphene.NonNull(AccountKind), description="What kind of actor.")
    tier = graphene.List(graphene.NonNull(Tier), description="By audience.")
    role = graphene.List(graphene.NonNull(Role), description="By the part played between communities.")
    platform = graphene.List(graphene.NonNull(graphene.String), description="On one of these platforms.")
    text = graphene.String(
        description="Words that all occur in handle, name or bio, upper and lower case alike."
    )
    min_audience = graphene.Int(description="Least followers: those the platform states, else those loaded.")
    max_audience = graphene.Int(description="Most followers.")
    verified = graphene.Boolean(description="true: verified by the platform; false: not, or not known.")


class InfluencerOrder(graphene.Enum):
    class Meta:
        description = (
            "Order of a ranking. By change it needs `compareTo`, and leaves out accounts unknown there."
        )

    SCORE = BY_SCORE
    SCORE_ASCENDING = "SCORE_ASCENDING"
    RANK_RISE = "RANK_RISE"
    RANK_FALL = "RANK_FALL"
    SCORE_GAIN = "SCORE_GAIN"
    SCORE_LOSS = "SCORE_LOSS"


class InfluencerEdge(graphene.ObjectType):
    """An account at its place in a ranking."""

    cursor = column(graphene.String, InfluencerRows.cursors, "For `after`.", required=True)
    rank = column(
        graphene.Int, InfluencerRows.ranks, "Rank in the whole run, from 1; ties by key.", required=True
    )
    position = column(
        graphene.Int,
        InfluencerRows.positions,
        "Place among the accounts that pass the filter, from 1.",
        required=True,
    )
    score = column(graphene.Float, InfluencerRows.scores, "The measure's value.", required=True)
    previous_rank = column(graphene.Int, InfluencerRows.previous_ranks, "Rank in the run of `compareTo`.")
    previous_score = column(
        graphene.Float, InfluencerRows.previous_scores, "Score in the run of `compareTo`."
    )
    rank_change = column(
        graphene.Int, InfluencerRows.rank_changes, "Ranks risen since `compareTo`; negative: fallen."
    )
    score_change = column(graphene.Float, InfluencerRows.score_changes, "Score now minus score then.")
    node = link(Account, InfluencerRows.nodes, "The account.", required=True)


class InfluencerConnection(Connection):
    """A page of a ranking; all pages come from the same run."""

    edges = edge_list(InfluencerEdge)
    total_count = graphene.Int(required=True, description="Accounts that pass the filter.")
    run = graphene.Field(Run, required=True, description="The run that the numbers come from.")
    compared_to = graphene.Field(Run, description="The run of `compareTo`.")


@dataclass(frozen=True)
class InfluencerPage(Page):
    """A page with the runs that its numbers come from."""

    run: RunManifest | None = None
    compared_to: RunManifest | None = None


def measure_argument() -> graphene.Argument:
    return graphene.Argument(Measure, default_value=DEFAULT_MEASURE, description="What to rank by.")


class InfluencerQueries(graphene.ObjectType):
    influencers = graphene.Field(
        InfluencerConnection,
        required=True,
        description="Accounts of a run, by falling score unless `order` says otherwise.",
        measure=measure_argument(),
        filter=graphene.Argument(InfluencerFilter),
        order=graphene.Argument(InfluencerOrder, default_value=BY_SCORE),
        run_id=graphene.ID(description="Default: the cursor's run, else the current one."),
        compare_to=graphene.ID(description="Another run, for changes of rank and score."),
        **page_arguments(),
    )

    @staticmethod
    async def resolve_influencers(
        _root: None,
        info: Any,
        measure: Any = None,
        filter: Any = None,  # noqa: A002
        order: Any = None,
        run_id: str | None = None,
        compare_to: str | None = None,
        first: int | None = None,
        after: str | None = None,
    ) -> InfluencerPage:
        other = await info.context.run(compare_to, field="compareTo") if compare_to else None
        order, measure, size = word(order, BY_SCORE), word(measure, DEFAULT_MEASURE), page_size(first)
        cursor = read_cursor(after, cursor_kind(measure, order, other and other.id))
        view = await info.context.run(run_id, cursor)
        if other is not None:
            other.require(measure, field="compareTo")
        ranking = Ranking(view, measure, order, other)
        if not filter and other is None:
            return influencer_page(ranking, ranking_page(ranking, None, place_after(cursor), size))
        return influencer_page(
            ranking, await asyncio.to_thread(_chosen, ranking, filter, place_after(cursor), size)
        )


def influencer_page(ranking: Ranking, page: RankingPage) -> InfluencerPage:
    other = ranking.other
    return InfluencerPage(
        page.edges, _ends(page), page.total, ranking.view.manifest, None if other is None else other.manifest
    )


def _chosen(ranking: Ranking, wanted: Any, after: int | None, size: int) -> RankingPage:
    """A page that needs passes over all accounts: not in the event loop."""
    return ranking_page(ranking, account_mask(ranking.view, wanted), after, size)


def word(choice: Any, default: str) -> str:
    """The value of an enum argument; null means the default."""
    value: str = default if choice is None else getattr(choice, "value", choice)
    return value


def _ends(page: RankingPage) -> Any:
    ends = page.edges[:1].cursors() + page.edges[-1:].cursors() if len(page.edges) else []
    return page_ends(ends, more=page.more, before=len(page.edges) > 0 and page.edges.positions()[0] > 1)
