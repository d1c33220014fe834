"""What measures are computed from, and the choices they depend on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tular.analytics.scores import Scores
from tular.graph.network import Network
from tular.models import Floats, Ids


@dataclass(frozen=True, slots=True)
class MeasureSettings:
    """Every choice a measure depends on; stored with the run."""

    damping: float = 0.85
    betweenness_sources: int | None = None
    """Sources to sample for betweenness; None: all of a small network, else 256."""
    seed: int = 0
    attenuation: float = 0.85
    """Katz: how near its factor is to the largest that converges, below 1."""
    influence_radius: int = 2
    """Collective influence: steps to the ring that counts."""
    elected: int = 1000
    """VoteRank: how many are elected."""


@dataclass(frozen=True, slots=True, eq=False)
class MeasureInputs:
    """What measures are computed from. Arrays and frames of accounts are in vertex order, length n."""

    network: Network
    settings: MeasureSettings = field(default_factory=MeasureSettings)
    followers: NDArray[np.int64] | None = None
    """Followers of every vertex in all loaded FOLLOWS; None where the network itself is the follows layer."""
    workers: int = 1
    membership: Ids | None = None
    """Community of every vertex, numbered from 0."""
    events: pl.DataFrame | None = None
    """Single events between vertices: `source`, `target`, `relation`, `at`, `count`, `post`, `original`."""
    posted: pl.DataFrame | None = None
    """When posts were published: `key`, `at`."""
    posts: NDArray[np.int64] | None = None
    """Posts of every vertex, without those that only retweet another."""
    towards: Floats | None = None
    """How much personalised PageRank starts anew at every vertex, >= 0, not all 0."""
    growth: pl.DataFrame | None = None
    """Followers of every vertex `before` and `after` the window, `gained` and `lost` in it."""


Computation = Callable[[MeasureInputs], Mapping[str, Scores]]


@dataclass(frozen=True, slots=True)
class Group:
    """Measures that one computation gives together."""

    name: str
    measures: tuple[str, ...]
    compute: Computation
    parallel: bool = False
    """Whether the computation uses `workers` threads itself; such groups run alone, before the others."""
    needs: frozenset[str] = frozenset()
    """Fields of MeasureInputs, beyond the network, that must not be None."""
    engine: str = "kernels"
    """What computes it: Tular's kernels, or the library by its name. The run tells it, measure by measure."""
