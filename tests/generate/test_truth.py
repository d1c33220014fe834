"""The tables of truth say what the arrays say."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from tular.generate import FIRST_ID, Act, Network, Posts, truth
from tular.generate.parts import part_tables
from tular.generate.themes import themes


@pytest.fixture(scope="module")
def parts(evolved: Network, posts: Posts) -> dict[str, pl.DataFrame]:
    assert evolved.cast
    return part_tables(evolved, evolved.cast, posts)


def test_communities_have_their_size_and_mixing(evolved: Network) -> None:
    table = truth.communities(evolved, themes(evolved.options.seed, evolved.planting.communities))
    for snapshot, date in enumerate(evolved.options.dates):
        rows = table.filter(pl.col("date") == date)
        members = truth.membership(evolved, snapshot)
        counted = members.group_by("community").len().sort("community")
        assert rows["size"].to_list() == counted["len"].to_list()
        assert rows["size"].sum() == np.count_nonzero(evolved.membership[snapshot] >= 0)
        average = (rows["mixing"] * rows["size"]).sum() / rows["size"].sum()
        assert average == pytest.approx(evolved.options.mixing, abs=0.06)


def test_names_and_own_hashtags_differ() -> None:
    about = themes(seed=3, communities=900)
    assert len({theme.name for theme in about}) == 900
    assert len({theme.hashtags[-1] for theme in themes(seed=3, communities=2_000)}) == 2_000


def test_events_are_dated(evolved: Network) -> None:
    table = truth.events(evolved)
    assert table.height == len(evolved.events)
    assert set(table["date"]) == set(evolved.options.dates[1:])
    merged = table.filter(pl.col("kind") == "MERGED")
    assert (merged["before"].str.split(" ").list.len() == 2).all()
    assert (merged["after"].str.split(" ").list.len() == 1).all()


def test_cascades_know_their_depth(posts: Posts) -> None:
    table = pl.concat(truth.cascades(posts))
    assert table.height == np.count_nonzero(posts.act == Act.RETWEET)
    direct = table.filter(pl.col("parent") == pl.col("original"))
    assert (direct["depth"] == 1).all()
    deeper = table.filter(pl.col("parent") != pl.col("original"))
    above = deeper.join(table.select(parent="post", above="depth"), on="parent")
    assert above.height == deeper.height
    assert (above["depth"] == above["above"] + 1).all()


def test_parts_are_told_with_whom_they_are_for(parts: dict[str, pl.DataFrame], evolved: Network) -> None:
    accounts, cast = parts["accounts.csv"], evolved.cast
    assert cast
    assert accounts["id"].to_list() == list(range(FIRST_ID, FIRST_ID + evolved.options.accounts))
    played = dict(accounts.drop_nulls("part").group_by("part").agg("id").iter_rows())
    assert played["STAR"] == [cast.star + FIRST_ID]
    assert sorted(played["FAN"]) == (cast.fans + FIRST_ID).tolist()
    assert sorted(played["COORDINATED"]) == (cast.coordinated + FIRST_ID).tolist()
    assert sorted(played["BROKER"]) == parts["brokers.csv"]["id"].to_list()
    for brand in cast.brands:
        loyal = accounts.filter(
            (pl.col("towards") == brand.account + FIRST_ID) & (pl.col("part") == "ADVOCATE")
        )
        assert loyal["id"].to_list() == (brand.advocates + FIRST_ID).tolist()


def test_campaigns_are_within_the_dates(parts: dict[str, pl.DataFrame], evolved: Network) -> None:
    table = parts["campaigns.csv"]
    assert (table["from"] < table["to"]).all()
    assert (table["from"] >= evolved.options.start).all()
    assert (table["to"] <= evolved.options.end).all()
    assert (table["works"] == (table["lift"] > 1)).all()
    assert table["works"].not_().sum() == 1


def test_bursts_are_short(parts: dict[str, pl.DataFrame]) -> None:
    table = parts["bursts.csv"]
    assert (table["seconds"] < 20).all()
    assert (table["posts"] > 1).all()
