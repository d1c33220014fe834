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
from tular.analytics.community.partition import Partition, number_by_size
from tular.analytics.community.small_groups import in_small_groups
from tular.analytics.naming.topics import Topic
from tular.analytics.structure.components import Components, components
from tular.analytics.structure.roles import participation, roles, within_module_degree
from tular.engines.engine import Engine
from tular.graph.network import Network
from tular.models import Floats, Ids
from tular.runs.clock import Clock
from tular.runs.community_relations import CommunityRelations, relate_communities
from tular.runs.continuity import Predecessor
from tular.runs.findings import find_out, pieces
from tular.runs.grouped import NOWHERE, Grouped, apart, grouped
from tular.runs.inputs import AnalysisInputs
from tular.runs.levels import find_levels
from tular.runs.map import RunMap, draw_map, gathered_with
from tular.runs.naming import Namer
from tular.runs.plan import Plan

BRIDGES = 3
"""Accounts kept at each end of each flow."""


@dataclass(frozen=True, slots=True, eq=False)
class Communities:
    """One entry a community, by falling size; one entry an account where it says n. Accounts in small groups are in
    none."""

    partition: Partition
    """Of everybody, each small group for itself."""
    membership: Ids
    """int32[n]: the community, -1 in a small group."""
    weak: Components
    strong: Components
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
    """Row of `levels`, at the finest one, of each account, -1 in a small group; empty without finer levels."""
    between: CommunityRelations
    findings: dict[str, Any]


def find_communities(
    network: Network,
    inputs: AnalysisInputs,
    before: Predecessor,
    plan: Plan,
    clock: Clock,
    engine: Engine,
) -> Communities:
    """What accounts say of themselves names communities; `before` lends them ids, colours and places. Prominence is
    in-strength in the run's layer."""
    with clock.step("components"):
        searched = plan.detection.searched(network)
        weak, strong = engine.components(network)
        component = weak.component if searched is network else components(searched.undirected)
        small = in_small_groups(component)
    with clock.step("communities"):
        found = _consensus(searched, inputs.snapshot.accounts["key"], before, plan, engine)
        whole = apart(searched, found.partition, small, component)
        among = grouped(network, searched, inputs, found, small)
    membership = among.partition.membership
    with clock.step("structure", whole.method):
        structure, flows = describe(among.network, among.partition)
    with clock.step("roles"):
        spread = participation(network, whole.membership)
        inside = within_module_degree(network, whole.membership)
    with ThreadPoolExecutor(2) as beside:
        finding = beside.submit(find_out, network, among.searched, whole, inputs.terms, plan, clock)
        looking = beside.submit(_between, among, clock)
        resting = beside.submit(bridges, among.network, membership, first=BRIDGES)
        with clock.step("names"):
            namer = Namer.of(among.inputs, among.network.incoming.strengths(), before)
            ids, topics = namer.name(membership)
        with clock.step("levels"):
            levels, subcommunity, told = find_levels(among.searched, among.partition, ids, namer, plan)
        with clock.step("map"):
            drawn = _draw(among, (structure, flows), ids, (levels, subcommunity), before, plan)
            drawn = _with_small_groups(drawn, among, small, component)
    events, moves = before.changes(among.keys, ids, membership)
    n = network.n
    return Communities(
        partition=whole,
        membership=among.scattered(membership, n, NOWHERE),
        weak=weak,
        strong=strong,
        confidence=np.where(small, np.nan, found.confidence),
        stability=among.stability,
        roles=roles(spread.values, inside.values),
        ids=ids,
        topics=topics,
        structure=structure,
        flows=flows,
        map=drawn,
        events=events,
        moves=moves,
        bridges=_numbered(resting.result(), among),
        levels=drawn.levels,
        subcommunity=among.scattered(subcommunity, n, NOWHERE) if subcommunity.size else subcommunity,
        between=looking.result(),
        findings=finding.result() | {"levels": told, "map": drawn.findings} | pieces(weak, strong, component),
    )


def _draw(
    among: Grouped,
    described: tuple[Structure, Flows],
    ids: list[str],
    nested: tuple[pl.DataFrame, Ids],
    before: Predecessor,
    plan: Plan,
) -> RunMap:
    network, partition, keys = among.network, among.partition, among.keys
    return draw_map(network, partition, described, ids, *nested, before, keys, workers=plan.workers)


def _with_small_groups(drawn: RunMap, among: Grouped, small: NDArray[np.bool_], component: Ids) -> RunMap:
    """With places of all accounts: small groups are gathered with the communities that the map does not show."""
    if among.everybody:
        return drawn
    return gathered_with(
        drawn,
        among.rows,
        among.partition.membership,
        number_by_size(component[small]),
        small,
        among.partition.sizes,
    )


def _numbered(bridges: pl.DataFrame, among: Grouped) -> pl.DataFrame:
    """With the accounts' rows in the whole run."""
    rows = pl.Series("account", among.rows[bridges["account"].to_numpy()])
    return bridges.with_columns(rows.cast(bridges["account"].dtype))


def _between(among: Grouped, clock: Clock) -> CommunityRelations:
    with clock.step("between"):
        return relate_communities(among.network, among.partition.membership, among.inputs.events)


def _consensus(
    searched: Network, keys: pl.Series, before: Predecessor, plan: Plan, engine: Engine
) -> Consensus:
    """Warm-started from the run before: what did not change keeps its communities."""
    _ = searched.undirected  # built once, before the threads need it
    runs = plan.consensus or 1
    return consensus(
        partial(engine.search, plan.detection, searched, workers=plan.workers if runs == 1 else 1),
        runs=runs,
        seed=plan.seed,
        initial=before.start(keys),
        settled=before.settled(searched, keys),
        refine=partial(plan.detection.look_again, searched, seed=plan.seed),
        workers=plan.workers,
    )
