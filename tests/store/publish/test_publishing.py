"""Publishing on a real Neo4j: what it leaves there, and what is said when it does not get to the end."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import polars as pl
import pytest

from tests.store.graphs import create_accounts, cypher, made_run
from tular.config import Settings
from tular.errors import SchemaMismatch, WriteConflict
from tular.measures import BY_NAME
from tular.models import AccountBatch, Relation, RelationBatch, RunManifest, RunTables
from tular.store.driver.database import Database
from tular.store.load.live import LiveLoader
from tular.store.publish import changes
from tular.store.publish.publishing import (
    Publication,
    current_run,
    current_run_if_reachable,
    publish,
    run_in_cypher,
)

FIRST = [0, 0, 0, 1, 1, 2]
SECOND = [0, 0, 1, 1, 1, 1]


def members(database: Database) -> dict[str, str]:
    rows = cypher(
        database,
        """MATCH (a:Account)-[m:IN_COMMUNITY]->(c:Community)
        RETURN a.key AS k, c.key AS c, m.confidence AS p""",
    )
    assert {row["p"] for row in rows} <= {0.5}
    assert len({row["k"] for row in rows}) == len(rows)
    return {row["k"]: row["c"] for row in rows}


def expected_members(membership: list[int]) -> dict[str, str]:
    return {f"x:{i}": f"c{c}" for i, c in enumerate(membership)}


def scores(database: Database, *names: str) -> list[list[Any]]:
    text = "MATCH (a:Account) RETURN [name IN $names | a[name]] AS row ORDER BY a.key"
    return [row["row"] for row in cypher(database, text, names=list(names))]


def test_before_the_first_run_there_is_none(database: Database) -> None:
    assert current_run(database) is None


def test_writes_run_communities_flows_scores_and_members(database: Database) -> None:
    create_accounts(database, 6)
    publish(database, *made_run("r1", FIRST))
    assert current_run(database) == "r1"
    assert members(database) == expected_members(FIRST)
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
        "key": "c0", "run": "r1", "id": "c0", "label": "label of c0", "terms": ["kopi", "teh"],
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
    assert members(database) == expected_members(SECOND)
    assert {row[0] for row in scores(database, "run")} == {"r2"}
    text = "MATCH (c:Community)-[was:OF]->(r:Run {id: $run}) RETURN c.id AS c, was.size AS n ORDER BY c"
    kept = {run: [tuple(row.values()) for row in cypher(database, text, run=run)] for run in ("r1", "r2")}
    assert kept == {"r1": [("c0", 3), ("c1", 2), ("c2", 1)], "r2": [("c0", 2), ("c1", 4)]}
    assert cypher(database, "MATCH (c:Community) RETURN c.id AS id, c.run AS run ORDER BY id") == [
        {"id": "c0", "run": "r2"}, {"id": "c1", "run": "r2"}, {"id": "c2", "run": "r1"},
    ]  # fmt: skip
    flows = cypher(
        database, "MATCH (a)-[f:FLOWS_TO]->(b) RETURN a.id AS a, b.id AS b, f.run AS run ORDER BY a"
    )
    assert [tuple(flow.values()) for flow in flows] == [("c0", "c1", "r2"), ("c1", "c0", "r2")]


def test_an_older_run_can_be_published_again(database: Database) -> None:
    create_accounts(database, 6)
    for run, membership in (("r1", FIRST), ("r2", SECOND), ("r1", FIRST), ("r1", FIRST)):
        publish(database, *made_run(run, membership))
    assert current_run(database) == "r1"
    assert members(database) == expected_members(FIRST)
    assert len(cypher(database, "MATCH (c:Community) RETURN c")) == 3
    assert len(cypher(database, "MATCH (:Community)-[o:OF]->(:Run) RETURN o")) == 5
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


def test_ended_anywhere_it_is_said_what_cypher_has_and_again_repairs(database: Database) -> None:
    create_accounts(database, 6)
    seen = []
    step = 0
    publish(database, *made_run("r1", FIRST))
    while _published_until(database, step):
        seen.append((current_run(database), run_in_cypher(database)))
        publish(database, *made_run("r2", SECOND))
        assert state_of(database) == ("r2", "r2", expected_members(SECOND))
        publish(database, *made_run("r1", FIRST))
        assert state_of(database) == ("r1", "r1", expected_members(FIRST))
        step += 1
    assert seen[0] == ("r1", "r1")
    assert set(seen[1:]) == {("r2", None)}
    assert len(seen) > 8


def state_of(database: Database) -> tuple[str | None, str | None, dict[str, str]]:
    return current_run(database), run_in_cypher(database), members(database)


def test_the_earlier_run_published_over_a_copy_cut_short_is_not_called_whole_before_it_is(
    database: Database,
) -> None:
    create_accounts(database, 6)
    publish(database, *made_run("r1", FIRST))
    assert _published_until(database, 6)
    again = Publication(database, *made_run("r1", FIRST))
    again.serve()
    assert (current_run(database), run_in_cypher(database)) == ("r1", None)
    again.copy(lambda run: made_run(run, FIRST)[1].accounts)
    assert state_of(database) == ("r1", "r1", expected_members(FIRST))


def test_of_two_publications_the_later_wins(database: Database) -> None:
    create_accounts(database, 6)

    def another(step: str, done: int, total: int | None) -> None:
        if step == "publish accounts":
            publish(database, *made_run("r2", SECOND))

    with pytest.raises(WriteConflict, match="r1"):
        publish(database, *made_run("r1", FIRST), progress=another)
    assert (current_run(database), members(database)) == ("r2", expected_members(SECOND))


def test_accounts_that_are_gone_and_odd_keys_do_no_harm(database: Database) -> None:
    create_accounts(database, 3)
    cypher(database, "CREATE (:Account {key: $key})", key="x:\"quo te's\n$")
    manifest, tables = made_run("r1", [0, 0, 0, 1, 1])
    keys = ["x:0", "x:1", "x:2", "gone", "x:\"quo te's\n$"]
    accounts = tables.accounts.with_columns(key=pl.Series(keys))
    publish(database, manifest, replace(tables, accounts=accounts))
    assert members(database) == {"x:0": "c0", "x:1": "c0", "x:2": "c0", keys[-1]: "c1"}


def test_current_run_if_reachable(database: Database, settings: Settings) -> None:
    create_accounts(database, 1)
    publish(database, *made_run("r1", [0]))
    assert current_run_if_reachable(settings) == "r1"
    assert current_run_if_reachable(replace(settings, neo4j_uri="bolt://127.0.0.1:1")) is None


def test_many_slices_and_small_communities(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Scores and memberships of neighbours are written at the same time."""
    monkeypatch.setattr(changes, "ROWS", 40)
    create_accounts(database, 700)
    random = np.random.default_rng(2)
    first, second, third = (random.integers(0, 600, 700).tolist() for _ in range(3))
    publish(database, *made_run("r1", first))
    publish(database, *made_run("r2", second))
    assert members(database) == expected_members(second)
    monkeypatch.setattr(changes, "ROWS", 4096)
    publish(database, *made_run("r3", third))
    assert members(database) == expected_members(third)


def test_outsiders_leave_communities_that_last_and_those_that_do_not(database: Database) -> None:
    create_accounts(database, 6)
    publish(database, *made_run("r1", FIRST))
    publish(database, *made_run("r2", [0, 0, 1]))
    assert members(database) == expected_members([0, 0, 1])


def test_accounts_in_no_community_leave_theirs(database: Database) -> None:
    create_accounts(database, 6)
    publish(database, *made_run("r1", FIRST))
    manifest, tables = made_run("r2", FIRST)
    alone = tables.accounts.with_columns(
        communityId=pl.when(pl.col("key") == "x:1").then(None).otherwise("communityId")
    )
    publish(database, manifest, replace(tables, accounts=alone))
    assert members(database) == {k: c for k, c in expected_members(FIRST).items() if k != "x:1"}
    assert scores(database, "communityId", "run")[1] == [None, "r2"]


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


@pytest.mark.parametrize("seed", range(4))
def test_what_neo4j_holds_already_is_not_sent_and_the_outcome_is_the_same(
    database: Database, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    """Values, memberships, measures and accounts change, come and go; once an account was made anew in between."""
    monkeypatch.setattr(changes, "ROWS", 16)
    random = np.random.default_rng(seed)
    create_accounts(database, 60)
    membership = random.integers(0, 6, 60).tolist()
    earlier, later = (_somewhat_like(random, made_run(run, membership)) for run in ("r1", "r2"))
    publish(database, *earlier)
    if seed == 3:
        cypher(database, "MATCH (a:Account {key: 'x:7'}) DETACH DELETE a")
        cypher(database, "CREATE (:Account {key: 'x:7', platform: 'x', id: '7', handle: 'user7'})")
    publish(database, *later, accounts_of=lambda run: earlier[1].accounts if run == "r1" else None)
    told = _everything(database)
    publish(database, *later)
    assert told == _everything(database)


def _somewhat_like(
    random: np.random.Generator, run: tuple[RunManifest, RunTables]
) -> tuple[RunManifest, RunTables]:
    """The run with some accounts left out, some moved, some values other, a measure less and a measure more."""
    manifest, tables = run
    size = tables.accounts.height * 4 // 5
    rows = random.permutation(tables.accounts.height)[:size]
    accounts = tables.accounts[np.sort(rows).tolist()]
    few = pl.Series(random.random(size) < 0.1)
    accounts = accounts.with_columns(
        followers=pl.col("followers") + few.cast(pl.Int64),
        pagerank=pl.col("pagerank") * 2,
        communityId=pl.when(few).then(pl.lit("c0")).otherwise("communityId"),
        confidence=pl.Series(random.choice([0.5, 0.75], size), dtype=pl.Float32),
        **{
            str(random.choice(["hitsHub", "closeness", "katz"])): pl.Series(
                random.choice([1.5, np.nan], size)
            ).fill_nan(None)
        },
    )
    return manifest, replace(tables, accounts=accounts)


def _everything(database: Database) -> list[Any]:
    texts = (
        "MATCH (a:Account) RETURN properties(a) AS found ORDER BY a.key",
        "MATCH (a)-[m:IN_COMMUNITY]->(c) RETURN [a.key, c.key, m.confidence] AS found ORDER BY a.key, c.key",
        "MATCH (c:Community) RETURN properties(c) AS found ORDER BY c.key",
    )
    return [row["found"] for text in texts for row in cypher(database, text)]


def test_memberships_that_last_stay_the_same_relations(database: Database) -> None:
    create_accounts(database, 6)
    publish(database, *made_run("r1", FIRST))
    text = "MATCH (a)-[m:IN_COMMUNITY]->() RETURN a.key AS a, elementId(m) AS m"
    before = {row["a"]: row["m"] for row in cypher(database, text)}
    publish(database, *made_run("r2", SECOND), accounts_of=lambda run: made_run(run, FIRST)[1].accounts)
    after = {row["a"]: row["m"] for row in cypher(database, text)}
    assert {key for key in before if before[key] == after[key]} == {"x:0", "x:1", "x:3", "x:4"}
