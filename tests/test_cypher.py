"""Every statement under cypher/: its header is true, and the real server accepts it as Cypher 25."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import neo4j
import pytest

from tular.config import Settings
from tular.store.driver.database import Database
from tular.store.driver.statements import folder, names, parse, statement

README = (folder() / "README.md").read_text("utf-8")
# What cannot match yet, in an empty database, is no fault of a statement.
PERMITTED = {"01N50", "01N51", "01N52"}
# Deprecated, but the only fast way to read a graph by ranges; used within one snapshot only.
PERMITTED_FUNCTION = " id is deprecated."


@pytest.fixture
def server(database: Database, settings: Settings) -> neo4j.Session:
    auth = (settings.neo4j_user, settings.neo4j_password or "")
    with (
        neo4j.GraphDatabase.driver(str(settings.neo4j_uri), auth=auth) as driver,
        driver.session(database=settings.neo4j_database) as session,
    ):
        yield session


def test_every_statement_is_where_readme_says() -> None:
    rows = re.findall(r"^\| `(\w+)/` \| (.+) \|$", README, re.MULTILINE)
    assert {name.partition("/")[0] for name in names()} == {folder for folder, _ in rows}
    assert all(len(reader) > 5 for _, reader in rows)


def test_the_example_in_the_readme_is_a_statement() -> None:
    (text,) = re.findall(r"```cypher\n(.*?)```", README, re.DOTALL)
    parsed = parse("example", Path("README.md"), text)
    assert parsed.purpose.endswith("in further comment lines.")
    assert parsed.used_parameters == set(parsed.parameters) == {"handle", "limit"}
    assert parsed.columns == ("key", "name")
    assert parsed.query.startswith("CYPHER 25 ")


@pytest.mark.parametrize("name", names())
def test_header_and_parameters(name: str) -> None:
    parsed = statement(name)
    assert len(parsed.purpose) > 10
    assert parsed.used_parameters == set(parsed.parameters)
    assert all(re.fullmatch(r"\w+", parameter) for parameter in parsed.parameters)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_server_accepts_every_statement(server: neo4j.Session, subtests: pytest.Subtests) -> None:
    for name in set(names()) - set(names("engines")):  # those need the plug-in: tests/engines/test_gds.py
        with subtests.test(name):
            _explain(server, name)


def test_analysts_need_no_prefix(server: neo4j.Session, subtests: pytest.Subtests) -> None:
    """They paste a file into a client, and a server's own language is Cypher 5 unless somebody set another."""
    for name in names("analyst"):
        with subtests.test(name):
            parsed = statement(name)
            assert server.run(f"CYPHER 5 EXPLAIN {parsed.text}", dict.fromkeys(parsed.parameters)).consume()


def test_counts_come_from_the_count_store(server: neo4j.Session) -> None:
    plan = server.run(f"CYPHER 25 EXPLAIN {statement('snapshot/counts').text}").consume().plan
    assert plan is not None
    operators = [operator.partition("@")[0] for operator in _operators(plan)]
    assert operators.count("RelationshipCountFromCountStore") == 8
    assert not [operator for operator in operators if "Scan" in operator]


def _operators(plan: dict[str, Any]) -> Iterator[str]:
    yield plan["operatorType"]
    for child in plan.get("children", ()):
        yield from _operators(child)


def _explain(server: neo4j.Session, name: str) -> None:
    parsed = statement(name)
    explained = f"CYPHER 25 EXPLAIN {parsed.text}"
    result = server.run(explained, dict.fromkeys(parsed.parameters))
    columns = tuple(result.keys())
    notes = [status for status in result.consume().gql_status_objects if status.gql_status.startswith("01")]
    assert columns == parsed.columns
    said = [note.status_description for note in notes if note.gql_status not in PERMITTED]
    assert [text for text in said if PERMITTED_FUNCTION not in text] == []
