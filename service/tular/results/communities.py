"""Rows of communities of a run."""

from __future__ import annotations

from typing import Any, ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from tular.results.accounts import AccountRows
from tular.results.rows import Index, Rows
from tular.results.run_view import RunView


class CommunityRows(Rows):
    """Communities of one run; `index` holds rows of its `communities`, -1 for an account in none."""

    type_name: ClassVar[str] = "Community"

    def __init__(self, view: RunView, index: Index) -> None:
        self.view = view
        self.index = index

    @classmethod
    def of(cls, accounts: AccountRows) -> Rows:
        """The community of each account."""
        if accounts.view is None:
            return NoRows(len(accounts))
        rows = accounts.view.membership[accounts.index].astype(np.int64)
        return cls(accounts.view, np.where(accounts.index < 0, -1, rows))

    @classmethod
    def at(cls, view: RunView, row: int) -> CommunityRows:
        """The community in this row."""
        return cls(view, np.array([row]))

    @classmethod
    def named(cls, view: RunView, ids: list[str]) -> CommunityRows:
        """The communities with these ids, without those that the run does not have."""
        rows = (view.community_rows.get(view.edits.home(each)) for each in ids)
        return cls(view, np.array([*dict.fromkeys(row for row in rows if row is not None)], dtype=np.int64))

    def __len__(self) -> int:
        return len(self.index)

    def pick(self, positions: Index) -> Self:
        return type(self)(self.view, self.index[positions])

    @property
    def present(self) -> NDArray[np.bool_] | None:
        present = self.index >= 0
        return None if present.all() else present

    def distinct(self) -> tuple[Self, list[int] | None]:
        """Each community once: accounts by the thousand lead to a few of them."""
        index, places = np.unique(self.index, return_inverse=True)
        missing = int(index.size > 0 and index[0] < 0)
        return type(self)(self.view, index[missing:]), (places - missing).tolist()

    def values(self, name: str) -> list[Any]:
        """A column of the run's communities."""
        if name not in self.view.communities.columns:
            return [None] * len(self)
        return self.selection.gather(self.view.communities[name])


class CommunityEdgeRows(Rows):
    """Communities as edges of a page."""

    type_name: ClassVar[str] = "CommunityEdge"

    def __init__(self, communities: CommunityRows) -> None:
        self.communities = communities

    def __len__(self) -> int:
        return len(self.communities)

    def pick(self, positions: Index) -> Self:
        return type(self)(self.communities.pick(positions))

    def nodes(self) -> CommunityRows:
        return self.communities


class NoRows(Rows):
    """As many rows as wanted, none of which exists."""

    type_name: ClassVar[str] = "Community"

    def __init__(self, length: int) -> None:
        self.length = length

    def __len__(self) -> int:
        return self.length

    def pick(self, positions: Index) -> Self:
        return type(self)(len(positions))

    @property
    def present(self) -> NDArray[np.bool_] | None:
        return np.zeros(self.length, dtype=np.bool_)
