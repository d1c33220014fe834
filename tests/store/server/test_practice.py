"""What Java practises is the work itself."""

from __future__ import annotations

from tests.store.graphs import cypher
from tular.models import Layer
from tular.store.driver.database import Database
from tular.store.publish.publishing import current_run
from tular.store.server.practice import practise
from tular.store.snapshot.reading import read_snapshot


def test_practice_loads_reads_and_publishes(database: Database) -> None:
    practise(database)
    snapshot = read_snapshot(database, Layer.FOLLOWS)
    assert (snapshot.accounts.height, snapshot.source.size) == (10_000, 100_000)
    (row,) = cypher(
        database,
        "MATCH (a:Account)-[:IN_COMMUNITY]->(c:Community)-[:OF]->(r:Run {current: true}) "
        "RETURN count(a) AS members, count(DISTINCT c) AS communities, collect(DISTINCT r.id) AS runs",
    )
    assert (row["members"], row["communities"], row["runs"]) == (10_000, 20, [current_run(database)])
