"""What lies between communities, counted by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import polars as pl
import pytest

from tular.graph.network import Network
from tular.runs.community_relations import relate_communities

MONDAY = datetime(2026, 11, 2, tzinfo=UTC)
MEMBERSHIP = np.array([0, 0, 0, 1, 1], np.int32)
FOLLOWS = Network.from_edges(5, [2, 2, 3, 4], [0, 3, 4, 0])


def events() -> pl.DataFrame:
    rows = [
        (1, 0, "RETWEETED", MONDAY, 3.0),
        (2, 4, "RETWEETED", MONDAY + timedelta(days=8), 1.0),
        (3, 0, "RETWEETED", None, None),
        (4, 0, "MENTIONED", MONDAY, 2.0),
        (7, 0, "RETWEETED", MONDAY, 50.0),
        (1, 1, "RETWEETED", MONDAY, 70.0),
        (4, 4, "MENTIONED", MONDAY, 90.0),
    ]
    schema = {"source": pl.Int64, "target": pl.Int64, "relation": pl.String, "at": pl.Datetime("us", "UTC"),
              "count": pl.Float64}  # fmt: skip
    return pl.DataFrame(rows, schema=schema, orient="row")


def test_exchanges_of_other_layers_beside_chance_without_outsiders() -> None:
    """Nor what accounts do to themselves."""
    rows = relate_communities(FOLLOWS, MEMBERSHIP, events()).exchanges.rows()
    assert rows == [
        ("mentions", 1, 0, 1, 2.0, 2.0),
        ("retweets", 0, 0, 1, 3.0, pytest.approx(4 * 4 / 5)),
        ("retweets", 0, 1, 1, 1.0, pytest.approx(4 * 1 / 5)),
        ("retweets", 1, 0, 1, 1.0, pytest.approx(1 * 4 / 5)),
    ]


def test_echo_by_week() -> None:
    week, next_week = relate_communities(FOLLOWS, MEMBERSHIP, events()).echo.rows(named=True)
    assert (week["period"], week["retweets"], week["inside"], week["share"]) == (MONDAY, 3, 3, 1.0)
    assert (next_week["retweets"], next_week["share"], next_week["expected"]) == (1, 0.0, 0.0)


def test_audiences_that_two_communities_share() -> None:
    """Of those who follow somebody, 2 follows both communities; 4 follows the first, 3 the second."""
    between = relate_communities(FOLLOWS, MEMBERSHIP, None)
    assert between.overlaps.select("first", "second", "shared", "jaccard").rows() == [(0, 1, 1, 1 / 3)]
    assert between.audience.to_list() == [2, 2]
    assert (between.exchanges, between.echo) == (None, None), "not known, rather than none"
