"""Horizontality: how much went from person to person, and how much from the top down."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tular.analytics.diffusion.ensemble import popularity_of
from tular.analytics.diffusion.forest import Forest, Versions, depths
from tular.analytics.diffusion.interval import Interval, over_versions
from tular.models import Floats

FAR_LARGER = 10.0
"""An audience so many times larger is of another kind: spread from it is top-down, within it between peers."""
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Horizontality:
    """Shares of all spread, with the interval over the ensemble of trees.

    `word_of_mouth`: its parent is neither the brand nor somebody it pays. `peers`: parent and child have similar
    audiences (less than ten times). `top_down`: the parent's is ten times the child's or more. `upwards`: the
    child's is. `depth`: the mean number of steps after which the brand no longer appears on the way (0 where it
    never does).
    """

    word_of_mouth: Interval
    peers: Interval
    top_down: Interval
    upwards: Interval
    depth: Interval


def word_of_mouth(forest: Forest, parents: Versions, paid: Flags) -> Floats:
    """Per version, the share of spread whose parent is no account of `paid` (bool[accounts]: the brand's and those it
    pays); nan without any spread. An unknown parent counts as word of mouth: a brand knows its own accounts."""
    children = np.flatnonzero(parents[0] >= 0) if parents.size else np.empty(0, np.intp)
    if not children.size:
        return np.full(parents.shape[0], np.nan)
    means: Floats = (~_paid(forest, paid)[parents[:, children]]).mean(axis=1)
    return means


def horizontality(forest: Forest, parents: Versions, paid: Flags, audience: Floats) -> Horizontality:
    """Of all spread in the forest; `audience` float64[accounts]: followers."""
    children = np.flatnonzero(parents[0] >= 0)
    own = np.maximum(popularity_of(audience, forest.account), 1.0)
    ratio = own[parents[:, children]] / own[children]
    top_down, upwards = ratio >= FAR_LARGER, ratio <= 1 / FAR_LARGER

    def share(flags: Flags) -> Interval:
        return over_versions(flags.mean(axis=1) if children.size else np.empty(0))

    return Horizontality(
        word_of_mouth=over_versions(word_of_mouth(forest, parents, paid) if children.size else np.empty(0)),
        peers=share(~top_down & ~upwards),
        top_down=share(top_down),
        upwards=share(upwards),
        depth=over_versions(brand_depth(forest, parents, paid).mean(axis=1) if forest.n else np.empty(0)),
    )


def brand_depth(forest: Forest, parents: Versions, paid: Flags) -> Floats:
    """Per version and cascade, the depth from which on the brand no longer appears: one below the deepest post or
    retweet of `paid`; 0 of cascades without it."""
    depth = depths(parents) + 1
    deepest = np.maximum.reduceat(np.where(_paid(forest, paid), depth, 0), forest.roots, axis=1)
    return deepest.astype(np.float64)


def trend(
    forest: Forest, parents: Versions, paid: Flags, start: float, step: float, steps: int
) -> list[Interval]:
    """Word-of-mouth share of the spread in each step of time from `start` on."""
    slot = np.floor((forest.at - start) / step).astype(np.int64)
    shares = []
    for number in range(steps):
        inside = np.where((slot == number) & (parents[0] >= 0))[0]
        values = (~_paid(forest, paid)[parents[:, inside]]).mean(axis=1) if inside.size else np.empty(0)
        shares.append(over_versions(values))
    return shares


def _paid(forest: Forest, paid: Flags) -> Flags:
    """Whether each row is by an account that is paid; False of unknown ones."""
    by: Flags = (forest.account >= 0) & paid[np.maximum(forest.account, 0)]
    return by
