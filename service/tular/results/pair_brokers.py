"""Brokers between two named communities: who is related to more members of both than chance would give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tular.errors import UsageError
from tular.results.ranked_scores import Scores
from tular.results.rows import Index
from tular.results.run_view import RunView


@dataclass(frozen=True, slots=True)
class Brokerage:
    """How many members of each of two communities an account is related to, in either direction, and how many it
    would be if its relations were spread over all accounts by how related those are."""

    to_first: int
    expected_to_first: float
    to_second: int
    expected_to_second: float

    @property
    def pairs(self) -> int:
        """Pairs of one member of each that it joins."""
        return self.to_first * self.to_second

    @property
    def expected_pairs(self) -> float:
        return self.expected_to_first * self.expected_to_second


@dataclass(frozen=True, slots=True)
class PairBrokers:
    """Members related to the account beyond chance, in the community in which it has fewer such.

    Pairs of members that an account joins (Gould & Fernandez 1989, "Structures of mediation") count fame: a star has
    followers everywhere. What exceeds the expected count in both communities does not. Members of either community
    count too; an account that joins no pair has no score.
    """

    first: str
    second: str
    """Ids of communities of the run."""

    @classmethod
    def of(cls, communities: Sequence[str]) -> PairBrokers:
        """Raises UsageError unless there are two different ones."""
        if len(communities) != 2 or len(set(communities)) != 2:
            raise UsageError(
                "A bridge joins two different communities.", remedy="Name two communities.", field="between"
            )
        return cls(*communities)

    def __str__(self) -> str:
        return f"between {self.first} {self.second}"

    def require(self, view: RunView, *, field: str) -> None:
        view.community_row(self.first, field=field)
        view.community_row(self.second, field=field)

    def scores(self, view: RunView) -> Scores:
        first, expected_first = _related(view, self.first)
        second, expected_second = _related(view, self.second)
        beyond = np.minimum(first - expected_first, second - expected_second)
        return np.where(first * second > 0, beyond, np.nan)

    def brokerage(self, view: RunView, rows: Index) -> list[Brokerage]:
        """What the scores of these accounts are made of."""
        columns = [column[rows].tolist() for community in (self.first, self.second)
                   for column in _related(view, community)]  # fmt: skip
        return [Brokerage(int(first), chance, int(second), other)
                for first, chance, second, other in zip(*columns, strict=True)]  # fmt: skip


def _related(view: RunView, community: str) -> tuple[Scores, Scores]:
    """Different members of the community that each account is related to, and how many chance would give it: its
    contacts times the share of all contacts that the members have."""
    n, member = view.accounts.height, view.membership == view.community_row(community, field="between")
    into, out_of = member[view.targets], member[view.sources]
    account = np.concatenate([view.sources[into], view.targets[out_of]]).astype(np.int64)
    other = np.concatenate([view.targets[into], view.sources[out_of]])
    related = np.bincount(np.unique(account * n + other) // n, minlength=n).astype(np.float64)
    return related, view.contacts * (view.contacts[member].sum() / max(view.contacts.sum(), 1.0))
