"""The likeliest tree of a cascade: by hand, and against counting."""

from __future__ import annotations

import numpy as np
import pytest

from tular.analytics.diffusion.ensemble import Ensemble, Placement
from tular.analytics.diffusion.forest import Forest
from tular.analytics.diffusion.likeliest import likeliest_tree


def ensemble(parents: list[list[int]]) -> Ensemble:
    drawn = np.array(parents, np.int32)
    placement = np.where(drawn[0] < 0, Placement.ROOT, Placement.FOLLOWED).astype(np.uint8)
    return Ensemble(drawn, placement)


def test_each_post_hangs_on_the_parent_that_most_trees_name() -> None:
    # A cascade of one post stands before it: rows are those of the forest, places those of the tree.
    forest = Forest(np.array([0, 1, 1, 1, 1], np.int32), np.arange(5, dtype=np.int32), np.arange(5.0))
    drawn = ensemble([[-1, -1, 1, 2, 2], [-1, -1, 1, 2, 3], [-1, -1, 1, 1, 1]])
    tree = likeliest_tree(forest, drawn, 1, 10)
    assert tree.rows.tolist() == [1, 2, 3, 4]
    assert tree.parent.tolist() == [-1, 0, 1, 0], (
        "of the last post three parents are named once: the earliest"
    )
    assert tree.certainty == pytest.approx([1, 1, 2 / 3, 1 / 3])
    assert tree.depth == pytest.approx([0, 1, (2 + 2 + 1) / 3, (2 + 3 + 1) / 3])
    assert tree.below == pytest.approx([3, (2 + 2 + 0) / 3, (0 + 1 + 0) / 3, 0])
    assert tree.placement.tolist() == [Placement.ROOT] + [Placement.FOLLOWED] * 3
    assert tree.size == 4


def test_of_large_cascades_those_that_most_came_through_are_kept_with_their_parents() -> None:
    rng = np.random.default_rng(5)
    n, versions = 120, 15
    drawn = np.array([[-1, *(int(rng.integers(row)) for row in range(1, n))] for _ in range(versions)])
    forest = Forest(np.zeros(n, np.int32), np.arange(n, dtype=np.int32), np.arange(float(n)))
    whole = likeliest_tree(forest, ensemble(drawn.tolist()), 0, n)
    for row in range(1, n):
        counts = [(drawn[:, row] == parent).sum() for parent in range(row)]
        assert whole.parent[row] == int(np.argmax(counts))
        assert whole.certainty[row] == pytest.approx(max(counts) / versions)
    part = likeliest_tree(forest, ensemble(drawn.tolist()), 0, 30)
    assert part.rows.size == 30
    assert part.rows[0] == 0
    assert (part.parent[1:] < np.arange(1, 30)).all()
    assert (part.parent[1:] >= 0).all(), "parents of kept posts are kept"
    assert [part.rows[parent] for parent in part.parent[1:]] == whole.parent[part.rows[1:]].tolist()
    children = np.bincount(whole.parent[1:], minlength=n)
    assert children[np.setdiff1d(np.arange(n), part.rows)].max() <= children[part.rows].max()
