"""The runs there are, as a table."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import Any

from tular.models import RunManifest
from tular.results.table import Book, Table

COLUMNS = (
    "run",
    "current",
    "inCypher",
    "published",
    "layer",
    "scope",
    "from",
    "to",
    "accounts",
    "relations",
    "communities",
    "modularity",
    "seed",
    "finishedAt",
    "measures",
    "verdict",
)


def book(
    runs: Iterable[RunManifest],
    current: str | None,
    in_cypher: Container[str] | None,
    published: Container[str] | None,
) -> Book:
    """Newest first; `in_cypher` (the run that Cypher's copy is of) and `published` None where they are not known."""
    rows = [_row(run, current, in_cypher, published) for run in runs]
    return Book({"runs": len(rows)}, [Table("runs", COLUMNS, rows)])


def _row(
    run: RunManifest, current: str | None, in_cypher: Container[str] | None, published: Container[str] | None
) -> list[Any]:
    known = (None if which is None else run.id in which for which in (in_cypher, published))
    size = (run.accounts, run.relations, run.communities, run.modularity, run.seed)
    when = (run.window.start, run.window.end)
    told = (run.finished_at, list(run.measures), run.findings.get("verdict"))
    return [run.id, run.id == current, *known, str(run.layer), run.scope, *when, *size, *told]
