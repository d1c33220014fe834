"""Accounts like those of a set, and what its audience follows more than everybody does; why each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from tular.analytics.overlap.affinity import affinity, followed_by, uniqueness
from tular.analytics.overlap.lookalikes import LEAST_SHARED, look_alikes
from tular.results.audience.shared import SharedAudience
from tular.results.rows import Index
from tular.results.run_view import RunView


@dataclass(frozen=True, slots=True)
class Alike:
    """An account beside the set: `shared` of the set's audience follow it too. See `analytics.overlap` for the
    figures. `same_community`, `same_role`: with any of the set. `topics`: terms that its community and one of the
    set's share."""

    row: int
    shared: int
    similarity: float
    lift: float
    bound: float
    uniqueness: float
    same_community: bool
    same_role: bool
    topics: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class AudienceTaste:
    """Whom the audience of a set follows beside it."""

    audience: SharedAudience

    @property
    def view(self) -> RunView:
        return self.audience.view

    @cached_property
    def members(self) -> NDArray[np.int64]:
        return np.flatnonzero(self.audience.codes)

    @cached_property
    def shared(self) -> NDArray[np.int64]:
        return followed_by(self.view.offsets, self.view.targets, self.members)

    def look_alikes(self, first: int, most_followers: int | None = None) -> list[Alike]:
        """The accounts whose audience is most like that of the set, by cosine."""
        shared = self.shared
        if most_followers is not None:
            shared = np.where(self.view.audience_sizes <= most_followers, shared, 0)
        found = look_alikes(
            shared,
            self.view.audience_sizes,
            self.members.size,
            self.view.accounts.height,
            without=self.audience.rows.astype(np.int32),
            first=first,
        )
        return self._told(found.account.astype(np.int64))

    def affinity(self, first: int) -> list[Alike]:
        """The accounts that it follows most beyond what everybody does, by the bound against chance times
        uniqueness."""
        possible = self.shared >= LEAST_SHARED
        possible[self.audience.rows] = False
        rows = np.flatnonzero(possible)
        sizes = self.view.audience_sizes[rows]
        found = affinity(self.shared[rows], self.members.size, sizes, self.view.accounts.height)
        weight = found.bound * uniqueness(sizes, self.view.accounts.height)
        order = np.lexsort((rows, -weight))
        return self._told(rows[order[found.bound[order] > 1][:first]])

    def _told(self, rows: Index) -> list[Alike]:
        n, sizes = self.view.accounts.height, self.view.audience_sizes[rows]
        figures = affinity(self.shared[rows], self.members.size, sizes, n)
        similarity = self.shared[rows] / np.sqrt(float(max(self.members.size, 1)) * np.maximum(sizes, 1))
        unique = uniqueness(sizes, n)
        return [
            Alike(
                row=int(row),
                shared=int(self.shared[row]),
                similarity=float(similarity[place]),
                lift=float(figures.lift[place]),
                bound=float(figures.bound[place]),
                uniqueness=float(unique[place]),
                same_community=bool(self.view.membership[row] in self._communities),
                same_role=self._role(int(row)) in self._roles,
                topics=self._topics(int(self.view.membership[row])),
            )
            for place, row in enumerate(rows.tolist())
        ]

    @cached_property
    def _communities(self) -> set[int]:
        return {int(row) for row in self.view.membership[self.audience.rows] if row >= 0}

    @cached_property
    def _roles(self) -> set[str]:
        roles = {self._role(int(row)) for row in self.audience.rows}
        return {role for role in roles if role}

    def _role(self, row: int) -> str | None:
        column = self.view.columns.get("role")
        return None if column is None else column[row]

    def _terms(self, community: int) -> list[str]:
        terms = self.view.communities["terms"][community] if community >= 0 else None
        return [] if terms is None else terms.to_list()

    def _topics(self, community: int) -> tuple[str, ...]:
        ours = {term for each in self._communities for term in self._terms(each)}
        return tuple(term for term in self._terms(community) if term in ours)
