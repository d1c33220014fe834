"""Benchmarks still fit the code they measure: each is read whole, and those that need nothing else run in small."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

SCRIPTS = sorted((ROOT / "benchmarks").glob("*.py"))
SMALL = {
    "overlap": ("--accounts", "500", "--follows", "3000", "--repeats", "1"),
    "parse": ("--rows", "2000", "--runs", "1"),
    "generate": ("--sizes", "500:5", "--runs", "1"),
    "fragments": ("--accounts", "400", "--runs", "1"),
    "centrality": ("--accounts", "300", "--follows", "2000", "--sources", "8", "--runs", "1"),
    "estimate": ("--accounts", "300", "--mean-follows", "5"),
    "communities": ("speed", "--accounts", "300", "--follows", "5", "--runs", "1"),
    "costs": ("--sample", "200", "--repeats", "1"),
    "api": ("--rows", "20", "--repeats", "1"),
    "serving": ("--accounts", "500", "--connections", "4", "--seconds", "0.5", "--workers", "1"),
}
"""Benchmarks that need neither Neo4j nor peers nor real data, and the arguments of their small form."""
READ_ALL = """
import runpy, sys
sys.path.insert(0, "benchmarks")
for file in sys.argv[1:]:
    runpy.run_path(file, run_name="read")
"""


def python(*arguments: str) -> str:
    ended = subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, cwd=ROOT, timeout=300, check=False
    )
    assert ended.returncode == 0, ended.stderr[-2_000:]
    return ended.stdout


def test_every_benchmark_can_be_read() -> None:
    """What it imports of Tular, of the tests and of peers is there."""
    assert len(SCRIPTS) > 10
    python("-c", READ_ALL, *map(str, SCRIPTS))


@pytest.mark.parametrize("name", SMALL)
def test_small_forms_run(name: str) -> None:
    assert "|" in python(str(Path("benchmarks") / f"{name}.py"), *SMALL[name])
