"""Cascades from what sources name: stars, chains of retweets, quotes and their retweets."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import polars as pl

from tular.analytics.diffusion.assemble import assemble, retweeted_with
from tular.analytics.diffusion.ensemble import Inference, Placement, reconstruct
from tular.graph.network import Network

START = datetime(2026, 1, 1, tzinfo=UTC)


def frame(*rows: tuple[object, ...]) -> pl.DataFrame:
    """Of (key, account, seconds, original, quote)."""
    schema = {
        "key": pl.String,
        "account": pl.Int64,
        "at": pl.Int64,
        "original": pl.String,
        "quote": pl.Boolean,
    }
    told = pl.DataFrame(list(rows), schema=schema, orient="row")
    at = pl.lit(START).cast(pl.Datetime("us", "UTC")) + pl.duration(seconds="at")
    return told.with_columns(at=at)


ROOTS = frame(("p", 0, 0, None, False), ("q", 5, 100, None, False))
SPREAD = frame(
    ("r1", 1, 10, "p", False),
    ("r2", 2, 5, "p", False),
    ("via", 3, 20, "r1", False),
    ("quote", 4, 30, "p", True),
    ("rq", 6, 40, "quote", False),
    (None, 7, 50, "quote", False),
    ("lost", 8, 60, "unknown", False),
    ("early", 9, 90, "q", False),
)


def test_rows_stand_by_cascade_root_first_then_by_time() -> None:
    told = assemble(ROOTS, SPREAD)
    assert told.key.to_list() == ["p", "r2", "r1", "via", "quote", "rq", None, "q", "early"]
    assert told.forest.cascade.tolist() == [0] * 7 + [1] * 2
    assert told.forest.account.tolist() == [0, 2, 1, 3, 4, 6, 7, 5, 9]
    assert told.forest.at[-1] == told.forest.at[-2] == (START + timedelta(seconds=100)).timestamp()


def test_quotes_and_retweets_of_retweets_are_known_exactly() -> None:
    told = assemble(ROOTS, SPREAD)
    assert told.known.tolist() == [-1, -1, -1, 2, 0, -1, -1, -1, -1]
    assert retweeted_with(told.known, told.named).tolist() == [0, 0, 0, 0, 4, 4, 4, 7, 7]


def test_who_retweets_a_quote_saw_it_there_or_at_others_who_did() -> None:
    told = assemble(ROOTS, SPREAD)
    together = retweeted_with(told.known, told.named)
    nobody = Network.from_edges(10, [], []).outgoing
    found = reconstruct(
        told.forest, np.ones(10), nobody, told.known, Inference(versions=200), together=together
    )
    assert set(found.parents[:, 5].tolist()) == {4}
    assert set(found.parents[:, 6].tolist()) == {4, 5}
    assert set(found.parents[:, 2].tolist()) == {0, 1}
    assert found.placement[[3, 4]].tolist() == [Placement.EXACT] * 2
    assert found.unplaced == 5 / 7


def test_nothing_spread_is_a_forest_of_single_posts() -> None:
    told = assemble(ROOTS, SPREAD.head(0))
    assert told.forest.sizes.tolist() == [1, 1]
