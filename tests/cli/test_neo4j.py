"""`tular neo4j` as a user types it."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import environment, isolated_settings
from tular.config import Settings
from tular.store.server.local import LocalNeo4j


def call(settings: Settings, *arguments: str, answer: str = "") -> subprocess.CompletedProcess[str]:
    """`tular neo4j …` in a process of its own."""
    return subprocess.run(
        [str(Path(sys.executable).with_name("tular")), "neo4j", *arguments],
        capture_output=True,
        text=True,
        input=answer,
        timeout=200,
        env=environment(settings, COLUMNS="400"),
        cwd=settings.home,
    )


@pytest.fixture
def home(tmp_path: Path) -> Settings:
    """A home whose server is never started."""
    return isolated_settings(tmp_path)


def test_start_status_logs_backup_restore_and_stop(empty_home: Settings) -> None:
    started = call(empty_home, "start")
    assert started.returncode == 0, started.stderr
    uri = LocalNeo4j(empty_home).uri
    assert uri is not None
    assert uri in started.stderr
    state = json.loads(call(empty_home, "status", "--json").stdout)
    assert (state["running"], state["uri"], state["installed"]) == (True, uri, True)
    logs = call(empty_home, "logs", "-n", "3").stdout.splitlines()
    assert len(logs) == 3
    assert logs[-1].endswith("Started.")
    assert call(empty_home, "stop").stderr == "Neo4j is stopped.\n"
    assert call(empty_home, "stop").stderr == "Neo4j did not run.\n"
    backup = empty_home.home / "graph.dump"
    assert call(empty_home, "backup", "graph.dump").returncode == 0, "where the user is"
    refused = call(empty_home, "backup", str(backup))
    assert refused.returncode == 2
    assert "--force" in refused.stderr
    assert call(empty_home, "restore", str(backup), answer="n\n").stderr.endswith("Stopped.\n")
    junk = empty_home.home / "junk.dump"
    junk.write_bytes(b"no backup")
    unread = call(empty_home, "restore", str(junk), "--yes")
    assert unread.returncode == 1
    assert f"{junk} is no whole backup that this Neo4j can read; the graph is as it was." in unread.stderr
    assert call(empty_home, "restore", str(backup), "--yes").returncode == 0
    assert call(empty_home, "reset", "--yes").returncode == 0
    assert not (empty_home.home / "neo4j" / "data").exists()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_backup_that_is_interrupted_leaves_nothing_and_says_that_neo4j_is_stopped(
    empty_home: Settings, number: int
) -> None:
    local = LocalNeo4j(empty_home)
    local.start()
    with subprocess.Popen(
        [str(Path(sys.executable).with_name("tular")), "neo4j", "backup", "graph.dump"],
        stderr=subprocess.PIPE,
        text=True,
        env=environment(empty_home, COLUMNS="400"),
        cwd=empty_home.home,
    ) as backup:
        while not list(empty_home.home.glob(".graph.dump.*")) and backup.poll() is None:
            time.sleep(0.02)
        backup.send_signal(number)
        _, words = backup.communicate(timeout=60)
    assert backup.returncode == 128 + signal.SIGINT
    assert "Neo4j is stopped now; `tular neo4j start` starts it again." in words
    assert "Stopped." in words
    assert not list(empty_home.home.glob("*graph.dump*"))
    assert not local.status().running


@pytest.mark.parametrize(
    "order", [["backup", "x.dump"], ["restore", "x.dump", "--yes"], ["reset", "--yes"], ["upgrade"]]
)
def test_the_data_of_another_server_are_not_taken_for_the_local_ones(
    home: Settings, monkeypatch: pytest.MonkeyPatch, order: list[str]
) -> None:
    monkeypatch.setenv("TULAR_NEO4J_URI", "bolt://graphs.example:7687")
    monkeypatch.setenv("TULAR_NEO4J_PASSWORD", "secret")
    done = call(home, *order)
    assert done.returncode == 2
    assert "leads to bolt://graphs.example:7687, not to the local database" in done.stderr
    assert "unset TULAR_NEO4J_URI" in done.stderr


def test_no_password_is_ever_shown(settings: Settings) -> None:
    shown = call(settings, "status")
    assert str(settings.home) in shown.stdout
    assert (settings.neo4j_password or "?") not in shown.stderr + shown.stdout


def test_logs_that_are_not_there_yet(home: Settings) -> None:
    result = call(home, "logs")
    assert result.returncode == 1
    assert "There is no log" in result.stderr
    assert "tular neo4j start" in result.stderr


def test_a_backup_that_is_not_there(home: Settings) -> None:
    result = call(home, "restore", "absent.dump", "--yes")
    assert result.returncode == 1
    assert "There is no backup absent.dump" in result.stderr


def test_reset_asks_first(home: Settings) -> None:
    password = LocalNeo4j(home).folder.password_file
    password.touch()
    result = call(home, "reset", answer="n\n")
    assert result.returncode != 0
    assert password.exists()


@pytest.mark.parametrize(
    "name",
    ["install", "start", "stop", "status", "logs", "upgrade", "backup", "restore", "reset", "password"],
)
def test_every_command_has_help_with_examples(home: Settings, name: str) -> None:
    result = call(home, name, "--help")
    assert result.returncode == 0
    assert f"tular neo4j {name}" in result.stdout.partition("Examples:")[2]


def test_upgrade_of_current_data_says_so(home: Settings) -> None:
    assert "already" in call(home, "upgrade").stderr
