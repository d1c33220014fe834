"""What an analysis will take, asked of a real graph."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from tular.config import Settings
from tular.engines.estimate import COMPILING, START
from tular.models import PostBatch, Relation, RelationBatch
from tular.runs.compiled import note_compiled
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


def test_kernels_are_known_once_a_run_has_compiled_them(
    loaded: Database, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = replace(settings, cache=tmp_path)
    assert estimate_plan(loaded, Plan(), settings).parts["start"] == START + COMPILING
    note_compiled(tmp_path)
    assert estimate_plan(loaded, Plan(), settings).parts["start"] == START
    monkeypatch.setattr("importlib.metadata.version", lambda _package: "0.0.0")
    assert estimate_plan(loaded, Plan(), settings).parts["start"] == START + COMPILING, "by another Numba"
