"""One tree of a cascade for people to look at: the likeliest parent of each post, and how likely it is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tular.analytics.diffusion.ensemble import Ensemble
from tular.analytics.diffusion.forest import Forest, depths, descendants
from tular.models import Floats, Ids


@dataclass(frozen=True, slots=True, eq=False)
class LikeliestTree:
    """`rows` of the forest, root first, parents before children. `parent` int32[rows]: place in `rows`, -1 of the
    root. `certainty`: share of the versions that name this parent, 1 of the root. `depth`, `below`: steps from the
    root and posts below, means over the versions. `placement`: see `ensemble.Placement`. `size`: posts of the
    cascade."""

    rows: NDArray[np.int64]
    parent: Ids
    certainty: Floats
    depth: Floats
    below: Floats
    placement: NDArray[np.uint8]
    size: int


def likeliest_tree(forest: Forest, ensemble: Ensemble, cascade: int, most: int) -> LikeliestTree:
    """The tree of one cascade in which every post has the parent that most versions name, the earlier at a tie.

    Of more than `most` posts those with the most below them in this tree are kept, so that every kept post's parent
    is kept too. O(posts · versions).
    """
    root, size = int(forest.roots[cascade]), int(forest.sizes[cascade])
    drawn = ensemble.parents[:, root : root + size] - root
    drawn[:, 0] = -1
    parent, certainty = _most_named(drawn)
    below = descendants(parent[None, :])[0]
    kept = np.sort(np.lexsort((np.arange(size), -below))[:most])
    place = np.full(size + 1, -1, np.int32)
    place[kept] = np.arange(kept.size)
    return LikeliestTree(
        rows=root + kept,
        parent=place[parent[kept]],
        certainty=certainty[kept],
        depth=depths(drawn)[:, kept].mean(axis=0),
        below=descendants(drawn)[:, kept].mean(axis=0),
        placement=ensemble.placement[root : root + size][kept],
        size=size,
    )


def _most_named(drawn: NDArray[np.int32]) -> tuple[Ids, Floats]:
    """Per column the value named most and its share; -1 of the root, the first column."""
    versions, size = drawn.shape
    parent, certainty = np.full(size, -1, np.int32), np.ones(size)
    for row in range(1, size):
        named = np.bincount(drawn[:, row])
        parent[row] = named.argmax()
        certainty[row] = named.max() / versions
    return parent, certainty
