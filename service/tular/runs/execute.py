"""An analysis from Neo4j to a published run. Runs in a process of its own (`runs.process`)."""

from __future__ import annotations

import importlib.metadata
import platform
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

from tular.analytics.registry import Inputs, MeasureSettings, compute
from tular.analytics.scores import Scores
from tular.config import Settings
from tular.graph.network import Network
from tular.models import RunManifest, RunTables, Snapshot, Step
from tular.runs.artifact import write_run
from tular.runs.clock import Clock, Progress
from tular.runs.communities import Communities, find_communities
from tular.runs.plan import Plan, new_run_id
from tular.runs.tables import assemble
from tular.store.database import Database
from tular.store.publishing import publish
from tular.store.snapshot import read_snapshot

LIBRARIES = ("tular", "igraph", "numba", "numpy", "scipy", "polars", "neo4j")


def run_analysis(settings: Settings, plan: Plan, *, publishing: bool, progress: Progress) -> RunManifest:
    """Read, compute, write and, if wished, publish.

    The steps of the manifest returned include writing and publishing, which the stored one cannot know yet.
    """
    clock = Clock(progress)
    with Database.connect(settings) as database:
        with clock.step("read"):
            snapshot = read_snapshot(database, plan.layer, plan.window, progress=progress)
        manifest, tables = execute(snapshot, plan, clock)
        with clock.step("write"):
            write_run(settings.artifacts, manifest, tables)
        if publishing:
            with clock.step("publish"):
                publish(database, manifest, tables, progress=progress)
    return replace(manifest, steps=tuple(clock.steps))


def execute(snapshot: Snapshot, plan: Plan, clock: Clock) -> tuple[RunManifest, RunTables]:
    """Measures, communities and map of a snapshot: arrays in, arrays out, but for the clock."""
    started = datetime.now(UTC)
    with clock.step("network"):
        network = Network(snapshot)
    with ThreadPoolExecutor(1) as beside:
        finding = beside.submit(find_communities, network, snapshot.accounts, plan, clock)
        scores = compute(plan.measures, _inputs(network, plan), clock.progress)
        communities = finding.result()
    clock.steps += [_step(name, score) for name, score in scores.items()]
    with clock.step("tables"):
        tables = assemble(snapshot, scores, communities)
    return _manifest(snapshot, plan, communities, tuple(clock.steps), started), tables


def _inputs(network: Network, plan: Plan) -> Inputs:
    settings = MeasureSettings(
        damping=plan.damping, betweenness_sources=plan.betweenness_sources, seed=plan.seed
    )
    return Inputs(network, settings, workers=plan.workers)


def _step(name: str, score: Scores) -> Step:
    details = {"iterations": score.iterations, "errorBound": score.error_bound}
    known = {key: value for key, value in details.items() if value is not None}
    return Step(name, score.milliseconds / 1000, score.method, known)


def _manifest(
    snapshot: Snapshot, plan: Plan, communities: Communities, steps: tuple[Step, ...], started: datetime
) -> RunManifest:
    return RunManifest(
        id=new_run_id(plan.layer, started),
        layer=plan.layer,
        window=plan.window,
        parameters=plan.parameters | {"selfLoopsDropped": snapshot.self_loops},
        seed=plan.seed,
        fingerprint=snapshot.fingerprint,
        versions=_versions(),
        started_at=started,
        finished_at=datetime.now(UTC),
        accounts=snapshot.account_count,
        relations=snapshot.relation_count,
        communities=communities.partition.count,
        modularity=communities.partition.modularity,
        measures=plan.measures,
        steps=steps,
    )


def _versions() -> dict[str, str]:
    return {"python": platform.python_version()} | {
        name: importlib.metadata.version(name) for name in LIBRARIES
    }
