"""A network that falls into pieces: small groups are counted apart, and nothing is spent on them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from tests.runs.test_communities_over_time import snapshot_of
from tular.generate import NetworkOptions
from tular.generate import network as generated
from tular.graph.network import Network
from tular.models import Layer, RunManifest, RunTables, Snapshot
from tular.results.accounts import AccountRows
from tular.results.communities import CommunityRows
from tular.results.map_links import all_links
from tular.results.map_region import depth_of, part_of_accounts
from tular.results.run_view import RunView
from tular.runs.artifact import RunArtifact, open_run, write_run
from tular.runs.clock import Clock
from tular.runs.execute import execute
from tular.runs.inputs import AnalysisInputs
from tular.runs.plan import Plan

PLAN = Plan(
    layer=Layer.RETWEETS, measures=("pagerank", "participation"), consensus=2, null_samples=2, workers=1
)


@pytest.fixture(scope="module")
def fragments() -> Snapshot:
    made = generated(NetworkOptions.of_profile("fragments", accounts=4_000))
    network = Network.from_edges(4_000, *made.follows())
    snapshot = snapshot_of([f"x:{i:05}" for i in range(4_000)], network, "fragments")
    return replace(snapshot, layer=Layer.RETWEETS)


@pytest.fixture(scope="module")
def analysed(fragments: Snapshot) -> tuple[RunManifest, RunTables]:
    return execute(AnalysisInputs(fragments), PLAN, Clock(lambda *_: None))


def test_small_groups_are_counted_apart(analysed: tuple[RunManifest, RunTables]) -> None:
    manifest, tables = analysed
    small, parts = manifest.findings["smallGroups"], manifest.findings["components"]["weak"]
    accounts = tables.accounts
    alone = accounts.filter(pl.col("communityId").is_null())
    assert small["accounts"] == alone.height
    assert small["count"] == alone["componentId"].n_unique()
    assert (small["smallest"], small["largest"]) == (2, alone["componentSize"].max())
    assert small["largest"] < 10
    assert small["sentence"] == f"{small['count']:,} small groups of 2 to {small['largest']} accounts"
    assert manifest.communities == tables.communities.height < 100 < small["count"]
    assert tables.communities["size"].sum() + small["accounts"] == accounts.height
    assert parts["count"] == accounts["componentId"].n_unique()
    assert parts["largest"] == accounts["componentSize"].max()
    assert sum(each["size"] * each["components"] for each in parts["sizes"]) == accounts.height
    assert manifest.findings["shape"]["smallGroups"] == small["count"]


def test_communities_are_whole_and_their_rows_right(analysed: tuple[RunManifest, RunTables]) -> None:
    _, tables = analysed
    inside = tables.accounts.drop_nulls("communityRow")
    sizes = inside.group_by("communityRow").len().sort("communityRow")["len"]
    assert sizes.to_list() == tables.communities["size"].to_list()
    assert (
        tables.communities["id"].gather(inside["communityRow"]).to_list() == inside["communityId"].to_list()
    )
    assert (
        inside.group_by("communityRow").agg(pl.col("componentId").n_unique())["componentId"].unique().item()
        == 1
    )
    for column in ("role", "confidence", "communityRow"):
        assert (tables.accounts[column].is_null() == tables.accounts["communityId"].is_null()).all()


def test_bridges_name_accounts_of_the_run(analysed: tuple[RunManifest, RunTables]) -> None:
    """An account at an end of a flow is a member of the community there."""
    _, tables = analysed
    community = tables.accounts["communityRow"].gather(tables.bridges["account"])
    end = tables.bridges.select(
        pl.when(pl.col("end") == "source").then(pl.col("source")).otherwise(pl.col("target"))
    ).to_series()
    assert tables.bridges.height > 0
    assert community.to_list() == end.to_list()


def test_levels_are_of_members_only(analysed: tuple[RunManifest, RunTables]) -> None:
    _, tables = analysed
    assert tables.levels.height > 0
    rows = tables.accounts.drop_nulls("communityRow").select("communityRow", "subcommunityRow")
    assert rows["subcommunityRow"].null_count() == 0
    assert (
        tables.levels["community"].gather(rows["subcommunityRow"]).to_list() == rows["communityRow"].to_list()
    )
    alone = tables.accounts.filter(pl.col("communityId").is_null())
    assert alone["subcommunityId"].null_count() == alone.height


def test_everybody_has_a_place_outside_of_others_circles(analysed: tuple[RunManifest, RunTables]) -> None:
    _, tables = analysed
    assert tables.accounts["x"].is_finite().all()
    alone = tables.accounts.filter(pl.col("communityId").is_null()).select("x", "y").to_numpy()
    for x, y, radius in tables.communities.select("x", "y", "radius").iter_rows():
        assert np.hypot(alone[:, 0] - x, alone[:, 1] - y).min() > radius


def test_unchanged_data_stays_as_it_is(
    fragments: Snapshot, analysed: tuple[RunManifest, RunTables], tmp_path: Path
) -> None:
    before = kept(tmp_path, analysed)
    _, again = execute(
        AnalysisInputs(fragments), replace(PLAN, seed=4), Clock(lambda *_: None), before=before
    )
    for column in ("communityId", "subcommunityId", "componentId", "strongComponentSize"):
        assert again.accounts[column].to_list() == before.accounts[column].to_list()
    assert again.moves.is_empty()
    assert again.events.is_empty()


def test_a_piece_that_grows_together_joins_communities(
    fragments: Snapshot, analysed: tuple[RunManifest, RunTables], tmp_path: Path
) -> None:
    """One pair gets a relation to the large part: its two accounts move from nowhere into a community."""
    before = kept(tmp_path, analysed)
    pair = before.accounts.with_row_index("row").filter(pl.col("componentSize") == 2)["row"][:2].to_list()
    hub = int(before.rankings["pagerank"][0])
    network = Network.from_edges(
        fragments.account_count,
        np.append(fragments.source, pair[0]),
        np.append(fragments.target, hub),
    )
    changed = replace(
        fragments,
        source=network.source,
        target=network.target,
        weight=network.weight,
        fingerprint="changed",
    )
    _, now = execute(AnalysisInputs(changed), PLAN, Clock(lambda *_: None), before=before)
    first = now.accounts["communityId"][pair[0]]
    assert first is not None
    moved = now.moves.filter(pl.col("key") == now.accounts["key"][pair[0]])
    assert moved.select("before", "after").row(0) == (None, first)


def test_readers_know_that_small_groups_are_in_no_community(
    analysed: tuple[RunManifest, RunTables], tmp_path: Path
) -> None:
    view = RunView(kept(tmp_path, analysed))
    alone = np.flatnonzero(view.membership < 0)
    assert alone.size == analysed[0].findings["smallGroups"]["accounts"]
    present = CommunityRows.of(AccountRows(view, alone[:3])).present
    assert present is not None
    assert not present.any()
    for level in range(1, depth_of(view) + 1):
        part = part_of_accounts(view, level)
        assert (part[alone] == -1).all()
        rows = part[view.membership >= 0]
        assert (view.artifact.levels["level"].to_numpy()[rows] == level).all()
        links = all_links(view, level)
        assert links.height > 0
        assert (links["first"] >= 0).all()


def kept(folder: Path, run: tuple[RunManifest, RunTables]) -> RunArtifact:
    write_run(str(folder), *run)
    return open_run(str(folder), run[0].id, cache=folder)
