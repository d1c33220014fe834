"""Commands that read runs, without Neo4j: which run is meant, and what is told of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.runs.conftest import make_manifest, tables  # noqa: F401  fixtures
from tular.cli import tular
from tular.cli.reading import chosen_run, known_measure
from tular.errors import RunNotFound, UsageError
from tular.measures import CATALOGUE
from tular.models import Layer, RunManifest, RunTables, Window
from tular.runs.artifact import write_run


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TULAR_HOME", str(tmp_path))
    monkeypatch.setenv("TULAR_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("TULAR_NEO4J_URI", raising=False)
    return tmp_path


def test_a_window_alone_does_not_tell_which_run(home: Path) -> None:
    with pytest.raises(UsageError, match="--layer") as raised:
        chosen_run(None, None, Window(datetime(2026, 1, 1, tzinfo=UTC), None))
    assert raised.value.field == "layer"


def test_a_run_is_asked_for_by_one_of_the_two(home: Path) -> None:
    with pytest.raises(UsageError, match="--run or by --layer"):
        chosen_run("run-1", Layer.FOLLOWS, Window())


def test_a_run_by_id_is_taken_at_its_word(home: Path) -> None:
    assert chosen_run("run-1", None, Window()) == "run-1"


def test_the_newest_run_of_a_layer(
    home: Path,
    make_manifest: Callable[..., RunManifest],  # noqa: F811
    tables: RunTables,  # noqa: F811
) -> None:
    for day, run_id in ((1, "older"), (2, "newer")):
        manifest = make_manifest(run_id, datetime(2026, 11, day, tzinfo=UTC))
        write_run(str(home / "runs"), manifest, tables)
    assert chosen_run(None, Layer.RETWEETS, manifest.window) == "newer"
    with pytest.raises(RunNotFound):
        chosen_run(None, Layer.MENTIONS, Window())


def test_runs_lists_what_there_is(
    home: Path,
    make_manifest: Callable[..., RunManifest],  # noqa: F811
    tables: RunTables,  # noqa: F811
) -> None:
    nothing = CliRunner().invoke(tular, ["runs"])
    assert nothing.exit_code == 0
    assert "No run yet" in nothing.output
    write_run(str(home / "runs"), make_manifest(), tables)
    (row,) = json.loads(CliRunner().invoke(tular, ["runs", "--json"]).stdout)
    told = {name: row[name] for name in ("runId", "layer", "accounts", "communities", "current")}
    assert told == {"runId": "run-1", "layer": "retweets", "accounts": 3, "communities": 1, "current": False}


def test_measures_tells_of_all_or_of_those_asked_for() -> None:
    everything = json.loads(CliRunner().invoke(tular, ["measures", "--json"]).stdout)
    assert len(everything) == len(CATALOGUE)
    (one,) = json.loads(CliRunner().invoke(tular, ["measures", "pagerank", "--json"]).stdout)
    assert one in everything


def test_a_measure_is_known_by_both_of_its_names() -> None:
    assert known_measure("retweetsReceived") == known_measure("RETWEETS_RECEIVED") == "retweetsReceived"
    with pytest.raises(UsageError, match="pagerang"):
        known_measure("pagerang")
