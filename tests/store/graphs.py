"""Graphs for tests of the store, written by plain Cypher."""

from __future__ import annotations

from typing import Any

from tular.store.database import Database


def cypher(database: Database, text: str, **parameters: Any) -> list[dict[str, Any]]:
    """Run a text as an analyst would, past Tular's own statements."""
    with database._session("WRITE") as session:
        return [record.data() for record in session.run(f"CYPHER 25 {text}", parameters)]
