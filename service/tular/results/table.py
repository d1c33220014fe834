"""Tables to take along: named columns and rows of plain values, and what they are of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from tular.errors import UsageError
from tular.models import RunManifest
from tular.suggest import suggestion


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of equal length; values are None, bool, int, float, str, datetime, or lists of texts."""

    name: str
    columns: tuple[str, ...]
    rows: Sequence[Sequence[Any]]

    @classmethod
    def of(
        cls, name: str, records: Sequence[Mapping[str, Any]], columns: Iterable[str] | None = None
    ) -> Table:
        """From records with the same keys; `columns` where there may be no record."""
        names = tuple(columns if columns is not None else records[0] if records else ())
        return cls(name, names, [[record[column] for column in names] for record in records])

    @property
    def records(self) -> list[dict[str, Any]]:
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    @property
    def frame(self) -> pl.DataFrame:
        """Columns with the types of their values; text where there are none."""
        columns = (pl.Series(name, [row[place] for row in self.rows], strict=False)
                   for place, name in enumerate(self.columns))  # fmt: skip
        return pl.DataFrame([column.cast(pl.String) if column.dtype == pl.Null else column
                             for column in columns])  # fmt: skip


@dataclass(frozen=True, slots=True)
class Book:
    """Tables that belong together, the main one first. `facts`: what they are of, such as the run."""

    facts: Mapping[str, Any]
    tables: Sequence[Table]
    notes: Sequence[str] = field(default_factory=tuple)
    """Sentences that a reader of the numbers should know."""

    def only(self, name: str | None) -> Book:
        """The book with this table alone. Raises UsageError when there is none of the name."""
        if name is None:
            return self
        names = [table.name for table in self.tables]
        if name not in names:
            raise UsageError(
                f"There is no table {name!r}.",
                remedy=f"{suggestion(name, names)}There are {', '.join(names)}.",
                field="table",
            )
        return Book(self.facts, [self.tables[names.index(name)]], self.notes)


def run_facts(run: RunManifest) -> dict[str, Any]:
    """Which run numbers come from."""
    window = {"from": run.window.start, "to": run.window.end}
    facts = {"run": run.id, "layer": str(run.layer), **window, "scope": run.scope or None}
    return {name: value for name, value in facts.items() if value is not None}
