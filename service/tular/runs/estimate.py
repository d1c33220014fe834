"""What an analysis will take, from counts that Neo4j keeps: asked before it starts, or refused."""

from __future__ import annotations

from collections.abc import Mapping

import psutil

from tular.config import Settings
from tular.engines.estimate import Estimate, Size, estimate_work, refuse_what_cannot_fit
from tular.runs.compiled import are_compiled
from tular.runs.inputs import ENGAGING_LAYERS, events_wanted, with_usual
from tular.runs.plan import Plan
from tular.store.driver.database import Database
from tular.store.snapshot.audience import read_counts, read_size


def estimate_plan(database: Database, plan: Plan, settings: Settings, *, publishing: bool = True) -> Estimate:
    """Time and memory of the plan. A window is not looked into: its relations count as if it were open."""
    accounts, relations = read_size(database, plan.layer)
    counts = read_counts(database)
    fitted = with_usual(plan, counts).fitted(relations, accounts)
    size = Size(
        accounts,
        relations,
        sources=fitted.betweenness_sources,
        workers=fitted.workers,
        leiden_runs=leiden_runs(fitted),
        null_samples=fitted.null_samples or 0,
        single_events=fitted.scope.on_events,
        events=_events(counts, fitted),
        posts=counts["POSTED"],
        uses=counts["TAGGED"] + counts["LINKS_TO"],
    )
    return estimate_work(
        size,
        fitted.measures,
        engine=fitted.computed_by,
        publishing=publishing,
        compiled=are_compiled(settings.cache),
    )


def _events(counts: Mapping[str, int], plan: Plan) -> int:
    """How many the plan reads."""
    return sum(counts[layer.relation] for layer in ENGAGING_LAYERS) if events_wanted(counts, plan) else 0


def leiden_runs(plan: Plan) -> float:
    """Searches, a second look at what is kept (half a search to nearly two), and one a finer level."""
    return (plan.consensus or 1) + float(plan.detection.split) + (plan.levels or 1) - 1


def refuse_too_large(database: Database, plan: Plan, settings: Settings) -> Estimate:
    """The estimate. Raises DoesNotFit when it is more memory than is free, or than TULAR_MEMORY_GB allows."""
    estimate = estimate_plan(database, plan, settings)
    refuse_what_cannot_fit(estimate, free_memory(settings))
    return estimate


def free_memory(settings: Settings) -> int:
    """Bytes that an analysis may use now."""
    free = psutil.virtual_memory().available
    return min(free, int(settings.memory_gb * 1e9)) if settings.memory_gb else free
