"""A Neo4j of its own with generated follows, and a meter of wall and processor time; shared by store benchmarks."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
import polars as pl
import psutil

from tular.config import Settings, load_settings
from tular.models import Relation, RelationBatch
from tular.store.driver.database import Database
from tular.store.load.loading import load
from tular.store.server.local import LocalNeo4j

T = TypeVar("T")
SERVER_CLASS = "org.neo4j.server.Neo4jCommunity"


@dataclass(frozen=True)
class Taken:
    """Wall seconds, and processor seconds of the server and of this process with its children."""

    wall: float
    server: float
    client: float

    @property
    def processor(self) -> float:
        return self.server + self.client


@dataclass
class Graph:
    settings: Settings
    database: Database
    server: psutil.Process
    relations: int

    def take(self, work: Callable[[], T]) -> tuple[Taken, T]:
        wall, server, client = time.perf_counter(), _seconds(self.server), _own()
        result = work()
        return Taken(time.perf_counter() - wall, _seconds(self.server) - server, _own() - client), result


@contextmanager
def follows_graph(accounts: int, follows: int) -> Iterator[Graph]:
    """Heavy-tailed follows between `accounts` accounts in a Neo4j that is stopped and removed at the end."""
    with tempfile.TemporaryDirectory() as home:
        cache = load_settings().cache
        environ = {"TULAR_HOME": home, "TULAR_CACHE": str(cache), "TULAR_MEMORY_GB": "4"}
        settings = load_settings(environ, folder=Path(home))
        local = LocalNeo4j(settings)
        try:
            running = local.start()
            frame = _follows(accounts, follows)
            load(running, [RelationBatch(Relation.FOLLOWS, "x", frame)], say=lambda _: None)
            running = local.ensure_running()
            with Database.connect(running) as database:
                yield Graph(running, database, _server(home), frame.height)
        finally:
            local.stop()


def _follows(accounts: int, follows: int) -> pl.DataFrame:
    random = np.random.default_rng(1)
    weight = 1 / np.arange(1, accounts + 1) ** 0.6
    weight /= weight.sum()
    target = random.choice(accounts, int(follows * 1.06), p=weight)
    source = random.choice(accounts, target.size, p=np.roll(weight, accounts // 3))
    frame = pl.DataFrame({"source": source, "target": target}).unique(maintain_order=True)
    return frame.filter(pl.col("source") != pl.col("target")).head(follows)


def _server(home: str) -> psutil.Process:
    for process in psutil.process_iter(["cmdline"]):
        line = process.info["cmdline"] or []
        if SERVER_CLASS in line and any(home in part for part in line):
            return process
    raise LookupError(home)


def _seconds(process: psutil.Process) -> float:
    times = process.cpu_times()
    return times.user + times.system


def _own() -> float:
    times = psutil.Process().cpu_times()
    return times.user + times.system + times.children_user + times.children_system
