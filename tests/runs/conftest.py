"""A small run made by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import polars as pl
import pytest

from tular.models import Layer, RunManifest, RunTables, Step, Window

START = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.fixture
def make_manifest() -> Callable[..., RunManifest]:
    def make(run_id: str = "run-1", finished: datetime = START + timedelta(seconds=9)) -> RunManifest:
        return RunManifest(
            id=run_id,
            layer=Layer.RETWEETS,
            window=Window(START, None),
            parameters={"resolution": 1.0, "measures": ["pagerank"]},
            seed=7,
            fingerprint="f1",
            versions={"igraph": "1.0.0"},
            started_at=START,
            finished_at=finished,
            accounts=3,
            relations=2,
            communities=1,
            modularity=0.25,
            measures=("pagerank",),
            steps=(Step("pagerank", 0.5, "igraph", {"iterations": 3}),),
        )

    return make


@pytest.fixture
def tables() -> RunTables:
    accounts = pl.DataFrame(
        {
            "key": ["x:1", "x:10", "x:2"],
            "pagerank": [0.5, 0.2, 0.3],
            "handle": ["ä", None, "c"],
            "communityRow": [0, 0, 0],
        }
    )
    return RunTables(
        accounts=accounts,
        rankings=pl.DataFrame({"pagerank": [0, 2, 1]}, schema={"pagerank": pl.UInt32}),
        communities=pl.DataFrame({"id": ["c1"], "label": ["kopi · teh"], "terms": [["kopi", "teh"]]}),
        flows=pl.DataFrame(schema={"source": pl.Int32, "target": pl.Int32, "weight": pl.Float64}),
        relations=pl.DataFrame({"source": [0, 1], "target": [1, 2], "weight": [1.0, 2.0]}),
    )
