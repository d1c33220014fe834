"""Rows of one table, read column by column: the shape in which every list of a run reaches GraphQL.

A field is defined once, as a function from rows to a list of values (`Column`) or from rows to the rows of
another table (`Link`). The stock executor sees a list of one-row tables and reads one value at a time; the
columnar executor (`tular.api.graphql.columnar`) reads the whole list at once. Both go through the same function.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, ClassVar, Self

import numpy as np
import polars as pl
from numpy.typing import NDArray

Index = NDArray[np.int64]
"""Row numbers of a table; -1 where there is no row."""


class Rows(ABC):
    """Some rows of a table. An element is the same kind of object with one row."""

    type_name: ClassVar[str]
    """GraphQL type of a row."""
    index: Index
    """The rows in their table."""

    @abstractmethod
    def __len__(self) -> int: ...

    @abstractmethod
    def pick(self, positions: Index) -> Self:
        """The rows at these positions (0 … len - 1), in this order."""

    @cached_property
    def selection(self) -> Selection:
        """The rows of the table, for reading its columns."""
        return Selection(self.index)

    @property
    def present(self) -> NDArray[np.bool_] | None:
        """Which rows exist; None when all do."""
        return None

    def distinct(self) -> tuple[Self, list[int] | None]:
        """The rows that exist, and for each row its place among them (-1 for none); None when they are the same.

        Tables that many rows lead to return each of their rows once.
        """
        present = self.present
        if present is None:
            return self, None
        return self.pick(np.flatnonzero(present)), np.where(present, np.cumsum(present) - 1, -1).tolist()

    def __getitem__(self, position: Any) -> Any:
        if isinstance(position, slice):
            return self.pick(np.arange(len(self))[position])
        return self.pick(np.array([range(len(self))[position]]))

    def __iter__(self) -> Iterator[Any]:
        return (self[position] for position in range(len(self)))


class Column:
    """Resolver of a field whose values are known for many rows at once."""

    def __init__(self, take: Callable[..., list[Any]]) -> None:
        self.take = take

    def __call__(self, row: Rows, _info: Any, **arguments: Any) -> Any:
        return self.take(row, **arguments)[0]


class Link:
    """Resolver of a field that leads from each row to at most one row of another table."""

    def __init__(self, take: Callable[..., Rows]) -> None:
        self.take = take

    def __call__(self, row: Rows, _info: Any, **arguments: Any) -> Rows | None:
        linked = self.take(row, **arguments)
        return None if linked.present is not None and not linked.present[0] else linked


class Selection:
    """Row numbers of a table, with what reading its columns there needs; made once for all columns."""

    def __init__(self, index: Index) -> None:
        self.index = index

    @cached_property
    def unknown(self) -> NDArray[np.int64]:
        """Positions at which there is no row."""
        return np.flatnonzero(self.index < 0)

    @cached_property
    def series(self) -> pl.Series:
        """The row numbers as polars wants them; 0 where there is no row."""
        return pl.Series(np.maximum(self.index, 0).astype(np.uint32))

    def gather(self, column: pl.Series) -> list[Any]:
        """Values of the column, None where there is no row and for what is not a number."""
        if len(self.index) == 1:
            return [_value(column, int(self.index[0]))]
        if column.dtype in (pl.Float32, pl.Float64):
            return self.floats(column.to_numpy())
        return blank(column[self.series].to_list(), self.unknown)

    def floats(self, column: NDArray[np.floating[Any]]) -> list[Any]:
        """As `gather`, for numbers."""
        values = column[self.index].astype(np.float64)
        taken = blank(values.tolist(), self.unknown)
        finite = np.isfinite(values)
        return taken if finite.all() else blank(taken, np.flatnonzero(~finite))


def _value(column: pl.Series, row: int) -> Any:
    value = None if row < 0 else column[row]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def blank(values: list[Any], unknown: NDArray[np.int64]) -> list[Any]:
    """The same list with None at these positions."""
    for position in unknown.tolist():
        values[position] = None
    return values
