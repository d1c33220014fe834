"""Which communities a map shows one by one, and which it gathers in one place."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

MOST = 60
"""More circles than this are no overview."""
LEAST_SHARE = 0.001
"""A community matters that has this share of all accounts or of all weight inside communities."""
SMALLEST = 3
"""A pair is a relation, not a community."""


def chosen(sizes: ArrayLike, weights: ArrayLike, *, most: int = MOST) -> NDArray[np.bool_]:
    """Mask of the communities that matter: the `most` of greatest share among those above LEAST_SHARE and SMALLEST.

    `sizes` and `weights` (relations inside) have one entry a community. A community's share is the greater one of its
    shares of accounts and of weight. Where none is large enough nothing is chosen.
    """
    size, weight = np.asarray(sizes, np.float64), np.asarray(weights, np.float64)
    share = np.maximum(size / max(size.sum(), 1.0), weight / max(weight.sum(), 1e-300))
    large = np.flatnonzero((share >= LEAST_SHARE) & (size >= SMALLEST))
    leading = large[np.argsort(-share[large], kind="stable")[:most]]
    mask: NDArray[np.bool_] = np.zeros(size.size, np.bool_)
    mask[leading] = True
    return mask
