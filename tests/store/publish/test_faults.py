"""Publishing that is killed, by real signals to real processes."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import time
from multiprocessing.connection import Connection

import pytest

from tests.store.graphs import create_accounts, cypher, made_run
from tular.config import Settings
from tular.errors import StoreError
from tular.store.driver.database import Database
from tular.store.publish.publishing import current_run, publish, run_in_cypher
from tular.store.schema.migrations import migrate
from tular.store.server.local import LocalNeo4j

ACCOUNTS = 6_000
OLD = [i % 7 for i in range(ACCOUNTS)]
NEW = [i % 5 for i in range(ACCOUNTS)]


def publish_new(settings: Settings, pipe: Connection) -> None:
    """The child: says when it is at work and when it is done."""
    with Database.connect(settings) as database:
        publish(database, *made_run("new", NEW), progress=lambda *_: pipe.send("at work"))
    pipe.send("done")


def kill_after(seconds: float, settings: Settings) -> bool:
    """Start publishing in a process of its own, kill it at work; True when it had not finished."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=publish_new, args=(settings, there))
    process.start()
    there.close()
    assert here.recv() == "at work"
    time.sleep(seconds)
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    said = []
    while here.poll():
        try:
            said.append(here.recv())
        except EOFError:
            break
    return "done" not in said


def assert_whole(database: Database, run: str, membership: list[int]) -> None:
    """Everything that the run's publication leaves, and nothing of another run's."""
    assert current_run(database) == run_in_cypher(database) == run
    sizes = cypher(
        database,
        """MATCH (a:Account)-[m:IN_COMMUNITY]->(c:Community)
        RETURN c.key AS key, count(m) AS members, count(DISTINCT a) AS accounts""",
    )
    expected = {f"c{c}": membership.count(c) for c in set(membership)}
    assert {row["key"]: row["members"] for row in sizes} == expected
    assert {row["key"]: row["accounts"] for row in sizes} == expected
    assert cypher(
        database, "MATCH (a:Account) WHERE a.run <> $run OR a.run IS NULL RETURN count(a) AS n", run=run
    ) == [{"n": 0}]
    assert cypher(database, "MATCH (r:Run {current: true}) RETURN count(r) AS n") == [{"n": 1}]


def test_killed_at_random_points_and_published_again(database: Database, settings: Settings) -> None:
    create_accounts(database, ACCOUNTS)
    publish(database, *made_run("old", OLD))
    chance = random.Random(5)
    unfinished = 0
    for seconds in (0.0, chance.uniform(0, 0.3), chance.uniform(0, 1.0)):
        unfinished += kill_after(seconds, settings)
        assert current_run(database) == "new"
        assert run_in_cypher(database) in (None, "new"), (
            "a part of the accounts has the scores of another run"
        )
        publish(database, *made_run("new", NEW))
        assert_whole(database, "new", NEW)
        publish(database, *made_run("old", OLD))
        assert_whole(database, "old", OLD)
    assert unfinished


def test_neo4j_killed_in_the_middle(empty_home: Settings) -> None:
    local = LocalNeo4j(empty_home)
    settings = local.start()
    with Database.connect(settings) as database:
        migrate(database)
        create_accounts(database, ACCOUNTS)
        publish(database, *made_run("old", OLD))
        pid = server_pid(database)

        def kill(step: str, done: int, total: int | None) -> None:
            if step == "publish accounts" and done > 4000:
                os.kill(pid, signal.SIGKILL)

        with pytest.raises(StoreError) as raised:
            publish(database, *made_run("new", NEW), progress=kill)
    assert raised.value.remedy
    with Database.connect(LocalNeo4j(empty_home).start()) as database:
        assert (current_run(database), run_in_cypher(database)) == ("new", None)
        publish(database, *made_run("new", NEW), accounts_of=lambda run: made_run(run, OLD)[1].accounts)
        assert_whole(database, "new", NEW)


def server_pid(database: Database) -> int:
    rows = cypher(
        database,
        "CALL dbms.queryJmx('java.lang:type=Runtime') YIELD attributes RETURN attributes.Name.value AS name",
    )
    return int(rows[0]["name"].partition("@")[0])
