"""How many communities? Leiden over a range of resolutions, with what stays the same from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import igraph
import numpy as np

from tular.analytics.community.leiden import Objective, leiden
from tular.analytics.community.partition import Partition
from tular.analytics.workers import each
from tular.graph.network import Network

DEFAULT_SCAN = (0.25, 0.35, 0.5, 0.7, 1.0, 1.4, 2.0, 2.8, 4.0)


@dataclass(frozen=True, slots=True, eq=False)
class ScanPoint:
    """One resolution. `same_as_next`: normalised mutual information with the next higher resolution's
    partition, NaN for the last; a plateau near 1 is a scale at which communities are real (Arenas,
    Fernández & Gómez 2008).
    """

    partition: Partition
    same_as_next: float


def resolution_scan(
    network: Network,
    *,
    resolutions: Sequence[float] = DEFAULT_SCAN,
    objective: Objective = "modularity",
    seed: int = 0,
    iterations: int = 10,
    workers: int = 1,
) -> list[ScanPoint]:
    """One Leiden partition a resolution, in rising order, on up to `workers` threads."""
    network.undirected  # noqa: B018  built once, before the threads need it

    def at(resolution: float) -> Partition:
        return leiden(network, resolution=resolution, objective=objective, seed=seed, iterations=iterations)

    found = each(at, sorted(resolutions), workers)
    same = [_agreement(a, b) for a, b in pairwise(found)]
    return [ScanPoint(partition, value) for partition, value in zip(found, [*same, np.nan], strict=True)]


def _agreement(a: Partition, b: Partition) -> float:
    """Normalised mutual information, 1 for equal partitions; two that do not divide anything are equal."""
    if a.count == b.count == 1:
        return 1.0
    return float(igraph.compare_communities(a.membership.tolist(), b.membership.tolist(), method="nmi"))
