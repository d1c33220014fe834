"""Vectors that came over Bolt as raw big-endian bytes, as arrays."""

from __future__ import annotations

from typing import cast

import numpy as np
from neo4j.vector import Vector
from numpy.typing import NDArray

Integers = NDArray[np.int64]


def integers(vector: Vector) -> Integers:
    return cast(Integers, np.frombuffer(vector.raw(), ">i8").astype(np.int64))


def floats(vector: Vector) -> NDArray[np.float64]:
    return cast(NDArray[np.float64], np.frombuffer(vector.raw(), ">f8").astype(np.float64))


def ends(pairs: Integers) -> tuple[Integers, Integers]:
    """Internal ids of sources and targets."""
    return pairs >> 32, pairs & 0xFFFFFFFF
