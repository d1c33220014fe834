"""From an empty folder the whole way, as a user goes it: generate, load, analyse, serve, ask by every door."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any

import neo4j
import polars as pl

from tests.conftest import free_port
from tular.config import Settings
from tular.store.driver.database import Database
from tular.store.publish.publishing import reserve_names
from tular.store.server.local import LocalNeo4j
from tular.store.snapshot.version import read_version

LEADERS = "{ influencers(measure: FOLLOWERS, first: 5) { edges { rank score node { handle } } } }"
TULAR = str(Path(sys.executable).with_name("tular"))


def test_the_whole_way_from_an_empty_folder(empty_home: Settings, tmp_path: Path) -> None:
    port = free_port()
    environ = {name: value for name, value in os.environ.items() if not name.startswith("TULAR_")} | {
        "TULAR_HOME": str(empty_home.home),
        "TULAR_CACHE": str(empty_home.cache),
        "TULAR_PORT": str(port),
        "TULAR_MEMORY_GB": "3",
    }

    def tular(*arguments: str) -> Any:
        done = subprocess.run(
            [TULAR, *arguments, "--json"],
            env=environ,
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    network = tmp_path / "network"
    tular("generate", str(network), "--accounts", "1000", "--seed", "3")
    loaded = tular("load", str(network))
    assert loaded["rejected"] == 0
    assert loaded["rowsRead"] == loaded["accepted"] > 10_000
    again = tular("load", str(network))
    assert (again["created"], again["updated"]) == (0, 0)

    with Database.connect(LocalNeo4j(empty_home).ensure_running()) as database:
        reserve_names(database)
        version = read_version(database)
        tular("analyze", "--layer", "retweets")
        tular("analyze", "--layer", "follows", "--seed", "2")
        run = tular("analyze", "--layer", "follows", "--seed", "1")
        assert version is not None
        assert read_version(database) == version, "what publishing does must not have a snapshot read again"
    follows = pl.read_csv(
        network / "follows.csv", schema_overrides={"source": pl.String, "target": pl.String}
    )
    assert run["relations"] == follows.select("source", "target").n_unique()

    leader = (
        follows.unique(["source", "target"])["target"]
        .value_counts()
        .sort("count", "target", descending=[True, False])
        .row(0)
    )
    table = tular("top", "--measure", "followers", "--first", "5")
    assert table["rows"][0]["score"] == leader[1]

    with subprocess.Popen([TULAR, "serve"], env=environ, stderr=subprocess.PIPE, text=True) as serving:
        try:
            assert serving.stderr is not None
            assert "GraphQL" in serving.stderr.readline()
            answer = ask(port, LEADERS)
        finally:
            serving.send_signal(signal.SIGINT)
        assert serving.wait(10) in (0, 130)
    edges = answer["influencers"]["edges"]
    assert [edge["node"]["handle"] for edge in edges] == [row["handle"] for row in table["rows"]]
    assert [edge["score"] for edge in edges] == [row["score"] for row in table["rows"]]

    settings = LocalNeo4j(empty_home).ensure_running()
    assert settings.neo4j_uri is not None
    with neo4j.GraphDatabase.driver(
        settings.neo4j_uri, auth=("neo4j", settings.neo4j_password or "")
    ) as driver:
        records = driver.execute_query(
            "MATCH (a:Account) WHERE a.run = $run RETURN a.handle AS handle ORDER BY a.followers DESC, a.key LIMIT 5",
            run=run["runId"],
        ).records
    assert [record["handle"] for record in records] == [row["handle"] for row in table["rows"]]


def ask(port: int, query: str) -> Any:
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/graphql",
        json.dumps({"query": query}).encode(),
        {"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=20) as response:
        return json.load(response)["data"]
