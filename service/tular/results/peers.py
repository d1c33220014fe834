"""Size-peers of an account: those of the run with a similar audience."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tular.measures import LEAST_PEERS, PEER_FACTOR
from tular.results.ranked_scores import RankedScores
from tular.results.rankings import InfluencerRows, Ranking, ranking_page
from tular.results.rows import Index
from tular.results.run_view import RunView

AUDIENCE = "followers"
"""The measure by which accounts are alike in size."""


@dataclass(frozen=True, slots=True)
class Peers:
    """An account among its peers, itself included, by a measure; `leading` those that the measure ranks best."""

    count: int
    least_audience: int
    most_audience: int
    rank: int | None
    percentile: float | None
    leading: InfluencerRows


def peers(view: RunView, row: int, measure: str, most: int) -> Peers:
    """Raises MeasureNotInRun when the run lacks the measure or followers."""
    rows, ranked = _peers(view, row), view.ranked(measure)
    among = RankedScores(ranked.scores[rows], low_first=ranked.low_first)
    own = int(np.flatnonzero(rows == row)[0])
    mask = np.zeros(view.accounts.height, np.bool_)
    mask[rows] = True
    audience = view.ranked(AUDIENCE).scores[rows]
    percentile = float(among.percentiles(slice(None))[own])
    return Peers(
        count=len(rows),
        least_audience=int(audience.min()),
        most_audience=int(audience.max()),
        rank=int(among.ranks[own]) or None,
        percentile=None if np.isnan(percentile) else percentile,
        leading=ranking_page(Ranking(view, measure), mask, None, most).edges,
    )


def _peers(view: RunView, row: int) -> Index:
    """Rows with the audience of `row`, up to PEER_FACTOR times more or less; where those are fewer than LEAST_PEERS,
    as many nearest by audience. As `peerPercentile` has it."""
    audience = view.ranked(AUDIENCE).scores
    order = np.argsort(audience, kind="stable")
    rising, mine = audience[order], audience[row]
    first = int(np.searchsorted(rising, mine / PEER_FACTOR, side="left"))
    last = int(np.searchsorted(rising, mine * PEER_FACTOR, side="right"))
    if last - first < LEAST_PEERS:
        place = int(np.flatnonzero(order == row)[0])
        first = min(max(place - LEAST_PEERS // 2, 0), max(len(order) - LEAST_PEERS, 0))
        last = min(first + LEAST_PEERS, len(order))
    return order[first:last]
