"""Bridges between two named communities: who joins a member of one to a member of the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tular.errors import UsageError
from tular.results.ranked_scores import Scores
from tular.results.run_view import RunView


@dataclass(frozen=True, slots=True)
class PairBrokers:
    """Pairs of one member of each community that an account joins, being related to both, in either direction: the
    count behind Gould & Fernandez 1989, "Structures of mediation". Members of either community count too; an account
    that joins no pair has no score.
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
        pairs = np.prod([_related(view, community) for community in (self.first, self.second)], axis=0)
        return np.where(pairs > 0, pairs, np.nan)


def _related(view: RunView, community: str) -> Scores:
    """Different members of the community that each account is related to."""
    n, member = view.accounts.height, view.membership == view.community_row(community, field="between")
    into, out_of = member[view.targets], member[view.sources]
    account = np.concatenate([view.sources[into], view.targets[out_of]]).astype(np.int64)
    other = np.concatenate([view.targets[into], view.sources[out_of]])
    return np.bincount(np.unique(account * n + other) // n, minlength=n).astype(np.float64)
