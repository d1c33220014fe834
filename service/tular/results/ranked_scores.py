"""How the accounts of a run stand by one criterion: scores, order, ranks, percentiles."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from tular.results.rows import Index

Rank = NDArray[np.uint32]
Scores = NDArray[np.float64]


class RankedScores:
    """Computed on first use and kept. `scores` float64[n]: not a number where there is none."""

    def __init__(self, scores: Scores, ranking: Rank | None = None, *, low_first: bool = False) -> None:
        """`ranking`: rows, the best first, ties by key; those without a score may stand anywhere in it."""
        self.scores = scores
        self.low_first = low_first
        self._towards = -scores if low_first else scores
        if ranking is None:
            ranking = np.argsort(-self._towards, kind="stable").astype(np.uint32)
        self.ranking = ranking[np.isfinite(scores[ranking])]
        """Rows of those who have a score, the best first, ties by key."""

    @cached_property
    def ranks(self) -> Rank:
        """Rank of each row, from 1: one more than there are better ones, so that equal scores share it; 0 without a
        score."""
        ranks = np.zeros(len(self.scores), np.uint32)
        ranks[self.ranking] = self._places_of_ties() + 1
        return ranks

    def _places_of_ties(self) -> Rank:
        """For each place of `ranking` the first place with the same score."""
        ordered = self.scores[self.ranking]
        places = np.arange(len(ordered), dtype=np.uint32)
        if len(ordered):
            places[1:][ordered[1:] == ordered[:-1]] = 0
        return np.maximum.accumulate(places)

    @cached_property
    def floor(self) -> NDArray[np.bool_]:
        """Which rows have the worst score there is and share it: nothing is known of them but that they are last."""
        if len(self.ranking) < 2 or self.scores[self.ranking[-1]] != self.scores[self.ranking[-2]]:
            return np.zeros(len(self.scores), np.bool_)
        last: NDArray[np.bool_] = self.scores == self.scores[self.ranking[-1]]
        return last

    @cached_property
    def rising(self) -> Scores:
        """The scores that there are, the worst first, as larger is better."""
        return self._towards[self.ranking[::-1]]

    def percentiles(self, rows: Index | slice, *, from_the_top: bool = False) -> Scores:
        """Percentage of the other accounts that score worse than each of these; equal for equal scores.

        Among accounts that have a score; not a number for those that have none. `from_the_top`: that score better.
        """
        scores, others = self._towards[rows], max(1, len(self.rising) - 1)
        if from_the_top:
            behind = len(self.rising) - np.searchsorted(self.rising, scores, side="right")
        else:
            behind = np.searchsorted(self.rising, scores, side="left")
        return np.where(np.isfinite(scores), 100.0 * behind / others, np.nan)
