"""Cascades as one forest: each post of a campaign with everything that was spread from it, parents before children.

A forest may hold several versions of who got a post from whom, for what platforms tell is only the original. Row i of
version v was seen through row `parents[v, i]`; -1 marks a root, the original post. Rows of one cascade are
neighbours, its root first, the others by time.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray

from tular.models import Floats, Ids

Versions = NDArray[np.int32]
"""One row a version, one column a post."""
Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Forest:
    """Posts and retweets of cascades.

    `cascade` int32[n]: number of the cascade, from 0, ascending. `account` int32[n]: who posted or passed it on; -1
    where that is unknown. `at` float64[n]: seconds since 1970. The first row of each cascade is its root.
    """

    cascade: Ids
    account: Ids
    at: Floats

    @property
    def n(self) -> int:
        return int(self.cascade.size)

    @property
    def roots(self) -> Counts:
        """Row of the root of every cascade."""
        first = np.ones(self.n, bool)
        first[1:] = self.cascade[1:] != self.cascade[:-1]
        return np.flatnonzero(first)

    @property
    def sizes(self) -> Counts:
        """Posts of every cascade, the original among them."""
        return np.diff(np.append(self.roots, self.n))


def star(forest: Forest) -> Versions:
    """The tree that platforms show: everybody got the post from its author. One version."""
    roots = forest.roots
    parents = np.repeat(roots, forest.sizes).astype(np.int32)
    parents[roots] = -1
    return parents[None, :]


def depths(parents: Versions) -> Versions:
    """Steps from the root, of every row in every version; 0 of a root."""
    return _depths(np.ascontiguousarray(parents))


def descendants(parents: Versions) -> Versions:
    """Rows below each row, of every version: what came of passing a post on. O(n) a version, by subtree sizes."""
    return _subtrees(np.ascontiguousarray(parents)) - 1


@dataclass(frozen=True, slots=True, eq=False)
class Shapes:
    """Shape of every cascade in every version, arrays of [versions, cascades]; `size` is the same in all versions.

    `depth`: steps from the root to the farthest post. `breadth`: most posts at one depth. `virality`: structural
    virality, the mean distance between two posts of the tree (Goel, Anderson, Hofman & Watts 2016, Management Science
    62(1)): 0 of a single post, nearly 2 of a star (a broadcast), large where it went from person to person.
    """

    size: Counts
    depth: Versions
    breadth: Versions
    virality: Floats


def shapes(forest: Forest, parents: Versions) -> Shapes:
    """Size, depth, breadth and structural virality of every cascade; exact, O(n) a version."""
    roots, sizes = forest.roots, forest.sizes
    parents = np.ascontiguousarray(parents)
    if not forest.n:
        none = np.empty((parents.shape[0], 0), np.int32)
        return Shapes(sizes, none, none, none.astype(np.float64))
    depth = _depths(parents)
    breadth = _breadths(depth, roots, sizes)
    below = _subtrees(parents).astype(np.float64)
    whole = np.repeat(sizes, sizes).astype(np.float64)
    # An edge lies on the path of every pair that it parts: s·(size - s) of them, s the size of the subtree below it.
    parted = np.add.reduceat(below * (whole - below), roots, axis=1)
    pairs = sizes * (sizes - 1) / 2
    virality = np.divide(parted, pairs, out=np.zeros_like(parted), where=pairs > 0)
    return Shapes(sizes, np.maximum.reduceat(depth, roots, axis=1), breadth, virality)


@njit(nogil=True, cache=True)
def _depths(parents: Versions) -> Versions:
    depth = np.zeros(parents.shape, np.int32)
    for version in range(parents.shape[0]):
        for row in range(parents.shape[1]):
            parent = parents[version, row]
            if parent >= 0:
                depth[version, row] = depth[version, parent] + 1
    return depth


@njit(nogil=True, cache=True)
def _subtrees(parents: Versions) -> Versions:
    size = np.ones(parents.shape, np.int32)
    for version in range(parents.shape[0]):
        for row in range(parents.shape[1] - 1, -1, -1):
            parent = parents[version, row]
            if parent >= 0:
                size[version, parent] += size[version, row]
    return size


@njit(nogil=True, cache=True)
def _breadths(depth: Versions, roots: Counts, sizes: Counts) -> Versions:
    widest = np.zeros((depth.shape[0], roots.size), np.int32)
    for version in range(depth.shape[0]):
        for cascade in range(roots.size):
            at_depth = np.zeros(sizes[cascade], np.int32)
            for row in range(roots[cascade], roots[cascade] + sizes[cascade]):
                at_depth[depth[version, row]] += 1
            widest[version, cascade] = at_depth.max()
    return widest
