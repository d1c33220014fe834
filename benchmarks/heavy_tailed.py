"""Follows as heavy-tailed as real ones, in groups, straight into arrays: data for benchmarks of kernels.

Both popularity and activity fall with a power of the rank; seven of ten follows stay inside one of `GROUPS` groups.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np

GROUPS = 50
POPULARITY, ACTIVITY = 0.75, 0.5


def follows_file(accounts: int, follows: int, seed: int = 0) -> Path:
    """An .npz with `n`, `source` and `target` (int32, sorted, distinct, no loops), made once for a size and seed."""
    file = Path(tempfile.gettempdir()) / f"tular-follows-{accounts}-{follows}-{seed}.npz"
    if not file.exists():
        source, target = follow(accounts, follows, np.random.default_rng(seed))
        np.savez(file, n=accounts, source=source, target=target)
    return file


def follow(n: int, m: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Exactly m distinct follows among n accounts, sorted by (source, target)."""
    by_activity, by_popularity = rng.permutation(n), rng.permutation(n)
    keys = np.zeros(0, np.int64)
    while keys.size < m:
        size = int((m - keys.size) * 1.3) + 1000
        source = by_activity[_ranks(rng, n, size, ACTIVITY)]
        target = by_popularity[_ranks(rng, n, size, POPULARITY)]
        inside = rng.random(size) < 0.7
        target[inside] = (target[inside] // GROUPS * GROUPS + source[inside] % GROUPS) % n
        apart = source != target
        keys = np.unique(np.concatenate([keys, source[apart].astype(np.int64) * n + target[apart]]))
    keys = np.sort(rng.choice(keys, m, replace=False))
    return (keys // n).astype(np.int32), (keys % n).astype(np.int32)


def _ranks(rng: np.random.Generator, n: int, size: int, power: float) -> np.ndarray:
    """Ranks 0 … n - 1, the r-th with a chance that falls as (r + 1) ** -power."""
    return np.minimum((n * rng.random(size) ** (1.0 / (1.0 - power))).astype(np.int64), n - 1)
