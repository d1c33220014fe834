"""`import tular` as its users write it: a script without ceremony, from files to graphs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import igraph
import networkx as nx
import polars as pl
import pytest

import tular
from tests.conftest import environment_of
from tular.config import Settings
from tular.store.driver.database import Database
from tular.store.ledger.loads import list_loads

SCRIPT = """
import tular

loaded = tular.load("follows.csv", rejects="rejects.jsonl")
assert (loaded.rows_read, loaded.accepted, loaded.rejected) == (6, 5, 1), loaded
run = tular.analyze("follows", measures=["pagerank", "coreness"], seed=3)
assert tular.open_run().id == run.id
print(run.id)
"""


@pytest.fixture
def project(settings: Settings, database: Database, tmp_path: Path) -> Settings:
    """Five follows and a row without a target in a folder of its own, beside an empty graph."""
    (tmp_path / "follows.csv").write_text("source,target\n1,2\n2,3\n3,1\n4,1\n4,\n5,1\n")
    return tular.load_settings(environment_of(settings) | {"TULAR_ARTIFACTS": str(tmp_path / "runs")})


@pytest.fixture
def run(project: Settings, tmp_path: Path) -> tular.Run:
    """What the script above published, run as users run it: without a guard of its main module."""
    (tmp_path / "script.py").write_text(SCRIPT)
    environ = os.environ | environment_of(project) | {"TULAR_ARTIFACTS": project.artifacts}
    done = subprocess.run(
        [sys.executable, "script.py"], cwd=tmp_path, env=environ, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    return tular.open_run(done.stdout.strip(), settings=project)


def test_a_script_loads_analyses_and_reads(run: tular.Run, project: Settings, database: Database) -> None:
    [load] = list_loads(database)
    assert (load.rows_read, load.accepted, load.rejected, load.became) == (6, 5, 1, {"FOLLOWS": 5})
    leaders = run.ranking("pagerank", first=2)
    assert leaders["key"].to_list()[0] == "x:1"
    assert leaders["rank"].to_list() == [1, 2]
    assert run.accounts.height == 5
    assert run.communities["size"].sum() == 5
    assert set(run.relations.select("source", "target").iter_rows()) == {
        ("x:1", "x:2"), ("x:2", "x:3"), ("x:3", "x:1"), ("x:4", "x:1"), ("x:5", "x:1")
    }  # fmt: skip
    assert tular.list_runs(settings=project)["id"].to_list() == [run.id]
    graph, same = run.to_networkx(), run.to_igraph()
    assert isinstance(graph, nx.DiGraph)
    assert isinstance(same, igraph.Graph)
    assert set(graph.edges) == {(same.vs[e.source]["name"], same.vs[e.target]["name"]) for e in same.es}
    assert graph.nodes["x:1"]["pagerank"] == same.vs.find(name="x:1")["pagerank"]
    with pytest.raises(tular.TularError, match="has no measure 'katz'"):
        run.ranking("katz")


def test_names_are_documented_and_loaded_when_they_are_used() -> None:
    assert dir(tular) == sorted(tular.__all__)
    for name in set(tular.__all__) - {"__version__"}:
        assert getattr(tular, name).__doc__, name
    assert [
        name for name in tular.__all__ if name not in (tular.__doc__ or "") and name != "__version__"
    ] == []
    with pytest.raises(AttributeError, match="no attribute 'secrets'"):
        _ = tular.secrets
    light = "import sys, tular; tular.__version__; print(sorted({'polars', 'neo4j', 'igraph'} & set(sys.modules)))"
    shown = subprocess.run([sys.executable, "-c", light], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


def test_an_unfinished_table_is_a_frame_of_the_run(run: tular.Run) -> None:
    assert isinstance(run.table("levels"), pl.DataFrame)
    with pytest.raises(tular.TularError, match="made without echo"):
        run.table("echo")


def test_a_load_is_that_of_the_command_line(project: Settings, database: Database, tmp_path: Path) -> None:
    file = tmp_path / "follows.csv"
    would = tular.load(file, settings=project, dry_run=True)
    assert (would.created, list_loads(database)) == (5, [])
    done = tular.load(file, settings=project, lists="followers")
    assert list_loads(database) == [done.record]
    assert done.reject_file == project.home / "rejects" / f"{done.id}.jsonl"
    assert done.record.created + done.record.updated + done.record.unchanged == 5
    for wrong in ({"way": "fast"}, {"lists": "likes"}, {"format": "cobol"}):
        with pytest.raises(tular.TularError, match="Use one of"):
            tular.load(file, settings=project, **wrong)
    (tmp_path / "follows.csv").write_text("source,target\nNA,NULL\n")
    with pytest.raises(tular.TularError, match="None of 1 rows was accepted"):
        tular.load(file, settings=project)
