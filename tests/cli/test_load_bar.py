"""The bar follows what is in Neo4j, not only what is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tular import ingest
from tular.cli.load_bar import LoadBar


@pytest.fixture
def bar(tmp_path: Path) -> LoadBar:
    file = tmp_path / "follows.edgelist"
    file.write_text("".join(f"{i} {i + 1}\n" for i in range(1000)))
    return LoadBar(ingest.read([str(file)], ingest.ReadOptions(), ingest.Rejects(tmp_path / "rejects")))


def writing(bar: LoadBar) -> tuple[float, float | None, bool]:
    task = bar._bar.tasks[bar._write]
    return task.completed, task.total, task.visible


def test_all_is_read_long_before_all_is_written(bar: LoadBar) -> None:
    batches = bar.batches()
    next(batches)
    assert bar._bar.tasks[bar._read].percentage == 100
    assert not writing(bar)[2]
    bar.wrote(250)
    assert writing(bar) == (250, 1000, True)
    assert list(batches) == []
    bar.wrote(740)  # ten rows were there twice
    assert writing(bar) == (990, 1000, True)


def test_an_import_does_not_say_how_far_it_is(bar: LoadBar) -> None:
    list(bar.batches())
    assert writing(bar) == (0, None, True)
