"""Errors of the driver become ours."""

from __future__ import annotations

import pytest
from neo4j.exceptions import ServiceUnavailable

from tular.errors import Unreachable
from tular.store.failures import explained


def test_a_lost_connection_is_unreachable() -> None:
    with pytest.raises(Unreachable, match="bolt://here"), explained("bolt://here"):
        raise ServiceUnavailable("gone") from ConnectionRefusedError(111, "Connection refused")
