"""The plainest name of a community: its most prominent accounts."""

from __future__ import annotations

from collections.abc import Iterable

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


def label_by_leaders(
    membership: Ids, prominence: ArrayLike, handles: ArrayLike, keys: ArrayLike, first: int = 3
) -> list[str]:
    """One label a community, such as "@ayu, @budi, @citra".

    `handles`[n] are text, None or empty for unknown; where none of the `first` leaders has one, their
    `keys`[n] stand.
    """
    names, known = np.asarray(handles, object), np.asarray(keys, object)
    tops = [
        [vertex for vertex in row if vertex >= 0] for row in most_prominent(membership, prominence, first)
    ]
    return [_join(names[row]) or ", ".join(known[row]) for row in tops]


def _join(names: Iterable[str | None]) -> str:
    return ", ".join(f"@{name.removeprefix('@')}" for name in names if name)
