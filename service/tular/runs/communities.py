"""Everything a run says of communities: who belongs where and how surely, what each is like, its name and place, and
which community of the run before it is."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tular.analytics.community.consensus import Consensus, consensus
from tular.analytics.community.description import Flows, Structure, describe
from tular.analytics.community.events import CommunityEvent
from tular.analytics.community.gatekeepers import bridges
from tular.analytics.community.partition import Partition
from tular.analytics.naming.topics import Topic
from tular.analytics.structure.roles import participation, roles, within_module_degree
from tular.graph.network import Network
from tular.models import Floats, Ids
from tular.runs.clock import Clock
from tular.runs.community_relations import CommunityRelations, relate_communities
from tular.runs.continuity import Predecessor
from tular.runs.findings import find_out
from tular.runs.inputs import AnalysisInputs
from tular.runs.levels import find_levels
from tular.runs.map import RunMap, draw_map
from tular.runs.naming import Namer
from tular.runs.plan import Plan

BRIDGES = 3
"""Accounts kept at each end of each flow."""


@dataclass(frozen=True, slots=True, eq=False)
class Communities:
    """One entry a community, in the partition's order (falling size); one entry an account where it says n."""

    partition: Partition
    confidence: Floats
    """float64[n], 0 … 1: how often an account's companions stay with it over seeds; NaN when only one was run."""
    stability: Floats
    roles: NDArray[np.str_]
    """Per account: one of the seven of Guimerà & Amaral 2005."""
    ids: list[str]
    topics: list[Topic]
    structure: Structure
    flows: Flows
    map: RunMap
    events: list[CommunityEvent]
    moves: pl.DataFrame
    bridges: pl.DataFrame
    """Accounts that flows between communities rest on, see analytics.community.gatekeepers.bridges."""
    levels: pl.DataFrame
    subcommunity: Ids
    """Row of `levels`, at the finest one, of each account; empty without finer levels."""
    between: CommunityRelations
    findings: dict[str, Any]


def find_communities(
    network: Network, inputs: AnalysisInputs, before: Predecessor, plan: Plan, clock: Clock
) -> Communities:
    """What accounts say of themselves names communities; `before` lends them ids, colours and places. Prominence is
    in-strength in the run's layer."""
    keys, prominence = inputs.snapshot.accounts["key"], network.incoming.strengths()
    searched = plan.detection.searched(network)
    with clock.step("communities"):
        found = _consensus(searched, keys, before, plan)
    partition, membership = found.partition, found.partition.membership
    with clock.step("structure", partition.method):
        structure, flows = describe(network, partition)
    with clock.step("roles"):
        spread, inside = participation(network, membership), within_module_degree(network, membership)
    with ThreadPoolExecutor(2) as beside:
        finding = beside.submit(find_out, network, searched, partition, inputs.terms, plan, clock)
        looking = beside.submit(_between, network, membership, inputs, clock)
        resting = beside.submit(bridges, network, membership, first=BRIDGES)
        with clock.step("names"):
            namer = Namer.of(inputs, prominence, before)
            ids, topics = namer.name(membership)
        with clock.step("levels"):
            levels, subcommunity, told = find_levels(searched, partition, ids, namer, plan)
        with clock.step("map"):
            described = structure, flows
            drawn = draw_map(
                network, partition, described, ids, levels, subcommunity, before, keys, workers=plan.workers
            )
    events, moves = before.changes(keys, ids, membership)
    return Communities(
        partition=partition,
        confidence=found.confidence,
        stability=found.stability,
        roles=roles(spread.values, inside.values),
        ids=ids,
        topics=topics,
        structure=structure,
        flows=flows,
        map=drawn,
        events=events,
        moves=moves,
        bridges=resting.result(),
        levels=drawn.levels,
        subcommunity=subcommunity,
        between=looking.result(),
        findings=finding.result() | {"levels": told, "map": drawn.findings},
    )


def _between(network: Network, membership: Ids, inputs: AnalysisInputs, clock: Clock) -> CommunityRelations:
    with clock.step("between"):
        return relate_communities(network, membership, inputs.events)


def _consensus(searched: Network, keys: pl.Series, before: Predecessor, plan: Plan) -> Consensus:
    """Warm-started from the run before: what did not change keeps its communities."""
    _ = searched.undirected  # built once, before the threads need it
    runs = plan.consensus or 1
    return consensus(
        partial(plan.computed_by.search, plan.detection, searched, workers=plan.workers if runs == 1 else 1),
        runs=runs,
        seed=plan.seed,
        initial=before.start(keys),
        settled=before.settled(searched, keys),
        refine=partial(plan.detection.look_again, searched, seed=plan.seed),
        workers=plan.workers,
    )
