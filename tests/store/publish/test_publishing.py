"""Publishing on a real Neo4j: what it leaves there, and what readers see when it does not get to the end."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from unittest.mock import patch

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.graphs import create_accounts, cypher, made_run
from tular.config import Settings
from tular.errors import SchemaMismatch, WriteConflict
from tular.measures import BY_NAME
from tular.models import AccountBatch, Relation, RelationBatch
from tular.store.driver.database import Database
from tular.store.load.live import LiveLoader
from tular.store.publish import publishing
from tular.store.publish.publishing import current_run, current_run_if_reachable, publish

FIRST = [0, 0, 0, 1, 1, 2]
SECOND = [0, 0, 1, 1, 1, 1]


def members(database: Database) -> dict[str, str]:
    rows = cypher(
        database,
        """MATCH (a:Account)-[m:IN_COMMUNITY]->(c:Community)-[:OF]->(:Run)
        RETURN a.key AS k, c.key AS c, m.confidence AS p""",
    )
    assert {row["p"] for row in rows} <= {0.5}
    assert len({row["k"] for row in rows}) == len(rows)
    return {row["k"]: row["c"] for row in rows}


def expected_members(run: str, membership: list[int]) -> dict[str, str]:
    return {f"x:{i}": f"{run}:c{c}" for i, c in enumerate(membership)}


def scores(database: Database, *names: str) -> list[list[Any]]:
    text = "MATCH (a:Account) RETURN [name IN $names | a[name]] AS row ORDER BY a.key"
    return [row["row"] for row in cypher(database, text, names=list(names))]


def test_before_the_first_run_there_is_none(database: Database) -> None:
    assert current_run(database) is None


def test_writes_run_communities_flows_scores_and_members(database: Database) -> None:
    create_accounts(database, 6)
    publish(database, *made_run("r1", FIRST))
    assert current_run(database) == "r1"
    assert members(database) == expected_members("r1", FIRST)
    assert scores(database, "pagerank", "followers", "communityId", "run")[:2] == [
        [1.0, 0, "c0", "r1"],
        [0.5, 1, "c0", "r1"],
    ]
    run = cypher(database, "MATCH (r:Run) RETURN r {.*} AS run")[0]["run"]
    assert (run["status"], run["layer"], run["seed"], run["parameters"]) == (
        "PUBLISHED",
        "follows",
        7,
        '{"resolution": 1.0}',
    )
    assert (run["measures"], run.get("to", None)) == (["pagerank", "followers"], None)
    communities = cypher(database, "MATCH (c:Community)-[:OF]->(r:Run) RETURN c {.*} AS c ORDER BY c.id")
    assert communities[0]["c"] == {
        "key": "r1:c0", "run": "r1", "id": "c0", "label": "label of c0", "terms": ["kopi", "teh"],
        "colour": "#aabbcc", "size": 3, "x": 0.0, "y": 0.0, "radius": 1.0, "events": [],
    }  # fmt: skip
    flows = cypher(
        database, "MATCH (a)-[f:FLOWS_TO]->(b) RETURN a.id AS a, b.id AS b, f.weight AS w ORDER BY a"
    )
    assert [tuple(flow.values()) for flow in flows] == [
        ("c0", "c1", 3.5),
        ("c1", "c2", 3.5),
        ("c2", "c0", 3.5),
    ]


def test_the_next_run_takes_over_and_the_old_one_stays_known(database: Database) -> None:
    create_accounts(database, 6)
    publish(database, *made_run("r1", FIRST))
    publish(database, *made_run("r2", SECOND))
    assert current_run(database) == "r2"
    assert members(database) == expected_members("r2", SECOND)
    assert {row[0] for row in scores(database, "run")} == {"r2"}
    assert (
        len(cypher(database, "MATCH (c:Community {run: 'r1'})-[:OF]->(:Run {current: false}) RETURN c")) == 3
    )


def test_an_older_run_can_be_published_again(database: Database) -> None:
    create_accounts(database, 6)
    for run, membership in (("r1", FIRST), ("r2", SECOND), ("r1", FIRST), ("r1", FIRST)):
        publish(database, *made_run(run, membership))
    assert current_run(database) == "r1"
    assert members(database) == expected_members("r1", FIRST)
    assert len(cypher(database, "MATCH (c:Community) RETURN c")) == 5
    assert len(cypher(database, "MATCH (:Run {current: true}) RETURN 1 AS one")) == 1


def test_scores_of_measures_and_accounts_that_a_run_lacks_are_removed(database: Database) -> None:
    create_accounts(database, 6)
    publish(database, *made_run("r1", FIRST, measures={"pagerank": [0.1] * 6, "hitsHub": [0.2] * 6}))
    publish(database, *made_run("r2", [0, 0, 1], measures={"pagerank": [0.3] * 3}))
    rows = scores(database, "pagerank", "hitsHub", "communityId", "run")
    assert rows[2] == [0.3, None, "c1", "r2"]
    assert rows[3] == [0.0, None, None, None]


def test_ordering_by_a_score_begins_with_those_who_lead(database: Database) -> None:
    create_accounts(database, 6)
    publish(database, *made_run("r1", [0, 0, 1], measures={"pagerank": [0.1, 0.5, 0.4]}))
    query = "MATCH (a:Account) RETURN a.key AS key ORDER BY a.pagerank DESC LIMIT 3"
    assert [row["key"] for row in cypher(database, query)] == ["x:1", "x:2", "x:0"]


def test_every_measure_of_the_catalogue_arrives_with_its_type(database: Database) -> None:
    create_accounts(database, 2)
    measures = {n: [1, 2] if m.integer else [0.5, 2.0] for n, m in BY_NAME.items()}
    publish(database, *made_run("r1", [0, 0], measures=measures))
    assert scores(database, *BY_NAME)[1] == [2 if m.integer else 2.0 for m in BY_NAME.values()]
    types = cypher(
        database, "MATCH (a:Account {key: 'x:1'}) RETURN [n IN $n | valueType(a[n])] AS t", n=list(BY_NAME)
    )
    assert types[0]["t"] == [f"{'INTEGER' if m.integer else 'FLOAT'} NOT NULL" for m in BY_NAME.values()]


class Killed(Exception):
    """Stands for the end of the process, at a place that the test chooses."""


def _published_until(database: Database, step: int) -> bool:
    """Publish r2 and end at its `step`-th transaction; False when it had fewer."""
    calls = 0
    take = Database.transaction

    def transaction(self: Database) -> Any:
        nonlocal calls
        calls += 1
        if calls > step:
            raise Killed
        return take(self)

    Database.transaction = transaction  # type: ignore[method-assign]
    try:
        publish(database, *made_run("r2", SECOND))
    except Killed:
        return True
    finally:
        Database.transaction = take  # type: ignore[method-assign]
    return False


def test_ended_anywhere_the_pointer_names_a_whole_run_and_again_repairs(database: Database) -> None:
    create_accounts(database, 6)
    seen = []
    step = 0
    publish(database, *made_run("r1", FIRST))
    while _published_until(database, step):
        seen.append(current_run(database))
        whole = {"r1": 3, "r2": 2}[seen[-1] or ""]
        assert len(cypher(database, "MATCH (c)-[:OF]->(:Run {current: true}) RETURN c")) == whole
        publish(database, *made_run("r2", SECOND))
        assert (current_run(database), members(database)) == ("r2", expected_members("r2", SECOND))
        publish(database, *made_run("r1", FIRST))
        assert (current_run(database), members(database)) == ("r1", expected_members("r1", FIRST))
        step += 1
    assert seen[:5] == ["r1"] * 5
    assert seen[-1] == "r2"


def test_of_two_publications_the_later_wins(database: Database) -> None:
    create_accounts(database, 6)

    def another(step: str, done: int, total: int | None) -> None:
        if step == "publish accounts":
            publish(database, *made_run("r2", SECOND))

    with pytest.raises(WriteConflict, match="r1"):
        publish(database, *made_run("r1", FIRST), progress=another)
    assert (current_run(database), members(database)) == ("r2", expected_members("r2", SECOND))


def test_accounts_that_are_gone_and_odd_keys_do_no_harm(database: Database) -> None:
    create_accounts(database, 3)
    cypher(database, "CREATE (:Account {key: $key})", key="x:\"quo te's\n$")
    manifest, tables = made_run("r1", [0, 0, 0, 1, 1])
    keys = ["x:0", "x:1", "x:2", "gone", "x:\"quo te's\n$"]
    accounts = tables.accounts.with_columns(key=pl.Series(keys))
    publish(database, manifest, replace(tables, accounts=accounts))
    assert members(database) == {"x:0": "r1:c0", "x:1": "r1:c0", "x:2": "r1:c0", keys[-1]: "r1:c1"}


def test_current_run_if_reachable(database: Database, settings: Settings) -> None:
    create_accounts(database, 1)
    publish(database, *made_run("r1", [0]))
    assert current_run_if_reachable(settings) == "r1"
    assert current_run_if_reachable(replace(settings, neo4j_uri="bolt://127.0.0.1:1")) is None


def test_many_slices_and_small_communities(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Scores and memberships of neighbours are written at the same time; what is old goes in few transactions."""
    monkeypatch.setattr(publishing, "_ROWS", 40)
    create_accounts(database, 700)
    random = np.random.default_rng(2)
    first, second, third = (random.integers(0, 600, 700).tolist() for _ in range(3))
    publish(database, *made_run("r1", first))
    publish(database, *made_run("r2", second))
    assert members(database) == expected_members("r2", second)
    calls = []
    monkeypatch.setattr(publishing, "_ROWS", 4096)
    publish(database, *made_run("r3", third), progress=lambda step, done, total: calls.append(step))
    assert members(database) == expected_members("r3", third)
    assert calls.count("publish clean-up") <= 4


def test_memberships_go_side_by_side_where_everybody_follows_somebody(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the two connections take from each other, nothing of the run before is left."""
    monkeypatch.setattr(publishing, "_REMOVALS", 400)
    random = np.random.default_rng(5)
    create_accounts(database, 4000)
    ends = random.integers(0, 4000, (2, 24000)).astype(str)
    follows = pl.DataFrame({"source": ends[0], "target": ends[1]})
    LiveLoader(database).write(RelationBatch(Relation.FOLLOWS, "x", follows))
    first, second = (random.integers(0, 20, 4000).tolist() for _ in range(2))
    publish(database, *made_run("r1", first))
    publish(database, *made_run("r2", second))
    assert members(database) == expected_members("r2", second)


@given(st.lists(st.integers(1, 60), max_size=30))
def test_no_community_is_emptied_by_both_connections(sizes: list[int]) -> None:
    most = 10
    found = [{"key": f"c{i}", "members": size} for i, size in enumerate(sizes)]
    with patch.object(publishing, "_REMOVALS", most):
        sides = publishing._sides(found)
    keys = [{key for removal in side for key in removal} for side in sides]
    assert not keys[0] & keys[1]
    assert keys[0] | keys[1] == {community["key"] for community in found}
    transactions = sum(map(len, sides))
    assert sum(sizes) <= transactions * most < sum(sizes) + most * (len(sizes) + 1)


def test_accounts_that_come_after_a_run_do_not_lead(database: Database) -> None:
    """Cypher puts null first: they get the scores of accounts outside the run."""
    create_accounts(database, 3)
    publish(database, *made_run("r1", FIRST[:3]))
    LiveLoader(database).load(
        [
            AccountBatch("x", pl.DataFrame({"id": ["new"], "handle": ["new"]})),
            RelationBatch(Relation.FOLLOWS, "x", pl.DataFrame({"source": ["later"], "target": ["0"]})),
        ]
    )
    query = (
        "MATCH (a:Account) RETURN a.key AS key, a.pagerank AS score, a.run AS run ORDER BY score DESC, key"
    )
    rows = cypher(database, query)
    assert [row["run"] for row in rows] == ["r1"] * 3 + [None] * 2
    assert [(row["key"], row["score"]) for row in rows[3:]] == [("x:later", 0.0), ("x:new", 0.0)]


def test_nothing_is_published_into_a_newer_schema(database: Database) -> None:
    create_accounts(database, 2)
    cypher(database, "MATCH (s:Schema) SET s.version = s.version + 1")
    with pytest.raises(SchemaMismatch, match="this Tular knows"):
        publish(database, *made_run("r1", [0, 0]))
    assert not cypher(database, "MATCH (r:Run) RETURN r")
