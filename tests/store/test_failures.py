"""Errors of the driver become ours; an interrupt stays one."""

from __future__ import annotations

import pytest
from neo4j.exceptions import ClientError, ServiceUnavailable

from tular.errors import Unreachable
from tular.store.failures import explained


@pytest.mark.parametrize("failure", [ClientError("half a message"), ServiceUnavailable("defunct connection")])
def test_what_fails_while_an_interrupt_is_cleaned_up_is_the_interrupt(failure: Exception) -> None:
    def interrupted() -> None:
        with explained("bolt://here"):
            try:
                raise KeyboardInterrupt
            finally:
                raise failure

    with pytest.raises(KeyboardInterrupt):
        interrupted()


def test_a_lost_connection_is_unreachable() -> None:
    with pytest.raises(Unreachable, match="bolt://here"), explained("bolt://here"):
        raise ServiceUnavailable("gone") from ConnectionRefusedError(111, "Connection refused")
