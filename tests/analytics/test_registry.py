from __future__ import annotations

import numpy as np
import pytest

from tests.analytics.conftest import heavy_tailed, network_of
from tular.analytics.registry import GROUPS, Inputs, compute, groups_of
from tular.errors import UsageError
from tular.measures import BY_NAME, DEFAULTS


def test_every_measure_of_the_catalogue_is_computed_by_one_group() -> None:
    given = [measure for group in GROUPS for measure in group.measures]
    assert sorted(given) == sorted(BY_NAME)


def test_the_answer_is_in_the_order_asked_and_does_not_depend_on_workers() -> None:
    network = network_of(heavy_tailed())
    steps: list[tuple[str, int, int | None]] = []
    alone = compute(DEFAULTS, Inputs(network), lambda *step: steps.append(step))
    together = compute(DEFAULTS, Inputs(network, workers=4))
    assert list(alone) == list(together) == list(DEFAULTS)
    assert all((alone[name].values == together[name].values).all() for name in DEFAULTS)
    assert [done for _, done, _ in steps] == list(range(1, len(groups_of(DEFAULTS)) + 1))
    assert all(scores.values.shape == (network.n,) and scores.method for scores in alone.values())


def test_a_measure_is_computed_with_its_group_only_once() -> None:
    assert [group.name for group in groups_of(["hitsHub", "hitsAuthority", "pagerank"])] == [
        "hits",
        "pagerank",
    ]


def test_followers_are_counted_from_all_follows_where_given() -> None:
    network = network_of(heavy_tailed())
    counts = np.arange(network.n)
    assert (compute(["followers"], Inputs(network, followers=counts))["followers"].values == counts).all()
    assert (compute(["followers"], Inputs(network))["followers"].values == network.incoming.degrees()).all()


def test_an_unknown_measure_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match=r"no measure 'popularity'.*pagerank"):
        compute(["popularity"], Inputs(network_of(heavy_tailed())))
