"""`tular doctor` says what is amiss and what to do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.conftest import CACHE, isolated_settings
from tular.config import Settings
from tular.store.driver.database import Database
from tular.store.server.local import LocalNeo4j


def doctor(home: Path, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    own = {"TULAR_HOME": str(home), "TULAR_CACHE": str(CACHE), "COLUMNS": "400", **environ}
    return subprocess.run(
        [str(Path(sys.executable).with_name("tular")), "doctor", *arguments],
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, **own},
        cwd=home,
    )


def findings(home: Path, **environ: str) -> dict[str, dict[str, Any]]:
    return {finding["subject"]: finding for finding in json.loads(doctor(home, "--json", **environ).stdout)}


def test_a_new_home_is_well(tmp_path: Path) -> None:
    report = doctor(tmp_path)
    assert report.returncode == 0, report.stdout
    assert "problem" not in report.stdout
    for subject in ("Python", "Java", "jars", "disk", "memory", "service port", "data folder", "Neo4j"):
        assert f"ok       {subject} " in report.stdout
    assert list(tmp_path.iterdir()) == [], "doctor changes nothing"


def test_a_running_server_is_asked(settings: Settings, database: Database) -> None:
    found = findings(settings.home)
    assert all(finding["ok"] for finding in found.values())
    version = LocalNeo4j(settings).version
    assert found["Neo4j"]["message"] == f"{version} community answers at {settings.neo4j_uri}"
    assert "whole" in found["schema"]["message"]
    assert "none is published" in found["current run"]["message"]


def test_a_schema_that_lost_an_index_is_a_problem(settings: Settings, database: Database) -> None:
    database.write("../tests/cli/drop_constraint")
    found = findings(settings.home)["schema"]
    assert not found["ok"]
    assert "account_key" in found["message"]
    assert "tular load" in found["remedy"]


def test_a_wrong_setting_is_a_problem(tmp_path: Path) -> None:
    report = doctor(tmp_path, TULAR_PORT="many")
    assert report.returncode == 1
    assert "TULAR_PORT" in report.stdout


def test_a_server_that_does_not_answer_is_a_problem(tmp_path: Path) -> None:
    report = doctor(tmp_path, "--json", TULAR_NEO4J_URI="bolt://127.0.0.1:9")
    assert report.returncode == 1
    last = json.loads(report.stdout)[-1]
    assert (last["subject"], last["ok"]) == ("Neo4j", False)
    assert last["remedy"]


def test_an_open_data_folder_is_a_problem(tmp_path: Path) -> None:
    folder = LocalNeo4j(isolated_settings(tmp_path)).folder.root
    folder.chmod(0o755)
    found = findings(tmp_path)["data folder"]
    assert not found["ok"]
    assert found["remedy"] == f"Run `chmod 700 {folder}`."


def test_a_damaged_jar_is_a_problem(tmp_path: Path) -> None:
    installation = LocalNeo4j(isolated_settings(tmp_path, TULAR_CACHE=str(tmp_path / "cache"))).installation
    installation.lib.mkdir(parents=True)
    found = findings(tmp_path, TULAR_CACHE=str(tmp_path / "cache"))["jars"]
    assert not found["ok"]
    assert str(installation.folder) in found["remedy"]
