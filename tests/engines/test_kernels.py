from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import polars as pl
import pytest

from tests.analytics.conftest import heavy_tailed, network_of
from tular.analytics.inputs import MeasureInputs, MeasureSettings
from tular.engines.auto import ENGINE
from tular.engines.kernels import GROUPS
from tular.errors import UsageError
from tular.measures import BY_NAME, DEFAULTS
from tular.models import Relation

ALL = tuple(BY_NAME)


def events_of(n: int, size: int = 4000) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Random events among n vertices, and when the posts they are about were published."""
    rng = np.random.default_rng(5)
    dawn = datetime(2026, 1, 1, tzinfo=UTC)
    target = rng.integers(0, 40, size)
    events = pl.DataFrame(
        {
            "source": rng.integers(0, n, size).astype(np.uint32),
            "target": target.astype(np.uint32),
            "relation": rng.choice([str(relation) for relation in Relation], size),
            "at": [dawn + timedelta(seconds=int(s)) for s in rng.integers(10, 10_000, size)],
            "count": np.ones(size),
            "post": [f"x:{i}" for i in range(size)],
            "original": [f"x:p{t}-{k}" for t, k in zip(target, rng.integers(0, 5, size), strict=True)],
        },
        schema_overrides={"at": pl.Datetime("us", "UTC")},
    )
    keys = events["original"].unique()
    return events, pl.DataFrame(
        {"key": keys, "at": [dawn] * len(keys)}, schema_overrides={"at": events["at"].dtype}
    )


def everything(workers: int = 1) -> MeasureInputs:
    network = network_of(heavy_tailed())
    events, posted = events_of(network.n)
    return MeasureInputs(
        network,
        workers=workers,
        membership=(np.arange(network.n) % 4).astype(np.int32),
        events=events,
        posted=posted,
        posts=np.full(network.n, 5),
        towards=np.ones(network.n),
        growth=pl.DataFrame({"before": [5], "after": [7], "gained": [3], "lost": [1], "checked": [4]}).select(
            pl.all().repeat_by(network.n).explode()
        ),
    )


def test_every_measure_of_the_catalogue_is_computed_by_one_group() -> None:
    given = [measure for group in GROUPS for measure in group.measures]
    assert sorted(given) == sorted(BY_NAME)


@pytest.mark.parametrize("names", [DEFAULTS, ALL], ids=["defaults", "all"])
def test_the_answer_is_in_the_order_asked_and_does_not_depend_on_workers(names: tuple[str, ...]) -> None:
    steps: list[tuple[str, int, int | None]] = []
    alone = ENGINE.compute(names, everything(), lambda *step: steps.append(step))
    together = ENGINE.compute(names, everything(workers=4))
    assert list(alone) == list(together) == list(names)
    assert all(np.array_equal(alone[name].values, together[name].values, equal_nan=True) for name in names)
    assert [done for _, done, _ in steps] == list(range(1, len(ENGINE.groups_of(names)) + 1))
    assert all(scores.values.shape == (303,) and scores.method for scores in alone.values())


def test_scores_lie_in_the_range_that_the_catalogue_states() -> None:
    for name, scores in ENGINE.compute(ALL, everything()).items():
        measure = BY_NAME[name]
        known = scores.values[~np.isnan(scores.values)]
        assert known.size, name
        if measure.range.startswith(("0 …", "≥ 0")):
            assert known.min() >= 0.0, name
        if measure.range.startswith("0 … 1,") and "above" not in measure.range:
            assert known.max() <= 1.0, name
        if "largest is 1" in measure.range:
            assert known.max() == pytest.approx(1.0), name
        if measure.integer:
            assert (known == known.round()).all(), name


def test_a_measure_is_computed_with_its_group_only_once() -> None:
    assert [group.name for group in ENGINE.groups_of(["pagerank", "hitsHub", "hitsAuthority"])] == [
        "HITS",
        "PageRank",
    ]


def test_events_are_told_apart_by_relation() -> None:
    inputs = everything()
    assert inputs.events is not None
    scores = ENGINE.compute(["retweetsReceived", "mentionsReceived", "retweetsPerPost"], inputs)
    for name, relation in (("retweetsReceived", "RETWEETED"), ("mentionsReceived", "MENTIONED")):
        events = inputs.events.filter(pl.col("relation") == relation, pl.col("source") != pl.col("target"))
        assert scores[name].values.sum() == events.height
    assert (scores["retweetsPerPost"].values * 5 == scores["retweetsReceived"].values).all()


def test_needs_say_what_to_read_beforehand() -> None:
    assert ENGINE.needs(DEFAULTS) == {"membership"}
    assert ENGINE.needs(["pagerank", "participation", "retweetsReceived"]) == {"membership", "events"}
    assert ENGINE.needs(["retweetsPerPost", "medianSecondsToRetweet"]) == {"events", "posts", "posted"}


@pytest.mark.parametrize("name", [name for name in ALL if ENGINE.needs([name])])
def test_a_measure_without_what_it_needs_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="cannot be computed without"):
        ENGINE.compute([name], MeasureInputs(network_of(heavy_tailed())))


def test_followers_are_counted_from_all_follows_where_given() -> None:
    network = network_of(heavy_tailed())
    counts = np.arange(network.n)
    assert (
        ENGINE.compute(["followers"], MeasureInputs(network, followers=counts))["followers"].values == counts
    ).all()
    assert (
        ENGINE.compute(["followers"], MeasureInputs(network))["followers"].values
        == network.incoming.degrees()
    ).all()


def test_settings_reach_the_measures() -> None:
    network = network_of(heavy_tailed())
    settings = MeasureSettings(damping=0.5, betweenness_sources=20, elected=7, influence_radius=1)
    scores = ENGINE.compute(
        ["pagerank", "betweenness", "voterank", "collectiveInfluence"], MeasureInputs(network, settings)
    )
    assert "damping 0.5" in scores["pagerank"].method
    assert "20 sampled sources" in scores["betweenness"].method
    assert scores["voterank"].values.max() == 7
    assert "radius 1" in scores["collectiveInfluence"].method


def test_an_unknown_measure_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match=r"no measure 'popularity'.*pagerank"):
        ENGINE.compute(["popularity"], MeasureInputs(network_of(heavy_tailed())))
