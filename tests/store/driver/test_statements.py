"""Statements: the form of the files, and what an error cites."""

from __future__ import annotations

from pathlib import Path

import pytest

from tular.errors import StoreError
from tular.store.driver.statements import names, parse, statement

HERE = Path("cypher/read/some.cypher")
HEADER = "// purpose: Finds\n//   something.\n// parameters: key (String, or null), limit\n// columns: none\n"


def test_header_and_text() -> None:
    parsed = parse("read/some", HERE, HEADER + "MATCH (a {key: $key}) FINISH")
    assert parsed.purpose == "Finds something."
    assert parsed.parameters == ("key", "limit")
    assert parsed.columns == ()


def test_the_language_is_stated_and_lines_stay_the_files() -> None:
    parsed = parse("read/some", HERE, HEADER + "RETURN 1 AS one")
    assert parsed.query.startswith("CYPHER 25 // purpose")
    assert parsed.query.splitlines()[4] == "RETURN 1 AS one"


def test_parameters_in_strings_and_comments_are_none() -> None:
    text = HEADER + '// costs $5\nRETURN \'$one\', "\\"$two" /* $three */ + $`four` + $five // $six'
    assert parse("read/some", HERE, text).used_parameters == {"four", "five"}


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("RETURN 1", "cypher/read/some.cypher:1"),
        ("// purpose: x\n// parameters: none\nRETURN 1", "columns"),
        ("// finds\n// purpose: x", "some.cypher:1"),
    ],
)
def test_a_malformed_header_cites_the_file(text: str, cited: str) -> None:
    with pytest.raises(StoreError, match=r"some\.cypher") as caught:
        parse("read/some", HERE, text)
    assert cited in caught.value.message


def test_an_unknown_statement_is_named() -> None:
    with pytest.raises(StoreError, match="read/no_such"):
        statement("read/no_such")


def test_names_are_sorted_and_can_be_read() -> None:
    assert names("migrations")[0] == "migrations/001_account_key"
    assert names() == sorted(names())
    assert all(statement(name).name == name for name in names())
