"""What a partition looks like in numbers: each community, and the flows between communities."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from tular.analytics.community.partition import Partition
from tular.graph.network import Network
from tular.models import Floats, Ids

Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Structure:
    """One entry a community, in the partition's order.

    Relations are directed; `*_weight` are their sums. `conductance` is the folded weight across the
    boundary over the smaller of the volumes inside and outside (0 separate … 1; Kannan, Vempala & Vetta
    2004), 0 where nothing lies outside. `density` is internal relations over ordered pairs of members.
    `separability` is internal over boundary weight (Yang & Leskovec 2015), infinite for a community
    without boundary. `ei_index` is (E - I) / (E + I) of boundary weight E and internal weight I, -1 closed … 1 open
    (Krackhardt & Stern 1988), 0 without relations.
    """

    size: Counts
    internal_relations: Counts
    internal_weight: Floats
    outgoing_weight: Floats
    incoming_weight: Floats
    conductance: Floats
    density: Floats
    separability: Floats
    ei_index: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Flows:
    """Ordered pairs of different communities with at least one relation between, sorted by (source,
    target).

    `source`, `target` int32 are communities, `relations` int64 and `weight` what runs from one to the
    other. `expected` is the weight that chance would give: out-strength of `source` times in-strength of
    `target` over the total weight; `weight > expected` reads "more than chance".
    """

    source: Ids
    target: Ids
    relations: Counts
    weight: Floats
    expected: Floats


def describe(network: Network, partition: Partition) -> tuple[Structure, Flows]:
    """Structure of every community and the flows between all of them, in O(m)."""
    weight, relations = _between(network, partition.membership, partition.count)
    out_strength = np.asarray(weight.sum(axis=1), np.float64)
    in_strength = np.asarray(weight.sum(axis=0), np.float64)
    structure = _structure(partition, relations.diagonal(), weight.diagonal(), out_strength, in_strength)
    return structure, _flows(weight, relations, out_strength, in_strength)


def _between(network: Network, membership: Ids, count: int) -> tuple[csr_array, csr_array]:
    """Weight and number of relations from community to community, diagonal included; same sparsity in
    both."""
    pair = membership[network.source].astype(np.int64) * count + membership[network.target]
    pairs, place = _distinct(pair, count)
    index = (pairs // max(count, 1), pairs % max(count, 1))
    weight = np.bincount(place, network.weight, minlength=pairs.size)
    relations = np.bincount(place, minlength=pairs.size)
    shape = (count, count)
    return csr_array((weight, index), shape=shape), csr_array((relations, index), shape=shape)


def _distinct(pair: Counts, count: int) -> tuple[Counts, Counts]:
    """Distinct pairs ascending and the place of each; by a table while that is no larger than the
    relations."""
    if count * count > max(4 * pair.size, 1 << 20):
        return np.unique(pair, return_inverse=True)
    present = np.zeros(count * count, np.bool_)
    present[pair] = True
    place = np.cumsum(present) - 1
    return np.flatnonzero(present), place[pair]


def _structure(
    partition: Partition, relations: Counts, inside: Floats, out_strength: Floats, in_strength: Floats
) -> Structure:
    size = partition.sizes.astype(np.int64)
    boundary = out_strength + in_strength - 2.0 * inside
    volume = out_strength + in_strength
    smaller = np.minimum(volume, volume.sum() - volume)
    pairs = size * (size - 1)
    return Structure(
        size=size,
        internal_relations=relations.astype(np.int64),
        internal_weight=inside,
        outgoing_weight=out_strength - inside,
        incoming_weight=in_strength - inside,
        conductance=_ratio(boundary, smaller, 0.0),
        density=_ratio(relations.astype(np.float64), pairs.astype(np.float64), 0.0),
        separability=_ratio(inside, boundary, np.inf),
        ei_index=_ratio(boundary - inside, boundary + inside, 0.0),
    )


def _ratio(above: Floats, below: Floats, otherwise: float) -> Floats:
    ratio = np.full(above.size, otherwise)
    np.divide(above, below, out=ratio, where=below > 0)
    return ratio


def _flows(weight: csr_array, relations: csr_array, out_strength: Floats, in_strength: Floats) -> Flows:
    pairs, counts = weight.tocoo(), relations.tocoo()
    kept = pairs.row != pairs.col
    source, target = pairs.row[kept].astype(np.int32), pairs.col[kept].astype(np.int32)
    expected = out_strength[source] * in_strength[target] / max(float(out_strength.sum()), 1e-300)
    return Flows(source, target, counts.data[kept].astype(np.int64), pairs.data[kept], expected)
