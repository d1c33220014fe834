"""How users want communities shown: names of their own, and several shown as one. Kept by community id, so that it
survives every later run; the communities themselves, their numbers and their members do not change."""

from __future__ import annotations

from collections.abc import Sequence

from tular.config import Settings
from tular.store.driver.database import Database
from tular.store.schema.migrations import migrate


def rename(settings: Settings, community: str, name: str | None) -> None:
    """Name a community; None gives it back the name that its members' words suggest."""
    with Database.connect(settings) as database:
        migrate(database)
        database.write("community_edits/rename", id=community, name=name)


def merge(settings: Settings, communities: Sequence[str], into: str | None) -> None:
    """Show communities as part of another one, which is not shown as part itself; None shows them by themselves."""
    with Database.connect(settings) as database:
        migrate(database)
        database.write("community_edits/merge", ids=list(communities), into=into)
