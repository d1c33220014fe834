"""Communities shown as one have the numbers of one community; names replace labels; nothing else changes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from tests.analytics.planted import planted
from tests.runs.test_communities_over_time import QUICK, run, snapshot_of
from tular.analytics.community.description import describe
from tular.analytics.community.exchanges import exchanges
from tular.analytics.community.partition import Partition
from tular.graph.network import Network
from tular.results.community_edits import edited
from tular.runs.artifact import RunArtifact

NETWORK = planted(800, mixing=0.3, smallest=60).network


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> RunArtifact:
    keys = [f"x:{i:04}" for i in range(NETWORK.n)]
    return run(str(tmp_path_factory.mktemp("runs")), snapshot_of(keys, NETWORK, "a"), QUICK)


def test_nothing_wanted_nothing_changed(found: RunArtifact) -> None:
    same = edited(found, {"stranger": "Name"}, {"stranger": "other"})
    assert_frame_equal(same.communities.select(found.communities.columns), found.communities)
    assert same.communities["parts"].to_list() == [[one] for one in found.communities["id"]]
    assert_frame_equal(same.accounts, found.accounts)
    assert_frame_equal(same.flows, found.flows)


def test_names_replace_labels(found: RunArtifact) -> None:
    first, second, *_ = found.communities["id"]
    named = edited(found, {first: "Kopi"}, {}).communities
    assert named["label"].to_list() == ["Kopi", *found.communities["label"][1:]]
    assert named["generatedLabel"].to_list() == found.communities["label"].to_list()
    assert named["id"][1] == second


def test_several_as_one_have_the_numbers_of_one_community(found: RunArtifact) -> None:
    ids = found.communities["id"].to_list()
    assert len(ids) >= 5
    whole = edited(found, {ids[3]: "Both"}, {ids[1]: ids[3], ids[4]: ids[3]})
    rows = whole.accounts["communityRow"].to_numpy()
    old = found.accounts["communityRow"].to_numpy()
    assert len({row for row, before in zip(rows, old, strict=True) if before in (1, 3, 4)}) == 1
    assert whole.communities["size"].is_sorted(descending=True)
    assert_numbers(whole, Partition(rows, 0.0, "by hand", quality=0.0), NETWORK)
    one = whole.communities.row(by_predicate=pl.col("id") == ids[3], named=True)
    assert (one["label"], one["parts"], one["stability"]) == ("Both", [ids[3], ids[1], ids[4]], None)
    sentences = [found.communities["sentence"][row].removesuffix(".") for row in (3, 1, 4)]
    assert one["sentence"] == (f"3 communities shown as one: {'; '.join(sentences)}.")
    assert set(one["terms"]) == {term for row in (1, 3, 4) for term in found.communities["terms"][row]}
    alone = whole.communities.row(by_predicate=pl.col("id") == ids[0], named=True)
    assert alone["sentence"] == found.communities["sentence"][0]
    assert alone["terms"] == found.communities["terms"][0].to_list()
    assert whole.accounts["communityId"].to_list() == whole.communities["id"].gather(rows).to_list()
    assert whole.communities.height == len(ids) - 2


def assert_numbers(run: RunArtifact, partition: Partition, network: Network) -> None:
    structure, flows = describe(network, partition)
    table = run.communities
    assert table["size"].to_list() == structure.size.tolist()
    assert table["internalRelations"].to_list() == structure.internal_relations.tolist()
    for name, expected in (
        ("internalWeight", structure.internal_weight),
        ("density", structure.density),
        ("separability", structure.separability),
        ("conductance", structure.conductance),
        ("eiIndex", structure.ei_index),
    ):
        np.testing.assert_allclose(table[name].to_numpy(), expected, err_msg=name)
    assert run.flows["source"].to_list() == flows.source.tolist()
    assert run.flows["target"].to_list() == flows.target.tolist()
    for name, wanted in (
        ("weight", flows.weight),
        ("expected", flows.expected),
        ("relations", flows.relations),
    ):
        np.testing.assert_allclose(run.flows[name].to_numpy(), wanted, err_msg=name)


def test_what_is_expected_counts_pairs_between_which_nothing_runs(found: RunArtifact) -> None:
    """No retweet runs from the second community to the third, which is no reason to expect none."""
    membership = found.accounts["communityRow"].to_numpy()
    one, two, three = (np.flatnonzero(membership == row)[0] for row in (0, 1, 2))
    ends = {"source": [one, two, one], "target": [one, two, three]}
    events = pl.DataFrame({**ends, "relation": ["RETWEETED"] * 3, "count": [1] * 3})
    ids = found.communities["id"].to_list()
    run = found.replaced(exchanges=exchanges(events, membership))
    whole = edited(run, {}, {ids[1]: ids[2]})
    rows = whole.accounts["communityRow"].to_numpy()
    assert_frame_equal(whole.exchanges, exchanges(events, rows))
    inside = whole.exchanges.filter(pl.col("source") == rows[two], pl.col("target") == rows[three])
    assert inside["expected"].to_list() == pytest.approx([1 * 2 / 3])


def test_shares_of_bridges_are_of_the_whole_flow(found: RunArtifact) -> None:
    ids = found.communities["id"].to_list()
    whole = edited(found, {}, {ids[1]: ids[0]})
    flow = {(s, t): w for s, t, w in whole.flows.select("source", "target", "weight").iter_rows()}
    assert whole.bridges.height
    for source, target, weight, share in whole.bridges.select(
        "source", "target", "weight", "share"
    ).iter_rows():
        assert source != target
        assert share == pytest.approx(weight / flow[source, target])
    assert whole.bridges.group_by("source", "target", "end").len()["len"].max() == 3


def test_a_home_that_the_run_has_not_gathers_its_parts_under_the_largest(
    found: RunArtifact, tmp_path: Path
) -> None:
    ids = found.communities["id"].to_list()
    whole = edited(found, {}, {ids[2]: "gone", ids[1]: "gone"}).communities
    assert whole.filter(pl.col("parts").list.len() == 2)["id"].to_list() == [ids[1]]
