"""What the API asks of Neo4j while it serves: `store.live.LiveReader` does it."""

from __future__ import annotations

from typing import Any, Literal, Protocol

from tular.models import Layer

Row = dict[str, Any]


class Live(Protocol):
    """Bounded questions in a read-only session. Every method raises StoreError when Neo4j cannot answer."""

    async def read(self, name: str, /, **parameters: Any) -> list[Row]: ...

    async def current_run(self) -> str | None: ...

    async def search(self, text: str, *, limit: int, skip: int) -> list[Row]: ...

    async def neighbours(
        self, key: str, layer: Layer, direction: Literal["in", "out"], *, limit: int, after: str
    ) -> list[Row]: ...

    async def posts(self, key: str, *, limit: int, after: Row | None) -> list[Row]: ...

    async def close(self) -> None: ...
