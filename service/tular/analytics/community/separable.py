"""A second look below modularity's resolution limit: communities that are really several are taken apart.

Modularity joins groups whose links are fewer than sqrt(relations) even when hardly anything runs between them
(Fortunato & Barthélemy 2007, PNAS 104). Judged by itself, each community has a null model of its own size,
as in the recursive use of modularity that they propose; that parts must be hardly linked, not merely better
than chance, follows Park et al. 2024, "Well-connectedness and community detection".
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tular.analytics.community.hierarchy import holders, inside, without_small
from tular.analytics.community.leiden import optimise
from tular.analytics.community.moving import community_totals
from tular.analytics.community.partition import Partition, modularity, number_by_size
from tular.graph.compressed import CompressedRows
from tular.graph.network import Network
from tular.models import Floats, Ids

Open = NDArray[np.bool_]
CROSSING = 0.25
"""Two halves are told apart when less than this share of a community's relations runs between them."""
SMALLEST = 10


def split_separable(
    network: Network,
    partition: Partition,
    *,
    crossing: float = CROSSING,
    smallest: int = SMALLEST,
    seed: int = 0,
    iterations: int = 1,
) -> Partition:
    """`partition` with separable communities split, again and again until none is left; nested in it.

    A community is split where Leiden at local resolution 2 · `crossing`, within it and against its own null
    model, finds parts of at least `smallest` accounts, and their local modularity, over the largest that
    parts of these volumes can have, is above that of a random graph of its mean degree cut in halves (0.97 /
    sqrt(degree) over 1/2: Guimerà, Sales-Pardo & Amaral 2004). Parts below
    `smallest` stay with the largest part. Modularity may fall a little: that is the price the resolution
    limit puts on small groups.
    """
    rows, membership = network.undirected, partition.membership
    open_ = np.ones(network.n, np.bool_)
    while open_.any():
        rows = inside(rows, np.where(open_, membership, -1 - np.arange(network.n)).astype(np.int32))
        membership, open_ = _split_once(rows, membership, 2.0 * crossing, smallest, seed, iterations)
    value = modularity(network, membership)
    found = f"parts with less than {crossing:.0%} crossing split"
    changed = int(membership.max(initial=-1)) + 1 != partition.count
    outcome = (
        f"{found}, which takes modularity from {partition.modularity:.4f} to {value:.4f}"
        if changed
        else f"no {found}"
    )
    return Partition(
        membership,
        value,
        f"{partition.method}; {outcome}",
        quality=modularity(network, membership, resolution=partition.resolution or 1.0),
        resolution=partition.resolution,
        seed=partition.seed,
        iterations=partition.iterations,
        milliseconds=partition.milliseconds,
    )


def _split_once(
    within: CompressedRows, membership: Ids, resolution: float, smallest: int, seed: int, iterations: int
) -> tuple[Ids, Open]:
    """The finer membership[n], and who is in a community that was split, bool[n]: only these are looked at again.

    `within` holds the relations inside communities that are looked at.
    """
    strengths = within.strengths()
    volumes = np.maximum(np.bincount(membership, strengths), 1e-300)
    labels = np.arange(within.n, dtype=np.int32)
    optimise(within, strengths / np.sqrt(volumes[membership]), resolution, labels, seed, iterations)
    labels = without_small(number_by_size(labels), membership, smallest)
    split = _above_chance(within, strengths, volumes, membership, labels)[membership]
    return number_by_size(np.where(split, labels + volumes.size, membership)), split


def _above_chance(
    within: CompressedRows, strengths: Floats, volumes: Floats, membership: Ids, labels: Ids
) -> Open:
    """Which communities have several parts that are more modular than a random graph of their mean degree."""
    sizes = np.bincount(membership)
    parts = np.bincount(holders(labels, membership), minlength=sizes.size)
    _, together = community_totals(within.offsets, within.neighbours, within.weights, strengths, labels, 0, 1)
    share = np.bincount(membership, together, minlength=sizes.size) / volumes
    expected = np.square(np.bincount(labels, strengths) / volumes[holders(labels, membership)])
    by_chance = np.bincount(holders(labels, membership), expected, minlength=sizes.size)
    degree = np.bincount(membership, within.degrees(), minlength=sizes.size) / sizes
    random_graph = 2.0 * 0.97 / np.sqrt(np.maximum(degree, 1e-9))
    return (parts > 1) & (share - by_chance > random_graph * (1.0 - by_chance))
