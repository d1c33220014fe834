"""Events that are told one by one and as totals: told, and as the caller decides."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest

from tests.store.batches import NOON
from tular.models import Batch, Relation, RelationBatch, WriteCounts
from tular.store.driver.database import Database
from tular.store.load.bulk_graph import Stage
from tular.store.load.live import LiveLoader
from tular.store.load.overlap import Overlap

TIMES = {"at": pl.Datetime("us", "UTC")}


def singles(pairs: list[tuple[int, int]], first: int = 0, relation: Relation = Relation.RETWEETED) -> Batch:
    rows = {"source": [a for a, _ in pairs], "target": [b for _, b in pairs], "at": [NOON] * len(pairs),
            "post": [f"x:{first + i}" for i in range(len(pairs))]}  # fmt: skip
    return RelationBatch(relation, "x", pl.DataFrame(rows, schema_overrides=TIMES))


def totals(pairs: list[tuple[int, int]], file: str = "one", count: int = 5) -> Batch:
    rows = {"source": [a for a, _ in pairs], "target": [b for _, b in pairs], "count": [count] * len(pairs),
            "countedIn": [file] * len(pairs)}  # fmt: skip
    return RelationBatch(Relation.RETWEETED, "x", pl.DataFrame(rows))


def told(database: Database) -> list[tuple[str, str, Any]]:
    """Source, target and how the event is known."""
    rows = [row["relation"] for row in database.read("../tests/store/relations")]
    return sorted(
        (row["source"], row["target"], str(row.get("post") or row.get("countedIn"))) for row in rows
    )


def load(database: Database, batches: list[Batch], overlap: Overlap = Overlap.ADD) -> WriteCounts:
    return LiveLoader(database, overlap=overlap).load(batches)


SINGLE, TOTAL = singles([(1, 2), (1, 2), (3, 4)]), totals([(1, 2), (5, 6)])


@pytest.mark.parametrize(("first", "then"), [(SINGLE, TOTAL), (TOTAL, SINGLE)])
def test_pairs_that_are_told_twice_add_up_and_are_counted_once(
    database: Database, first: Batch, then: Batch
) -> None:
    assert load(database, [first]).overlapping == 0
    assert load(database, [then]).overlapping == 1
    assert len(told(database)) == 5
    again = load(database, [first, then])
    assert (again.created, again.updated, again.overlapping) == (0, 0, 0)
    assert load(database, [singles([(1, 2)], first=9)]).overlapping == 0
    assert load(database, [totals([(1, 2)], file="two")]).overlapping == 0
    assert load(database, [singles([(5, 6)], relation=Relation.QUOTED)]).overlapping == 0


def test_within_one_load_they_are_counted_too(database: Database) -> None:
    assert load(database, [SINGLE, TOTAL]).overlapping == 1


def test_what_is_there_stays_when_it_is_to_be_kept(database: Database) -> None:
    load(database, [SINGLE])
    kept = load(database, [TOTAL, singles([(1, 2)], first=9)], Overlap.KEEP)
    assert (kept.created, kept.overlapping) == (2, 1)
    pairs = [("x:1", "x:2", "x:0"), ("x:1", "x:2", "x:1"), ("x:1", "x:2", "x:9"), ("x:3", "x:4", "x:2")]
    assert told(database) == [*pairs, ("x:5", "x:6", "one")]
    assert load(database, [singles([(5, 6)], first=20)], Overlap.KEEP).overlapping == 1
    assert told(database)[-1] == ("x:5", "x:6", "one")


def test_what_comes_takes_its_place_when_it_is_to_replace(database: Database) -> None:
    load(database, [SINGLE])
    replaced = load(database, [TOTAL], Overlap.REPLACE)
    assert (replaced.created, replaced.overlapping) == (2, 2)
    assert told(database) == [("x:1", "x:2", "one"), ("x:3", "x:4", "x:2"), ("x:5", "x:6", "one")]
    assert load(database, [SINGLE], Overlap.REPLACE).overlapping == 1
    assert [row[2] for row in told(database)] == ["x:0", "x:1", "x:2", "one"]


def test_an_import_is_of_one_kind_only() -> None:
    stage = Stage()
    stage.add(TOTAL)
    assert (stage.counted, stage.told_twice) == (True, False)
    stage.add(singles([(1, 2)], relation=Relation.QUOTED))
    assert not stage.told_twice
    stage.add(SINGLE)
    assert stage.told_twice
