"""What Java practises is the work itself."""

from __future__ import annotations

from tular.models import Layer
from tular.store.database import Database
from tular.store.local_practice import practise
from tular.store.publishing import current_run
from tular.store.snapshot import read_snapshot

from .graphs import cypher


def test_practice_loads_reads_and_publishes(database: Database) -> None:
    practise(database)
    snapshot = read_snapshot(database, Layer.FOLLOWS)
    assert (snapshot.accounts.height, snapshot.source.size) == (10_000, 100_000)
    (row,) = cypher(
        database,
        "MATCH (a:Account)-[:IN_COMMUNITY]->(c:Community)-[:OF]->(r:Run) "
        "RETURN count(a) AS members, count(DISTINCT c) AS communities, collect(DISTINCT r.id) AS runs",
    )
    assert (row["members"], row["communities"], row["runs"]) == (10_000, 20, [current_run(database)])
