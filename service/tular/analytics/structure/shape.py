"""What kind of conversation is this? The six shapes of Twitter topic networks.

Classes: Smith, Rainie, Shneiderman & Himelboim 2014, "Mapping Twitter topic networks: from polarized crowds
to community clusters" (Pew Research Center). That four numbers tell them apart (centralisation, fraction of
isolates, modularity, density): Himelboim, Smith, Rainie, Shneiderman & Espina 2017. Their cut-offs come
from 60 networks crawled alike; ours are on numbers that do not change with a network's size, and are stated
here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from tular.analytics.community.partition import Partition, modularity, number_by_size
from tular.analytics.community.sides import NEITHER, two_sides
from tular.analytics.structure.components import components
from tular.graph.network import Network
from tular.models import Ids

HUB_FROM = 0.4
"""Centralisation of in- (broadcast) or out-degree (support) from which one hub reaches most of the network."""
HUB_HOLDS = 0.25
"""Share of all relations that this hub must have, too: one who follows all of a dense crowd makes no support."""
SCATTERED_FROM = 0.5
"""Share of accounts alone or in groups of fewer than SMALL_GROUP from which there are only brand clusters."""
SMALL_GROUP = 10
TIGHT_BELOW = 0.3
"""Modularity below which the crowd is one (0.3: Clauset, Newman & Moore 2004, "significant structure")."""
TWO_HOLD = 0.7
"""Share of the connected accounts that two communities must hold to be the two crowds of a polarised one."""
CROSSING_BELOW = 0.15
"""Largest share of their relations that runs between the two crowds."""
AS_MODULAR = 0.75
"""Two sides of at least this share of the communities' modularity are the crowds: each may fall into several
communities. Three equal communities, two of them taken together, reach two thirds."""


class ShapeClass(StrEnum):
    POLARISED_CROWD = "POLARISED_CROWD"
    TIGHT_CROWD = "TIGHT_CROWD"
    BRAND_CLUSTERS = "BRAND_CLUSTERS"
    COMMUNITY_CLUSTERS = "COMMUNITY_CLUSTERS"
    BROADCAST = "BROADCAST"
    SUPPORT = "SUPPORT"


@dataclass(frozen=True, slots=True)
class Shape:
    """The class and every number it rests on.

    `in_centralisation`, `out_centralisation` 0 … 1: Freeman 1978, 1 for a star that points to (from) its
    centre; `in_hub` and `out_hub`: share of all relations that point to (from) the account with most.
    `scattered`: share of accounts alone or in small groups. `modularity` of the connected part's
    communities; `two_largest`: share of connected accounts in the two crowds, which are the two sides that the
    communities merge into if these are nearly as modular, else the two largest communities; `crossing` the share
    of these two's relations that runs between them; `two_sides`: whether the crowds are those sides. `density`:
    relations over ordered pairs.
    """

    kind: ShapeClass
    accounts: int
    density: float
    in_centralisation: float
    out_centralisation: float
    in_hub: float
    out_hub: float
    scattered: float
    modularity: float
    communities: int
    small_groups: int
    two_largest: float
    crossing: float
    two_sides: bool


def shape(network: Network, partition: Partition, *, isolates: int = 0, divided: bool = True) -> Shape:
    """The shape of a network, whole or limited to a topic; `isolates` counts accounts that took part
    without any
    relation and are not in `network`. `divided`: False where a test found no communities (`significance`)."""
    grouped = _in_groups(network)
    crowds, as_sides = _crowds(network, partition, grouped)
    two_largest, crossing = _two_crowds(network, crowds, grouped)
    accounts = network.n + isolates
    numbers = {
        "in_centralisation": _centralisation(network.target, network.n, accounts),
        "out_centralisation": _centralisation(network.source, network.n, accounts),
        "in_hub": _hub(network.target),
        "out_hub": _hub(network.source),
        "scattered": 1.0 - int(grouped.sum()) / max(accounts, 1),
        "modularity": partition.modularity,
        "two_largest": two_largest,
        "crossing": crossing,
    }
    return Shape(
        kind=classify(**numbers, divided=divided),
        accounts=accounts,
        density=network.m / max(accounts * (accounts - 1), 1),
        communities=np.unique(partition.membership[grouped]).size,
        small_groups=isolates + _small_groups(network),
        two_sides=as_sides,
        **numbers,
    )


def classify(
    *,
    in_centralisation: float,
    out_centralisation: float,
    in_hub: float,
    out_hub: float,
    scattered: float,
    modularity: float,
    two_largest: float,
    crossing: float,
    divided: bool = True,
) -> ShapeClass:
    """The first class whose condition holds, in this order: hubs, scatter, two crowds, one crowd, clusters. Where
    there are only small groups no hub reaches many. Who is not `divided` is one crowd, whatever chance divides."""
    hubs = [
        (centralisation, kind)
        for centralisation, holds, kind in (
            (in_centralisation, in_hub, ShapeClass.BROADCAST),
            (out_centralisation, out_hub, ShapeClass.SUPPORT),
        )
        if centralisation >= HUB_FROM and holds >= HUB_HOLDS
    ]
    if hubs and scattered < 1.0:
        return max(hubs, key=lambda hub: hub[0])[1]
    if scattered >= SCATTERED_FROM:
        return ShapeClass.BRAND_CLUSTERS
    if not divided:
        return ShapeClass.TIGHT_CROWD
    if two_largest >= TWO_HOLD and crossing <= CROSSING_BELOW:
        return ShapeClass.POLARISED_CROWD
    if modularity < TIGHT_BELOW:
        return ShapeClass.TIGHT_CROWD
    return ShapeClass.COMMUNITY_CLUSTERS


def _centralisation(ends: Ids, n: int, accounts: int) -> float:
    """Sum of differences to the largest degree, over that of a star of as many accounts."""
    if accounts < 2:
        return 0.0
    degrees = np.bincount(ends, minlength=n)
    return float(degrees.max(initial=0) * accounts - degrees.sum()) / (accounts - 1) ** 2


def _hub(ends: Ids) -> float:
    """Share of relations that have the most frequent end."""
    return float(np.bincount(ends).max() / ends.size) if ends.size else 0.0


def _small_groups(network: Network) -> int:
    return int((np.bincount(components(network.undirected)) < SMALL_GROUP).sum())


def _in_groups(network: Network) -> NDArray[np.bool_]:
    """Which accounts are in a component of at least SMALL_GROUP."""
    component = components(network.undirected)
    return np.bincount(component)[component] >= SMALL_GROUP


def _crowds(network: Network, partition: Partition, grouped: NDArray[np.bool_]) -> tuple[Ids, bool]:
    """Whose side an account is on, as labels, and True; or communities, where two sides say much less, and False."""
    sides = two_sides(network, partition)
    labels = number_by_size(np.where(sides == NEITHER, partition.membership + 2, sides))
    both = all((grouped & (sides == side)).any() for side in (0, 1))
    as_modular = both and modularity(network, labels) >= AS_MODULAR * partition.modularity
    return (labels, True) if as_modular else (partition.membership, False)


def _two_crowds(network: Network, labels: Ids, grouped: NDArray[np.bool_]) -> tuple[float, float]:
    """Share of grouped accounts that the two largest labels hold, and of these two's relations between them."""
    if not grouped.any():
        return 0.0, 0.0
    largest = np.full(network.n, 2)
    largest[grouped] = np.minimum(number_by_size(labels[grouped]), 2)
    a, b = largest[network.source], largest[network.target]
    both = (a < 2) & (b < 2)
    second = np.bincount(largest, minlength=3)[1]
    held = float((largest < 2).sum() / grouped.sum()) if second else 0.0
    return held, float((a != b)[both].mean()) if both.any() else 0.0
