"""An analysis from Neo4j to a published run. Runs in a process of its own (`runs.process`)."""

from __future__ import annotations

import importlib.metadata
import platform
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from math import ceil
from typing import Any

import numpy as np

from tular.analytics.inputs import MeasureInputs, MeasureSettings
from tular.analytics.scores import Scores
from tular.config import Settings
from tular.engines.engine import Engine
from tular.errors import StoreError
from tular.graph.network import Network
from tular.measures import DEFAULTS
from tular.models import RunManifest, RunTables, Snapshot, Step
from tular.runs.artifact import RunArtifact, write_run
from tular.runs.catalog import community_ids, next_number
from tular.runs.clock import Clock, Progress
from tular.runs.communities import Communities, find_communities
from tular.runs.continuity import Predecessor
from tular.runs.estimate import refuse_too_large
from tular.runs.inputs import AnalysisInputs, read_inputs, with_usual
from tular.runs.kernels import ensure_compiled
from tular.runs.plan import Plan, new_run_id
from tular.runs.predecessors import alike, difference, run_to_continue
from tular.runs.publication import publish_run
from tular.runs.tables import assemble
from tular.store.driver.database import Database
from tular.store.publish.publishing import reserve_names
from tular.store.schema.migrations import refuse_newer
from tular.store.snapshot.audience import read_counts

STARTS_SHOWN = 10
LIBRARIES = ("tular", "igraph", "numba", "numpy", "scipy", "polars", "neo4j")


def run_analysis(
    settings: Settings, plan: Plan, *, publishing: bool, progress: Progress, began: float | None = None
) -> RunManifest:
    """Read, compute, write and, if wished, publish. Raises DoesNotFit before it starts when memory would not do.

    The steps of the manifest returned include writing and publishing, which the stored one cannot know yet. `began`
    is when the caller did, in seconds since 1970.
    """
    clock = Clock(progress, began)
    if set(DEFAULTS) <= set(plan.measures):
        ensure_compiled(settings.cache, progress)
    with Database.connect(settings) as database:
        refuse_newer(database)
        estimate = refuse_too_large(database, plan, settings)
        progress("all of it", 0, ceil(estimate.seconds))
        if publishing:
            reserve_names(database)
        counts = read_counts(database)
        plan = with_usual(plan, counts)
        latest, passed = run_to_continue(settings, plan)
        members = None if latest is None else latest.accounts
        before = latest if plan.continued else None
        taken = community_ids(settings.artifacts)
        with plan.computed_by.opened(settings, plan.workers) as engine:
            inputs = read_inputs(database, plan, counts, settings.home / "snapshots", clock, members=members)
            manifest, tables = execute(
                inputs, plan, clock, engine=engine, before=before, passed_over=passed, taken=taken
            )
        with clock.step("write"):
            manifest = replace(manifest, number=next_number(settings.artifacts))
            write_run(settings.artifacts, manifest, tables)
        if publishing:
            with _saying_what_is_kept(manifest):
                publish_run(settings, database, manifest, tables, clock)
    return replace(manifest, steps=tuple(clock.steps))


@contextmanager
def _saying_what_is_kept(manifest: RunManifest) -> Iterator[None]:
    try:
        yield
    except StoreError as error:
        error.remedy += f" The run is complete and kept: `tular publish {manifest.id}` publishes it whole."
        raise


def execute(
    inputs: AnalysisInputs,
    plan: Plan,
    clock: Clock,
    *,
    engine: Engine | None = None,
    before: RunArtifact | None = None,
    passed_over: Sequence[str] = (),
    taken: Collection[str] = (),
) -> tuple[RunManifest, RunTables]:
    """Measures, communities and map: arrays in, arrays out, but for the clock. `engine` is the plan's, opened where
    it has to be; `before` is the run whose communities these continue, `passed_over` says which could not be read; no
    new one gets an id that is `taken`."""
    started, engine = datetime.now(UTC), engine or plan.computed_by
    snapshot = inputs.snapshot
    plan = plan.fitted(snapshot.relation_count, snapshot.account_count)
    earlier = _predecessor(before, taken, plan, snapshot.fingerprint)
    with clock.step("network"):
        network = Network(snapshot)
    with ThreadPoolExecutor(1) as beside:
        finding = beside.submit(find_communities, network, inputs, earlier, plan, clock, engine)
        alone, grouped = _split(plan)
        measured = _measure_inputs(network, inputs, plan)
        scores = engine.compute(alone, measured, clock.progress)
        communities = finding.result()
    scores |= engine.compute(
        grouped, replace(measured, membership=communities.partition.membership), clock.progress
    )
    scores = {name: scores[name] for name in plan.measures}
    clock.steps += [_step(engine.engine_of(name), name, score) for name, score in scores.items()]
    with clock.step("tables"):
        tables = assemble(inputs, plan.tiers, scores, communities)
    parameters = plan.parameters | {
        "selfLoopsDropped": snapshot.self_loops,
        "decayedTo": inputs.decayed_to and inputs.decayed_to.isoformat(),
        **_directed(inputs),
        "continues": before.manifest.id if before else None,
        "comparedWith": before.manifest.id if before and earlier.compared else None,
    }
    findings = communities.findings | {
        "compared": before and _compared(before.manifest, plan),
        "passedOver": list(passed_over),
    }
    return _manifest(
        snapshot, plan, parameters, communities, findings, tuple(clock.steps), started, engine
    ), tables


def _directed(inputs: AnalysisInputs) -> dict[str, Any]:
    """Evidence of what personalised PageRank starts from: how many accounts, and those that count most."""
    if inputs.towards is None:
        return {}
    leading = np.argsort(-inputs.towards, kind="stable")[:STARTS_SHOWN]
    shown = [row for row in leading.tolist() if inputs.towards[row] > 0]
    return {
        "towardsAccounts": int(np.count_nonzero(inputs.towards)),
        "towardsLeading": inputs.snapshot.accounts["key"].gather(shown).to_list(),
    }


def _predecessor(
    before: RunArtifact | None, taken: Collection[str], plan: Plan, fingerprint: str
) -> Predecessor:
    if before is None:
        return Predecessor(taken=taken)
    return Predecessor(
        before.accounts,
        before.communities,
        before.levels,
        compared=not difference(before.manifest, plan),
        method=before.manifest.findings.get("method", ""),
        warm=alike(before.manifest, plan),
        most_levels=before.manifest.parameters.get("levels"),
        unchanged=before.manifest.fingerprint == fingerprint,
        taken=taken,
    )


def _compared(before: RunManifest, plan: Plan) -> str:
    why = difference(before, plan)
    return f"not compared with run {before.id}: {why}" if why else f"compared with run {before.id}"


def _split(plan: Plan) -> tuple[list[str], list[str]]:
    """Measures that can be computed beside the communities, and those that need them."""
    grouped = [name for name in plan.measures if "membership" in plan.computed_by.needs([name])]
    return [name for name in plan.measures if name not in grouped], grouped


def _measure_inputs(network: Network, inputs: AnalysisInputs, plan: Plan) -> MeasureInputs:
    settings = MeasureSettings(
        damping=plan.damping, betweenness_sources=plan.betweenness_sources, seed=plan.seed
    )
    return MeasureInputs(
        network,
        settings,
        followers=inputs.followers,
        workers=plan.workers,
        events=inputs.events,
        posted=inputs.posted,
        posts=inputs.posts,
        towards=inputs.towards,
        growth=inputs.growth,
    )


def _step(engine: str, name: str, score: Scores) -> Step:
    details = {"engine": engine, "iterations": score.iterations, "errorBound": score.error_bound}
    known = {key: value for key, value in details.items() if value is not None}
    return Step(name, score.milliseconds / 1000, score.method, known)


def _manifest(
    snapshot: Snapshot,
    plan: Plan,
    parameters: dict[str, Any],
    communities: Communities,
    findings: dict[str, Any],
    steps: tuple[Step, ...],
    started: datetime,
    engine: Engine,
) -> RunManifest:
    return RunManifest(
        id=new_run_id(plan.layer, started),
        layer=plan.layer,
        window=plan.window,
        parameters=parameters,
        seed=plan.seed,
        fingerprint=snapshot.fingerprint,
        versions=_versions() | dict(engine.versions),
        started_at=started,
        finished_at=datetime.now(UTC),
        accounts=snapshot.account_count,
        relations=snapshot.relation_count,
        communities=len(communities.ids),
        modularity=communities.partition.modularity,
        measures=plan.measures,
        steps=steps,
        findings=findings,
    )


def _versions() -> dict[str, str]:
    return {"python": platform.python_version()} | {
        name: importlib.metadata.version(name) for name in LIBRARIES
    }
