"""Every measure of `auto` that igraph has, too, equals igraph's answer: on real and on generated networks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analytics.conftest import heavy_tailed, network_of
from tests.analytics.planted import planted
from tular.analytics.community.detection import Detection
from tular.analytics.community.igraph_methods import search
from tular.analytics.inputs import MeasureInputs, MeasureSettings
from tular.engines.auto import ENGINE as AUTO
from tular.engines.igraph import ENGINE as IGRAPH
from tular.engines.registry import ENGINES, engine_named
from tular.errors import UsageError
from tular.graph.network import Network
from tular.models import CommunityMethod, Directions
from tular.runs.plan import Plan

HAS = tuple(sorted(IGRAPH.measures))
SPREAD = {"hitsAuthority", "hitsHub", "eigenvector"}
"""Found by iteration in both: compared at their own tolerance."""


def _timme(shared_data: Path, name: str) -> Network:
    rows = pl.read_csv(
        shared_data / "timme-purep" / f"{name}_list.csv.gz", separator="\t", infer_schema=False
    )
    ends = rows.select(pl.nth(0, 1)).to_numpy()
    names, places = np.unique(ends, return_inverse=True)
    pairs = places.reshape(ends.shape)
    return Network.from_edges(len(names), pairs[:, 0], pairs[:, 1], rows[:, 2].cast(pl.Float64).to_numpy())


def _higgs(shared_data: Path, kind: str) -> Network:
    """Events of one kind among the users of the Higgs slice: it falls into many pieces."""
    events = pl.read_csv(shared_data / "higgs-slice" / "activity.txt.gz", separator=" ", has_header=False)
    pairs = events.filter(pl.col("column_3") == kind).select("column_0", "column_1").to_numpy()
    names, places = np.unique(pairs, return_inverse=True)
    pairs = places.reshape(pairs.shape)
    return Network.from_edges(len(names), pairs[:, 0], pairs[:, 1])


def _require_equal(network: Network, names: tuple[str, ...], **chosen: int) -> None:
    inputs = MeasureInputs(network, MeasureSettings(**chosen), towards=np.arange(network.n) % 3 + 0.0)
    ours, theirs = AUTO.compute(names, inputs), IGRAPH.compute(names, inputs)
    for name in names:
        close = 1e-5 if name in SPREAD else 1e-8
        np.testing.assert_allclose(
            ours[name].values, theirs[name].values, rtol=close, atol=close, err_msg=name, equal_nan=True
        )
        assert theirs[name].method


@pytest.mark.parametrize("name", ["friend", "retweet", "mention", "reply", "favorite"])
def test_every_measure_is_igraphs_on_the_layers_of_timme(shared_data: Path, name: str) -> None:
    _require_equal(_timme(shared_data, name), HAS)


def test_every_measure_is_igraphs_on_a_real_network_in_pieces(shared_data: Path) -> None:
    slow = {"betweenness", "closeness", "harmonic", "twoStepReach"}
    network = _higgs(shared_data, "RE")
    _require_equal(network, tuple(name for name in HAS if name not in slow))
    _require_equal(network, ("betweenness",), betweenness_sources=50)


@pytest.mark.parametrize("mixing", [0.1, 0.5])
def test_every_measure_is_igraphs_on_generated_networks(mixing: float) -> None:
    _require_equal(planted(mixing=mixing).network, HAS)
    _require_equal(network_of(heavy_tailed()), HAS)


@given(edges=st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=60))
@settings(max_examples=60)
def test_every_measure_is_igraphs_on_any_small_network(edges: list[tuple[int, int]]) -> None:
    pairs = np.asarray(edges, np.int64).reshape(-1, 2)
    network = Network.from_edges(12, pairs[:, 0], pairs[:, 1])
    # Where equal parts share the largest eigenvalue, any mixture of their vectors is an eigenvector.
    _require_equal(network, tuple(name for name in HAS if name not in SPREAD))


def _choices() -> Iterator[Detection]:
    for method in CommunityMethod:
        yield Detection(method, split=False)
    yield Detection(CommunityMethod.INFOMAP, directions=Directions.FOLLOW, split=False)
    yield Detection(CommunityMethod.LEIDEN_CPM, 2.0, split=False)


@pytest.mark.parametrize(
    "chosen", list(_choices()), ids=lambda chosen: f"{chosen.method}-{chosen.directions}"
)
def test_communities_of_both_engines_are_as_good(chosen: Detection) -> None:
    network = planted(mixing=0.2).network
    ours, theirs = AUTO.search(chosen, network, 3), search(chosen, network, 3)
    assert theirs.membership.tolist() == search(chosen, network, 3).membership.tolist()
    assert "igraph" in theirs.method
    assert ours.modularity == pytest.approx(theirs.modularity, abs=0.02)


def test_leiden_of_igraph_starts_where_it_is_told() -> None:
    network = planted(mixing=0.2).network
    found = search(Detection(split=False), network, 1)
    again = search(Detection(split=False), network, 2, found.membership)
    assert again.membership.tolist() == found.membership.tolist()


def test_what_igraph_does_not_have_is_refused_before_any_work() -> None:
    with pytest.raises(UsageError, match="The engine igraph does not compute katz"):
        Plan(engine="igraph", measures=("pagerank", "katz"))
    with pytest.raises(UsageError, match=r"There is no engine 'abacus'") as refused:
        Plan(engine="abacus")
    assert refused.value.field == "engine"


def test_each_measure_tells_what_computes_it() -> None:
    assert {AUTO.engine_of(name) for name in HAS} == {"kernels"}
    assert {IGRAPH.engine_of(name) for name in HAS} == {"igraph"}


def test_usual_measures_are_those_that_the_engine_has() -> None:
    plan = Plan(engine="igraph")
    assert set(plan.measures) <= IGRAPH.measures
    assert "pagerank" in plan.measures
    assert plan.detection.split is False
    assert plan.parameters["engine"] == "igraph"


@pytest.mark.parametrize("name", ENGINES)
def test_engines_bear_the_name_they_are_asked_by(name: str) -> None:
    assert engine_named(name).name == name
