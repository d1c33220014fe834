"""Rows of accounts: a profile for each, and results where the run has the account."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, Self

import numpy as np
import polars as pl

from tular.results.ranked_scores import RankedScores
from tular.results.rows import Index, Rows, blank
from tular.results.run_view import Criterion, RunView

PROFILE: dict[str, pl.DataType | type[pl.DataType]] = {
    "key": pl.String,
    "platform": pl.String,
    "id": pl.String,
    "handle": pl.String,
    "name": pl.String,
    "kind": pl.String,
    "bio": pl.String,
    "location": pl.String,
    "createdAt": pl.Datetime("us", "UTC"),
    "verified": pl.Boolean,
    "followersCount": pl.Int64,
    "followingCount": pl.Int64,
    "postsCount": pl.Int64,
}


class AccountRows(Rows):
    """Accounts of a run, or accounts read live from Neo4j of which the run may know some.

    `index` holds rows of the run's `accounts` (-1: not in the run). `profiles` holds the properties of
    accounts read live, row for row; without it they come from the run.
    """

    type_name: ClassVar[str] = "Account"

    def __init__(self, view: RunView | None, index: Index, profiles: pl.DataFrame | None = None) -> None:
        self.view = view
        self.index = index
        self.profiles = profiles

    @classmethod
    def live(cls, view: RunView | None, records: list[dict[str, Any]]) -> AccountRows:
        """Accounts from the property maps of their nodes."""
        profiles = pl.DataFrame(
            [[record.get(name) for name in PROFILE] for record in records], PROFILE, orient="row"
        )
        keys = profiles["key"].to_list()
        return cls(view, np.full(len(keys), -1) if view is None else view.rows_of_keys(keys), profiles)

    def filled(self, records: Iterable[dict[str, Any]]) -> AccountRows:
        """With what the run does not know of its accounts taken from these property maps, in any order."""
        told = pl.DataFrame([[each.get(name) for name in PROFILE] for each in records], PROFILE, orient="row")
        own = pl.DataFrame([pl.Series(name, self.profile(name), kind) for name, kind in PROFILE.items()])
        both = own.join(told, on="key", how="left", maintain_order="left", suffix="#told")
        known = both.select("key", *(pl.coalesce(name, f"{name}#told") for name in PROFILE if name != "key"))
        return AccountRows(self.view, self.index, known)

    def __len__(self) -> int:
        return len(self.index)

    def pick(self, positions: Index) -> Self:
        profiles = None if self.profiles is None else self.profiles[positions.tolist()]
        return type(self)(self.view, self.index[positions], profiles)

    def profile(self, name: str) -> list[Any]:
        """A property of the accounts."""
        if self.profiles is not None:
            return self.profiles[name].to_list()
        return self.result(name)

    def result(self, name: str) -> list[Any]:
        """A column of the run's accounts, None for those that it does not have."""
        column = None if self.view is None else self.view.columns.get(name)
        return [None] * len(self) if column is None else self.selection.gather(column)

    def kinds(self) -> list[str]:
        return [kind or "UNKNOWN" for kind in self.profile("kind")]

    def scores(self, criterion: Criterion) -> list[float | None]:
        return self._nothing if self.view is None else self.selection.floats(self._by(criterion).scores)

    def ranks(self, criterion: Criterion) -> list[int | None]:
        if self.view is None:
            return self._nothing
        ranks = self._by(criterion).ranks[self.index]
        return blank(ranks.tolist(), np.flatnonzero((self.index < 0) | (ranks == 0)))

    def percentiles(self, criterion: Criterion) -> list[float | None]:
        if self.view is None:
            return self._nothing
        percentiles = self._by(criterion).percentiles(self.index)
        return blank(percentiles.tolist(), np.flatnonzero((self.index < 0) | np.isnan(percentiles)))

    def _by(self, criterion: Criterion) -> RankedScores:
        assert self.view is not None
        return self.view.ranked(criterion)

    @property
    def _nothing(self) -> list[Any]:
        return [None] * len(self)
