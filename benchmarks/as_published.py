"""Neo4j's jars as they are published, signatures and all, for what is measured beside Tular's way with them."""

from __future__ import annotations

from tular.store.server.install import Installation
from tular.store.server.java import Commands
from tular.store.server.local import LocalNeo4j


class AsPublished(Installation):
    @property
    def class_path(self) -> str:
        # Of a class that two jars have, Java takes the first.
        return f"{self.signed}/*:{self.lib}/*"


def commands_of(local: LocalNeo4j) -> Commands:
    """The commands of `local`, with the jars as published."""
    installation = AsPublished(local.settings.cache, local.installation.lock)
    return Commands(installation, local.memory, local.commands.java)
