"""A snapshot is served again only when nothing changed that it holds."""

from __future__ import annotations

import json
from base64 import b64encode
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from tests.store.graphs import create_accounts, cypher, made_run
from tular.config import Settings
from tular.measures import BY_NAME
from tular.models import AccountBatch, Layer, Relation, RelationBatch, Snapshot, Window
from tular.store.driver.database import Database
from tular.store.load import live as live_load
from tular.store.load.live import LiveLoader
from tular.store.publish.publishing import publish, reserve_names
from tular.store.schema.migrations import migrate
from tular.store.server.local import LocalNeo4j
from tular.store.snapshot import cache as snapshot_cache
from tular.store.snapshot import reading as snapshot
from tular.store.snapshot import renewal as snapshot_renewal
from tular.store.snapshot.accounts import SCHEMA
from tular.store.snapshot.reading import EVERYTHING, read_snapshot
from tular.store.snapshot.version import read_changes, read_version, transaction_of

GRAPH = """CREATE (a:Account {key: 'a', bio: 'old'}), (b:Account {key: 'b'}), (c:Account {key: 'c'}),
  (a)-[:RETWEETED {count: 2, at: datetime('2026-01-01T00:00Z')}]->(b), (b)-[:RETWEETED]->(c), (a)-[:FOLLOWS]->(b)"""


def served(snapshot: Snapshot) -> bool:
    """Whether it came from the cache."""
    return isinstance(snapshot.source.base, np.memmap)


@pytest.fixture
def warm(database: Database, tmp_path: Path) -> Path:
    """A cache that has the graph's retweets."""
    cypher(database, GRAPH)
    assert not served(read_snapshot(database, Layer.RETWEETS, cache=tmp_path))
    return tmp_path


def test_an_unchanged_graph_is_served_as_it_was_read(database: Database, warm: Path) -> None:
    kept = read_snapshot(database, Layer.RETWEETS, cache=warm)
    fresh = read_snapshot(database, Layer.RETWEETS)
    assert served(kept)
    assert not served(fresh)
    assert kept.accounts.equals(fresh.accounts)
    assert kept.accounts.schema == SCHEMA
    for name in ("source", "target", "weight"):
        assert (getattr(kept, name) == getattr(fresh, name)).all()
        assert getattr(kept, name).dtype == getattr(fresh, name).dtype
    assert (kept.fingerprint, kept.self_loops) == (fresh.fingerprint, fresh.self_loops)


@pytest.mark.parametrize(
    "change",
    [
        "MATCH (a {key: 'a'}), (c {key: 'c'}) CREATE (a)-[:RETWEETED]->(c)",
        "MATCH ({key: 'a'})-[r:RETWEETED]->() DELETE r",
        "MATCH (a {key: 'a'})-[r:RETWEETED]->(), (c {key: 'c'}) DELETE r CREATE (a)-[:RETWEETED {count: 2}]->(c)",
        "MATCH (a {key: 'a'})-[r:RETWEETED]->(b) DELETE r CREATE (b)-[:RETWEETED {count: 2}]->(a)",
        "MATCH ()-[r:RETWEETED {count: 2}]->() SET r.count = 3",
        "MATCH ()-[r:RETWEETED {count: 2}]->() SET r.at = datetime('2027-01-01T00:00Z')",
        "MATCH (a {key: 'a'}) SET a.bio = 'new'",
        "MATCH (a {key: 'a'}) SET a.key = 'z'",
        "MATCH (a {key: 'a'}) REMOVE a:Account",
        "MATCH (c {key: 'c'}) DETACH DELETE c",
        "MATCH (a {key: 'a'}) CREATE (a)-[:RETWEETED]->(:Account {key: 'd'})",
        "CREATE INDEX an_index_more IF NOT EXISTS FOR (n:Account) ON (n.extra)",
    ],
)
def test_every_change_in_cypher_is_noticed(database: Database, warm: Path, change: str) -> None:
    cypher(database, change)
    after = read_snapshot(database, Layer.RETWEETS, cache=warm)
    assert not served(after)
    assert after.fingerprint == read_snapshot(database, Layer.RETWEETS).fingerprint
    assert served(read_snapshot(database, Layer.RETWEETS, cache=warm))
    cypher(database, "DROP INDEX an_index_more IF EXISTS")


def test_a_change_and_its_undoing_are_read_again(database: Database, warm: Path) -> None:
    cypher(database, "MATCH (a {key: 'a'}) SET a.bio = 'new'")
    cypher(database, "MATCH (a {key: 'a'}) SET a.bio = 'old'")
    assert not served(read_snapshot(database, Layer.RETWEETS, cache=warm))


def test_what_is_rolled_back_or_only_read_is_no_change(database: Database, warm: Path) -> None:
    with database._session("WRITE") as session, session.begin_transaction() as transaction:
        transaction.run("MATCH (a:Account) SET a.bio = 'never'").consume()
        transaction.rollback()
    cypher(database, "MATCH (a:Account) RETURN a")
    assert served(read_snapshot(database, Layer.RETWEETS, cache=warm))


def test_publishing_changes_nothing_that_a_snapshot_holds(database: Database, tmp_path: Path) -> None:
    assert not set(BY_NAME) & set(SCHEMA)
    create_accounts(database, 6)
    reserve_names(database)
    before = read_snapshot(database, Layer.FOLLOWS, cache=tmp_path)
    publish(database, *made_run("r1", [0, 0, 0, 1, 1, 1]))
    publish(database, *made_run("r2", [0, 0, 0, 0, 0, 1]))
    after = read_snapshot(database, Layer.FOLLOWS, cache=tmp_path)
    assert served(after)
    assert after.fingerprint == before.fingerprint == read_snapshot(database, Layer.FOLLOWS).fingerprint


def test_a_change_while_a_run_is_published_is_noticed(database: Database, tmp_path: Path) -> None:
    create_accounts(database, 6)
    reserve_names(database)
    read_snapshot(database, Layer.FOLLOWS, cache=tmp_path)

    def change(step: str, done: int, total: int | None) -> None:
        if step == "publish accounts":
            cypher(database, "MATCH (:Account {key: 'x:0'})-[r:FOLLOWS]->() DELETE r")

    publish(database, *made_run("r1", [0, 0, 0, 1, 1, 1]), progress=change)
    after = read_snapshot(database, Layer.FOLLOWS, cache=tmp_path)
    assert not served(after)
    assert after.relation_count == 5


def test_a_change_while_it_is_read_is_not_kept_from_the_next(database: Database, warm: Path) -> None:
    cypher(database, "MATCH (a {key: 'a'}) SET a.bio = 'first'")

    def change(step: str, done: int, total: int | None) -> None:
        if step == "sort relations":
            cypher(database, "MATCH (a {key: 'a'}) SET a.bio = 'second'")

    read_snapshot(database, Layer.RETWEETS, cache=warm, progress=change)
    after = read_snapshot(database, Layer.RETWEETS, cache=warm)
    assert not served(after)
    assert after.accounts["bio"][0] == "second"


MONTHS = Window(datetime(2026, 2, 1, tzinfo=UTC), datetime(2026, 4, 1, tzinfo=UTC))


def loaded(database: Database, random: np.random.Generator) -> None:
    """A small load of any kind: accounts that are new or change, follows and retweets with and without times."""
    people = [str(i) for i in random.integers(0, 40, 6)]
    times = [datetime(2026, int(month), 1, tzinfo=UTC) for month in random.integers(1, 6, 6)]
    ends = {"source": people, "target": [str(i) for i in random.integers(0, 40, 6)]}
    batches = [
        AccountBatch("x", pl.DataFrame({"id": people[:2], "bio": [f"bio {random.integers(9)}"] * 2})),
        RelationBatch(Relation.FOLLOWS, "x", pl.DataFrame(ends)),
        RelationBatch(Relation.FOLLOWS, "x", pl.DataFrame({**ends, "firstSeen": times, "lastSeen": times})),
        RelationBatch(Relation.RETWEETED, "x", pl.DataFrame({**ends, "at": times})),
        RelationBatch(Relation.RETWEETED, "x", pl.DataFrame({**ends, "count": random.integers(1, 4, 6)})),
    ]
    LiveLoader(database).write(batches[random.integers(len(batches))])


@pytest.mark.parametrize(("layer", "window"), [(Layer.FOLLOWS, EVERYTHING), (Layer.FOLLOWS, MONTHS),
                                               (Layer.RETWEETS, EVERYTHING), (Layer.RETWEETS, MONTHS)])  # fmt: skip
@pytest.mark.parametrize("seed", range(3))
def test_after_small_loads_only_what_they_touched_is_read(
    database: Database,
    tmp_path: Path,
    layer: Layer,
    window: Window,
    seed: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    random = np.random.default_rng(seed)
    for _ in range(12):
        loaded(database, random)  # names of properties that are new count as changes of anybody's
    monkeypatch.setattr(snapshot_renewal, "_SHARE", 9.0)
    read_snapshot(database, layer, window, cache=tmp_path)
    for _ in range(6):
        loaded(database, random)
        with monkeypatch.context() as patch:
            patch.setattr(snapshot, "_read", None)
            after = read_snapshot(database, layer, window, cache=tmp_path)
        fresh = read_snapshot(database, layer, window)
        assert after.fingerprint == fresh.fingerprint
        assert after.accounts.equals(fresh.accounts)
        assert [*after.source, *after.target, *after.weight] == [*fresh.source, *fresh.target, *fresh.weight]
        assert after.self_loops == fresh.self_loops


def test_a_change_in_cypher_among_loads_has_all_read_again(database: Database, tmp_path: Path) -> None:
    random = np.random.default_rng(5)
    for _ in range(12):
        loaded(database, random)
    read_snapshot(database, Layer.FOLLOWS, cache=tmp_path)
    LiveLoader(database).write(
        RelationBatch(Relation.FOLLOWS, "x", pl.DataFrame({"source": ["1"], "target": ["77"]}))
    )
    cypher(database, "MATCH (a:Account)-[r:FOLLOWS]->() WITH r LIMIT 1 DELETE r")
    after = read_snapshot(database, Layer.FOLLOWS, cache=tmp_path)
    assert after.fingerprint == read_snapshot(database, Layer.FOLLOWS).fingerprint


def test_a_load_of_too_many_accounts_has_all_read_again(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_load, "NOTED_ACCOUNTS", 3)
    random = np.random.default_rng(6)
    for _ in range(12):
        loaded(database, random)
    version = read_version(database)
    assert version is not None
    few, many = (
        {"source": [f"{kind}{i}" for i in range(n)], "target": ["0"] * n} for kind, n in (("f", 2), ("m", 4))
    )
    for columns, touched in ((few, 2), (many, None), (few, None)):
        LiveLoader(database).write(RelationBatch(Relation.MENTIONED, "x", pl.DataFrame(columns)))
        noted = read_changes(database, version)
        assert (noted and len(noted)) == touched
    latest = read_version(database)
    assert latest is not None
    assert read_changes(database, latest) == []


def test_layers_and_windows_are_kept_apart(database: Database, warm: Path) -> None:
    window = Window(None, None)
    assert not served(read_snapshot(database, Layer.FOLLOWS, cache=warm))
    assert served(read_snapshot(database, Layer.FOLLOWS, window, cache=warm))
    assert served(read_snapshot(database, Layer.RETWEETS, window, cache=warm))
    assert read_snapshot(database, Layer.FOLLOWS, cache=warm).relation_count == 1


def test_damaged_files_are_read_again(database: Database, warm: Path) -> None:
    for name in ("snapshot.json", "source.npy", "accounts.arrow"):
        (file,) = warm.glob(f"*/{name}")
        file.write_bytes(b"{")
        assert not served(read_snapshot(database, Layer.RETWEETS, cache=warm))
        assert served(read_snapshot(database, Layer.RETWEETS, cache=warm))


def test_a_served_snapshot_can_be_written_to_without_harm(database: Database, warm: Path) -> None:
    read_snapshot(database, Layer.RETWEETS, cache=warm).weight[:] = -1
    assert (read_snapshot(database, Layer.RETWEETS, cache=warm).weight > 0).all()


def test_the_cache_is_bounded(database: Database, warm: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot_cache, "KEPT", 1)
    read_snapshot(database, Layer.FOLLOWS, cache=warm)
    (folder,) = warm.iterdir()
    assert json.loads((folder / "snapshot.json").read_text())["version"]["commits"] > 0
    assert served(read_snapshot(database, Layer.FOLLOWS, cache=warm))


def test_a_folder_that_cannot_be_written_keeps_nothing(database: Database, tmp_path: Path) -> None:
    cypher(database, GRAPH)
    (tmp_path / "file").write_text("in the way")
    for _ in range(2):
        assert not served(read_snapshot(database, Layer.RETWEETS, cache=tmp_path / "file" / "cache"))


def test_a_restarted_server_is_another_version(empty_home: Settings, tmp_path: Path) -> None:
    """While it is down its files can be exchanged, and transactions be numbered anew."""
    versions = []
    for _ in range(2):
        local = LocalNeo4j(empty_home)
        with Database.connect(local.start()) as database:
            if not versions:
                migrate(database)
                cypher(database, GRAPH)
                read_snapshot(database, Layer.RETWEETS, cache=tmp_path)
            assert served(read_snapshot(database, Layer.RETWEETS, cache=tmp_path)) is not bool(versions)
            versions.append(read_version(database))
        local.stop()
    assert versions[0] is not None
    assert versions[0] != versions[1]


def test_without_schema_there_is_no_version(database: Database) -> None:
    cypher(database, "MATCH (s:Schema) DELETE s")
    assert read_version(database) is None


def bookmark(number: bytes, head: bytes = b"\x91\xcc\x10", tail: bytes = b"\x90") -> frozenset[str]:
    return frozenset({"FB:" + b64encode(head + bytes(16) + number + tail).decode()})


@pytest.mark.parametrize(
    ("bookmarks", "expected"),
    [
        (bookmark(b"\x07"), 7),
        (bookmark(b"\xc8\x90"), -112),
        (bookmark(b"\xc9\x01\xc2"), 450),
        (bookmark(b"\xca\x00\x01\x00\x00"), 65536),
        (bookmark(b"\xcb" + (2**40).to_bytes(8, "big")), 2**40),
        (bookmark(b"\xcb\x00"), None),
        (bookmark(b""), None),
        (bookmark(b"\x07", head=b"\x92\xcc\x10"), None),
        (bookmark(b"\x07", tail=b"\x91"), None),
        (frozenset({"FB:"}), None),
        (frozenset({"FB:A"}), None),
        (frozenset({"FB:é"}), None),
        (frozenset(), None),
        (bookmark(b"\x07") | bookmark(b"\x08"), None),
    ],
)
def test_transaction_of_a_bookmark(bookmarks: frozenset[str], expected: int | None) -> None:
    assert transaction_of(bookmarks) == expected
