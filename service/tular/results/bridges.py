"""Accounts that a flow between two communities rests on."""

from __future__ import annotations

from typing import Any, ClassVar, Self

import numpy as np

from tular.results.accounts import AccountRows
from tular.results.rows import Index, Rows
from tular.results.run_view import RunView


class BridgeRows(Rows):
    """Bridges of one run; `index` holds rows of its `bridges`."""

    type_name: ClassVar[str] = "Bridge"

    def __init__(self, view: RunView, index: Index) -> None:
        self.view = view
        self.index = index

    @classmethod
    def of(cls, view: RunView, source: int, target: int) -> BridgeRows:
        """The bridges of the flow from one community to another (rows of `communities`), as the run orders them."""
        return cls(view, view.bridges.get((source, target), np.empty(0, np.int64)))

    def __len__(self) -> int:
        return len(self.index)

    def pick(self, positions: Index) -> Self:
        return type(self)(self.view, self.index[positions])

    def values(self, name: str) -> list[Any]:
        """A column of the run's bridges."""
        return self.selection.gather(self.view.artifact.bridges[name])

    def ends(self) -> list[str]:
        return [str(end).upper() for end in self.values("end")]

    def accounts(self) -> AccountRows:
        return AccountRows(
            self.view, self.view.artifact.bridges["account"].to_numpy()[self.index].astype(np.int64)
        )
