"""A run is written once, read back equal, and damage is noticed."""

from __future__ import annotations

import resource
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import orjson
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from tests.conftest import CACHE
from tests.runs.conftest import START
from tular.errors import ArtifactDamaged, NotComputed, OtherVersion, RunError, RunNotFound, UsageError
from tular.models import ECHO_COLUMNS, Layer, RunManifest, RunTables, Window
from tular.runs.artifact import open_run, write_run
from tular.runs.catalog import list_runs, newest_run

Make = Callable[..., RunManifest]


@pytest.fixture(params=["folder", "memory"])
def artifacts(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A local folder, and a file system that has neither rename nor memory maps, as object storage."""
    return str(tmp_path / "runs") if request.param == "folder" else f"memory://{tmp_path}/runs"


def test_what_is_written_is_read_back(
    artifacts: str, make_manifest: Make, tables: RunTables, tmp_path: Path
) -> None:
    write_run(artifacts, make_manifest(), tables)
    run = open_run(artifacts, "run-1", cache=tmp_path / "cache")
    assert run.manifest == make_manifest()
    for name in (field.name for field in fields(RunTables) if getattr(tables, field.name) is not None):
        assert_frame_equal(getattr(run, name), getattr(tables, name))
    assert set(run.not_computed) == {"exchanges", "echo"}


def test_rows_are_found_by_key(artifacts: str, make_manifest: Make, tables: RunTables) -> None:
    write_run(artifacts, make_manifest(), tables)
    run = open_run(artifacts, "run-1", cache=CACHE)
    assert [run.row_of(key) for key in ("x:1", "x:10", "x:2", "x:0", "x:3", "")] == [
        0,
        1,
        2,
        None,
        None,
        None,
    ]


def test_a_run_is_never_written_twice(artifacts: str, make_manifest: Make, tables: RunTables) -> None:
    write_run(artifacts, make_manifest(), tables)
    with pytest.raises(RunError, match="exists"):
        write_run(artifacts, make_manifest(), tables)


@pytest.mark.parametrize("run_id", ["run-2", "", "../run-1", ".writing-x", "a/b"])
def test_unknown_and_impossible_ids_are_not_found(artifacts: str, run_id: str) -> None:
    with pytest.raises(RunNotFound):
        open_run(artifacts, run_id, cache=CACHE)


def test_catalog_lists_newest_first(artifacts: str, make_manifest: Make, tables: RunTables) -> None:
    assert list_runs(artifacts) == []
    for name, minutes in [("b", 2), ("a", 3), ("c", 1)]:
        write_run(artifacts, make_manifest(name, START + timedelta(minutes=minutes)), tables)
    assert [run.id for run in list_runs(artifacts)] == ["a", "b", "c"]


@pytest.mark.parametrize("harm", [Path.unlink, lambda file: file.write_bytes(b"\0" * file.stat().st_size)])
def test_a_damaged_table_is_noticed(
    harm: Callable[[Path], object], make_manifest: Make, tables: RunTables, tmp_path: Path
) -> None:
    write_run(str(tmp_path), make_manifest(), tables)
    harm(tmp_path / "run-1" / "accounts.arrow")
    run = open_run(str(tmp_path), "run-1", cache=CACHE)
    assert run.rankings.height == 3
    with pytest.raises(ArtifactDamaged, match="accounts of run run-1"):
        _ = run.accounts


@pytest.mark.parametrize("name", ["exchanges", "echo"])
def test_what_was_not_computed_is_told_apart_from_damage(
    name: str, artifacts: str, make_manifest: Make, tables: RunTables, tmp_path: Path
) -> None:
    write_run(artifacts, make_manifest(), tables)
    run = open_run(artifacts, "run-1", cache=tmp_path)
    with pytest.raises(NotComputed, match=f"without {name}") as told:
        run.table(name)
    assert "tular analyze --exchanges" in told.value.remedy
    assert getattr(run.tables, name) is None


def _rewritten(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    description = orjson.loads((folder / "run.json").read_bytes())
    change(description)
    (folder / "run.json").write_bytes(orjson.dumps(description))


def test_a_table_that_no_run_has_is_a_mistake_and_one_laid_over_is_seen(
    make_manifest: Make, tables: RunTables, tmp_path: Path
) -> None:
    write_run(str(tmp_path), make_manifest(), tables)
    run = open_run(str(tmp_path), "run-1", cache=tmp_path)
    with pytest.raises(UsageError, match="no table 'acounts'"):
        run.table("acounts")
    empty = pl.DataFrame(schema=ECHO_COLUMNS)
    assert run.replaced(echo=empty).table("echo") is empty


def test_a_table_of_another_version_leaves_the_others_readable(
    make_manifest: Make, tables: RunTables, tmp_path: Path
) -> None:
    write_run(str(tmp_path), make_manifest(), tables)
    _rewritten(tmp_path / "run-1", lambda run: run["tables"]["levels"].update(version=99))
    run = open_run(str(tmp_path), "run-1", cache=tmp_path)
    assert run.accounts.height == 3
    with pytest.raises(OtherVersion, match="levels of run run-1 has version 99"):
        _ = run.levels


def test_runs_of_the_format_before_stay_readable(
    make_manifest: Make, tables: RunTables, tmp_path: Path
) -> None:
    """It had no versions of tables, and every table, empty where nobody had looked."""
    empty = pl.DataFrame(schema=ECHO_COLUMNS)
    write_run(str(tmp_path), make_manifest(), replace(tables, echo=empty, exchanges=empty))

    def earlier(run: dict[str, Any]) -> None:
        run["format"] = 2
        for table in run["tables"].values():
            del table["version"]

    _rewritten(tmp_path / "run-1", earlier)
    run = open_run(str(tmp_path), "run-1", cache=tmp_path)
    assert_frame_equal(run.accounts, tables.accounts)
    assert run.echo.is_empty()
    assert run.not_computed == {}


def test_a_copy_that_was_cut_short_is_made_again(
    make_manifest: Make, tables: RunTables, tmp_path: Path
) -> None:
    remote, cache = f"memory://{tmp_path}/runs", tmp_path / "cache"
    write_run(remote, make_manifest(), tables)
    assert_frame_equal(open_run(remote, "run-1", cache=cache).accounts, tables.accounts)
    copies = [file for file in (cache / "runs").iterdir() if file.name != "lock"]
    assert len(copies) == 1, "one table was asked for, in the one place where all processes look"
    copies[0].write_bytes(copies[0].read_bytes()[:100])
    assert_frame_equal(open_run(remote, "run-1", cache=cache).accounts, tables.accounts)


def test_a_full_disk_leaves_nothing_behind(make_manifest: Make, tables: RunTables, tmp_path: Path) -> None:
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, limits[1]))
    try:
        with pytest.raises(RunError, match="cannot be written") as caught:
            write_run(str(tmp_path), make_manifest(), tables)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert "TULAR_ARTIFACTS" in caught.value.remedy
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"format": 1}', b'{"format": 99}'])
def test_a_damaged_manifest_is_named_and_does_not_hide_other_runs(
    content: bytes, make_manifest: Make, tables: RunTables, tmp_path: Path
) -> None:
    write_run(str(tmp_path), make_manifest("good"), tables)
    write_run(str(tmp_path), make_manifest("bad"), tables)
    (tmp_path / "bad" / "run.json").write_bytes(content)
    with pytest.raises((ArtifactDamaged, OtherVersion)):
        open_run(str(tmp_path), "bad", cache=CACHE)
    assert [run.id for run in list_runs(str(tmp_path))] == ["good"]


def test_the_newest_run_of_a_layer_is_one_about_everything(make_manifest: Make) -> None:
    """And, where a window is asked for, of exactly that one."""
    whole, part = make_manifest("whole"), make_manifest("part")
    part = replace(part, parameters=part.parameters | {"about": ["hashtag:kopi"]})
    other = replace(make_manifest("other"), window=Window())
    fading = replace(whole, id="fading", parameters=whole.parameters | {"halfLifeSeconds": 2_592_000.0})
    assert (whole.scope, part.scope, fading.scope) == ("", "about hashtag:kopi", "half-life 30d")
    runs = [part, fading, other, whole]
    assert newest_run(runs, Layer.RETWEETS, Window()).id == "other"
    assert newest_run(runs, Layer.RETWEETS, whole.window).id == "whole"
    assert newest_run(runs, Layer.RETWEETS, Window(), {"whole"}).id == "whole"
    with pytest.raises(RunNotFound, match="other is the newest that was only made"):
        newest_run(runs, Layer.RETWEETS, Window(), ())
    with pytest.raises(RunNotFound, match="tular analyze --layer quotes"):
        newest_run(runs, Layer.QUOTES, Window())
