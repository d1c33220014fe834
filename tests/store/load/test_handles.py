"""Handles and ids of one account end in one account, in whatever order and way they are loaded."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import polars as pl
import pytest

from tular.models import AccountBatch, Batch, PostBatch, Relation, RelationBatch, WriteCounts
from tular.store.checksum.graph import checksum
from tular.store.driver.database import Database
from tular.store.load.bulk_graph import Stage, assemble
from tular.store.load.live import LiveLoader

ACCOUNTS = AccountBatch(
    "x", pl.DataFrame({"id": ["71", "72", "73"], "handle": ["Lena_T", "omar_q", "mia_r"]})
)
MENTIONS = RelationBatch(
    Relation.MENTIONED,
    "x",
    pl.DataFrame(
        {"source": ["lena_t", "71", "mia_r"], "target": ["omar_q", "omar_q", "lena_t"], "count": [2, 1, 1],
         "countedIn": ["one", "one", "one"]}
    ),
)  # fmt: skip
FOLLOWS = RelationBatch(
    Relation.FOLLOWS,
    "x",
    pl.DataFrame({"source": ["lena_t", "71", "mia_r"], "target": ["72", "omar_q", "mia_r"]}),
)
POSTS = PostBatch("x", pl.DataFrame({"id": ["9"], "author": ["omar_q"], "text": ["tea"]}))


def relations(database: Database) -> list[tuple[Any, ...]]:
    rows = [row["relation"] for row in database.read("../tests/store/relations")]
    return sorted((r["source"], r["type"], r["target"], r.get("count", 0)) for r in rows if r["source"])


EXPECTED = [
    ("x:71", "FOLLOWS", "x:72", 0),
    ("x:71", "MENTIONED", "x:72", 3),
    ("x:73", "FOLLOWS", "x:73", 0),
    ("x:73", "MENTIONED", "x:71", 1),
]


@pytest.mark.parametrize("order", list(permutations([ACCOUNTS, MENTIONS, FOLLOWS]))[::2], ids=str)
def test_they_meet_in_any_order(database: Database, order: tuple[Batch, ...]) -> None:
    for batch in (*order, POSTS):
        LiveLoader(database).load([batch])
    found = [row for row in relations(database) if row[1] != "POSTED"]
    assert found == EXPECTED
    assert database.read("read/account_by_handle", handle="LENA_T")[0]["account"]["key"] == "x:71"
    before = checksum(database)
    assert LiveLoader(database).load([*order, POSTS]) == WriteCounts()
    assert checksum(database) == before


def test_both_ways_agree(database: Database) -> None:
    batches: list[Batch] = [MENTIONS, FOLLOWS, POSTS, ACCOUNTS]
    LiveLoader(database).load(batches)
    stage = Stage()
    for batch in batches:
        stage.add(batch)
    graph = assemble(stage)
    keys = pl.concat([nodes["key"] for label, nodes in graph.nodes if label.startswith("Account")])
    assert sorted(keys) == [row["account"]["key"] for row in database.read("../tests/store/accounts")]


def test_handles_are_imported_without_any_post() -> None:
    stage = Stage()
    for batch in (FOLLOWS, ACCOUNTS):
        stage.add(batch)
    [(kind, follows)] = assemble(stage).relations
    assert (kind, follows.height) == ("FOLLOWS", 2)


def test_an_account_known_by_its_handle_only_has_it(database: Database) -> None:
    LiveLoader(database).load([MENTIONS])
    account = database.read("read/account_by_handle", handle="Omar_Q")[0]["account"]
    assert (account["key"], account["handle"]) == ("x:omar_q", "omar_q")


def test_a_profile_changes_only_with_newer_data(database: Database) -> None:
    from datetime import UTC, datetime

    def taken(day: int, bio: str) -> AccountBatch:
        frame = pl.DataFrame({"id": ["71"], "bio": [bio], "profileAt": [datetime(2026, 8, day, tzinfo=UTC)]})
        return AccountBatch("x", frame)

    for day, bio in ((3, "second"), (1, "first"), (5, "third"), (4, "late")):
        LiveLoader(database).load([taken(day, bio)])
    [row] = database.read("../tests/store/accounts")
    assert row["account"]["bio"] == "third"
