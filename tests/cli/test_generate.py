"""`tular generate` as its users call it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from tular.cli import tular

MAIN = "from tular.cli import main; main()"


def generate(*arguments: object) -> object:
    return CliRunner().invoke(tular, ["generate", *map(str, arguments)])


def test_json_counts_what_the_files_hold(tmp_path: Path) -> None:
    result = generate(tmp_path / "net", "--accounts", 300, "--follows-per-account", 8, "--json")
    summary = json.loads(result.stdout)
    for name, rows in summary["files"].items():
        lines = (tmp_path / "net" / name).read_text().count("\n")
        assert lines == rows + 1, name
    assert summary["accounts"] == 300


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--accounts", 3),
        ("--accounts", 10**9),
        ("--follows-per-account", 0),
        ("--follows-per-account", 5000),
        ("--mixing", 1.5),
        ("--snapshots", 0),
        ("--posts-per-account", -1),
    ],
)
def test_silly_options_are_refused_before_anything_is_written(
    tmp_path: Path, option: str, value: float
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", MAIN, "generate", str(tmp_path / "net"), option, str(value)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert option.removeprefix("--").replace("-", "_") in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.iterdir())
