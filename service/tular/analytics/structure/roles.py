"""Seven roles of an account in the community structure (Guimerà & Amaral 2005, Nature 433, "Functional
cartography of complex metabolic networks"). Directions are dropped; relations are counted, not weighed."""

from __future__ import annotations

import time

import numpy as np
from numba import njit
from numpy.typing import NDArray

from tular.analytics.centrality.clustering import share
from tular.analytics.scores import Scores, scores_since
from tular.graph.compressed import Offsets
from tular.graph.network import Network
from tular.models import Floats, Ids, Role

HUB_FROM = 2.5
"""Within-module degree (standard deviations) from which an account is a hub of its community."""
ROLES = np.array([role.value for role in Role])
OTHERS_UP_TO = np.array([0.05, 0.62, 0.80])
"""Largest participation of ULTRA_PERIPHERAL, PERIPHERAL, CONNECTOR; above: KINLESS."""
HUBS_UP_TO = np.array([0.30, 0.75])
"""Largest participation of PROVINCIAL_HUB, CONNECTOR_HUB; above: KINLESS_HUB."""


def participation(network: Network, membership: Ids) -> Scores:
    """1 - Σ_s (k_s / k)² over communities s: 0 with all relations in one community, towards 1 spread over
    many.

    `membership` int32[n] numbers the communities from 0.

    Both directions; 0 … 1; O(m). Guimerà & Amaral 2005, Nature 433.
    """
    start = time.perf_counter()
    rows = network.undirected
    communities = int(membership.max(initial=-1)) + 1
    values = _participation(rows.offsets, rows.neighbours, membership, communities)
    return scores_since(start, values, "exact, undirected")


@njit(nogil=True, cache=True)
def _participation(offsets: Offsets, neighbours: Ids, membership: Ids, communities: int) -> Floats:
    values = np.zeros(offsets.size - 1)
    counts = np.zeros(communities, np.int64)
    for vertex in range(values.size):
        first, last = offsets[vertex], offsets[vertex + 1]
        squares = 0
        for entry in range(first, last):
            community = membership[neighbours[entry]]
            squares += 2 * counts[community] + 1  # (c + 1)² - c²
            counts[community] += 1
        for entry in range(first, last):
            counts[membership[neighbours[entry]]] = 0
        if last > first:
            values[vertex] = 1.0 - squares / (last - first) ** 2
    return values


def within_module_degree(network: Network, membership: Ids) -> Scores:
    """z = (κ - mean κ of the community) / standard deviation, κ: relations inside the own community.

    0 where all of a community have the same number.

    Both directions; any number; O(m). Guimerà & Amaral 2005, Nature 433.
    """
    start = time.perf_counter()
    rows = network.undirected
    internal = internal_degree(rows.offsets, rows.neighbours, membership)
    return scores_since(start, _standardised(internal, membership), "exact, undirected")


@njit(nogil=True, cache=True)
def internal_degree(offsets: Offsets, neighbours: Ids, membership: Ids) -> Floats:
    """How many neighbours of each vertex are in its community."""
    internal = np.zeros(offsets.size - 1)
    for vertex in range(internal.size):
        for entry in range(offsets[vertex], offsets[vertex + 1]):
            internal[vertex] += membership[neighbours[entry]] == membership[vertex]
    return internal


def _standardised(values: Floats, membership: Ids) -> Floats:
    size = np.bincount(membership).astype(np.float64)
    mean = share(np.bincount(membership, values), size)
    distance = values - mean[membership]
    deviation = np.sqrt(share(np.bincount(membership, distance**2), size))
    return np.divide(
        distance, deviation[membership], out=np.zeros_like(values), where=deviation[membership] > 1e-12
    )


def roles(participation: Floats, within: Floats) -> NDArray[np.str_]:
    """The role (a value of `Role`) of every account, from its participation and within-module degree."""
    others = np.searchsorted(OTHERS_UP_TO, participation)
    hubs = len(OTHERS_UP_TO) + 1 + np.searchsorted(HUBS_UP_TO, participation)
    named: NDArray[np.str_] = ROLES[np.where(within >= HUB_FROM, hubs, others)]
    return named
