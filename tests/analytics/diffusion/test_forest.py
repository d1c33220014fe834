"""Shapes of cascades: by hand, and against all pairs of posts by networkx."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tular.analytics.diffusion.forest import Forest, Shapes, depths, descendants, shapes, star


def one_cascade(parents: list[int]) -> tuple[Forest, Shapes]:
    n = len(parents)
    forest = Forest(np.zeros(n, np.int32), np.arange(n, dtype=np.int32), np.arange(n, dtype=float))
    return forest, shapes(forest, np.array([parents], np.int32))


@pytest.mark.parametrize(
    ("parents", "depth", "breadth", "virality"),
    [
        ([-1], 0, 1, 0.0),
        ([-1, 0], 1, 1, 1.0),
        ([-1, 0, 0, 0, 0], 1, 4, (4 * 1 + 6 * 2) / 10),
        ([-1, 0, 1, 2], 3, 1, (3 * 1 + 2 * 2 + 1 * 3) / 6),
        ([-1, 0, 0, 1, 1, 2, 2], 2, 4, 48 / 21),
    ],
    ids=["post", "pair", "broadcast", "chain", "binary tree"],
)
def test_known_trees(parents: list[int], depth: int, breadth: int, virality: float) -> None:
    _, shape = one_cascade(parents)
    assert (shape.size[0], shape.depth[0, 0], shape.breadth[0, 0]) == (len(parents), depth, breadth)
    assert shape.virality[0, 0] == pytest.approx(virality)


trees = st.lists(st.integers(0, 10**6), max_size=30).map(
    lambda draws: [-1] + [draw % (row + 1) for row, draw in enumerate(draws)]
)


@given(trees)
def test_structural_virality_is_the_mean_distance_of_all_pairs(parents: list[int]) -> None:
    tree = nx.Graph([(row, parent) for row, parent in enumerate(parents) if parent >= 0])
    tree.add_node(0)
    lengths = dict(nx.all_pairs_shortest_path_length(tree))
    n = len(parents)
    expected = sum(lengths[a][b] for a in range(n) for b in range(a)) / max(n * (n - 1) / 2, 1)
    _, shape = one_cascade(parents)
    assert shape.virality[0, 0] == pytest.approx(expected)
    assert shape.depth[0, 0] == max(lengths[0].values())
    levels = list(lengths[0].values())
    assert shape.breadth[0, 0] == max(levels.count(level) for level in levels)


@given(st.lists(trees, min_size=1, max_size=4))
def test_cascades_of_a_forest_do_not_mix(found: list[list[int]]) -> None:
    starts = np.cumsum([0] + [len(parents) for parents in found])
    parents = np.concatenate(
        [np.where(np.array(p) < 0, -1, np.array(p) + start) for p, start in zip(found, starts, strict=False)]
    )
    numbers = np.repeat(np.arange(len(found)), [len(p) for p in found])
    forest = Forest(numbers.astype(np.int32), numbers.astype(np.int32), np.zeros(numbers.size))
    together = shapes(forest, parents[None, :].astype(np.int32))
    for number, each in enumerate(found):
        _, alone = one_cascade(each)
        assert together.virality[0, number] == pytest.approx(alone.virality[0, 0])
        assert together.depth[0, number] == alone.depth[0, 0]
        assert together.breadth[0, number] == alone.breadth[0, 0]


def test_star_depths_and_descendants() -> None:
    forest = Forest(np.array([0, 0, 0, 1, 1], np.int32), np.arange(5, dtype=np.int32), np.zeros(5))
    parents = star(forest)
    assert parents.tolist() == [[-1, 0, 0, -1, 3]]
    assert depths(parents).tolist() == [[0, 1, 1, 0, 1]]
    assert descendants(parents).tolist() == [[2, 0, 0, 1, 0]]


def test_no_cascade_has_no_shape() -> None:
    none = np.empty(0, np.int32)
    shape = shapes(Forest(none, none, np.empty(0)), np.empty((3, 0), np.int32))
    assert shape.virality.shape == (3, 0)
