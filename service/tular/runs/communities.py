"""Everything a run says of communities: who belongs where, what each is like, its name, its place on the map."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np
import polars as pl

from tular.analytics.community.labels import label_by_handles, most_prominent
from tular.analytics.community.leiden import leiden
from tular.analytics.community.palette import palette
from tular.analytics.community.partition import Partition
from tular.analytics.community.structure import Flows, Structure, describe
from tular.analytics.layout import Circles, place_communities
from tular.analytics.layout_members import Coordinates, place_members
from tular.graph.network import Network
from tular.models import Floats
from tular.runs.clock import Clock
from tular.runs.plan import Plan


@dataclass(frozen=True, slots=True, eq=False)
class Communities:
    """One entry a community, in the partition's order (falling size)."""

    partition: Partition
    ids: list[str]
    labels: list[str]
    colours: list[str]
    confidence: Floats
    """float64[n], 0 … 1: the share of an account's weight that stays in its community; 1 for one without any."""
    structure: Structure
    flows: Flows
    circles: Circles
    x: Coordinates
    """float32[n]: every account's place on the map, inside its community's circle."""
    y: Coordinates


def find_communities(network: Network, accounts: pl.DataFrame, plan: Plan, clock: Clock) -> Communities:
    """Leiden, what it found in numbers, names and places. Prominence is in-strength in the run's layer."""
    with clock.step("communities"):
        partition = leiden(network, resolution=plan.resolution, seed=plan.seed)
    with clock.step("structure"):
        structure, flows = describe(network, partition)
    prominence = network.incoming.strengths()
    with clock.step("map"):
        circles = place_communities(structure.size, flows)
        x, y = place_members(network, partition.membership, circles, prominence)
    return Communities(
        partition=partition,
        ids=_ids(partition, prominence, accounts["key"]),
        labels=label_by_handles(partition.membership, prominence, accounts["handle"].to_numpy()),
        colours=palette(partition.count),
        confidence=_confidence(network, partition),
        structure=structure,
        flows=flows,
        circles=circles,
        x=x,
        y=y,
    )


def _confidence(network: Network, partition: Partition) -> Floats:
    membership = partition.membership
    inside = network.weight * (membership[network.source] == membership[network.target])
    kept = np.bincount(network.source, inside, network.n) + np.bincount(network.target, inside, network.n)
    weight = network.outgoing.strengths() + network.incoming.strengths()
    return np.divide(kept, weight, out=np.ones(network.n), where=weight > 0)


def _ids(partition: Partition, prominence: Floats, keys: pl.Series) -> list[str]:
    """A community is called after its most prominent member, so equal communities have equal ids."""
    leaders = most_prominent(partition.membership, prominence, 1)[:, 0]
    return [hashlib.blake2b(key.encode(), digest_size=6).hexdigest() for key in keys.gather(leaders)]
