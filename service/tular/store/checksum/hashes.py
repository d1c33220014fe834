"""Hashes of many values at once: two independent 64-bit lanes a value, to be summed modulo 2⁶⁴ in any order."""

from __future__ import annotations

from typing import Any

import numba
import numpy as np
from numpy.typing import NDArray

Lanes = NDArray[np.uint64]
"""Shape (values, 2)."""
SEPARATOR = "\x1f"
_BYTE = ord(SEPARATOR)
_SEEDS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F], np.uint64)
_PRIMES = np.array([0x100000001B3, 0x9FB21C651E98DF25], np.uint64)


def mixed(lanes: Lanes) -> Lanes:
    """Spread every bit over the whole lane (finalizer of SplitMix64, Steele et al. 2014), in place."""
    lanes ^= lanes >> np.uint64(30)
    lanes *= np.uint64(0xBF58476D1CE4E5B9)
    lanes ^= lanes >> np.uint64(27)
    lanes *= np.uint64(0x94D049BB133111EB)
    lanes ^= lanes >> np.uint64(31)
    return lanes


def of_numbers(numbers: NDArray[Any]) -> Lanes:
    """Of 64-bit integers or floats, by their bits."""
    return mixed(np.ascontiguousarray(numbers).view(np.uint64)[:, None] + _SEEDS)


def of_texts(joined: str, count: int) -> Lanes:
    """Of `count` texts, joined by SEPARATOR."""
    return _of_bytes(np.frombuffer(joined.encode(), np.uint8), count)


def of_text(text: str) -> Lanes:
    """Of one text, whatever is in it; shape (2,)."""
    raw = np.frombuffer(text.encode(), np.uint8)
    return mixed(_folded(raw, 0, raw.size))


@numba.njit(cache=True, nogil=True)
def _folded(raw: NDArray[np.uint8], begin: int, end: int) -> Lanes:
    lanes = _SEEDS.copy()
    for i in range(begin, end):
        lanes[0] = (lanes[0] ^ raw[i]) * _PRIMES[0]
        lanes[1] = (lanes[1] ^ raw[i]) * _PRIMES[1]
    lanes += np.uint64(end - begin)
    return lanes


@numba.njit(cache=True, nogil=True)
def _folded_all(raw: NDArray[np.uint8], count: int) -> Lanes:
    out = np.empty((count, 2), np.uint64)
    begin = 0
    row = 0
    for i in range(raw.size + 1):
        if i == raw.size or raw[i] == _BYTE:
            out[row] = _folded(raw, begin, i)
            begin = i + 1
            row += 1
    return out


def _of_bytes(raw: NDArray[np.uint8], count: int) -> Lanes:
    folded: Lanes = _folded_all(raw, count)
    return mixed(folded)
