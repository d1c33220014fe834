"""A Neo4j that is addressed as a cluster: routed reads and writes, and reads that wait for what was written.

The one server of the tests answers as a cluster of one, with a routing table, as every Neo4j does."""

from __future__ import annotations

from dataclasses import replace

import neo4j
import pytest

from tular.config import Settings
from tular.store.driver import bookmarks
from tular.store.driver.bookmarks import bookmarks_of
from tular.store.driver.database import SCHEMES, Database, checked_uri
from tular.store.driver.live import LiveReader

KEY = {"platform": "x", "ids": ["1"], "handles": [], "marks": {}}


@pytest.fixture
def routed(settings: Settings, database: Database) -> Settings:
    """The session's Neo4j by routing, with an empty graph and no bookmarks."""
    bookmarks._shared.cache_clear()
    return replace(settings, neo4j_uri=str(settings.neo4j_uri).replace("bolt://", "neo4j://"))


def known(settings: Settings) -> set[str]:
    manager = bookmarks_of(str(settings.neo4j_uri), settings.neo4j_database)
    assert manager is not None
    return set(manager.get_bookmarks())


def test_reads_and_writes_are_routed_and_leave_bookmarks(routed: Settings) -> None:
    with Database.connect(routed) as database:
        database.write("ingest/create_account_keys", **KEY)
        written = known(routed)
        assert len(database.read("../tests/store/accounts")) == 1
        with database.stream("read/schema_indexes") as records:
            assert list(records)
        with database.transaction() as transaction:
            transaction.change("ingest/create_account_keys", **KEY | {"ids": ["2"]})
    assert written
    assert known(routed) != written, "the last write is what reads wait for"


@pytest.mark.anyio
async def test_a_live_question_waits_for_what_this_process_wrote(
    routed: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[object] = []
    live = LiveReader(routed)
    session = neo4j.AsyncDriver.session

    def noted(driver: neo4j.AsyncDriver, **config: object) -> neo4j.AsyncSession:
        sent.append(config["bookmark_manager"])
        return session(driver, **config)

    monkeypatch.setattr(neo4j.AsyncDriver, "session", noted)
    try:
        with Database.connect(routed) as database:
            database.write("ingest/create_account_keys", **KEY)
        before = known(routed)
        assert await live.ready()
    finally:
        await live.close()
    assert before
    assert set(await sent[0].get_bookmarks()) == known(routed)  # type: ignore[attr-defined]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_scheme_is_an_address(settings: Settings, scheme: str) -> None:
    uri = f"{scheme}://db.example.org:7687"
    assert checked_uri(replace(settings, neo4j_uri=uri)) == uri
    assert (bookmarks_of(uri, "neo4j") is None) == scheme.startswith("bolt")


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"
