"""Publishing a run to Neo4j: Tular's `publish` against UNWIND of rows, the usual way.

python benchmarks/publish.py --accounts 500000 --runs 1
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import neo4j
import numpy as np
import polars as pl

from follows_graph import Graph, Taken, follows_graph
from tular.measures import BY_NAME
from tular.models import Layer, RunManifest, RunTables, Window
from tular.store.publish.publishing import Publication

MEASURES = (
    "followers", "inDegree", "outDegree", "inStrength", "outStrength", "pagerank", "hitsAuthority", "hitsHub",
    "coreness", "betweenness",
)  # fmt: skip
COMMUNITIES = 300
ROWS = 10_000
WRITE_SCORES = """CYPHER 25 UNWIND $rows AS row MATCH (a:Account {key: row.key}) SET a += row.scores"""
WRITE_MEMBERS = """CYPHER 25 UNWIND $rows AS row
MATCH (a:Account {key: row.key}) MATCH (c:Community {key: $run + ":" + row.community})
MERGE (a)-[m:IN_COMMUNITY]->(c) SET m.confidence = row.confidence"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accounts", type=int, default=500_000)
    parser.add_argument("--runs", type=int, default=1)
    arguments = parser.parse_args()
    with follows_graph(arguments.accounts, arguments.accounts * 4) as graph:
        accounts = known_keys(graph)
        print(f"{len(accounts):,} accounts x {len(MEASURES) + 2} values, {COMMUNITIES} communities\n")
        print("| what | wall s | processor s | accounts a second |\n|---|---|---|---|")
        for number in range(arguments.runs):
            run(graph, accounts, number)


def run(graph: Graph, accounts: pl.Series, number: int) -> None:
    first, second = (
        made(f"first-{number}", accounts, 2 * number),
        made(f"second-{number}", accounts, 2 * number + 1),
    )
    third = nearly(f"third-{number}", *second)
    parts = {
        "first run": lambda: until_complete(graph, first, None),
        "next run, every account elsewhere, all scores other": lambda: until_complete(graph, second, first),
        "next run, one account of fifty elsewhere, half of the scores other": lambda: until_complete(
            graph, third, second
        ),
        "peer: rows, scores": lambda: peer_scores(graph, *second),
        "peer: rows, memberships": lambda: peer_members(graph, *second),
    }
    for name, work in parts.items():
        taken, served = graph.take(work)
        show(name + (f", served after {served:.2f} s" if served else ""), taken, len(accounts))


Made = tuple[RunManifest, RunTables]


def until_complete(graph: Graph, run: Made, before: Made | None) -> float:
    """Seconds until the API would have served it."""
    start = time.perf_counter()
    publication = Publication(graph.database, *run)
    publication.serve()
    served = time.perf_counter() - start
    publication.copy(lambda _run: None if before is None else before[1].accounts)
    return served


def nearly(run_id: str, manifest: RunManifest, tables: RunTables) -> Made:
    random = np.random.default_rng(7)
    accounts = tables.accounts
    moved = pl.Series(random.random(accounts.height) < 0.02)
    other = {name: pl.col(name) * 2 for name in MEASURES if not BY_NAME[name].integer}
    accounts = accounts.with_columns(
        communityId=pl.when(moved).then(pl.lit("c0")).otherwise("communityId"), **other
    )
    return replace(manifest, id=run_id), replace(tables, accounts=accounts)


def peer_scores(graph: Graph, manifest: RunManifest, tables: RunTables) -> None:
    names = [*MEASURES, "communityId"]
    for piece in tables.accounts.iter_slices(ROWS):
        rows = [
            {"key": row["key"], "scores": {name: row[name] for name in names}}
            for row in piece.iter_rows(named=True)
        ]
        _write(graph, WRITE_SCORES, rows=rows)


def peer_members(graph: Graph, manifest: RunManifest, tables: RunTables) -> None:
    """Into communities that are there, without members: as after `made`, but of a run of its own."""
    _write(
        graph, "CYPHER 25 UNWIND range(0, $n - 1) AS c MERGE (:Community {key: 'peer:c' + c})", n=COMMUNITIES
    )
    for piece in tables.accounts.iter_slices(ROWS):
        rows = [
            {"key": row["key"], "community": row["communityId"], "confidence": row["confidence"]}
            for row in piece.iter_rows(named=True)
        ]
        _write(graph, WRITE_MEMBERS, rows=rows, run="peer")


def _write(graph: Graph, text: str, **parameters: object) -> None:
    with graph.database._session(neo4j.WRITE_ACCESS) as session:
        session.run(text, parameters).consume()


def known_keys(graph: Graph) -> pl.Series:
    from tular.store.snapshot.reading import read_snapshot

    return read_snapshot(graph.database, Layer.FOLLOWS).accounts["key"]


def made(run_id: str, keys: pl.Series, seed: int) -> tuple[RunManifest, RunTables]:
    random = np.random.default_rng(seed)
    size = len(keys)
    membership = np.sort(random.zipf(1.3, size) % COMMUNITIES)
    random.shuffle(membership)
    columns: dict[str, Callable[[], object]] = {
        name: (lambda: random.integers(0, 1000, size))
        if BY_NAME[name].integer
        else (lambda: random.random(size))
        for name in MEASURES
    }
    accounts = pl.DataFrame(
        {"key": keys, **{name: values() for name, values in columns.items()}}
    ).with_columns(
        pl.Series("communityId", [f"c{c}" for c in membership]),
        pl.Series("confidence", random.random(size).astype(np.float32)),
    )
    ids = [f"c{c}" for c in range(COMMUNITIES)]
    communities = pl.DataFrame(
        {"id": ids, "label": ids, "size": np.bincount(membership, minlength=COMMUNITIES)}
    )
    ends = np.arange(COMMUNITIES, dtype=np.int32)
    flows = pl.DataFrame({"source": ends, "target": np.roll(ends, 1), "weight": np.ones(COMMUNITIES)})
    empty = pl.DataFrame()
    return _manifest(run_id, size), RunTables(accounts, empty, communities, flows, empty)


def _manifest(run_id: str, accounts: int) -> RunManifest:
    now = datetime.now(UTC)
    return RunManifest(
        id=run_id, layer=Layer.FOLLOWS, window=Window(), parameters={}, seed=0, fingerprint="", versions={},
        started_at=now, finished_at=now, accounts=accounts, relations=0, communities=COMMUNITIES, modularity=0.0,
        measures=MEASURES, steps=(),
    )  # fmt: skip


def show(name: str, taken: Taken, accounts: int) -> None:
    print(f"| {name} | {taken.wall:.1f} | {taken.processor:.1f} | {accounts / taken.wall:,.0f} |", flush=True)


if __name__ == "__main__":
    main()
