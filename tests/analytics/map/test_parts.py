"""Communities inside communities lie inside the circle that holds them, apart, by size."""

from __future__ import annotations

import numpy as np
import pytest

from tests.analytics.map.test_communities import NO_FLOWS, flows_between, gaps
from tular.analytics.community.description import Flows
from tular.analytics.map.circles import Circles
from tular.analytics.map.parts import place_parts

PARENTS = Circles(np.array([0.0, 300.0]), np.zeros(2), np.array([80.0, 40.0]))
SIZES = np.array([90.0, 60.0, 50.0, 40.0, 30.0, 20.0, 10.0])
PARENT = np.array([0, 0, 1, 0, 0, 1, 0], np.int32)


@pytest.mark.parametrize("flows", [NO_FLOWS, flows_between([(0, 3), (3, 0), (2, 5), (0, 2)])])
def test_parts_fill_their_parent_and_nothing_else(flows: Flows) -> None:
    parts = place_parts(SIZES, PARENT, flows, PARENTS)
    assert (gaps(parts) > 0).all()
    away = np.hypot(parts.x - PARENTS.x[PARENT], parts.y - PARENTS.y[PARENT])
    assert (away + parts.radius <= PARENTS.radius[PARENT]).all()
    assert parts.radius[0] / parts.radius[3] == pytest.approx(np.sqrt(90.0 / 40.0))
    filled = np.square(parts.radius[PARENT == 0]).sum() / PARENTS.radius[0] ** 2
    assert filled > 0.4


def test_an_only_part_is_its_parent() -> None:
    parts = place_parts(np.array([5.0]), np.array([1], np.int32), NO_FLOWS, PARENTS)
    assert (parts.x[0], parts.y[0]) == (300.0, 0.0)
    assert parts.radius[0] == pytest.approx(40.0, rel=0.05)


def test_known_parts_stay() -> None:
    parts = place_parts(SIZES, PARENT, NO_FLOWS, PARENTS)
    before = np.column_stack((parts.x - PARENTS.x[PARENT], parts.y - PARENTS.y[PARENT]))
    again = place_parts(SIZES, PARENT, NO_FLOWS, PARENTS, before / PARENTS.radius[PARENT, None])
    assert np.abs(again.x - parts.x).max() < 0.05 * PARENTS.radius[0]
