"""Overlap of the audiences of up to ten accounts, exactly, from the relations of a run.

The audience of an account are those with a relation to it in the run's layer: of follows, its followers.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tular.analytics.overlap.overlap import Overlap, Step, best_order, overlap
from tular.analytics.overlap.signatures import counts, signatures_of_follows
from tular.analytics.overlap.whitespace import CommunityReach, reach_by_community, white_space
from tular.results.rows import Index
from tular.results.run_view import RunView


class Intersection(NamedTuple):
    """Accounts that are in exactly the audiences of `accounts` (places in the set)."""

    accounts: tuple[int, ...]
    size: int


@dataclass(frozen=True, eq=False)
class SharedAudience:
    """The audiences of `rows`, accounts of a run; computed on first use and kept."""

    view: RunView
    rows: Index

    @cached_property
    def codes(self) -> NDArray[np.uint16]:
        """Of each account of the run, which of the audiences it is in, as bits."""
        return signatures_of_follows(
            self.view.accounts.height, self.view.sources, self.view.targets, self.rows.tolist()
        )

    @cached_property
    def counted(self) -> NDArray[np.int64]:
        return counts(self.codes, len(self.rows))

    @cached_property
    def overlap(self) -> Overlap:
        return overlap(self.counted)

    @cached_property
    def order(self) -> list[Step]:
        return best_order(self.counted)

    @cached_property
    def intersections(self) -> list[Intersection]:
        """What an UpSet picture shows (Lex et al. 2014): each combination that anybody is in, the largest first."""
        found = [
            Intersection(tuple(bit for bit in range(len(self.rows)) if code >> bit & 1), int(size))
            for code, size in enumerate(self.counted.tolist())
            if code and size
        ]
        return sorted(found, key=lambda each: (-each.size, each.accounts))

    @cached_property
    def by_community(self) -> CommunityReach:
        return reach_by_community(self.codes > 0, self.view.membership, self.view.communities.height)

    def white_space(self, at_most: float, least_size: int) -> list[int]:
        """Rows of communities of which at most this share is in any of the audiences, the largest first."""
        return [int(row) for row in white_space(self.by_community, at_most=at_most, least_size=least_size)]
