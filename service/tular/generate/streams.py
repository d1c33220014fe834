"""Random streams: one a purpose, so that adding a draw in one place changes nothing in another."""

from __future__ import annotations

import zlib

import numpy as np


def stream(seed: int, purpose: str, part: int = 0) -> np.random.Generator:
    """The generator for one `purpose` (and numbered `part` of it) of the network with this seed."""
    return np.random.default_rng([seed, zlib.crc32(purpose.encode()), part])
