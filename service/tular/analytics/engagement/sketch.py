"""HyperLogLog (Flajolet, Fusy, Gandouet & Meunier 2007) of everybody within two steps, for networks too large
to walk.

An account's element falls into one register only, so registers are handled `BLOCK` at a time: memory stays at
two bytes a register of the block and vertex, and blocks are independent of each other."""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from tular.analytics.workers import each
from tular.graph.compressed import CompressedRows, Offsets
from tular.models import Floats, Ids

REGISTERS = 1024
BLOCK = 128
_ALPHA = 0.7213 / (1.0 + 1.079 / REGISTERS)


def standard_error() -> float:
    """Relative standard error of one estimate."""
    return float(1.04 / np.sqrt(REGISTERS))


def sketched_two_steps(rows: CompressedRows, workers: int) -> Floats:
    """Estimated number of distinct vertices in up to two steps along the rows, itself counted; float64[n]."""

    def block(first: int) -> tuple[Floats, Floats]:
        return _block(rows.offsets, rows.neighbours, first)

    sums, empty = np.zeros(rows.n), np.zeros(rows.n)
    for part_sums, part_empty in each(block, range(0, REGISTERS, BLOCK), workers):
        sums += part_sums
        empty += part_empty
    raw = _ALPHA * REGISTERS * REGISTERS / sums
    few = (raw <= 2.5 * REGISTERS) & (empty > 0)
    return np.where(few, REGISTERS * np.log(REGISTERS / np.maximum(empty, 1.0)), raw)


@njit(nogil=True, cache=True)
def _block(offsets: Offsets, neighbours: Ids, first: int) -> tuple[Floats, Floats]:
    """Per vertex Σ 2^-register and the number of empty registers, over registers first … first + BLOCK -
    1."""
    n = offsets.size - 1
    near, far = np.zeros((n, BLOCK), np.uint8), np.zeros((n, BLOCK), np.uint8)
    for vertex in range(n):
        register, rank = _hashed(vertex)
        if first <= register < first + BLOCK:
            near[vertex, register - first] = rank
    _merge(offsets, neighbours, near, far)
    _merge(offsets, neighbours, far, near)
    sums, empty = np.zeros(n), np.zeros(n)
    for vertex in range(n):
        for register in range(BLOCK):
            sums[vertex] += 2.0 ** -float(near[vertex, register])
            empty[vertex] += near[vertex, register] == 0
    return sums, empty


@njit(nogil=True, cache=True)
def _merge(offsets: Offsets, neighbours: Ids, before: NDArray[np.uint8], after: NDArray[np.uint8]) -> None:
    for vertex in range(offsets.size - 1):
        for register in range(BLOCK):
            after[vertex, register] = before[vertex, register]
        for entry in range(offsets[vertex], offsets[vertex + 1]):
            other = neighbours[entry]
            for register in range(BLOCK):
                after[vertex, register] = max(after[vertex, register], before[other, register])


@njit(nogil=True, cache=True)
def _hashed(vertex: int) -> tuple[int, int]:
    """Register and rank of a vertex, from 64 mixed bits (splitmix64)."""
    bits = np.uint64(vertex + 1) * np.uint64(0x9E3779B97F4A7C15)
    bits = (bits ^ (bits >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    bits = (bits ^ (bits >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    bits ^= bits >> np.uint64(31)
    register = np.int64(bits & np.uint64(REGISTERS - 1))
    rest = bits >> np.uint64(10)
    rank = 1
    while rest & np.uint64(1) == np.uint64(0) and rank < 54:
        rest >>= np.uint64(1)
        rank += 1
    return int(register), rank
