"""Rankings: who leads by a measure, among whom, in which order, and what changed since another run."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from tular.errors import UsageError
from tular.results.accounts import AccountRows
from tular.results.composite import Composite
from tular.results.filters import Mask
from tular.results.pair_brokers import Brokerage, PairBrokers
from tular.results.ranked_scores import Rank
from tular.results.rows import Index, Rows
from tular.results.run_view import Criterion, RunView

BY_SCORE = "SCORE"
ORDERS = {
    BY_SCORE: "The best first: falling score, rising where low leads.",
    "SCORE_DESCENDING": "The highest first.",
    "SCORE_ASCENDING": "The lowest first.",
    "RANK_RISE": "Risen by the most ranks first; without those who share the last rank now.",
    "RANK_FALL": "Fallen by the most ranks first; without those who shared the last rank then.",
    "SCORE_GAIN": "The largest gain first.",
    "SCORE_LOSS": "The largest loss first.",
}
"""Orders of a ranking. Those by change need a run to compare with."""


@dataclass(frozen=True)
class Ranking:
    """Every account of a run in one order. `other` is the run that it is compared with."""

    view: RunView
    criterion: Criterion
    order: str = BY_SCORE
    other: RunView | None = None

    def __post_init__(self) -> None:
        """Raises UsageError for a comparison that says nothing."""
        if self.other is not None and self.other.manifest.layer is not self.view.manifest.layer:
            raise UsageError(
                f"Run {self.view.id} is of layer {self.view.manifest.layer}, run {self.other.id} of "
                f"{self.other.manifest.layer}: that an account ranks otherwise there is no change.",
                remedy="Compare with an earlier run of the same layer.",
                field="compareTo",
            )

    def rows(self) -> Rank:
        """Rows of `accounts` in this order; ties by rank, which has none."""
        ranked = self.view.ranked(self.criterion)
        ranking = ranked.ranking
        if self.order == BY_SCORE:
            return ranking
        if self.order in ("SCORE_ASCENDING", "SCORE_DESCENDING"):
            rising = (self.order == "SCORE_ASCENDING") == ranked.low_first
            return ranking if rising else ranking[::-1]
        gain = self._gain()[ranking]
        known = ~np.isnan(gain)
        return ranking[known][np.argsort(-gain[known], kind="stable")]

    def _gain(self) -> NDArray[np.float64]:
        """By what accounts are ordered, largest first: NaN for those that the other run does not have."""
        if self.other is None:
            raise UsageError(
                f"Order {self.order} needs a run to compare with.",
                remedy="Pass `compareTo` with the id of an earlier run.",
                field="compareTo",
            )
        known = (rows := self.view.rows_in(self.other)) >= 0
        now, before = self._values(self.view), self._values(self.other)
        gain = np.full(len(now), np.nan)
        gain[known] = now[known] - before[rows[known]]
        gain[self._on_the_floor(rows)] = np.nan
        return gain if self.order in ("RANK_FALL", "SCORE_GAIN") else -gain

    def _on_the_floor(self, rows: Index) -> NDArray[np.bool_]:
        """Accounts whose rank moves only because there are more or fewer above the many who share the last one: who
        is there now has not risen, who was there (at `rows` of the other run) has not fallen."""
        assert self.other is not None
        if self.order == "RANK_RISE":
            return self.view.ranked(self.criterion).floor
        there = np.zeros(len(rows), np.bool_)
        if self.order == "RANK_FALL":
            known = rows >= 0
            there[known] = self.other.ranked(self.criterion).floor[rows[known]]
        return there

    def _values(self, view: RunView) -> NDArray[np.float64]:
        if self.order.startswith("RANK"):
            ranks = view.ranked(self.criterion).ranks.astype(np.float64)
            return np.where(ranks > 0, ranks, np.nan)
        return view.ranked(self.criterion).scores


@dataclass(frozen=True)
class RankingPage:
    """`rows` of a ranking page with the places they have in the whole order and among those chosen."""

    ranking: Ranking
    edges: InfluencerRows
    total: int
    more: bool


def ranking_page(ranking: Ranking, chosen: Mask | None, after: int | None, size: int) -> RankingPage:
    """The `size` accounts that follow place `after` among those `chosen` (all without a mask)."""
    rows = ranking.rows()
    places = np.arange(len(rows)) if chosen is None else np.flatnonzero(chosen[rows])
    return _page(ranking, rows, places, after, size)


def members_page(view: RunView, measure: str, community: int, after: int | None, size: int) -> RankingPage:
    """As `ranking_page`, among the members of a community (a row of `communities`)."""
    ranking = Ranking(view, measure)
    return _page(ranking, ranking.rows(), view.members(measure, community), after, size)


def _page(ranking: Ranking, rows: Rank, places: Index, after: int | None, size: int) -> RankingPage:
    start = 0 if after is None else int(np.searchsorted(places, after, side="right"))
    taken = places[start : start + size]
    position = np.arange(start + 1, start + 1 + len(taken))
    edges = InfluencerRows(ranking, rows[taken].astype(np.int64), taken, position)
    return RankingPage(ranking, edges, len(places), start + size < len(places))


class InfluencerRows(Rows):
    """Accounts at places of a ranking: `place` in its order from 0, `position` among those chosen from 1."""

    type_name: ClassVar[str] = "InfluencerEdge"

    def __init__(self, ranking: Ranking, index: Index, place: Index, position: Index) -> None:
        self.ranking = ranking
        self.index = index
        self.place = place
        self.position = position

    def __len__(self) -> int:
        return len(self.index)

    def pick(self, positions: Index) -> Self:
        return type(self)(
            self.ranking, self.index[positions], self.place[positions], self.position[positions]
        )

    @cached_property
    def accounts(self) -> AccountRows:
        return AccountRows(self.ranking.view, self.index)

    def nodes(self) -> AccountRows:
        return self.accounts

    def positions(self) -> list[int]:
        taken: list[int] = self.position.tolist()
        return taken

    def ranks(self) -> list[Any]:
        return self.accounts.ranks(self.ranking.criterion)

    def scores(self) -> list[Any]:
        return self.accounts.scores(self.ranking.criterion)

    def percentiles(self) -> list[Any]:
        return self.accounts.percentiles(self.ranking.criterion)

    def parts(self) -> list[list[ScorePart]]:
        """What each measure contributes to a composite score; empty lists for any other."""
        criterion = self.ranking.criterion
        if not isinstance(criterion, Composite):
            return [[] for _ in range(len(self))]
        columns = criterion.parts(self.ranking.view, self.index)
        return [
            [
                ScorePart(name, weight, _known(percentiles[row]), float(contributions[row]))
                for name, weight, percentiles, contributions in columns
            ]
            for row in range(len(self))
        ]

    def brokerages(self) -> list[Brokerage | None]:
        """What a ranking of brokers between two communities rests on; None for any other."""
        criterion = self.ranking.criterion
        if not isinstance(criterion, PairBrokers):
            return [None] * len(self)
        return [*criterion.brokerage(self.ranking.view, self.index)]

    def previous_scores(self) -> list[Any]:
        return self._before().scores(self.ranking.criterion)

    def previous_ranks(self) -> list[Any]:
        return self._before().ranks(self.ranking.criterion)

    def rank_changes(self) -> list[Any]:
        return [_difference(then, now) for then, now in zip(self.previous_ranks(), self.ranks(), strict=True)]

    def score_changes(self) -> list[Any]:
        return [
            _difference(now, then) for then, now in zip(self.previous_scores(), self.scores(), strict=True)
        ]

    def _before(self) -> AccountRows:
        """The same accounts in the run compared with."""
        other = self.ranking.other
        return AccountRows(
            other, self.index if other is None else self.ranking.view.rows_in(other)[self.index]
        )


@dataclass(frozen=True, slots=True)
class ScorePart:
    """One measure's part in a composite score."""

    measure: str
    weight: float
    percentile: float | None
    contribution: float


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _difference(left: Any, right: Any) -> Any:
    return None if left is None or right is None else left - right
