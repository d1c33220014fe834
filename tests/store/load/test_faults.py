"""Faults, with real processes: killed loaders, a killed Neo4j, signals, many writers at once, a full disk."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path

import numpy as np
import polars as pl
import psutil
import pytest

from tests.conftest import isolated_settings
from tular.config import Settings
from tular.errors import LocalNeo4jError
from tular.models import Layer, Relation, RelationBatch, Window
from tular.store.checksum.graph import checksum
from tular.store.driver.database import Database
from tular.store.load.bulk_swap import left_behind
from tular.store.load.live import LiveLoader
from tular.store.schema.migrations import known, migrate
from tular.store.server.local import LocalNeo4j
from tular.store.snapshot.reading import read_snapshot

TULAR = Path(sys.executable).with_name("tular")
ACCOUNTS, FOLLOWS = 2_000, 30_000


@pytest.fixture(scope="module")
def follows(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edge list in random order with hubs: most follows go to few accounts."""
    file = tmp_path_factory.mktemp("data") / "follows.edgelist"
    hub_heavy(7, FOLLOWS).write_csv(file, separator=" ", include_header=False)
    return file


def hub_heavy(seed: int, count: int) -> pl.DataFrame:
    numbers = np.random.default_rng(seed)
    target = (ACCOUNTS * numbers.random(count) ** 4).astype(np.int64)
    frame = pl.DataFrame({"source": numbers.integers(0, ACCOUNTS, count), "target": target})
    return frame.filter(pl.col("source") != pl.col("target"))


class Load:
    """`tular load` as a process of its own; `said` grows while it runs."""

    def __init__(
        self, settings: Settings, *arguments: str, way: str = "live", before: Sequence[str] = ()
    ) -> None:
        self.process = subprocess.Popen(
            [*before, TULAR, "load", *arguments, "--relation", "follows", "--way", way],
            env=environment(settings), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        self.said = ""
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as lines:
            for line in lines:
                self.said += line

    def hear(self, words: str, seconds: float = 120) -> None:
        wait_until(lambda: words in self.said or self.process.poll() is not None, seconds)
        assert words in self.said, self.said

    def kill(self) -> None:
        self.process.kill()
        self.end()

    def end(self, seconds: float = 240) -> int:
        code = self.process.wait(seconds)
        self._thread.join(10)
        return code


def environment(settings: Settings) -> dict[str, str]:
    own = {
        "TULAR_HOME": str(settings.home),
        "TULAR_CACHE": str(settings.cache),
        "TULAR_MEMORY_GB": str(settings.memory_gb),
    }
    if settings.neo4j_uri:
        own |= {"TULAR_NEO4J_URI": settings.neo4j_uri, "TULAR_NEO4J_PASSWORD": settings.neo4j_password or ""}
    return {**os.environ, **own}


def wait_until(true: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)


@pytest.fixture
def whole(database: Database, follows: Path) -> str:
    """The checksum of the graph that a load without faults makes; the database is empty again."""
    LiveLoader(database).write(RelationBatch(Relation.FOLLOWS, "x", hub_heavy(7, FOLLOWS)))
    expected = checksum(database)
    wipe(database)
    return expected


def wipe(database: Database) -> None:
    database.write_in_batches("../tests/wipe")
    migrate(database)


@pytest.mark.parametrize("kills", [2, pytest.param(50, marks=[pytest.mark.soak, pytest.mark.timeout(3600)])])
def test_a_killed_loader_run_again_ends_in_the_same_graph(
    settings: Settings, database: Database, follows: Path, whole: str, kills: int
) -> None:
    points = random.Random(kills)
    began = time.monotonic()
    assert Load(settings, str(follows)).end() == 0
    length = time.monotonic() - began
    for _ in range(kills):
        wipe(database)
        load = Load(settings, str(follows))
        time.sleep(points.uniform(0.3, 1.0) * length)
        load.kill()
        again = Load(settings, str(follows))
        assert again.end() == 0, again.said
        assert checksum(database) == whole


@pytest.mark.parametrize("port_is_taken", [False, True])
def test_neo4j_killed_in_the_middle_of_a_load(
    empty_home: Settings, follows: Path, whole: str, port_is_taken: bool
) -> None:
    local = LocalNeo4j(empty_home)
    with Database.connect(local.start()) as database:
        load = Load(empty_home, str(follows), *[str(follows)] * 20)
        load.hear("Loading live")
        wait_until(lambda: bool(database.read("../tests/store/accounts")), 60)
        psutil.Process(local.status().pid).kill()
    load.hear("Waiting for it")
    before = local.folder.port()
    assert before is not None
    with somebody_else(before) if port_is_taken else nullcontext():
        local.start()
        assert (local.folder.port() != before) == port_is_taken
        assert load.end() == 0, load.said
    assert "going on" in load.said
    with Database.connect(local.connected()) as database:
        assert checksum(database) == whole


def test_neo4j_killed_while_a_load_makes_its_schema(empty_home: Settings, follows: Path, whole: str) -> None:
    local = LocalNeo4j(empty_home)
    with Database.connect(local.start()) as database:
        load = Load(empty_home, str(follows))
        wait_until(
            lambda: not known().keys().isdisjoint(row["name"] for row in database.read("read/schema_indexes"))
        )
        psutil.Process(local.status().pid).kill()
    load.hear("Waiting for it")
    with Database.connect(local.start()) as database:
        assert load.end() == 0, load.said
        assert checksum(database) == whole


@contextmanager
def somebody_else(port: int) -> Iterator[None]:
    """A server that is no Neo4j, on the port that ours had."""
    with socket.socket() as server:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        server.bind(("127.0.0.1", port))
        server.listen()
        yield


def test_a_bulk_load_killed_during_its_import(empty_home: Settings, follows: Path, whole: str) -> None:
    local = LocalNeo4j(empty_home)
    load = Load(empty_home, str(follows), way="bulk")
    load.hear("Importing")
    load.kill()
    assert left_behind(local.folder)
    again = Load(empty_home, str(follows), way="bulk")
    assert again.end() == 0, again.said
    assert re.search("killed .* removed", again.said)
    assert not left_behind(local.folder)
    with Database.connect(local.connected()) as database:
        assert checksum(database) == whole


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_a_load_within_seconds(
    settings: Settings, database: Database, follows: Path, whole: str, number: int
) -> None:
    load = Load(settings, *[str(follows)] * 40)
    load.hear("Loading live")
    wait_until(lambda: bool(database.read("../tests/store/accounts")))
    load.process.send_signal(number)
    assert load.end(5) == 130, load.said
    assert "Stopped." in load.said
    assert Load(settings, str(follows)).end() == 0
    assert checksum(database) == whole


def test_a_second_signal_ends_a_load_at_once(empty_home: Settings, follows: Path) -> None:
    local = LocalNeo4j(empty_home)
    local.start()
    load = Load(empty_home, *[str(follows)] * 40)
    load.hear("Loading live")
    server = psutil.Process(local.status().pid)
    server.suspend()
    try:
        time.sleep(0.5)
        load.process.send_signal(signal.SIGTERM)
        time.sleep(0.2)
        load.process.send_signal(signal.SIGTERM)
        # The first may have done already; then the second meets a Python that is about to end.
        assert load.end(1) in (130, -signal.SIGTERM)
    finally:
        server.resume()


def test_four_loaders_on_the_same_hubs_never_deadlock(
    settings: Settings, database: Database, whole: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tular.store.load.slices.ROWS_PER_TRANSACTION", 1_000)
    said: list[str] = []
    everything = hub_heavy(7, FOLLOWS)

    def load(seed: int) -> None:
        with Database.connect(settings) as own:
            frame = everything.sample(fraction=1, shuffle=True, seed=seed)
            for piece in frame.iter_slices(5_000):
                LiveLoader(own, say=said.append).write(RelationBatch(Relation.FOLLOWS, "x", piece))

    at_once([lambda seed=seed: load(seed) for seed in range(4)])
    assert said == []
    assert checksum(database) == whole


def test_two_loaders_and_an_analysis_at_once(settings: Settings, database: Database, whole: str) -> None:
    everything = hub_heavy(7, FOLLOWS)
    seen: list[int] = []

    def load(frame: pl.DataFrame) -> None:
        with Database.connect(settings) as own:
            for piece in frame.iter_slices(3_000):
                LiveLoader(own).write(RelationBatch(Relation.FOLLOWS, "x", piece))

    def analyse() -> None:
        with Database.connect(settings) as own:
            seen.extend(read_snapshot(own, Layer.FOLLOWS, Window()).relation_count for _ in range(5))

    LiveLoader(database).write(RelationBatch(Relation.FOLLOWS, "x", everything.head(10)))
    at_once([lambda: load(everything), lambda: load(everything.reverse()), analyse])
    assert seen == sorted(seen)
    assert checksum(database) == whole
    assert read_snapshot(database, Layer.FOLLOWS, Window()).relation_count == everything.unique().height


def at_once(works: list[Callable[[], None]]) -> None:
    """Run all in threads of their own; the first exception of any is raised."""
    failures: list[BaseException] = []

    def guarded(work: Callable[[], None]) -> None:
        try:
            work()
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=guarded, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(240)
    if failures:
        raise failures[0]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 256 MB."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256m", "tmpfs", str(folder)]
    if os.geteuid() or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("a small file system can be mounted by root only")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.mark.parametrize("way", ["live", "bulk"])
def test_a_full_disk_is_said_before_it_is_too_late(small_disk: Path, follows: Path, way: str) -> None:
    load = Load(isolated_settings(small_disk / "home"), str(follows), way=way)
    assert load.end() == 1
    assert "The disk is full" in load.said
    assert "TULAR_HOME" in load.said


def test_a_disk_that_fills_during_a_live_load(
    empty_home: Settings, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = LocalNeo4j(empty_home).folder
    free = iter([10**12, 10**12, 10**8])
    usage = shutil.disk_usage(empty_home.home.parent)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=next(free)))
    monkeypatch.setattr("tular.store.load.slices.ROWS_PER_TRANSACTION", 10)
    folder.prepare()
    loader = LiveLoader(database, guard=folder.check_space)
    with pytest.raises(LocalNeo4jError, match="The disk is full"):
        loader.write(RelationBatch(Relation.FOLLOWS, "x", hub_heavy(7, 100)))
    assert len(database.read("../tests/store/relations")) == 20


def test_a_bulk_load_that_may_not_write_leaves_nothing(empty_home: Settings, follows: Path) -> None:
    load = Load(empty_home, str(follows), way="bulk", before=["prlimit", "--fsize=100000"])
    assert load.end() == 1
    assert "The disk is full" in load.said
    assert not left_behind(LocalNeo4j(empty_home).folder)
    assert Load(empty_home, str(follows), way="bulk").end() == 0
