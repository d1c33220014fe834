"""Networks on which engines are compared, and how: each answer is that of the kernels."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from tests.analytics.conftest import heavy_tailed, network_of
from tests.conftest import CACHE
from tular.analytics.inputs import MeasureInputs, MeasureSettings
from tular.config import Settings
from tular.engines.auto import ENGINE as AUTO
from tular.engines.engine import Engine
from tular.graph.network import Network
from tular.models import CommunityMethod, Layer, Relation, RelationBatch, RunManifest, Window
from tular.runs.artifact import open_run
from tular.runs.plan import Plan
from tular.runs.process import AnalysisProcess
from tular.store.driver.database import Database
from tular.store.load.live import LiveLoader
from tular.store.schema.migrations import migrate

CLOSE = 1e-4
"""The most that LDBC Graphalytics allows between an answer and the reference, of the reference."""
WINDOW = Window(datetime(2026, 1, 2, tzinfo=UTC), None)


def generated(*, weighted: bool = True) -> Network:
    return network_of(heavy_tailed(weighted=weighted))


def higgs(shared_data: Path, kind: str = "RE") -> Network:
    """Events of one kind among the users of the Higgs slice: it falls into many pieces."""
    events = pl.read_csv(shared_data / "higgs-slice" / "activity.txt.gz", separator=" ", has_header=False)
    pairs = events.filter(pl.col("column_3") == kind).select("column_0", "column_1").to_numpy()
    names, places = np.unique(pairs, return_inverse=True)
    pairs = places.reshape(pairs.shape)
    return Network.from_edges(len(names), pairs[:, 0], pairs[:, 1])


def require_equal(engine: Engine, network: Network, *left_out: str) -> None:
    """Every measure, and weak and strong components, are the kernels' own."""
    names = sorted(engine.measures - set(left_out))
    settings = MeasureSettings(betweenness_sources=64)
    inputs = MeasureInputs(network, settings, towards=np.arange(network.n) % 3 + 0.0)
    ours, theirs = AUTO.compute(names, inputs), engine.compute(names, inputs)
    for name in names:
        np.testing.assert_allclose(
            theirs[name].values, ours[name].values, rtol=CLOSE, atol=1e-9, err_msg=name
        )
        assert engine.engine_of(name) == engine.name
    for ours_found, theirs_found in zip(AUTO.components(network), engine.components(network), strict=True):
        assert theirs_found.component.tolist() == ours_found.component.tolist()


def load_retweets(settings: Settings) -> None:
    """Events before WINDOW and of accounts with themselves, which would change every score."""
    rows = {
        "source": ["a", "a", "a", "b", "c", "c", "d"],
        "target": ["b", "b", "c", "c", "a", "c", "a"],
        "at": [datetime(2026, 1, day, tzinfo=UTC) for day in (1, 5, 5, 6, 6, 7, 7)],
        "count": [50, 2, 1, 3, 1, 9, 4],
    }
    with Database.connect(settings) as database:
        migrate(database)
        LiveLoader(database).write(RelationBatch(Relation.RETWEETED, "x", pl.DataFrame(rows)))


MEASURES = ("pagerank", "coreness", "inDegree", "inStrength", "outStrength")


def require_run_of_what_was_read(engine: str, settings: Settings, method: CommunityMethod) -> RunManifest:
    """A published run of `load_retweets` by this engine has the scores of one by the kernels."""
    plan = Plan(
        Layer.RETWEETS, WINDOW, MEASURES, engine=engine, communities=method, null_samples=0, consensus=1
    )
    found = {}
    for name in (engine, "auto"):
        with AnalysisProcess(settings, replace(plan, engine=name)) as process:
            found[name] = process.result()
    theirs, ours = (open_run(settings.artifacts, run.id, cache=CACHE).accounts for run in found.values())
    for name in plan.measures:
        assert theirs[name].to_list() == pytest.approx(ours[name].to_list(), rel=CLOSE), name
    run = found[engine]
    assert theirs["inStrength"].sum() == 11
    assert (run.relations, run.parameters["selfLoopsDropped"]) == (5, 1)
    assert run.engine == engine
    assert {step.details["engine"] for step in run.steps if "engine" in step.details} == {engine}
    return run
