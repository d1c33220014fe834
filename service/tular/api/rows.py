"""Rows of one table, read column by column: the shape in which every list of a run reaches GraphQL.

A field is defined once, as a function from rows to a list of values (`Column`) or from rows to the rows of
another table (`Link`). The stock executor sees a list of one-row tables and reads one value at a time; the
columnar executor (`tular.api.columnar`) reads the whole list at once. Both go through the same function.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
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

    @abstractmethod
    def __len__(self) -> int: ...

    @abstractmethod
    def pick(self, positions: Index) -> Self:
        """The rows at these positions (0 … len - 1), in this order."""

    @property
    def present(self) -> NDArray[np.bool_] | None:
        """Which rows exist; None when all do."""
        return None

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


def gather(column: pl.Series, index: Index) -> list[Any]:
    """Values of the column at `index`, None for -1 and for what is not a number."""
    if len(index) == 1:
        return [_value(column, int(index[0]))]
    taken: list[Any]
    if column.dtype in (pl.Float32, pl.Float64):
        values = column.to_numpy()[index].astype(np.float64)
        taken, unknown = values.tolist(), (index < 0) | ~np.isfinite(values)
    else:
        taken, unknown = column[index].to_list(), index < 0
    return _blank(taken, unknown)


def _value(column: pl.Series, row: int) -> Any:
    value = None if row < 0 else column[row]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _blank(values: list[Any], unknown: NDArray[np.bool_]) -> list[Any]:
    for position in np.flatnonzero(unknown).tolist():
        values[position] = None
    return values


def optional(values: NDArray[Any], known: NDArray[np.bool_]) -> list[Any]:
    """The values as a list, None where they are not known."""
    return _blank(values.tolist(), ~known)
