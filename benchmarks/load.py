"""Loading, against the bare `neo4j-admin database import` and against plain ways of writing by Bolt.

    .venv/bin/python benchmarks/load.py bulk --relations 1770000 --accounts 81306 --runs 3
    .venv/bin/python benchmarks/load.py bulk --relations 15000000 --accounts 500000 --runs 2
    .venv/bin/python benchmarks/load.py live --relations 200000 --accounts 20000 --runs 3

Peer and ours run by turns on the same rows. The peer gets clean CSV with the accounts listed, and its jars are as
published; `tular load` gets an edge list in random order with 2 % of the rows twice; its time includes parsing,
checking, dropping duplicates, starting the server and creating constraints and indexes. `cpu` is processor time of
every process of that side, which a busy machine disturbs less than the wall clock. Memory is the largest sum of
resident memory of a side's processes.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import polars as pl
import psutil

import as_published
from tular.config import Settings, load_settings
from tular.models import Relation, RelationBatch
from tular.store.driver.database import Database
from tular.store.load.live import LiveLoader
from tular.store.schema.migrations import migrate
from tular.store.server.admin import run_admin
from tular.store.server.conf import write_conf
from tular.store.server.local import LocalNeo4j

TULAR = Path(sys.executable).with_name("tular")
PEERS = "../benchmarks/load_peers"


@dataclass
class Cost:
    """What one side took: seconds, processor seconds, peak memory in MB."""

    wall: float = 0.0
    cpu: float = 0.0
    peak: float = 0.0


@dataclass
class Side:
    name: str
    costs: list[Cost] = field(default_factory=list)

    def median(self, what: str) -> float:
        return statistics.median(getattr(cost, what) for cost in self.costs)


def follows(accounts: int, relations: int) -> pl.DataFrame:
    """Heavy-tailed on both sides, ids with gaps, every pair once, in random order."""
    numbers = np.random.default_rng(1)
    popular = np.cumsum(1 / np.arange(1, accounts + 1) ** 0.8)
    busy = np.cumsum(np.minimum(accounts - 1, numbers.pareto(1.3, accounts) * 3 + 1))
    drawn = int(relations * 1.15)
    source = np.searchsorted(busy, numbers.random(drawn) * busy[-1])
    target = numbers.permutation(accounts)[np.searchsorted(popular, numbers.random(drawn) * popular[-1])]
    frame = pl.DataFrame({"source": source * 7 + 1000, "target": target * 7 + 1000})
    frame = frame.filter(pl.col("source") != pl.col("target")).unique()
    return frame.sample(min(relations, frame.height), shuffle=True, seed=1)


def keyed(column: str) -> pl.Expr:
    return (pl.lit("x:") + pl.col(column).cast(pl.String)).alias(column)


def settings_for(home: Path) -> Settings:
    settings = load_settings({**os.environ, "TULAR_HOME": str(home), "TULAR_MEMORY_GB": "6"}, folder=home)
    LocalNeo4j(settings).install()
    return settings


@contextmanager
def measured(side: Side, server: Callable[[], int | None] = lambda: None) -> Iterator[None]:
    """Time the block: this process's children, and the server's process when there is one at the end."""
    stop, peak = threading.Event(), [0]
    before, began = os.times(), time.monotonic()
    watcher = threading.Thread(target=_watch_memory, args=(stop, peak))
    watcher.start()
    try:
        yield
        wall, after = time.monotonic() - began, os.times()
    finally:
        stop.set()
        watcher.join()
    cpu = sum(after[:4]) - sum(before[:4])
    if pid := server():
        cpu += sum(psutil.Process(pid).cpu_times()[:2])
    side.costs.append(Cost(wall, cpu, peak[0] / 2**20))


def _watch_memory(stop: threading.Event, peak: list[int]) -> None:
    me = psutil.Process()
    while not stop.wait(0.2):
        total = 0
        for process in me.children(recursive=True):
            try:
                total += process.memory_info().rss
            except psutil.Error:
                continue
        peak[0] = max(peak[0], total)


def bulk(scratch: Path, accounts: int, relations: int, runs: int) -> list[Side]:
    frame = follows(accounts, relations)
    edge_list = scratch / "follows.edgelist"
    twice = frame.sample(fraction=0.02, seed=2)
    pl.concat([frame, twice]).sample(fraction=1, shuffle=True, seed=3).write_csv(
        edge_list, separator=" ", include_header=False
    )
    _clean_csv(frame, scratch)
    del frame, twice
    peer, ours = Side("neo4j-admin database import"), Side("tular load")
    usable = Side("neo4j-admin database import, server started, constraints created")
    imported = Side("tular load, until the server starts")
    for _ in range(runs):
        _bulk_peer(scratch, peer, usable)
        _bulk_ours(scratch, edge_list, ours, imported)
    return [peer, imported, usable, ours]


def _clean_csv(frame: pl.DataFrame, scratch: Path) -> None:
    ids = pl.concat([frame["source"], frame["target"]]).unique().sort().to_frame("id")
    nodes = ids.select(keyed("id").alias("key:ID"), pl.lit("x").alias("platform"), pl.col("id"))
    nodes.write_csv(scratch / "accounts.csv")
    ends = keyed("source").alias(":START_ID"), keyed("target").alias(":END_ID")
    frame.select(*ends).write_csv(scratch / "follows.csv")


def _bulk_peer(scratch: Path, side: Side, usable: Side) -> None:
    """`usable` takes the time until the graph can be asked and written to, as after `tular load`; the server starts
    as Tular starts it."""
    home = scratch / "peer"
    local = LocalNeo4j(settings_for(home))
    folder = local.folder
    folder.prepare()
    write_conf(folder, local.installation, local.memory, 0)
    files = (
        f"--nodes=Account={scratch / 'accounts.csv'}",
        f"--relationships=FOLLOWS={scratch / 'follows.csv'}",
    )
    with measured(usable, lambda: local.status().pid):
        with measured(side):
            run_admin(
                as_published.commands_of(local), folder, ("database", "import", "full", "neo4j", *files)
            )
        with Database.connect(local.start()) as database:
            migrate(database)
    local.stop()
    shutil.rmtree(home)


def _bulk_ours(scratch: Path, edge_list: Path, side: Side, imported: Side) -> None:
    """`imported` takes the time until the graph is complete: what the peer does, and parsing, checking and dropping
    duplicates. The rest is the server's start and its constraints."""
    home = scratch / "ours"
    local = LocalNeo4j(settings_for(home))
    environment = {**os.environ, "TULAR_HOME": str(home), "TULAR_MEMORY_GB": "6"}
    command = [TULAR, "load", edge_list, "--relation", "follows", "--way", "bulk"]
    begin = time.monotonic()
    with (
        measured(side, lambda: local.status().pid),
        subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as loading,
    ):
        assert loading.stderr is not None
        for line in loading.stderr:
            if line.startswith("Creating constraints"):
                imported.costs.append(Cost(time.monotonic() - begin))
    if loading.returncode:
        raise SystemExit(f"tular load failed: {loading.returncode}")
    local.stop()
    shutil.rmtree(home)


def live(scratch: Path, accounts: int, relations: int, runs: int) -> list[Side]:
    frame = follows(accounts, relations)
    local = LocalNeo4j(settings_for(scratch / "live"))
    ways = {"rows, MERGE": _merge_rows, "grouped, 20,000 rows": _grouped, "tular": _tular}
    sides = {(name, when): Side(f"{name}: {when}") for when in ("new", "again") for name in ways}
    try:
        with Database.connect(local.start()) as database:
            migrate(database)
            for way in ways.values():
                way(database, frame.head(20_000))
            for _ in range(runs):
                for name, way in ways.items():
                    _live_once(database, frame, way, sides[name, "new"], sides[name, "again"], local)
    finally:
        local.stop()
    return list(sides.values())


def _live_once(
    database: Database,
    frame: pl.DataFrame,
    way: Callable[[Database, pl.DataFrame], None],
    new: Side,
    again: Side,
    local: LocalNeo4j,
) -> None:
    database.write_in_batches("../tests/wipe")
    migrate(database)
    server = psutil.Process(local.status().pid)
    for side in (new, again):
        before = sum(server.cpu_times()[:2])
        with measured(side):
            way(database, frame)
        side.costs[-1].cpu += sum(server.cpu_times()[:2]) - before


def _merge_rows(database: Database, frame: pl.DataFrame) -> None:
    for piece in frame.select(keyed("source"), keyed("target")).iter_slices(20_000):
        database.write(f"{PEERS}/merge_rows", rows=[list(row) for row in piece.iter_rows()])


def _grouped(database: Database, frame: pl.DataFrame) -> None:
    for piece in frame.select(keyed("source"), keyed("target")).iter_slices(20_000):
        keys = pl.concat([piece["source"], piece["target"]]).unique().to_list()
        database.write(f"{PEERS}/merge_accounts", keys=keys)
        groups = [list(row) for row in piece.group_by("source").agg("target").iter_rows()]
        database.write(f"{PEERS}/grouped_rows", groups=groups)


def _tular(database: Database, frame: pl.DataFrame) -> None:
    LiveLoader(database).write(RelationBatch(Relation.FOLLOWS, "x", frame))


def table(sides: list[Side], relations: int) -> str:
    lines = [
        "| way | s (median) | relations/s | ratio of wall | cpu s | ratio of cpu | peak MB |",
        "|---|---|---|---|---|---|---|",
    ]
    for side in sides:
        peer = next(other for other in sides if other.name.partition(":")[2] == side.name.partition(":")[2])
        wall, cpu, peak = (side.median(what) for what in ("wall", "cpu", "peak"))
        lines.append(
            f"| {side.name} | {wall:.1f} | {relations / wall:,.0f} | {wall / peer.median('wall'):.2f} "
            + (f"| {cpu:.1f} | {cpu / peer.median('cpu'):.2f} | {peak:,.0f} |" if cpu else "| | | |")
        )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("way", choices=["bulk", "live"])
    parser.add_argument("--relations", type=int, default=1_770_000)
    parser.add_argument("--accounts", type=int, default=81_306)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument(
        "--scratch", type=Path, help="folder on the disk to measure; default: the temporary one"
    )
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=chosen.scratch) as scratch:
        measure = bulk if chosen.way == "bulk" else live
        sides = measure(Path(scratch), chosen.accounts, chosen.relations, chosen.runs)
    print(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores, {chosen.runs} runs each\n")
    print(table(sides, chosen.relations))


if __name__ == "__main__":
    main()
