"""Errors of the driver become ours."""

from __future__ import annotations

import pytest
from neo4j.exceptions import Neo4jError, ServiceUnavailable

from tular.errors import AuthenticationFailed, StoreError, TularError, Unreachable
from tular.store.driver.failures import explained


def test_a_lost_connection_is_unreachable() -> None:
    with pytest.raises(Unreachable, match="bolt://here"), explained("bolt://here"):
        raise ServiceUnavailable("gone") from ConnectionRefusedError(111, "Connection refused")


@pytest.mark.parametrize(
    "reason", [TimeoutError(110, "timed out"), ConnectionResetError(104, "reset by peer")]
)
def test_a_server_that_says_nothing_may_want_encryption_or_be_another(reason: OSError) -> None:
    with pytest.raises(Unreachable) as raised, explained("bolt://here"):
        raise ServiceUnavailable("gone") from reason
    assert "bolt+s://" in (raised.value.remedy or "")
    assert "7687, not 7474" in (raised.value.remedy or "")


@pytest.mark.parametrize(
    ("code", "ours", "remedy"),
    [
        (
            "Neo.DatabaseError.Transaction.TransactionCommitFailed",
            StoreError,
            "Make room on its disk, restart it",
        ),
        (
            "Neo.DatabaseError.Transaction.TransactionStartFailed",
            StoreError,
            "Make room on its disk, restart it",
        ),
        ("Neo.ClientError.Security.AuthenticationRateLimit", AuthenticationFailed, "Wait half a minute"),
        ("Neo.ClientError.Security.Unauthorized", AuthenticationFailed, "Correct TULAR_NEO4J_USER"),
        ("Neo.ClientError.Security.Forbidden", StoreError, "Give the user of TULAR_NEO4J_USER the right"),
    ],
)
def test_what_neo4j_refuses_comes_with_what_helps(code: str, ours: type[TularError], remedy: str) -> None:
    with pytest.raises(ours) as raised, explained("bolt://here"):
        raise Neo4jError._hydrate_neo4j(code=code, message="no")
    assert type(raised.value) is ours, "no password is wrong where a right is missing"
    assert remedy in (raised.value.remedy or "")
