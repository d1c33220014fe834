"""The connection: rows, modes and streams; every error of the driver is one of ours with a remedy."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime

import neo4j.exceptions
import pytest

from tular.config import Settings
from tular.errors import (
    AuthenticationFailed,
    ConfigError,
    SchemaMismatch,
    StoreError,
    TularError,
    Unreachable,
)
from tular.store.driver.database import Database, check_version
from tular.store.driver.failures import explain
from tular.store.driver.statements import statement
from tular.store.schema.migrations import latest_version

DRIVER_ERRORS = sorted(
    (
        kind
        for kind in vars(neo4j.exceptions).values()
        if isinstance(kind, type)
        and issubclass(kind, (neo4j.exceptions.Neo4jError, neo4j.exceptions.DriverError))
    ),
    key=lambda kind: kind.__name__,
)


def test_rows_are_plain(database: Database) -> None:
    [row] = database.read("../tests/store/values", moment=datetime(2026, 1, 2, tzinfo=UTC))
    assert row == {
        "moment": datetime(2026, 1, 2, tzinfo=UTC),
        "nested": [{"at": datetime(2026, 1, 2, tzinfo=UTC)}],
        "node": {"name": "tular", "version": latest_version()},
    }


def test_a_read_cannot_write(database: Database) -> None:
    with pytest.raises(StoreError, match=r"record_schema\.cypher"):
        database.read("ingest/record_schema", version=1)


def test_a_stream_yields_values(database: Database) -> None:
    with database.stream("read/schema_indexes") as records:
        assert "account_key" in {record["name"] for record in records}


def test_a_transaction_is_all_or_nothing(database: Database) -> None:
    def key_count() -> int:
        return len(database.read("../tests/store/accounts"))

    with contextlib.suppress(ZeroDivisionError), database.transaction() as transaction:
        transaction.run("ingest/create_account_keys", platform="x", ids=["1"], handles=[], marks={})
        raise ZeroDivisionError
    assert key_count() == 0
    with database.transaction() as transaction:
        assert (
            transaction.change(
                "ingest/create_account_keys", platform="x", ids=["1"], handles=[], marks={}
            ).nodes_created
            == 1
        )
    assert key_count() == 1


@pytest.mark.parametrize("kind", DRIVER_ERRORS)
def test_every_error_of_the_driver_is_one_of_ours(kind: type[neo4j.exceptions.GqlError]) -> None:
    ours = explain(kind("something"), "bolt://host:7687")
    assert isinstance(ours, TularError)
    assert ours.message.endswith(".")
    assert "bolt://host:7687" in ours.message or "Neo4j" in ours.message


def test_a_wrong_statement_is_cited_with_its_line(database: Database) -> None:
    with pytest.raises(StoreError, match=r"broken\.cypher:5"):
        database.read("../tests/store/broken")


def test_a_wrong_password(settings: Settings, database: Database) -> None:
    with pytest.raises(AuthenticationFailed) as caught:
        Database.connect(replace(settings, neo4j_password="wrong"))
    assert "TULAR_NEO4J_PASSWORD" in caught.value.remedy


def test_no_password(settings: Settings, database: Database) -> None:
    with pytest.raises(AuthenticationFailed):
        Database.connect(replace(settings, neo4j_password=None))


def test_no_such_database(settings: Settings, database: Database) -> None:
    with pytest.raises(ConfigError) as caught:
        Database.connect(replace(settings, neo4j_database="other"))
    assert caught.value.field == "neo4j_database"


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
@pytest.mark.parametrize("host", ["127.0.0.1:1", "no-such-host.invalid:7687"])
def test_an_unreachable_host(settings: Settings, scheme: str, host: str) -> None:
    with pytest.raises(Unreachable, match="cannot be reached") as caught:
        Database.connect(replace(settings, neo4j_uri=f"{scheme}://{host}"))
    assert "TULAR_NEO4J_URI" in caught.value.remedy


@pytest.mark.parametrize("uri", ["localhost:7687", "ftp://localhost", "http://localhost:7474"])
def test_an_impossible_address(settings: Settings, uri: str) -> None:
    with pytest.raises((ConfigError, Unreachable)) as caught:
        Database.connect(replace(settings, neo4j_uri=uri))
    assert caught.value.remedy


def test_no_address(settings: Settings) -> None:
    with pytest.raises(Unreachable, match="No Neo4j"):
        Database.connect(replace(settings, neo4j_uri=None))


@pytest.mark.parametrize("scheme", ["bolt+s", "bolt+ssc", "neo4j+s"])
def test_encryption_that_the_server_does_not_speak(
    settings: Settings, database: Database, scheme: str
) -> None:
    uri = str(settings.neo4j_uri).replace("bolt", scheme)
    with pytest.raises(Unreachable, match="encryption") as caught:
        Database.connect(replace(settings, neo4j_uri=uri))
    assert "bolt://" in caught.value.remedy


@pytest.mark.parametrize("answer", [b"", b"HTTP/1.1 400 Bad Request\r\n\r\n"])
def test_something_else_answers(settings: Settings, answer: bytes) -> None:
    with answering(answer) as port, pytest.raises(Unreachable, match="does not answer as Neo4j"):
        Database.connect(replace(settings, neo4j_uri=f"bolt://127.0.0.1:{port}"))


def test_a_server_that_speaks_no_common_bolt(settings: Settings) -> None:
    with answering(b"\0\0\0\0") as port, pytest.raises(SchemaMismatch):
        Database.connect(replace(settings, neo4j_uri=f"bolt://127.0.0.1:{port}"))


@pytest.mark.parametrize("agent", ["Neo4j/5.26.3", "Neo4j/2026.04.0", "Memgraph/3.1"])
def test_an_old_server(agent: str) -> None:
    with pytest.raises(SchemaMismatch, match=agent):
        check_version(agent, "bolt://host")


@pytest.mark.parametrize("agent", ["Neo4j/2026.05.0", "Neo4j/2027.01.1"])
def test_a_server_new_enough(agent: str) -> None:
    check_version(agent, "bolt://host")


@contextmanager
def answering(answer: bytes) -> Iterator[int]:
    """A server that sends `answer` to whoever speaks, and hangs up."""

    def serve() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                connection.recv(1024)
                connection.sendall(answer)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield listener.getsockname()[1]
        listener.shutdown(socket.SHUT_RDWR)
    thread.join(5)


def test_a_reference_in_an_error_is_the_statements_own_file() -> None:
    asked = statement("read/schema_version")
    assert asked.cite(3) == f"{asked.path}:3"
