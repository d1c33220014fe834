"""The plainest name of a community: its most prominent accounts."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from tular.models import Ids


def most_prominent(membership: Ids, prominence: ArrayLike, first: int = 3) -> NDArray[np.int64]:
    """int64[count, first]: each community's most prominent vertices, falling, ties by vertex; -1 where it
    ends."""
    order = np.lexsort((np.arange(membership.size), -np.asarray(prominence, np.float64), membership))
    sizes = np.bincount(membership)
    start = np.cumsum(sizes) - sizes
    place = start[:, None] + np.arange(first)[None, :]
    inside = np.arange(first)[None, :] < sizes[:, None]
    return np.where(inside, order[np.minimum(place, membership.size - 1)], -1)


def label_by_handles(membership: Ids, prominence: ArrayLike, handles: ArrayLike, first: int = 3) -> list[str]:
    """One label a community, such as "@ayu, @budi, @citra"; `handles`[n] are text, None or empty for
    unknown."""
    names = np.asarray(handles, object)
    tops = most_prominent(membership, prominence, first)
    return [_join([names[vertex] for vertex in row if vertex >= 0]) for row in tops]


def _join(names: list[str | None]) -> str:
    return ", ".join(f"@{name.removeprefix('@')}" for name in names if name) or "(no handles)"
