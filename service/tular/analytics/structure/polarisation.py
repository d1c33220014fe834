"""Two sides that hardly listen to each other: random-walk controversy, against chance, and the E-I index.

Garimella, De Francisci Morales, Gionis & Mathioudakis 2018, "Quantifying controversy on social media"; that
raw scores must be set against random networks with the same degrees: Salloum, Chen & Kivelä 2022,
"Separating polarization from noise".
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray

from tular.analytics.community.leiden import leiden
from tular.analytics.community.rewiring import keeps_strengths, rewired
from tular.analytics.community.sides import NEITHER, Sides, two_sides
from tular.analytics.community.significance import standard_score
from tular.analytics.structure.components import components
from tular.analytics.workers import each
from tular.graph.compressed import CompressedRows, Offsets
from tular.graph.network import Network
from tular.models import Floats, Ids

INFLUENCERS = 10
"""Accounts of greatest degree on each side at which walks end, as in the paper."""


@dataclass(frozen=True, slots=True, eq=False)
class Polarisation:
    """`controversy` -1 … 1 between the two sides; `null` float64[samples] of random networks with its
    degrees.

    `normalised` is what is beyond chance: controversy less the mean of `null` (0: none). `z` is that in standard
    deviations of `null`, None where that does not vary. `ei_index` is that of the two sides, -1 (all relations
    inside) … 1 (all across).
    """

    sides: Sides
    controversy: float
    null: Floats
    ei_index: float

    @property
    def normalised(self) -> float:
        return self.controversy - float(self.null.mean())

    @property
    def z(self) -> float | None:
        return standard_score(self.controversy, self.null)


def polarisation(network: Network, *, samples: int = 10, seed: int = 0, workers: int = 1) -> Polarisation:
    """Controversy between the two sides that the largest connected part falls into, beside rewired networks.

    That part and every random network of its degrees are divided alike, by Leiden and `two_sides`: any network can be
    cut so that it looks somewhat polarised, and what lies apart has no say. Directions are dropped. The answer does
    not depend on `workers`. Where a side is empty all is 0.
    """
    component = components(network.undirected)
    connected = component == np.bincount(component, minlength=1).argmax()
    part, sides = network.among(connected), np.full(network.n, NEITHER, np.int8)
    sides[connected] = divided = two_sides(part, leiden(part, seed=seed, workers=workers))
    if not all((divided == side).any() for side in (0, 1)):
        return Polarisation(sides, 0.0, np.zeros(samples), 0.0)
    strengths = keeps_strengths(part)

    def sample(number: int) -> float:
        null = rewired(part, seed=seed + 7919 * (number + 1), strengths=strengths)
        return controversy(null, two_sides(null, leiden(null, seed=seed + number)))

    null = np.array(each(sample, range(samples), workers))
    return Polarisation(sides, controversy(part, divided), null, ei_index(part, divided))


def controversy(network: Network, sides: Sides, *, influencers: int = INFLUENCERS) -> float:
    """Random-walk controversy (RWC): P_AA · P_BB - P_AB · P_BA, P_XY = P(walk began in X | it ended in Y).

    Walks along folded relations by weight begin anywhere on a side and end at one of either side's
    `influencers` of greatest degree. Solved exactly (to 1e-7), not sampled. 0 where a side is empty.
    """
    rows = network.undirected
    ending = _influencers(rows, sides, influencers)
    walking = (sides != NEITHER) & _reaches(rows, ending >= 0)
    if not all((walking & (sides == side)).any() for side in (0, 1)):
        return 0.0
    ends_in_b = _absorbed(rows.offsets, rows.neighbours, rows.weights, ending, walking)
    from_a, from_b = (float(ends_in_b[walking & (sides == side)].mean()) for side in (0, 1))
    a_given_a = (1.0 - from_a) / max(2.0 - from_a - from_b, 1e-12)
    b_given_b = from_b / max(from_a + from_b, 1e-12)
    return a_given_a * b_given_b - (1.0 - a_given_a) * (1.0 - b_given_b)


def ei_index(network: Network, groups: Ids | Sides) -> float:
    """(E - I) / (E + I) of the weight of relations between (E) and inside (I) groups, -1 … 1 (Krackhardt &
    Stern
    1988). Negative groups are left out; 0 without relations."""
    counted = (groups[network.source] >= 0) & (groups[network.target] >= 0)
    inside = groups[network.source] == groups[network.target]
    total = float(network.weight[counted].sum())
    return 1.0 - 2.0 * float(network.weight[counted & inside].sum()) / total if total else 0.0


def _influencers(rows: CompressedRows, sides: Sides, count: int) -> Sides:
    """int8[n]: the side of each side's `count` vertices of greatest degree (ties by vertex), NEITHER
    elsewhere."""
    ending = np.full(rows.n, NEITHER, np.int8)
    degrees = rows.degrees()
    for side in (0, 1):
        members = np.flatnonzero(sides == side)
        best = members[np.lexsort((members, -degrees[members]))][: min(count, max(1, members.size // 2))]
        ending[best] = side
    return ending


def _reaches(rows: CompressedRows, goal: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which vertices are in a component with a goal: walks from elsewhere never end."""
    component = components(rows)
    reached = np.zeros(rows.n, np.bool_)
    reached[component[goal]] = True
    return np.asarray(reached[component], np.bool_)


@njit(nogil=True, cache=True)
def _absorbed(
    offsets: Offsets, neighbours: Ids, weights: Floats, ending: Sides, walking: NDArray[np.bool_]
) -> Floats:
    """float64[n]: probability that a walk from a vertex ends on side 1, by Gauss-Seidel sweeps.

    Walks stay on the vertices of the two sides.
    """
    chance = np.where(ending >= 0, ending * 1.0, 0.5)
    for _ in range(10_000):
        change = 0.0
        for v in range(offsets.size - 1):
            if ending[v] >= 0 or not walking[v]:
                continue
            total = weight = 0.0
            for e in range(offsets[v], offsets[v + 1]):
                if walking[neighbours[e]]:
                    total += weights[e] * chance[neighbours[e]]
                    weight += weights[e]
            if weight > 0.0:
                change = max(change, abs(total / weight - chance[v]))
                chance[v] = total / weight
        if change < 1e-7:
            break
    return chance
