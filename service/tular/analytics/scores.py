"""What a measure returns: one score per vertex, and how it came about."""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from tular.models import Floats


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """One score per vertex, float64[n], in vertex order.

    `method` names implementation and settings in words, as the run stores them. `iterations` counts what the
    method repeats (sweeps, sampled sources) or is None. `error_bound` bounds the absolute error of a score as
    `method` says (None: exact up to rounding).
    """

    values: Floats
    method: str
    iterations: int | None = None
    milliseconds: float = 0.0
    error_bound: float | None = None


def scores_since(
    start: float,
    values: ArrayLike,
    method: str,
    *,
    iterations: int | None = None,
    error_bound: float | None = None,
) -> Scores:
    """Scores of a computation that began at `time.perf_counter() == start` and has just ended."""
    milliseconds = (time.perf_counter() - start) * 1000.0
    return Scores(np.asarray(values, np.float64), method, iterations, milliseconds, error_bound)
