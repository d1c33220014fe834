"""Every command: listed, helped with examples, quick to answer; errors are one sentence with the right exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from tular.cli import COMMANDS, tular
from tular.measures import BY_NAME

COMMANDS_FOLDER = Path(__file__).parents[2] / "service" / "tular" / "cli" / "commands"


def call(*arguments: str, seconds: float = 120, **environ: str) -> subprocess.CompletedProcess[str]:
    """The installed command in a process of its own, with the user's TULAR_ settings left out."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("TULAR_")}
    return subprocess.run(
        [str(Path(sys.executable).with_name("tular")), *arguments],
        capture_output=True,
        text=True,
        timeout=seconds,
        env=inherited | environ,
        check=False,
    )


def test_every_module_is_a_listed_command() -> None:
    modules = {file.stem for file in COMMANDS_FOLDER.glob("*.py")} - {"__init__"}
    assert modules == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_has_examples(name: str) -> None:
    result = CliRunner().invoke(tular, [name, "--help"])
    assert result.exit_code == 0
    assert f"tular {name}" in result.output.partition("Examples:")[2]


def test_help_imports_nothing_heavy() -> None:
    called = "import sys, tular.cli; tular.cli.tular(['analyze', '--help'], standalone_mode=False)"
    code = f"{called}; print('modules:', *sys.modules)"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    loaded = printed.partition("modules:")[2].split()
    assert not {"numba", "igraph", "neo4j", "scipy", "graphene", "networkx"} & set(loaded)


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("fly",), "fly"),
        (("analyze", "--layer", "likes"), "likes"),
        (("analyze", "--measures", "fame"), "fame"),
        (("analyze", "--from", "yesterday"), "yesterday"),
        (("analyze", "--from", "2026-02-01", "--to", "2026-01-01"), "window"),
        (("top", "--measure", "fame", "--run", "r"), "r"),
    ],
)
def test_wrong_usage_is_named_and_not_a_stack_trace(
    arguments: tuple[str, ...], named: str, tmp_path: Path
) -> None:
    result = call(*arguments, TULAR_HOME=str(tmp_path))
    assert result.returncode in (1, 2)
    assert named in result.stderr
    assert "Traceback" not in result.stderr


def test_a_wrong_setting_is_one_sentence(tmp_path: Path) -> None:
    result = call("runs", TULAR_HOME=str(tmp_path), TULAR_PORT="http")
    assert result.returncode == 2
    assert "TULAR_PORT" in result.stderr
    assert "Traceback" not in result.stderr


def test_no_run_yet_says_what_makes_one(tmp_path: Path) -> None:
    result = call("runs", TULAR_HOME=str(tmp_path))
    assert result.returncode == 0
    assert "tular analyze" in result.stderr


def test_measures_are_listed_with_their_definitions(tmp_path: Path) -> None:
    result = call("measures", TULAR_HOME=str(tmp_path))
    assert "pagerank" in result.stdout
    assert "Kleinberg 1999" in result.stdout


def test_measures_as_json_say_the_same_as_the_page(tmp_path: Path) -> None:
    told = json.loads(call("measures", "constraint", "--json", TULAR_HOME=str(tmp_path)).stdout)
    constraint = BY_NAME["constraint"]
    assert [(one["name"], one["definition"], one["lowLeads"]) for one in told] == [
        ("constraint", constraint.definition, True)
    ]
