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
    accounts: int


def undo(database: Database, load_id: str) -> tuple[LoadRecord, Undone]:
    """Remove what the load created: relations, posts, and accounts that nothing else names.

    Raises UsageError for a load that cannot be taken back: there is none of that id, it is taken back already, it was
    imported into the empty database, or later loads may rest on what it created.
    """
    loads = list_loads(database)
    load = next((load for load in loads if load.id == load_id), None)
    if load is None:
        raise UsageError(f"There is no load {load_id!r}.", remedy="`tular loads` lists them.", field="id")
    later = [one for one in loads if one.undone_at is None and (one.number or 0) > (load.number or 0)]
    _refuse_impossible(load, later)
    number = load.number
    undone = Undone(
        *(
            int(database.write_in_batches(f"ledger/{statement}", **parameters)[0]["removed"])
            for statement, parameters in (
                ("undo_relations", {"number": number}),
                ("undo_posts", {"number": number}),
                ("undo_accounts", {"number": number}),
            )
        )
    )
    database.write_in_batches("ledger/undo_left_over")
    load = replace(load, undone_at=datetime.now(UTC))
    record(database, load)
    return load, undone


def _refuse_impossible(load: LoadRecord, later: list[LoadRecord]) -> None:
    if load.undone_at:
        raise UsageError(f"The load {load.id} is taken back already.", remedy="`tular loads` lists them.")
    if load.number is None:
        raise UsageError(
            f"The load {load.id} was imported into the empty database; what it created is not told from the rest.",
            remedy="`tular neo4j reset` empties the database; then load the others again.",
        )
    if later:
        raise UsageError(
            f"After the load {load.id} came {', '.join(one.id for one in reversed(later))}, "
            "which may rest on what it created.",
            remedy="Take those back first, the newest first; they can be loaded again afterwards.",
        )
