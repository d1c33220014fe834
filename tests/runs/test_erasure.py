"""An account that is forgotten leaves the runs on disk, which stay whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from tular.models import RunManifest, RunTables
from tular.runs.artifact import open_run, write_run
from tular.runs.erasure import erase


@pytest.mark.parametrize("row", [0, 2])
def test_no_table_names_it_any_more(
    row: int, tmp_path: Path, make_manifest: Callable[..., RunManifest], tables: RunTables
) -> None:
    handles = pl.Series("handle", ["ada_first", None, "cyd_last"])
    labels = tables.communities.with_columns(label=pl.lit("around @ada_first and @cyd_last"))
    tables = replace(tables, accounts=tables.accounts.with_columns(handles), communities=labels)
    write_run(str(tmp_path), make_manifest(), tables)
    key, handle = tables.accounts["key"][row], handles[row]
    assert erase(str(tmp_path), key) == ["run-1"]
    after = open_run(str(tmp_path), "run-1", cache=tmp_path)
    assert after.row_of(key) is None
    assert after.accounts["key"].is_sorted()
    assert after.accounts["pagerank"].equals(tables.accounts["pagerank"])
    assert handle not in str(after.communities.to_dicts()) + str(after.accounts.to_dicts())
    assert erase(str(tmp_path), key) == []
