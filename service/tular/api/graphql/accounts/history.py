"""An account over the runs of one layer and scope."""
# mypy: allow-subclassing-any

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import graphene

from tular.api.graphql.context import RequestContext
from tular.api.graphql.runs.types import Run
from tular.api.graphql.scalars import chosen_measure, measure_argument
from tular.errors import UsageError
from tular.models import RunManifest
from tular.results.accounts import AccountRows

RUNS = 10
MOST_RUNS = 20


class HistoryPoint(graphene.ObjectType):
    """What one run said of the account; nulls when that run does not have the account or the measure."""

    run = graphene.Field(Run, required=True, description="The analysis that said so.")
    score = graphene.Float(description="The measure's value.")
    rank = graphene.Int(description="From 1; equal scores share it.")
    percentile = graphene.Float(description="Percentage of the run's accounts that it is ahead of.")


@dataclass(frozen=True, slots=True)
class _Point:
    run: RunManifest
    score: float | None = None
    rank: int | None = None
    percentile: float | None = None


class HistoryFields(graphene.ObjectType):
    history = graphene.List(
        graphene.NonNull(HistoryPoint),
        required=True,
        description="The account in the newest published runs of the same layer and scope, and in the one asked, "
        "newest first.",
        measure=measure_argument("Whose score, rank and percentile."),
        first=graphene.Int(default_value=RUNS, description=f"How many runs, 1 to {MOST_RUNS}."),
    )

    @staticmethod
    async def resolve_history(
        row: AccountRows, info: Any, measure: Any = None, first: int | None = None
    ) -> list[_Point]:
        most = RUNS if first is None else first
        if not 1 <= most <= MOST_RUNS:
            raise UsageError(
                f"`first` must be 1 to {MOST_RUNS}, not {most}.",
                remedy="Ask for another number of runs.",
                field="first",
            )
        if row.view is None:
            return []
        own = row.view.manifest
        same = await info.context.runs_of(own.layer, own.scope, most, own=own.id)
        name, key = chosen_measure(measure, row.view), row.profile("key")[0]
        return [await _point(info.context, manifest, key, name) for manifest in same]


async def _point(context: RequestContext, manifest: RunManifest, key: str, measure: str) -> _Point:
    view = await context.run_of(manifest.id)
    then = AccountRows(view, view.rows_of_keys([key]))
    if then.index[0] < 0 or measure not in view.artifact.rankings.columns:
        return _Point(manifest)
    return _Point(manifest, then.scores(measure)[0], then.ranks(measure)[0], then.percentiles(measure)[0])
