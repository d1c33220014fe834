"""Degree and strength: how many, and how much (Freeman 1978; Barrat et al. 2004)."""

from __future__ import annotations

import time
from typing import Literal

from tular.analytics.scores import Scores, scores_since
from tular.graph.network import Network

Direction = Literal["in", "out"]


def degree(network: Network, *, direction: Direction = "in") -> Scores:
    """Distinct accounts that point at each vertex ("in") or that it points at ("out"). O(m).

    0 … n - 1. Freeman 1978, Social Networks 1(3).
    """
    start = time.perf_counter()
    rows = network.incoming if direction == "in" else network.outgoing
    return scores_since(start, rows.degrees(), f"{direction}-degree, compressed rows")


def strength(network: Network, *, direction: Direction = "in") -> Scores:
    """Sum of the weights of incoming ("in") or outgoing ("out") relations of each vertex. O(m).

    0 or more. Barrat et al. 2004, PNAS 101(11).
    """
    start = time.perf_counter()
    rows = network.incoming if direction == "in" else network.outgoing
    return scores_since(start, rows.strengths(), f"{direction}-strength, compressed rows")
