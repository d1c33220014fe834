"""Graphs for tests of the store, written by plain Cypher."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import polars as pl

from tular.models import Layer, RunManifest, RunTables, Step, Window
from tular.store.driver.database import Database


def cypher(database: Database, text: str, /, **parameters: Any) -> list[dict[str, Any]]:
    """Run a text as an analyst would, past Tular's own statements."""
    with database._session("WRITE") as session:
        return [record.data() for record in session.run(f"CYPHER 25 {text}", parameters)]


def made_run(
    run_id: str, membership: list[int], *, measures: dict[str, list[float] | list[int]] | None = None
) -> tuple[RunManifest, RunTables]:
    """A run over accounts `x:0`, `x:1`, … of which account i is in community `c<membership[i]>`."""
    size = len(membership)
    scores = measures or {"pagerank": [1 / (1 + i) for i in range(size)], "followers": list(range(size))}
    ids = [f"c{c}" for c in sorted(set(membership))]
    return _manifest(run_id, size, len(ids), tuple(scores)), _tables(membership, ids, scores)


def _manifest(run_id: str, accounts: int, communities: int, measures: tuple[str, ...]) -> RunManifest:
    began = datetime(2026, 11, 1, tzinfo=UTC)
    return RunManifest(
        id=run_id,
        layer=Layer.FOLLOWS,
        window=Window(began, None),
        parameters={"resolution": 1.0},
        seed=7,
        fingerprint=f"fingerprint of {run_id}",
        versions={"igraph": "1.0.0"},
        started_at=began,
        finished_at=began,
        accounts=accounts,
        relations=accounts,
        communities=communities,
        modularity=0.25,
        measures=measures,
        steps=(Step("pagerank", 0.5, "igraph", {"iterations": 3}),),
    )


def _tables(membership: list[int], ids: list[str], scores: dict[str, Any]) -> RunTables:
    size = len(membership)
    accounts = pl.DataFrame({"key": [f"x:{i}" for i in range(size)], **scores}).with_columns(
        pl.Series("communityId", [f"c{c}" for c in membership]),
        pl.Series("communityRow", [ids.index(f"c{c}") for c in membership], dtype=pl.Int32),
        pl.Series("confidence", [0.5] * size, dtype=pl.Float32),
    )
    return RunTables(
        accounts=accounts,
        rankings=pl.DataFrame(
            {name: range(size) for name in scores}, schema=dict.fromkeys(scores, pl.UInt32)
        ),
        communities=_communities(membership, ids),
        flows=_flows(len(ids)),
        relations=pl.DataFrame(schema={"source": pl.UInt32, "target": pl.UInt32, "weight": pl.Float64}),
    )


def _communities(membership: list[int], ids: list[str]) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "id": ids,
            "label": [f"label of {c}" for c in ids],
            "terms": [["kopi", "teh"] for _ in ids],
            "colour": ["#aabbcc" for _ in ids],
            "size": [membership.count(int(c[1:])) for c in ids],
            "x": [float(i) for i in range(len(ids))],
            "y": [0.0 for _ in ids],
            "radius": [1.0 for _ in ids],
        }
    )


def _flows(communities: int) -> pl.DataFrame:
    """A ring: from each community to the next."""
    return pl.DataFrame(
        {
            "source": pl.Series(range(communities), dtype=pl.Int32),
            "target": pl.Series([(i + 1) % communities for i in range(communities)], dtype=pl.Int32),
            "relations": [3] * communities,
            "weight": [3.5] * communities,
            "expected": [1.5] * communities,
        }
    )


def create_accounts(database: Database, count: int) -> None:
    """Accounts `x:0` … that follow the next one, in a ring."""
    text = """UNWIND range(0, $n - 1) AS i
    CREATE (:Account {key: 'x:' + i, platform: 'x', id: toString(i), handle: 'user' + i})"""
    cypher(database, text, n=count)
    ring = """UNWIND range(0, $n - 1) AS i MATCH (a:Account {key: 'x:' + i}), (b:Account {key: 'x:' + ((i + 1) % $n)})
    CREATE (a)-[:FOLLOWS]->(b)"""
    cypher(database, ring, n=count)
