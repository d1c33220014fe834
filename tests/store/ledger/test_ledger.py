"""Loads are remembered, can be taken back, and what was forgotten stays forgotten."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from tests.store.batches import hostile
from tular.api.graphql.execution import GraphQLRequest
from tular.api.http.app import create_app
from tular.config import Settings
from tular.errors import UsageError
from tular.models import AccountBatch, Batch, PostBatch, Relation, RelationBatch
from tular.store.checksum.graph import checksum
from tular.store.driver.database import Database
from tular.store.ledger.forgotten import FORGOTTEN, Without, bring_back, forget
from tular.store.ledger.loads import LoadedSource, LoadRecord, list_loads, record
from tular.store.ledger.undo import undo
from tular.store.load.live import LiveLoader
from tular.store.schema.migrations import migrate

NOON = datetime(2026, 8, 3, 12, tzinfo=UTC)


def loaded(database: Database, name: str, batches: list[Batch]) -> LoadRecord:
    """Load and record, as `tular load` does."""
    loader = LiveLoader(database)
    number = loader.take_number()
    counts = loader.load(batches)
    items = sum(batch.frame.height for batch in batches)
    load = LoadRecord(
        name, NOON, NOON, "live", number, [LoadedSource(f"{name}.csv", "ab12", "csv")], items + 1, items, 1,
        {"source is missing": 1}, {}, {}, counts.created, counts.updated, items - counts.created - counts.updated,
        rests_on=tuple(sorted(loader.rests_on)), describes=tuple(sorted(loader.describes)),
    )  # fmt: skip
    record(database, load)
    return load


EARLIER: list[Batch] = [
    AccountBatch("x", pl.DataFrame({"id": ["1", "2"], "handle": ["ada", "bob"]})),
    RelationBatch(Relation.FOLLOWS, "x", pl.DataFrame({"source": [1], "target": [2]})),
]


LATER: list[Batch] = [
    AccountBatch("x", pl.DataFrame({"id": ["8"], "handle": ["dee"]})),
    RelationBatch(Relation.FOLLOWS, "x", pl.DataFrame({"source": [1, 8], "target": [9, 2]})),
    RelationBatch(Relation.MENTIONED, "x", pl.DataFrame({"source": [1], "target": [2], "post": ["x:5"]})),
    PostBatch("x", pl.DataFrame({"id": ["5"], "author": ["1"], "text": ["t"], "hashtags": [["kopi"]]})),
]


def test_what_is_recorded_comes_back(database: Database) -> None:
    load = loaded(database, "one", EARLIER)
    assert list_loads(database) == [load]


def test_a_load_taken_back_leaves_the_graph_as_it_was(database: Database) -> None:
    loaded(database, "one", EARLIER)
    before = checksum(database)
    later = loaded(database, "two", [*EARLIER, *LATER])
    assert checksum(database) != before
    _, undone = undo(database, later.id)
    assert (undone.relations, undone.posts, undone.accounts) == (3, 1, 2)
    assert checksum(database) == before
    assert [load.undone_at is None for load in list_loads(database)].count(False) == 1


def test_what_cannot_be_taken_back_is_said(database: Database) -> None:
    first = loaded(database, "one", EARLIER)
    second = loaded(database, "two", EARLIER)
    with pytest.raises(UsageError, match="load one created was told again by two"):
        undo(database, first.id)
    undo(database, second.id)
    undo(database, first.id)
    with pytest.raises(UsageError, match="taken back already"):
        undo(database, first.id)
    with pytest.raises(UsageError, match="There is no load"):
        undo(database, "three")
    record(database, LoadRecord("bulk", NOON, NOON, "bulk"))
    with pytest.raises(UsageError, match="imported into the empty database"):
        undo(database, "bulk")


def test_an_earlier_load_goes_where_later_ones_do_not_need_it(database: Database) -> None:
    apart: list[Batch] = [
        RelationBatch(Relation.FOLLOWS, "x", pl.DataFrame({"source": [5], "target": [2]})),
        PostBatch("x", pl.DataFrame({"id": ["6"], "author": ["5"], "text": ["u"], "retweetOf": ["5"]})),
    ]
    LiveLoader(database).load([*EARLIER, *apart])
    alone = checksum(database)
    database.write_in_batches("../tests/wipe")
    migrate(database)
    loaded(database, "one", EARLIER)
    middle = loaded(database, "two", LATER)
    last = loaded(database, "three", apart)
    assert (middle.rests_on, last.rests_on, last.describes) == ((), (), ())
    undo(database, middle.id)
    assert checksum(database) == alone


def test_each_kind_of_what_is_told_again_is_known(database: Database) -> None:
    loaded(database, "one", EARLIER)
    loaded(database, "two", LATER)
    follows, mentions, posts = EARLIER[1], LATER[2], LATER[3]
    for name, batch, number in (("f", follows, 1), ("m", mentions, 2), ("p", posts, 2)):
        assert loaded(database, name, [batch]).rests_on == (number,)
    other = RelationBatch(
        Relation.MENTIONED, "x", pl.DataFrame({"source": [1], "target": [2], "post": ["x:7"]})
    )
    assert loaded(database, "other", [other]).rests_on == ()


def test_accounts_that_others_describe_stay(database: Database) -> None:
    accounts = [AccountBatch("x", pl.DataFrame({"id": ["1"], "handle": ["ada"]}))]
    first = loaded(database, "one", accounts)
    assert loaded(database, "two", accounts).describes == (first.number,)
    _, undone = undo(database, first.id)
    assert undone.accounts is None
    assert len(database.read("../tests/store/accounts")) == 1


POSTS = PostBatch("x", pl.DataFrame({"id": ["9"], "author": ["1"], "text": ["secret"]}))


def test_a_forgotten_account_is_gone_and_stays_so(database: Database) -> None:
    batches = [
        *EARLIER,
        POSTS,
        RelationBatch(Relation.FOLLOWS, "x", pl.DataFrame({"source": [3], "target": [2]})),
    ]
    LiveLoader(database).load(batches)
    removed = forget(database, "@Ada")
    assert (removed.key, removed.relations, removed.posts) == ("x:1", 1, 1)
    notes: Counter[str] = Counter()
    by_handle = RelationBatch(Relation.MENTIONED, "x", pl.DataFrame({"source": ["ada"], "target": ["bob"]}))
    LiveLoader(database).load(Without(database.read, notes).batches([*batches, by_handle]))
    keys = [row["account"]["key"] for row in database.read("../tests/store/accounts")]
    assert keys == ["x:2", "x:3"]
    assert notes[FORGOTTEN] == 4
    assert bring_back(database, "x:1")
    LiveLoader(database).load(Without(database.read, notes).batches(batches))
    assert len(database.read("../tests/store/accounts")) == 3


def test_whom_to_forget_must_be_clear(database: Database) -> None:
    with pytest.raises(UsageError, match="no account"):
        forget(database, "@nobody")


def test_a_dry_run_counts_and_keeps_nothing(database: Database) -> None:
    LiveLoader(database).load(EARLIER)
    before = checksum(database)
    would = LiveLoader(database, dry=True).load(hostile())
    assert would.created > 10
    assert checksum(database) == before
    assert LiveLoader(database, dry=True).load(EARLIER).created == 0


QUESTION = """query($after: String) { loads(first: 2, after: $after) { pageInfo { hasNextPage endCursor }
  edges { node {
  loadId startedAt way rowsRead accepted rejected created updated unchanged undoneAt sourceCount
  sources { name fingerprint understood } reasons { what count } became { what count } notes { what count }
} } } }"""


def test_loads_are_read_page_by_page_by_graphql(
    settings: Settings, database: Database, tmp_path: Path
) -> None:
    for name in ("a", "b", "c", "d", "e"):
        loaded(database, name, EARLIER)
    own = replace(settings, home=tmp_path, artifacts=str(tmp_path / "runs"))

    async def pages() -> list[dict[str, Any]]:
        app = create_app(own)
        service, found, after = app.state.service, [], None
        async with app.router.lifespan_context(app):
            while True:
                asked = await service.ask(GraphQLRequest(QUESTION, None, {"after": after}))
                page = asked.payload["data"]["loads"]
                found += [edge["node"] for edge in page["edges"]]
                after = page["pageInfo"]["endCursor"]
                if not page["pageInfo"]["hasNextPage"]:
                    return found

    nodes = asyncio.run(pages())
    assert [node["loadId"] for node in nodes] == ["a", "b", "c", "d", "e"]
    assert nodes[0] == {
        "loadId": "a", "startedAt": "2026-08-03T12:00:00+00:00", "way": "live", "rowsRead": 4, "accepted": 3,
        "rejected": 1, "created": 3, "updated": 0, "unchanged": 0, "undoneAt": None, "sourceCount": 1,
        "sources": [{"name": "a.csv", "fingerprint": "ab12", "understood": "csv"}],
        "reasons": [{"what": "source is missing", "count": 1}], "became": [], "notes": [],
    }  # fmt: skip
