"""Everything a run says of communities: who belongs where and how surely, what each is like, its name and place, and
which community of the run before it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tular.analytics import evidence
from tular.analytics.community.consensus import Consensus, consensus
from tular.analytics.community.events import CommunityEvent, events_between, moves_between
from tular.analytics.community.gatekeepers import bridges
from tular.analytics.community.identity import carry_ids, previous_labels
from tular.analytics.community.labels import label_by_handles, most_prominent
from tular.analytics.community.leiden import PATIENCE
from tular.analytics.community.palette import palette
from tular.analytics.community.partition import Partition
from tular.analytics.community.structure import Flows, Structure, describe
from tular.analytics.layout import Circles, place_communities
from tular.analytics.layout_members import Coordinates, place_members
from tular.analytics.polarisation import ei_by_community
from tular.analytics.roles import participation, roles, within_module_degree
from tular.analytics.topics import Topic, name_communities
from tular.graph.network import Network
from tular.models import MOVE_COLUMNS, Floats, Ids
from tular.runs.clock import Clock
from tular.runs.findings import find_out
from tular.runs.material import Material
from tular.runs.plan import Plan

BRIDGES = 3
"""Accounts kept at each end of each flow."""
NO_MEMBERS = pl.DataFrame(schema={"key": pl.String, "communityId": pl.String})


@dataclass(frozen=True, slots=True, eq=False)
class Before:
    """The run that this one continues: `accounts` (key, communityId, x, y), `communities` (id, colour, x, y)."""

    accounts: pl.DataFrame
    communities: pl.DataFrame
    warm: bool
    """Whether its communities are a good start: they were found with the same choices."""
    unchanged: bool
    """Whether the network is the same: then what is found again stays, whatever the seed."""


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
    colours: list[str]
    structure: Structure
    flows: Flows
    circles: Circles
    x: Coordinates
    """float32[n]: every account's place on the map, inside its community's circle."""
    y: Coordinates
    events: list[CommunityEvent]
    moves: pl.DataFrame
    ei_index: Floats
    """-1 … 1 per community: do its relations stay inside (-1) or leave (1)?"""
    bridges: pl.DataFrame
    """Accounts that flows between communities rest on, see analytics.community.gatekeepers.bridges."""
    findings: dict[str, Any]


def find_communities(
    network: Network, material: Material, before: Before | None, plan: Plan, clock: Clock
) -> Communities:
    """What accounts say of themselves names communities; `before` lends them ids, colours and places. Prominence is
    in-strength in the run's layer."""
    accounts = material.snapshot.accounts
    keys, prominence = accounts["key"], network.incoming.strengths()
    with clock.step("communities"):
        found = _consensus(network, keys, before, plan)
    partition, membership = found.partition, found.partition.membership
    with clock.step("structure"):
        structure, flows = describe(network, partition)
    with clock.step("roles"):
        spread, inside = participation(network, membership), within_module_degree(network, membership)
    findings = find_out(network, partition, plan, clock)
    with clock.step("names"):
        ids = _ids(before, keys, membership, prominence)
        topics = _topics(accounts, material.terms, membership, prominence)
    with clock.step("map"):
        circles = place_communities(structure.size, flows, previous=_centres(before, ids))
        x, y = place_members(network, membership, circles, prominence, previous=_places(before, keys))
    events, moves = _changes(before, keys, ids, membership)
    return Communities(
        partition=partition,
        confidence=found.confidence,
        stability=found.stability,
        roles=roles(spread.values, inside.values),
        ids=ids,
        topics=topics,
        colours=_colours(before, ids),
        structure=structure,
        flows=flows,
        circles=circles,
        x=x,
        y=y,
        events=events,
        moves=moves,
        ei_index=ei_by_community(network, membership),
        bridges=bridges(network, membership, first=BRIDGES),
        findings=findings,
    )


def _consensus(network: Network, keys: pl.Series, before: Before | None, plan: Plan) -> Consensus:
    """Warm-started from the run before: what did not change keeps its communities."""
    return consensus(
        network,
        runs=plan.consensus or 1,
        resolution=plan.resolution,
        seed=plan.seed,
        initial=previous_labels(before.accounts, keys) if before and before.warm else None,
        patience=PATIENCE if before and before.unchanged else 0.0,
        workers=plan.workers,
    )


def _ids(before: Before | None, keys: pl.Series, membership: Ids, prominence: Floats) -> list[str]:
    """Carried from the run before; a new id is made of its community's most prominent member."""
    leaders = keys.gather(most_prominent(membership, prominence, 1)[:, 0]).to_list()
    return carry_ids(before.accounts if before else NO_MEMBERS, keys, membership, leaders).ids


def _changes(
    before: Before | None, keys: pl.Series, ids: list[str], membership: Ids
) -> tuple[list[CommunityEvent], pl.DataFrame]:
    if before is None:
        return [], pl.DataFrame(schema=MOVE_COLUMNS)
    now = pl.DataFrame({"key": keys, "communityId": pl.Series(ids, dtype=pl.String).gather(membership)})
    return events_between(before.accounts, now), moves_between(before.accounts, now)


def _topics(accounts: pl.DataFrame, terms: pl.DataFrame, membership: Ids, prominence: Floats) -> list[Topic]:
    handles = label_by_handles(membership, prominence, accounts["handle"].to_numpy())
    return name_communities(membership, _evidence(accounts, terms), handles)


def _evidence(accounts: pl.DataFrame, terms: pl.DataFrame) -> pl.DataFrame:
    tags = terms.filter(pl.col("kind") == "hashtag")
    links = terms.filter(pl.col("kind") == "host")
    return pl.concat(
        [
            evidence.words(accounts["bio"]),
            evidence.places(accounts["location"]),
            evidence.hashtags(tags["account"], tags["term"]),
            evidence.hosts(links["account"], links["term"]),
        ]
    )


def _colours(before: Before | None, ids: list[str]) -> list[str]:
    kept = dict(before.communities.select("id", "colour").iter_rows()) if before else {}
    fresh = iter(palette(len(ids), taken=set(kept.values())))
    return [kept.get(one) or next(fresh) for one in ids]


def _centres(before: Before | None, ids: list[str]) -> tuple[Floats, Floats] | None:
    return _looked_up(before.communities, "id", pl.Series("id", ids, dtype=pl.String)) if before else None


def _places(before: Before | None, keys: pl.Series) -> tuple[Floats, Floats] | None:
    return _looked_up(before.accounts, "key", keys) if before else None


def _looked_up(table: pl.DataFrame, column: str, wanted: pl.Series) -> tuple[Floats, Floats]:
    """x and y of the rows of `table` whose `column` is wanted; NaN where there is none."""
    found = wanted.to_frame(column).join(
        table.select(column, pl.col("x", "y").cast(pl.Float64)), on=column, how="left", maintain_order="left"
    )
    return found["x"].fill_null(np.nan).to_numpy(), found["y"].fill_null(np.nan).to_numpy()
