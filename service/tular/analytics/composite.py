"""A composite score: the user's own weights over measures, every part of it visible."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from tular.analytics.percentile import percentile
from tular.errors import UsageError
from tular.models import Floats


@dataclass(frozen=True, slots=True, eq=False)
class Composite:
    """`values` 0 … 100 a vertex; `parts` has one column a measure with what it contributed: rows sum to the
    value.

    `weights` are as used: their absolute values sum to 1.
    """

    values: Floats
    parts: pl.DataFrame
    weights: Mapping[str, float]


def composite(scores: Mapping[str, Floats], weights: Mapping[str, float]) -> Composite:
    """The weighted mean of the percentiles of the measures named in `weights`.

    Percentiles, because raw scores of different measures have different scales and tails: no measure can
    dominate by its units. A negative weight prefers low scores (its percentile counts from the other end).
    There are no default weights. Raises UsageError for an unknown measure or weights that are not finite or
    all 0."""
    _check(scores, weights)
    total = sum(abs(weight) for weight in weights.values())
    used = {name: weight / total for name, weight in weights.items()}
    parts = pl.DataFrame(
        {name: abs(weight) * _towards(scores[name], weight) for name, weight in used.items()}
    )
    return Composite(parts.sum_horizontal().to_numpy(), parts, used)


def _towards(scores: Floats, weight: float) -> Floats:
    return percentile(scores if weight >= 0 else -scores)


def _check(scores: Mapping[str, Floats], weights: Mapping[str, float]) -> None:
    unknown = [name for name in weights if name not in scores]
    if unknown:
        raise UsageError(
            f"The run has no measure {unknown[0]!r}.",
            remedy=f"It has {', '.join(scores)}.",
            field="weights",
        )
    if not all(np.isfinite(weight) for weight in weights.values()) or not any(weights.values()):
        raise UsageError(
            "The weights of a composite score must be finite and not all 0.",
            remedy="Give each measure a number, such as pagerank=2 followers=1.",
            field="weights",
        )
