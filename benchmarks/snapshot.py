"""Reading a layer out of Neo4j: Tular's snapshot and checksum against plain rows and per-node lists.

python benchmarks/snapshot.py --accounts 81306 --follows 1770000 --runs 3
"""

from __future__ import annotations

import argparse
import multiprocessing
import tempfile
from collections.abc import Callable
from pathlib import Path

import neo4j
import polars as pl

from follows_graph import Graph, Taken, follows_graph
from tular.config import Settings
from tular.models import Layer, Relation, RelationBatch
from tular.store.checksum.graph import checksum
from tular.store.driver.database import Database, driver_options
from tular.store.load.live import LiveLoader
from tular.store.snapshot.accounts import read_span
from tular.store.snapshot.reading import read_snapshot

ROWS = """CYPHER 25 MATCH (a:Account)-[:FOLLOWS]->(b) WHERE id(a) >= $low AND id(a) < $high
RETURN id(a) AS source, id(b) AS target"""
LISTS = """CYPHER 25 MATCH (a:Account) WHERE id(a) >= $low AND id(a) < $high
RETURN id(a) AS source, COLLECT { MATCH (a)-[:FOLLOWS]->(b) RETURN id(b) } AS targets"""
ADD = "CYPHER 25 MATCH (a:Account), (b:Account) WITH a, b LIMIT 1 CREATE (a)-[:FOLLOWS]->(b)"
LOADED = 1000
ROWS_SHARE = 0.05
"""Plain rows are so slow that a part of the accounts must do."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accounts", type=int, default=81_306)
    parser.add_argument("--follows", type=int, default=1_770_000)
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    with (
        follows_graph(arguments.accounts, arguments.follows) as graph,
        tempfile.TemporaryDirectory() as cache,
    ):
        print(
            f"{arguments.accounts:,} accounts, {graph.relations:,} follows, best of {arguments.runs} runs\n"
        )
        print(
            "| what | wall s | M/s | processor s | of it the server | M/s of processor |\n|---|---|---|---|---|---|"
        )
        for name, (before, read) in ways(graph, Path(cache)).items():
            taken = []
            for _ in range(arguments.runs):
                before()
                taken.append(graph.take(read))
            show(name, [(seconds, int(count)) for seconds, count in taken])
        print(f"\nMemory: {memory(graph.settings)}")


def ways(graph: Graph, cache: Path) -> dict[str, tuple[Callable[[], None], Callable[[], int]]]:
    """What is measured, each with what comes before it and is not."""
    database, settings = graph.database, graph.settings
    span = read_span(database)
    assert span is not None
    end = span.last + 1

    def snapshot(cache: Path | None = None) -> int:
        return read_snapshot(database, Layer.FOLLOWS, cache=cache).relation_count

    def kept() -> int:
        return snapshot(cache)

    def nothing() -> None:
        pass

    def changed_in_cypher() -> None:
        with database._session(neo4j.WRITE_ACCESS) as session:
            session.run(ADD).consume()

    def loaded() -> None:
        ids = [key.partition(":")[2] for key in keys.sample(2 * LOADED, with_replacement=True)]
        frame = pl.DataFrame({"source": ids[:LOADED], "target": ids[LOADED:]})
        LiveLoader(database).write(RelationBatch(Relation.FOLLOWS, "x", frame))

    def fingerprint() -> int:
        checksum(database)
        return graph.relations

    keys = read_snapshot(database, Layer.FOLLOWS, cache=cache).accounts["key"]
    return {
        "peer: rows, 1 reader, of a twentieth of the accounts": (
            nothing,
            lambda: peer(settings, ROWS, 0, int(end * ROWS_SHARE)),
        ),
        "peer: lists, 1 reader": (nothing, lambda: peer(settings, LISTS, 0, end)),
        "peer: lists, 2 reader processes": (nothing, lambda: peers(settings, LISTS, end)),
        "snapshot, cold (accounts, sorting, hash included)": (nothing, snapshot),
        "snapshot, one follow added in Cypher": (changed_in_cypher, kept),
        f"snapshot, {LOADED:,} follows loaded": (loaded, kept),
        "snapshot, unchanged": (nothing, kept),
        "checksum": (nothing, fingerprint),
    }


def peer(settings: Settings, query: str, low: int, high: int) -> int:
    """Relations decoded by the driver, with nothing done to them."""
    count = 0
    assert settings.neo4j_uri is not None
    with (
        neo4j.GraphDatabase.driver(settings.neo4j_uri, **driver_options(settings)) as driver,
        driver.session(fetch_size=10_000, default_access_mode=neo4j.READ_ACCESS) as session,
    ):
        for record in session.run(query, low=low, high=high):
            count += len(record[1]) if isinstance(record[1], list) else 1
    return count


def peers(settings: Settings, query: str, end: int) -> int:
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        return sum(pool.starmap(peer, [(settings, query, 0, end // 2), (settings, query, end // 2, end)]))


def show(name: str, taken: list[tuple[Taken, int]]) -> None:
    """The best of each: what others do on the machine only ever adds."""
    wall = min(one.wall for one, _ in taken)
    best = min((one for one, _ in taken), key=lambda one: one.processor)
    millions = taken[0][1] / 1e6
    print(
        f"| {name} | {wall:.2f} | {millions / wall:.2f} | {best.processor:.2f} | {best.server:.2f} "
        f"| {millions / best.processor:.2f} |",
        flush=True,
    )


def memory(settings: Settings) -> str:
    """How much more a process holds at most while it reads, against the final arrays."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        more, arrays, accounts = pool.apply(_peak, (settings,))
    return (
        f"{more:.0f} MB more at the peak; arrays {arrays:.0f} MB, accounts {accounts:.0f} MB: "
        f"{more / (arrays + accounts):.2f} times the final size"
    )


def _peak(settings: Settings) -> tuple[float, float, float]:
    with Database.connect(settings) as database:
        read_span(database)
        Path("/proc/self/clear_refs").write_text("5")  # the peak begins anew
        before = _kilobytes("VmRSS")
        found = read_snapshot(database, Layer.FOLLOWS)
        peak = _kilobytes("VmHWM")
    arrays = found.source.nbytes + found.target.nbytes + found.weight.nbytes
    return (peak - before) / 1000, arrays / 1e6, sum(map(_held, found.accounts)) / 1e6


def _held(column: pl.Series) -> int:
    """Bytes of a column. polars holds a text in 16, and elsewhere too where it is longer than 12."""
    if column.dtype != pl.String:
        return int(column.estimated_size())
    lengths = column.str.len_bytes()
    return 16 * column.len() + int(lengths.filter(lengths > 12).sum())


def _kilobytes(name: str) -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith(name)).split()[1])


if __name__ == "__main__":
    main()
