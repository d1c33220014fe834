"""Handles like what somebody typed, from a real Neo4j."""

from __future__ import annotations

import pytest

from tests.store.graphs import cypher
from tular.store.driver.database import Database
from tular.store.driver.handles import suggested_handles


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("kopibandng", "Did you mean KopiBandung? "),
        ("@KOPI_BANDUNG", "Did you mean KopiBandung? "),
        ("kopibandungg@mastodon.social", "Did you mean KopiBandung? "),
        ("adalovelac", "Did you mean ada_lovelace? "),
        ("x OR handle:*", ""),
        ("***", ""),
        ("", ""),
    ],
)
def test_a_slip_of_the_finger_is_understood(database: Database, typed: str, meant: str) -> None:
    cypher(
        database,
        "CREATE (:Account {key: 'x:1', handle: 'KopiBandung'}), (:Account {key: 'x:2', handle: 'ada_lovelace'}), "
        "(:Account {key: 'x:3', handle: 'zed'}), (:Account {key: 'x:4', bio: 'kopibandng'})",
    )
    assert suggested_handles(database, typed) == meant
