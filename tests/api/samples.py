"""Runs written by hand for the API's tests: any size, every column, gaps where real data has gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import polars as pl

from tular.measures import CATALOGUE
from tular.models import (
    BRIDGE_COLUMNS,
    EVENT_COLUMNS,
    MOVE_COLUMNS,
    Layer,
    RunManifest,
    RunTables,
    Step,
    Window,
)
from tular.runs.artifact import write_run

START = datetime(2026, 1, 1, tzinfo=UTC)
UNKNOWN_FOR_SOME = "medianSecondsToRetweet"
"""A measure that every third account lacks."""
WITHOUT_COMMUNITY = 7
"""Row of an account that is in no community."""


def sample_run(
    artifacts: str,
    run_id: str,
    *,
    accounts: int = 60,
    seed: int = 1,
    day: int = 1,
    measures: Sequence[str] | None = None,
    about: Sequence[str] = (),
    layer: Layer = Layer.FOLLOWS,
) -> RunManifest:
    """Write a run of a seeded random graph under `artifacts`."""
    tables = sample_tables(accounts, seed)
    if measures is not None:
        tables = replace(tables, rankings=tables.rankings.select(measures))
    finished = START + timedelta(days=day)
    manifest = RunManifest(
        id=run_id,
        layer=layer,
        window=Window(None, finished),
        parameters={"damping": 0.85} | ({"about": list(about)} if about else {}),
        seed=seed,
        fingerprint=f"fingerprint-{seed}",
        versions={"igraph": "1.0.0"},
        started_at=finished - timedelta(seconds=2.5),
        finished_at=finished,
        accounts=accounts,
        relations=tables.relations.height,
        communities=tables.communities.height,
        modularity=0.5,
        measures=tuple(tables.rankings.columns),
        steps=(Step("pagerank", 0.1, "igraph", {"iterations": 12}),),
        findings={"map": {"choice": "three by hand", "rest": {"x": 1.0, "y": -9.0, "radius": 2.0}}},
    )
    write_run(artifacts, manifest, tables)
    return manifest


def sample_tables(n: int, seed: int) -> RunTables:
    random = np.random.default_rng(seed)
    relations = _relations(n, random)
    membership = random.integers(0, 4, n).astype(np.int32)
    membership[WITHOUT_COMMUNITY] = -1
    sizes = np.bincount(membership[membership >= 0], minlength=4)
    order = np.argsort(-sizes, kind="stable")
    membership = np.where(membership < 0, -1, np.argsort(order)[membership]).astype(np.int32)
    accounts = _accounts(n, random, membership, relations)
    return RunTables(
        accounts=accounts,
        rankings=_rankings(accounts),
        communities=_communities(sizes[order]),
        flows=_flows(relations, membership),
        relations=relations,
        events=_events(),
        moves=_moves(accounts["key"].to_list()),
        bridges=_bridges(),
    )


def _events() -> pl.DataFrame:
    rows = [
        ("SPLIT", ["old"], ["c1", "c2"], 40, 30, 3),
        ("DISSOLVED", ["gone"], [], 5, None, None),
        ("GROWN", ["c0"], ["c0"], 10, 90, 2),
    ]
    return pl.DataFrame(rows, schema=EVENT_COLUMNS, orient="row")


def _bridges() -> pl.DataFrame:
    rows = [(0, 1, "source", 4, 3.0, 0.5), (0, 1, "target", 9, 2.0, 0.25), (1, 0, "source", 5, 1.0, 0.1)]
    return pl.DataFrame(rows, schema=BRIDGE_COLUMNS, orient="row")


def _moves(keys: list[str]) -> pl.DataFrame:
    """Into c1 from old and from nowhere, out of c0 and gone, and one that is not in the run any more."""
    rows = [
        (keys[3], "old", "c1"),
        (keys[5], None, "c1"),
        (keys[8], "c0", "c2"),
        (keys[9], "gone", "c3"),
        ("x:gone", "c0", None),
    ]
    return pl.DataFrame(rows, schema=MOVE_COLUMNS, orient="row")


def _relations(n: int, random: np.random.Generator) -> pl.DataFrame:
    source = random.integers(0, n, n * 8)
    target = (n * random.random(n * 8) ** 2).astype(np.int64)
    frame = pl.DataFrame({"source": source, "target": target}).filter(pl.col("source") != pl.col("target"))
    frame = frame.unique().sort("source", "target").cast(pl.UInt32)
    return frame.with_columns(pl.lit(1.0).alias("weight"))


def _accounts(
    n: int, random: np.random.Generator, membership: np.ndarray, relations: pl.DataFrame
) -> pl.DataFrame:
    rows = np.arange(n)
    keys = np.sort(np.array([f"x:{1000 + row}" for row in rows]))
    some = random.random(n) < 0.8
    profile = {
        "key": keys.tolist(),
        "platform": ["x"] * n,
        "id": [key[2:] for key in keys],
        "handle": [f"Handle{row}" if some[row] else None for row in rows],
        "name": [f"Name “{row}” ✓" for row in rows],
        "kind": [["PERSON", "MEDIA", "COMPANY", None][row % 4] for row in rows],
        "bio": [f"Likes kopi and topic{row % 3}" if some[row] else None for row in rows],
        "location": ["Jakarta" if row % 2 else None for row in rows],
        "createdAt": [START - timedelta(days=int(row)) if row % 5 else None for row in rows],
        "verified": [[True, False, None][row % 3] for row in rows],
        "followersCount": [int(row) * 100 if row % 3 else None for row in rows],
        "followingCount": [int(row) if row % 2 else None for row in rows],
        "postsCount": [None] * n,
    }
    incoming = np.bincount(relations["target"].to_numpy(), minlength=n)
    outgoing = np.bincount(relations["source"].to_numpy(), minlength=n)
    scores = {
        measure.name: pl.Series(_score(measure.name, incoming, outgoing, random), nan_to_null=True)
        for measure in CATALOGUE
    }
    result = {
        "communityId": [None if row < 0 else f"c{row}" for row in membership],
        "communityRow": pl.Series([None if row < 0 else row for row in membership.tolist()], dtype=pl.Int32),
        "confidence": pl.Series(random.random(n), dtype=pl.Float32),
        "role": [["CONNECTOR", "KINLESS_HUB", None][row % 3] for row in rows],
        "tier": [["NANO", "MICRO"][row % 2] for row in rows],
        "language": [["en", "id", None][row % 3] for row in rows],
        "x": pl.Series(random.normal(size=n), dtype=pl.Float32),
        "y": pl.Series(random.normal(size=n), dtype=pl.Float32),
    }
    types = {"postsCount": pl.Int64, "role": pl.String, "createdAt": pl.Datetime("us", "UTC")}
    return pl.DataFrame({**profile, **scores, **result}, schema_overrides=types)


def _score(name: str, incoming: np.ndarray, outgoing: np.ndarray, random: np.random.Generator) -> np.ndarray:
    if name in ("followers", "inDegree"):
        return incoming.astype(np.int64)
    if name == "outDegree":
        return outgoing.astype(np.int64)
    if name == "coreness":
        return np.minimum(incoming, 5).astype(np.int64)
    noise = random.random(len(incoming))
    if name == UNKNOWN_FOR_SOME:
        return np.where(np.arange(len(incoming)) % 3 == 0, np.nan, 60.0 * noise)
    return (incoming + noise) / (incoming + noise).sum()


def _rankings(accounts: pl.DataFrame) -> pl.DataFrame:
    towards = {measure.name: 1.0 if measure.low_first else -1.0 for measure in CATALOGUE}
    by_score = {
        name: np.argsort(sign * accounts[name].to_numpy().astype(float), kind="stable")
        for name, sign in towards.items()
    }
    return pl.DataFrame(by_score).cast(pl.UInt32)


def _communities(sizes: np.ndarray) -> pl.DataFrame:
    k = len(sizes)
    return pl.DataFrame(
        {
            "id": [f"c{row}" for row in range(k)],
            "label": [f"Label {row}" for row in range(k)],
            "sentence": [f"About topic{row} and kopi." for row in range(k)],
            "terms": [["kopi", f"topic{row}"] for row in range(k)],
            "colour": [f"#00{row}{row}ff" for row in range(k)],
            "colourOnDark": [f"#{row}{row}00ff" for row in range(k)],
            "shown": [row < 3 for row in range(k)],
            "size": sizes.astype(np.int64),
            "x": pl.Series(range(k), dtype=pl.Float32),
            "y": pl.Series(range(k), dtype=pl.Float32),
            "radius": pl.Series([1.0] * k, dtype=pl.Float32),
            "internalRelations": sizes.astype(np.int64),
            "internalWeight": sizes.astype(float),
            "conductance": [0.25] * k,
            "stability": pl.Series([None] * k, dtype=pl.Float64),
        }
    )


def _flows(relations: pl.DataFrame, membership: np.ndarray) -> pl.DataFrame:
    ends = {name: membership[relations[name].to_numpy()] for name in ("source", "target")}
    return (
        pl.DataFrame({**ends, "weight": relations["weight"]})
        .filter((pl.col("source") >= 0) & (pl.col("target") >= 0))
        .group_by("source", "target")
        .agg(pl.len().cast(pl.Int64).alias("relations"), pl.col("weight").sum())
        .with_columns((pl.col("weight") * 0.9).alias("expected"))
        .sort("source", "target")
    )
