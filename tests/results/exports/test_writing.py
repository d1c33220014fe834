"""What a file's name asks for, and whom an ego network is of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from tular.errors import BadId, UsageError
from tular.models import RunManifest, RunTables
from tular.results.exports.forms import FORMS
from tular.results.exports.selections import row_named
from tular.results.exports.writing import FORMATS, PAIRS, form_of, suffix
from tular.results.run_view import RunView
from tular.results.text import file_name
from tular.runs.artifact import open_run, write_run


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_is_known_by_the_name_that_it_is_given(form: str) -> None:
    assert form_of(Path(f"run.1.{suffix(form)}")) == form
    assert form in FORMS or form in PAIRS


def test_the_longest_ending_tells() -> None:
    assert [form_of(Path(name)) for name in ("a.dark.svg", "A.SVG", "a.json", "gexf")] == [
        "dark.svg",
        "svg",
        "graphology",
        "gexf",
    ]
    with pytest.raises(UsageError, match="tells no format") as raised:
        form_of(Path("a.docx"))
    assert "gexf" in (raised.value.remedy or "")


def test_names_of_runs_stay_readable_in_names_of_files() -> None:
    run = "20261130T161251Z-follows-cefa96"
    assert file_name(run, "ego:x:1") == f"{run}_ego~3ax~3a1"


def test_an_account_is_named_by_key_or_by_the_handle_that_only_it_has(
    tmp_path: Path, make_manifest: Callable[..., RunManifest], tables: RunTables
) -> None:
    called = tables.accounts.with_columns(pl.Series("handle", ["Ada", "bo", "BO"]))
    write_run(str(tmp_path), make_manifest("run-1"), replace(tables, accounts=called))
    view = RunView(open_run(str(tmp_path), "run-1", cache=tmp_path / "cache"))
    assert [row_named(view, name) for name in ("x:2", "@ada", "Ada")] == [2, 0, 0]
    with pytest.raises(BadId, match="2 accounts are called bo") as raised:
        row_named(view, "bo")
    assert "x:10, x:2" in (raised.value.remedy or "")
    for unknown in ("x:3", "@nobody"):
        with pytest.raises(BadId, match="has no account"):
            row_named(view, unknown)
