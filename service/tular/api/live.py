"""What the API asks of Neo4j while it serves: `store.live.LiveReader` does it."""

from __future__ import annotations

from typing import Any, Protocol


class Live(Protocol):
    """Reads by the name of a statement under `cypher/`, in a read-only session. Raises StoreError."""

    async def read(self, statement: str, **parameters: Any) -> list[dict[str, Any]]: ...

    async def current_run(self) -> str | None: ...

    async def close(self) -> None: ...
