"""Maps of whole runs: they hold together at every level, move little over a series, and say what they show."""

from __future__ import annotations

import itertools

import numpy as np
import polars as pl
import pytest

from tests.runs.test_communities_over_time import dated, run
from tular import generate
from tular.runs.artifact import RunArtifact
from tular.runs.map import CHOICE


@pytest.fixture(scope="module")
def series(tmp_path_factory: pytest.TempPathFactory) -> list[RunArtifact]:
    folder = str(tmp_path_factory.mktemp("artifacts"))
    made = generate.network(generate.NetworkOptions(accounts=1500, snapshots=4, seed=5, posts=False))
    return [run(folder, dated(made, date)[0]) for date in range(4)]


def inside(outer: pl.DataFrame, inner: pl.DataFrame, slack: float = 1e-3) -> bool:
    away = ((outer["x"] - inner["x"]) ** 2 + (outer["y"] - inner["y"]) ** 2).sqrt()
    return bool((away + inner["radius"] <= outer["radius"] * (1 + slack)).all())


def test_parts_lie_in_their_parents_and_accounts_in_their_parts(series: list[RunArtifact]) -> None:
    last = series[-1]
    communities, levels, accounts = last.communities, last.levels, last.accounts
    assert inside(communities[levels["community"]], levels)
    deeper = levels.filter(pl.col("level") > 1)
    assert inside(levels[deeper["parentRow"]], deeper)
    places = accounts.select("x", "y", radius=pl.lit(0.0))
    assert inside(levels[accounts["subcommunityRow"]], places)
    assert inside(communities[accounts["communityRow"]], places)
    for rows in levels.partition_by("level"):
        x, y, radius = (rows[name].to_numpy() for name in ("x", "y", "radius"))
        apart = np.hypot(np.subtract.outer(x, x), np.subtract.outer(y, y)) - np.add.outer(radius, radius)
        assert (apart[np.triu_indices(len(x), 1)] > 0).all()
    assert levels["colour"].str.contains("^#[0-9a-f]{6}$").all()


def test_communities_that_did_not_change_hardly_move(series: list[RunArtifact]) -> None:
    for before, now in itertools.pairwise(series):
        changed = set(now.events["after"].explode(empty_as_null=True).drop_nulls())
        both = now.communities.filter(pl.col("shown")).join(
            before.communities.filter(pl.col("shown")), on="id"
        )
        same = both.filter(~pl.col("id").is_in(list(changed)))
        assert same.height >= 3
        moved = ((same["x"] - same["x_right"]) ** 2 + (same["y"] - same["y_right"]) ** 2).sqrt()
        communities = now.communities
        width = (communities["x"] + communities["radius"]).max() - (
            communities["x"] - communities["radius"]
        ).min()
        assert moved.mean() <= 0.05 * width
        kept = both.filter(pl.col("colour") != pl.col("colour_right"))
        assert kept.is_empty()


def test_a_run_says_what_its_map_shows_and_how_good_it_is(series: list[RunArtifact]) -> None:
    found = series[-1].manifest.findings["map"]
    gathered = series[-1].communities.filter(~pl.col("shown"))
    assert found["choice"] == CHOICE
    assert found["shown"] + found["rest"]["communities"] == series[-1].communities.height
    assert found["rest"]["accounts"] == gathered["size"].sum()
    assert found["quality"]["neighbourhood"] > 3 * found["quality"]["expected"]
    assert 0 < found["quality"]["stress"] < 1
