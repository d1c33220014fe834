"""The estimate against times measured once on the machine that it was fitted to; benchmarks/estimate.py measures
anew."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tular.engines.estimate import COSTS, PUBLISH, START, Size, estimate_work, refuse_what_cannot_fit
from tular.engines.igraph import SLOWER
from tular.engines.kernels import GROUPS
from tular.engines.registry import ENGINES, engine_named
from tular.errors import DoesNotFit
from tular.measures import BY_NAME, DEFAULTS

SMALL, MIDDLE, LARGE = Size(10_000, 200_000), Size(81_306, 1_770_000), Size(500_000, 15_000_000)
MEASURED = {
    # seconds of one core: 10 k, 81 k and 500 k accounts; 256 sources of betweenness, 1,024 of closeness when sampled
    "betweenness": (0.07, 1.1, 20.0),
    "closeness": (0.20, 0.32, 6.4),
    "two-step reach": (0.009, 0.41, 10.5),
    "HITS": (0.009, 0.35, 2.9),
    "PageRank": (0.019, 0.26, 6.0),
    "eigenvector": (0.017, 0.45, 3.5),
    "Katz": (0.029, 0.6, 9.4),
    "VoteRank": (0.010, 0.13, 1.07),
    "constraint": (0.05, 0.96, 14.9),
    "clustering": (0.014, 0.34, 9.2),
    "coreness": (0.004, 0.06, 1.15),
}


def test_every_group_has_a_cost() -> None:
    assert {group.name for group in GROUPS} <= set(COSTS)


@pytest.mark.parametrize("name", MEASURED)
@pytest.mark.parametrize("place", range(3))
def test_estimates_are_within_a_factor_of_two_of_what_was_measured(name: str, place: int) -> None:
    size = replace((SMALL, MIDDLE, LARGE)[place], sources=256)
    measures = next(group.measures for group in GROUPS if group.name == name)
    estimated = estimate_work(size, measures[:1]).parts[name]
    assert 0.5 <= estimated / MEASURED[name][place] <= 2.0


WHOLE = {
    # wall seconds of `tular analyze`, warm and with what came before removed, on two cores of an idle machine
    MIDDLE: 16.4,
    replace(LARGE, sources=64): 79.0,
}


@pytest.mark.parametrize("size", WHOLE)
def test_the_whole_is_within_a_factor_of_two_of_what_was_measured(size: Size) -> None:
    estimated = estimate_work(replace(size, workers=2, leiden_runs=3.0), DEFAULTS).seconds
    assert 0.5 <= estimated / WHOLE[size] <= 2.0


def test_what_is_read_beside_the_layer_counts() -> None:
    """3,000 accounts that post much: 8.8 s on a warm server, of which reading events and posts took three."""
    plain = Size(2_887, 9_097, workers=2, leiden_runs=12, null_samples=20)
    posting = replace(plain, events=148_815, posts=307_928, uses=211_378)
    found, without = estimate_work(posting, DEFAULTS), estimate_work(plain, DEFAULTS)
    assert 0.5 <= found.seconds / 8.8 <= 2.0
    assert without.seconds < found.seconds - 2.0
    assert without.bytes < found.bytes
    every = estimate_work(
        posting, [*DEFAULTS, "retweetsReceived", "retweetsPerPost", "medianSecondsToRetweet"]
    )
    assert {"read posts", "read times of posts"} <= every.parts.keys() - found.parts.keys()
    assert (
        every.parts["engagement"]
        == estimate_work(replace(posting, relations=10**9), BY_NAME).parts["engagement"]
    )


def test_more_of_anything_takes_no_less() -> None:
    base = estimate_work(MIDDLE, DEFAULTS)
    for larger in (
        replace(MIDDLE, accounts=200_000),
        replace(MIDDLE, relations=4_000_000),
        replace(MIDDLE, sources=1000),
        replace(MIDDLE, leiden_runs=8),
        replace(MIDDLE, null_samples=20),
    ):
        grown = estimate_work(larger, DEFAULTS)
        assert grown.seconds > base.seconds
        assert grown.bytes >= base.bytes
    every = estimate_work(MIDDLE, BY_NAME)
    assert every.seconds > base.seconds
    assert every.bytes > base.bytes
    assert estimate_work(MIDDLE, DEFAULTS, publishing=False).seconds < base.seconds


def test_workers_save_time_but_no_more_than_there_is_to_share() -> None:
    alone, both, many = (estimate_work(replace(MIDDLE, workers=k), DEFAULTS) for k in (1, 2, 1000))
    assert alone.seconds > both.seconds >= many.seconds > many.parts["read"]
    assert alone.bytes < both.bytes


def test_what_cannot_fit_is_refused_before_it_starts() -> None:
    estimate = estimate_work(LARGE, DEFAULTS)
    refuse_what_cannot_fit(estimate, 8 * 2**30)
    with pytest.raises(DoesNotFit, match=r"about 4\.\d GB of memory; 1\.0 GB are free, or allowed"):
        refuse_what_cannot_fit(estimate, 2**30)


def test_a_tiny_network_is_quick() -> None:
    assert estimate_work(Size(1, 0), DEFAULTS).seconds < START + PUBLISH + 0.1
    assert estimate_work(Size(1, 0), DEFAULTS, compiled=False).seconds > START + 10.0


def test_an_engine_that_takes_longer_is_estimated_to_take_longer() -> None:
    ours, theirs = (
        estimate_work(MIDDLE, ["pagerank", "betweenness"], engine=engine_named(name))
        for name in ("auto", "igraph")
    )
    assert theirs.parts["betweenness"] == pytest.approx(ours.parts["betweenness"] * SLOWER["betweenness"])
    assert theirs.parts["communities"] > ours.parts["communities"]


@pytest.mark.parametrize("name", ENGINES)
def test_an_engine_that_computes_elsewhere_is_estimated_with_its_start_and_its_memory(name: str) -> None:
    engine, ours = engine_named(name), estimate_work(MIDDLE, ["pagerank"])
    theirs = estimate_work(MIDDLE, ["pagerank"], engine=engine)
    assert theirs.bytes - ours.bytes == MIDDLE.relations * engine.bytes_a_relation
    assert theirs.parts.get("start engine", 0.0) == engine.start_seconds
    assert (engine.session is None) == (engine.start_seconds == 0.0)
    if engine.session is not None:
        assert theirs.parts["PageRank"] > 5.0 * ours.parts["PageRank"]
        assert {group.name for group in engine.groups} <= set(engine.slower)


def test_every_computation_of_igraph_has_its_factor() -> None:
    assert {group.name for group in engine_named("igraph").groups} - {"followers"} <= set(SLOWER)
