"""A composite score: the user's own weights over measures, every part of it visible. There are no default weights."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from tular.errors import UsageError
from tular.results.ranked_scores import Scores
from tular.results.rows import Index
from tular.results.run_view import RunView

MOST_WEIGHTS = 10


@dataclass(frozen=True, slots=True)
class Composite:
    """The weighted mean, 0 … 100, of an account's percentiles by several measures of a run.

    Percentiles, because raw scores of different measures have different scales and tails: no measure can dominate by
    its units. A negative weight counts the percentile from the other end. Who has no score by a measure gets nothing
    for it.
    """

    weights: tuple[tuple[str, float], ...]
    """Measure and weight, as used: absolute values sum to 1."""

    @classmethod
    def of(cls, given: Iterable[tuple[str, float]]) -> Composite:
        """From weights of any size. Raises UsageError for none, too many, repeated, infinite or all 0."""
        weights = tuple(given)
        names, total = {name for name, _ in weights}, sum(abs(weight) for _, weight in weights)
        _require(0 < len(weights) <= MOST_WEIGHTS, f"A composite score takes 1 to {MOST_WEIGHTS} measures.")
        _require(len(names) == len(weights), "A composite score takes each measure once.")
        _require(math.isfinite(total) and total > 0, "Weights must be finite and not all 0.")
        return cls(tuple((name, weight / total) for name, weight in weights))

    def __str__(self) -> str:
        return "composite " + " ".join(f"{name}={weight!r}" for name, weight in self.weights)

    def require(self, view: RunView, *, field: str) -> None:
        for name, _ in self.weights:
            view.require(name, field=field)

    def scores(self, view: RunView) -> Scores:
        total: Scores = np.sum([part for *_, part in self.parts(view, slice(None))], axis=0)
        return total

    def parts(self, view: RunView, rows: Index | slice) -> list[tuple[str, float, Scores, Scores]]:
        """For each measure its name, weight, the accounts' percentiles and what they contribute to the score."""
        return [
            (name, weight, percentiles, abs(weight) * np.nan_to_num(percentiles))
            for name, weight in self.weights
            for percentiles in [view.ranked(name).percentiles(rows, from_the_top=weight < 0)]
        ]


def _require(holds: bool, message: str) -> None:
    if not holds:
        raise UsageError(
            message,
            remedy="Give each measure a number, such as pagerank=2,retweetsReceived=1.",
            field="weights",
        )
