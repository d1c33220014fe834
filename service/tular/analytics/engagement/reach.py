"""Reach: whom an account's message can come to, one and two steps away, nobody counted twice."""

from __future__ import annotations

import time

import numpy as np

from tular.analytics.centrality.neighbourhood import walks, within_two_steps
from tular.analytics.engagement.sketch import sketched_two_steps, standard_error
from tular.analytics.scores import Scores, scores_since
from tular.graph.network import Network

EXACT_UP_TO = 4_000_000_000
"""Exact while followers of followers, counted with repetition, are at most this: seconds."""


def two_step_reach(network: Network, *, workers: int = 1, exact_up_to: int = EXACT_UP_TO) -> Scores:
    """Distinct accounts with a relation to an account, or to one that has, itself not counted: followers of followers
    in follows.

    Raised by incoming relations. Exact where walks of two steps are few enough, else HyperLogLog (Flajolet et
    al. 2007); `method` says which. `error_bound` is then twice the standard error of the largest estimate.

    0 … n - 1; O(walks of two steps).
    """
    start = time.perf_counter()
    rows = network.incoming
    if walks(rows) <= exact_up_to:
        return scores_since(start, within_two_steps(rows, workers), "exact")
    values = sketched_two_steps(rows, workers)
    values = np.maximum(values - 1.0, rows.degrees())
    error = standard_error()
    bound = 2.0 * error * float(values.max(initial=0.0))
    method = f"HyperLogLog, standard error {error:.1%}"
    return scores_since(start, values, method, error_bound=bound)
