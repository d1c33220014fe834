"""Bulk loading: the same graph as the live way, the database whole after a kill at any point."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from tests.conftest import isolated_settings
from tests.store.batches import hostile
from tular.config import Settings
from tular.models import Relation, RelationBatch, WriteCounts
from tular.store.checksum.graph import checksum
from tular.store.driver.database import Database
from tular.store.load import bulk, bulk_swap
from tular.store.load.bulk import BulkLoader
from tular.store.load.bulk_graph import END, START, Stage, assemble
from tular.store.load.live import LiveLoader
from tular.store.schema import migrations
from tular.store.server.files import Folder
from tular.store.server.local import LocalNeo4j


def staged(*batches: object) -> Stage:
    stage = Stage()
    for batch in batches:
        stage.add(batch)  # type: ignore[arg-type]
    return stage


def follow_batch(source: list[int], target: list[int]) -> RelationBatch:
    return RelationBatch(Relation.FOLLOWS, "x", pl.DataFrame({"source": source, "target": target}))


def test_bulk_and_live_end_in_the_same_graph(database: Database, empty_home: Settings) -> None:
    for batch in hostile():
        LiveLoader(database).write(batch)
    BulkLoader(empty_home).load(staged(*hostile()))
    with Database.connect(LocalNeo4j(empty_home).connected()) as filled:
        assert filled.read("../tests/store/accounts") == database.read("../tests/store/accounts")
        assert filled.read("../tests/store/relations") == database.read("../tests/store/relations")
        assert checksum(filled) == checksum(database)
        migrations.check(filled)
        loader = LiveLoader(filled)
        assert [loader.write(batch) for batch in hostile()] == [WriteCounts()] * len(hostile())


def test_numbers_are_consecutive_and_duplicates_dropped() -> None:
    graph = assemble(staged(follow_batch([30, 10, 30], [10, 30, 10]), follow_batch([10], [20])))
    [(label, nodes)] = graph.nodes
    [(kind, relations)] = graph.relations
    assert (label, kind, graph.created) == ("Account", "FOLLOWS", 3)
    assert nodes["key"].to_list() == ["x:10", "x:20", "x:30"]
    assert list(zip(relations[START], relations[END], strict=True)) == [(0, 1), (0, 2), (2, 0)]


def test_what_is_staged_comes_back_for_the_live_way() -> None:
    stage = staged(*hostile())
    assert sorted(str(batch.frame) for batch in stage.batches()) == sorted(str(b.frame) for b in hostile())
    assert stage.rows == sum(batch.frame.height for batch in hostile())


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A server folder whose database is "old"."""
    folder = Folder(tmp_path)
    folder.prepare()
    fill(folder, "old")
    return folder


def fill(folder: Folder, content: str) -> None:
    for part in folder.database_parts("neo4j"):
        part.mkdir(parents=True)
        (part / "file").write_text(content)


def contents(folder: Folder) -> list[str]:
    return [(part / "file").read_text() for part in folder.database_parts("neo4j")]


def test_an_incomplete_import_is_removed(folder: Folder) -> None:
    fill(bulk_swap.new_folder(folder), "half")
    [said] = bulk_swap.repair(folder, "neo4j")
    assert "removed" in said
    assert contents(folder) == ["old", "old"]
    assert bulk_swap.left_behind(folder) == []


@pytest.mark.parametrize("renames", range(5))
def test_a_complete_import_is_finished_wherever_it_was_killed(
    folder: Folder, renames: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    aside = bulk_swap.new_folder(folder)
    fill(aside, "new")
    left, rename = [renames], Path.rename

    def killed(path: Path, target: Path) -> Path:
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        return rename(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", killed)
        try:
            bulk_swap.put_in_place(aside, folder, "neo4j")
        except KeyboardInterrupt:
            assert renames < 4
            assert len(bulk_swap.repair(folder, "neo4j") if not patch.undo() else []) == 1
    assert contents(folder) == ["new", "new"]
    assert bulk_swap.left_behind(folder) == []


def test_two_loads_share_a_database_and_a_bulk_load_has_it_alone(
    tmp_path: Path, empty_home: Settings
) -> None:
    with bulk.loading(empty_home, alone=False), bulk.loading(empty_home, alone=False) as shared:
        assert shared
        with bulk.loading(empty_home, alone=True) as alone:
            assert not alone
    with bulk.loading(empty_home, alone=True) as alone:
        assert alone
    shutil.rmtree(tmp_path / "home")


def test_only_an_import_is_ended_and_nobody_who_reads_its_folder(tmp_path: Path) -> None:
    (home := Folder(tmp_path)).prepare()
    aside = bulk_swap.new_folder(home)
    reading = subprocess.Popen(
        [sys.executable, "-c", "import time; time.sleep(60)", str(aside.root / "logs")], cwd=aside.root
    )
    copied = tmp_path / "bin" / "java"
    copied.parent.mkdir()
    copied.symlink_to(sys.executable)
    importing = subprocess.Popen(
        [copied, "-c", "import time; time.sleep(60)", f"--nodes=Account={aside.root}/001-Account.csv"]
    )
    try:
        bulk_swap._end_import(aside)
        assert importing.poll() is not None
        assert reading.poll() is None
    finally:
        reading.kill()
        reading.wait()


def test_a_home_with_any_name_can_be_filled(tmp_path: Path) -> None:
    """A comma would separate files in the arguments of neo4j-admin, and brackets make a pattern."""
    settings = isolated_settings(tmp_path / "Data, mine [1]")
    try:
        assert BulkLoader(settings).load(staged(follow_batch([1, 2], [2, 3]))).created > 0
    finally:
        LocalNeo4j(settings).stop()
