"""Taking a load back: what it created goes. What it changed stays changed, and is told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from tular.errors import UsageError
from tular.store.driver.database import Database
from tular.store.ledger.loads import LoadRecord, list_loads, record


@dataclass(frozen=True, slots=True)
class Undone:
    relations: int
    posts: int
    accounts: int | None
    """None where they stay, for other loads describe some of them too."""


def undo(database: Database, load_id: str) -> tuple[LoadRecord, Undone]:
    """Remove what the load created: relations, posts, and accounts that nothing else names.

    Raises UsageError for a load that cannot be taken back: there is none of that id, it is taken back already, it was
    imported into the empty database, or other loads told again what it created.
    """
    loads = list_loads(database)
    load = next((load for load in loads if load.id == load_id), None)
    if load is None:
        raise UsageError(f"There is no load {load_id!r}.", remedy="`tular loads` lists them.", field="id")
    others = [one for one in loads if one.undone_at is None and one.id != load_id]
    number = _number_to_undo(load, [one for one in others if load.number in one.rests_on])
    relations, posts = (_remove(database, what, number) for what in ("relations", "posts"))
    described = any(number in one.describes for one in others)
    accounts = None if described else _remove(database, "accounts", number)
    database.write_in_batches("ledger/undo_left_over")
    load = replace(load, undone_at=datetime.now(UTC))
    record(database, load)
    return load, Undone(relations, posts, accounts)


def _remove(database: Database, what: str, number: int) -> int:
    return int(database.write_in_batches(f"ledger/undo_{what}", number=number)[0]["removed"])


def _number_to_undo(load: LoadRecord, resting: list[LoadRecord]) -> int:
    """What the load created bears it. Raises UsageError where it cannot be taken back."""
    if load.undone_at:
        raise UsageError(f"The load {load.id} is taken back already.", remedy="`tular loads` lists them.")
    if load.number is None:
        raise UsageError(
            f"The load {load.id} was imported into the empty database; what it created is not told from the rest.",
            remedy="`tular neo4j reset` empties the database; then load the others again.",
        )
    if resting:
        raise UsageError(
            f"Some of what the load {load.id} created was told again by {', '.join(one.id for one in resting)}, "
            "and would be lost there.",
            remedy="Take those back first; they can be loaded again afterwards.",
        )
    return load.number
