"""White space: communities that nobody of a set reaches."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tular.analytics.overlap.signatures import Counts
from tular.models import Floats, Ids


@dataclass(frozen=True, slots=True, eq=False)
class CommunityReach:
    """Per community: members, those reached, their share."""

    size: Counts
    reached: Counts

    @property
    def share(self) -> Floats:
        shares: Floats = np.divide(self.reached, self.size, out=np.zeros(self.size.size), where=self.size > 0)
        return shares


def reach_by_community(reached: NDArray[np.bool_], community: Ids, communities: int) -> CommunityReach:
    """Members and reached members of each community. `community` int32[n]: -1 of accounts in none."""
    inside = community >= 0
    return CommunityReach(
        np.bincount(community[inside], minlength=communities),
        np.bincount(community[inside & reached], minlength=communities),
    )


def white_space(reach: CommunityReach, *, at_most: float = 0.0, least_size: int = 1) -> Ids:
    """Communities of which at most this share is reached, the largest first."""
    rows = np.flatnonzero((reach.share <= at_most) & (reach.size >= least_size))
    order: Ids = rows[np.lexsort((rows, -reach.size[rows]))].astype(np.int32)
    return order
