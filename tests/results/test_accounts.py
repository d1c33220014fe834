"""Accounts of a run beside what is known of them now."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np

from tular.models import RunManifest, RunTables
from tular.results.accounts import AccountRows
from tular.results.run_view import RunView
from tular.runs.artifact import open_run, write_run


def test_what_was_loaded_after_the_run_fills_what_it_does_not_know(
    tmp_path: Path, make_manifest: Callable[..., RunManifest], tables: RunTables
) -> None:
    write_run(str(tmp_path), make_manifest("run-1"), tables)
    accounts = AccountRows(
        RunView(open_run(str(tmp_path), "run-1", cache=tmp_path / "cache")), np.array([2, 1, 0])
    )
    now = [
        {"key": "x:1", "handle": "renamed", "name": "Ada"},
        {"key": "x:10", "handle": "ten", "followersCount": 7},
    ]
    filled = accounts.filled(now)
    assert filled.profile("key") == ["x:2", "x:10", "x:1"]
    assert filled.profile("handle") == ["c", "ten", "ä"], (
        "what the run says stays: it is the run that is shown"
    )
    assert filled.profile("name") == [None, None, "Ada"]
    assert filled.profile("followersCount") == [None, 7, None]
