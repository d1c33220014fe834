"""Small groups: pieces of a network with too few accounts for a community, told apart from communities.

Networks of events fall into thousands of pairs and triples beside one large part. Each is a component of its own, no
method can divide or join it, and nothing that is said of communities (names, levels, a test against chance) says
anything of it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tular.models import Ids

SMALLEST = 10
"""Fewest accounts of a component that can hold communities."""


@dataclass(frozen=True, slots=True)
class SmallGroups:
    """How many there are, the accounts in all of them, and the accounts in the smallest and in the largest."""

    count: int
    accounts: int
    smallest: int
    largest: int

    def __str__(self) -> str:
        sizes = f"{self.smallest}" if self.smallest == self.largest else f"{self.smallest} to {self.largest}"
        return f"{self.count:,} small group{'s' * (self.count != 1)} of {sizes} accounts"


def in_small_groups(component: Ids) -> NDArray[np.bool_]:
    """bool[n]: who is in a component of fewer than SMALLEST accounts. Where none has as many, the largest of them are
    what communities there are."""
    sizes = np.bincount(component, minlength=1)
    return np.asarray(sizes[component] < min(SMALLEST, int(sizes.max())))


def count_small_groups(component: Ids) -> SmallGroups | None:
    """None where there are none."""
    small = in_small_groups(component)
    if not small.any():
        return None
    sizes = np.bincount(component[small])
    sizes = sizes[sizes > 0]
    return SmallGroups(sizes.size, int(small.sum()), int(sizes.min()), int(sizes.max()))
