"""VoteRank (Zhang, Chen, Dong & Zhao 2016, "Identifying a set of influential spreaders in complex
networks")."""

from __future__ import annotations

import time

import numpy as np
from numba import njit
from numpy.typing import NDArray

from tular.analytics.scores import Scores, scores_since
from tular.graph.compressed import Offsets
from tular.graph.network import Network
from tular.models import Ids


def voterank(network: Network, *, elected: int = 1000) -> Scores:
    """Spreaders elected one after the other by the votes of their followers: the first has the score
    `elected`, the next one less, those not elected 0. Raised by incoming relations whose sources vote for
    nobody elected already.

    After an election its voters' ability to vote falls by 1 / (mean in-degree), so the elected are spread
    out. Ends early when nobody receives a vote. Ties go to the lower vertex; abilities are counted in whole m-ths
    of a vote (m: relations), so that rounding decides none.

    0 … `elected`; O(n·elected). Zhang et al. 2016, Scientific Reports 6.
    """
    start = time.perf_counter()
    incoming, outgoing = network.incoming, network.outgoing
    order = _elect(incoming.offsets, incoming.neighbours, outgoing.offsets, outgoing.neighbours, elected)
    values = np.zeros(network.n)
    values[order] = np.arange(elected, elected - order.size, -1)
    return scores_since(start, values, f"up to {elected} elected", iterations=int(order.size))


@njit(nogil=True, cache=True)
def _elect(in_offsets: Offsets, voters: Ids, out_offsets: Offsets, candidates: Ids, elected: int) -> Ids:
    n, m = in_offsets.size - 1, voters.size
    ability = np.full(n, m)
    votes = m * np.diff(in_offsets)
    order = np.empty(min(elected, n), np.int32)
    for place in range(order.size):
        winner = int(np.argmax(votes))
        if votes[winner] <= 0:
            return order[:place]
        order[place] = winner
        votes[winner] = np.iinfo(np.int64).min // 2
        _lower(out_offsets, candidates, votes, ability, winner, ability[winner])
        for entry in range(in_offsets[winner], in_offsets[winner + 1]):
            voter = voters[entry]
            _lower(out_offsets, candidates, votes, ability, voter, min(n, ability[voter]))
    return order


@njit(nogil=True, cache=True)
def _lower(
    offsets: Offsets,
    candidates: Ids,
    votes: NDArray[np.int64],
    ability: NDArray[np.int64],
    voter: int,
    by: int,
) -> None:
    """Take `by` from what the voter gives to every candidate it votes for."""
    if by <= 0:
        return
    ability[voter] -= by
    for entry in range(offsets[voter], offsets[voter + 1]):
        votes[candidates[entry]] -= by
