"""What is found of a network as a whole."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from tular.analytics.community.leiden import leiden
from tular.graph.network import Network
from tular.runs.clock import Clock
from tular.runs.findings import find_out
from tular.runs.plan import Plan

TERMS = pl.DataFrame(
    schema={"account": pl.Int32(), "kind": pl.String(), "term": pl.String(), "count": pl.Int64()}
)


def ring_of_cliques(cliques: int) -> Network:
    """Cliques of six, each with one relation to the next."""
    pairs = [(6 * c + i, 6 * c + j) for c in range(cliques) for i in range(6) for j in range(6) if i != j]
    if cliques > 1:
        pairs += [(6 * c, 6 * ((c + 1) % cliques) + 1) for c in range(cliques)]
    source, target = np.array(pairs).T
    return Network.from_edges(6 * cliques, source, target, np.ones(source.size))


@pytest.mark.parametrize(("cliques", "sides"), [(1, None), (2, [6, 6])])
def test_one_community_has_no_sides(cliques: int, sides: list[int] | None) -> None:
    network = ring_of_cliques(cliques)
    plan = Plan(null_samples=3)
    found = find_out(network, network, leiden(network), TERMS, plan, Clock(lambda *_: None))
    assert found.get("polarisation", {"sides": None})["sides"] == sides


def test_the_least_p_is_told_as_such() -> None:
    network = ring_of_cliques(8)
    found = find_out(network, network, leiden(network), TERMS, Plan(null_samples=3), Clock(lambda *_: None))
    assert found["verdict"].endswith("p ≤ 0.250, the least 3 can show)")
