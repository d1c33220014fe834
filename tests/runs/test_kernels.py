"""Kernels are compiled once on a machine, and then an analysis of another size compiles nothing."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tular.runs import kernels
from tular.runs.compiled import are_compiled, note_compiled
from tular.runs.kernels import STEP, compiling_beside, ensure_compiled

ANALYSE = """
import sys
from pathlib import Path
from tular.runs.process import keep_kernels_in
keep_kernels_in(Path(sys.argv[1]))
from tular.runs import kernels
kernels._ACCOUNTS, kernels._EVENTS = 2500, 2000
kernels.practise()
"""


@pytest.mark.timeout(900)
def test_what_is_practised_is_all_that_a_larger_analysis_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = time.time()
    monkeypatch.delenv("NUMBA_CACHE_DIR")  # where the tests keep theirs
    with compiling_beside(tmp_path, lambda _text: None):
        ensure_compiled_elsewhere(tmp_path)
    assert are_compiled(tmp_path)
    found = compiled_files(tmp_path)
    assert len(found) > 50
    assert all(file.stat().st_mtime >= began - 1 for file in found)
    subprocess.run([sys.executable, "-c", ANALYSE, str(tmp_path)], check=True)
    assert compiled_files(tmp_path) == found


def ensure_compiled_elsewhere(cache: Path) -> None:
    """As an analysis does that begins meanwhile: it waits for the process that compiles."""
    while not list(cache.glob("kernels/compiled/*.lock")):
        time.sleep(0.05)
    ensure_compiled(cache, lambda *_: None)


def compiled_files(cache: Path) -> set[Path]:
    return set(cache.rglob("*.nbc"))


def test_never_twice_and_said_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    practised, steps = [], []
    monkeypatch.setattr(kernels, "practise", lambda: practised.append(1))
    for _ in range(2):
        ensure_compiled(tmp_path, lambda step, done, total: steps.append((step, done, total)))
    assert practised == [1]
    assert steps == [(STEP, 0, None), (STEP, 1, 1)]


def test_nothing_is_said_or_started_where_all_is_compiled(tmp_path: Path) -> None:
    note_compiled(tmp_path)
    with compiling_beside(tmp_path, pytest.fail):
        pass
