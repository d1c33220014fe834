"""Awareness: who can have seen a campaign, by following somebody who posted it or passed it on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tular.graph.compressed import CompressedRows
from tular.models import Ids

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Exposure:
    """`reached` bool[n]: follows one who posted or passed it on, and did not do so only itself. `exposures`:
    followers summed over all posts and retweets, an upper bound of how often it can have been seen by followers.
    `posts`: entries that had followers to be shown to."""

    reached: Flags
    exposures: int

    @property
    def accounts(self) -> int:
        return int(self.reached.sum())


def exposure(followers: CompressedRows, spreaders: Ids) -> Exposure:
    """Exposure by posts of `spreaders`: one entry a post or retweet, rows of accounts. O(their followers).

    `followers`: row a holds who follows a.
    """
    reached = np.zeros(followers.n, bool)
    for account in np.unique(spreaders).tolist():
        reached[followers.row(account)] = True
    return Exposure(reached, int(followers.degrees()[spreaders].sum()))


def newly_reached(reached: Flags, followers: CompressedRows, brand: Ids, engaged_before: Ids) -> Flags:
    """New audience: reached accounts that neither follow the brand nor engaged with it before."""
    known = np.zeros(reached.size, bool)
    for account in brand.tolist():
        known[followers.row(account)] = True
        known[account] = True
    known[engaged_before] = True
    fresh: Flags = reached & ~known
    return fresh
