"""15 M follows of 500,000 accounts, the whole way, within the memory that is promised. Long by nature."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import polars as pl
import psutil
import pytest

from tular.config import Settings
from tular.models import Layer
from tular.store.driver.database import Database
from tular.store.server.local import LocalNeo4j
from tular.store.snapshot.reading import read_snapshot

ACCOUNTS, FOLLOWS = 500_000, 15_000_000
LOAD_GB, ANALYSIS_GB = 6, 8
TULAR = Path(sys.executable).with_name("tular")


def follows() -> pl.DataFrame:
    """Heavy-tailed on both sides, in random order, some pairs twice."""
    random = np.random.default_rng(1)
    share = np.cumsum(1 / np.arange(1, ACCOUNTS + 1) ** 0.7)
    ends = (np.searchsorted(share, random.random(FOLLOWS) * share[-1]) for _ in range(2))
    source, target = next(ends), random.permutation(ACCOUNTS)[next(ends)]
    return pl.DataFrame({"source": source, "target": target}).filter(pl.col("source") != pl.col("target"))


def run(settings: Settings, *arguments: str) -> tuple[dict[str, object], float]:
    """What a command prints as JSON, and the largest sum of resident gigabytes of it and what it started."""
    own = {"TULAR_HOME": str(settings.home), "TULAR_CACHE": str(settings.cache)}
    environ = {**os.environ, **own, "TULAR_MEMORY_GB": str(LOAD_GB)}
    process = subprocess.Popen([TULAR, *arguments, "--json"], env=environ, stdout=subprocess.PIPE)
    peak = [0]
    watcher = threading.Thread(target=_watch, args=(psutil.Process(process.pid), peak), daemon=True)
    watcher.start()
    said, _ = process.communicate()
    assert process.returncode == 0
    return json.loads(said), peak[0] / 1e9


def _watch(process: psutil.Process, peak: list[int]) -> None:
    while process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
        total = 0
        for one in (process, *process.children(recursive=True)):
            try:
                total += one.memory_info().rss
            except psutil.Error:
                continue
        peak[0] = max(peak[0], total)
        time.sleep(0.2)


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_15_million_follows_fit(empty_home: Settings, tmp_path: Path) -> None:
    frame = follows()
    file = tmp_path / "follows.edgelist"
    frame.write_csv(file, separator=" ", include_header=False)
    pairs = frame.unique().height
    loaded, memory = run(empty_home, "load", str(file), "--relation", "follows")
    print(f"loaded in {loaded['seconds']} s with {memory:.1f} GB")
    assert loaded["created"] == pairs
    assert memory <= LOAD_GB
    with Database.connect(LocalNeo4j(empty_home).connected()) as database:
        assert read_snapshot(database, Layer.FOLLOWS).relation_count == pairs
    manifest, memory = run(empty_home, "analyze", "--betweenness-sources", "64")
    print(f"analysed in {manifest['seconds']} s of steps with {memory:.1f} GB")
    assert manifest["relations"] == pairs
    assert memory <= ANALYSIS_GB
