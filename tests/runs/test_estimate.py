"""What an analysis will take, asked of a real graph."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import numba
import polars as pl
import pytest
from numba.core.caching import UserProvidedCacheLocator

from tular.analytics.centrality import dependency
from tular.config import Settings
from tular.engines.estimate import COMPILING, START
from tular.models import PostBatch, Relation, RelationBatch
from tular.runs.estimate import estimate_plan
from tular.runs.plan import Plan
from tular.store.driver.database import Database
from tular.store.load.live import LiveLoader


@pytest.fixture
def loaded(database: Database) -> Database:
    loader = LiveLoader(database)
    pairs = {"source": ["1", "2", "3"], "target": ["0", "0", "1"]}
    loader.write(RelationBatch(Relation.FOLLOWS, "x", pl.DataFrame(pairs)))
    loader.write(RelationBatch(Relation.RETWEETED, "x", pl.DataFrame(pairs)))
    posts = {"id": ["p", "q"], "author": ["0", "1"], "hashtags": [["kopi"], []]}
    loader.write(PostBatch("x", pl.DataFrame(posts)))
    return database


def test_events_and_posts_are_told_beside_the_layer(loaded: Database, settings: Settings) -> None:
    parts = estimate_plan(loaded, Plan(), settings).parts
    assert {"read events", "read terms", "read languages"} <= parts.keys()
    assert "read posts" not in parts
    assert "read events" not in estimate_plan(loaded, Plan(exchanges=False), settings).parts
    assert "read posts" in estimate_plan(loaded, Plan(measures=("retweetsPerPost",)), settings).parts


def test_kernels_of_another_installation_save_no_compiling(
    loaded: Database, settings: Settings, tmp_path: Path
) -> None:
    settings = replace(settings, cache=tmp_path)
    name = f"dependency._walk-1.py{sys.version_info.major}{sys.version_info.minor}.nbi"
    other, own = (
        tmp_path / "kernels" / UserProvidedCacheLocator.get_suitable_cache_subpath(source) / name
        for source in ("/elsewhere/centrality/dependency.py", dependency.__file__)
    )
    compiled = numba.__version__.encode() + sha256(Path(dependency.__file__).read_bytes()).digest()
    other.parent.mkdir(parents=True)
    other.write_bytes(compiled)
    assert estimate_plan(loaded, Plan(), settings).parts["start"] == START + COMPILING
    own.parent.mkdir()
    own.write_bytes(compiled)
    os.utime(own, (1, 1))
    assert estimate_plan(loaded, Plan(), settings).parts["start"] == START, "however new the source's file is"
    changed = own.with_name(name.replace("dependency", "coreness"))
    changed.write_bytes(compiled)
    assert estimate_plan(loaded, Plan(), settings).parts["start"] == START + COMPILING, (
        "of another source than now"
    )
    changed.unlink()
    own.write_bytes(compiled[:-1])
    assert estimate_plan(loaded, Plan(), settings).parts["start"] == START + COMPILING


def test_kernels_are_known_once_they_are_compiled(
    loaded: Database, settings: Settings, tmp_path: Path
) -> None:
    settings = replace(settings, cache=tmp_path)
    code = (
        "import numpy as np; from tular.analytics.centrality.betweenness import betweenness; "
        "from tular.graph.network import Network; betweenness(Network.from_edges(3, [0, 1], [1, 2]))"
    )
    environ = {**os.environ, "NUMBA_CACHE_DIR": str(tmp_path / "kernels")}
    assert estimate_plan(loaded, Plan(), settings).parts["start"] == START + COMPILING
    subprocess.run([sys.executable, "-c", code], env=environ, check=True)
    assert estimate_plan(loaded, Plan(), settings).parts["start"] == START
