"""The principal eigenvector of a non-negative matrix by restarted Arnoldi (Saad 2011, "Numerical Methods for
Large Eigenvalue Problems", chapter 6).

Plain power iteration stalls where the two largest eigenvalues are close, as they are in networks of several
dense groups; twenty Krylov vectors between restarts do not. ARPACK is not used because it starts anew from a
random vector when the Krylov space closes: here it ends, so equal components give the answer that power
iteration tends to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray

from tular.graph.compressed import CompressedRows, Offsets
from tular.models import Floats, Ids

SUBSPACE = 20
CERTAIN = 1e-6
"""Entries from this share of the largest up are no rounding, nor what is left of another eigenvector."""


@dataclass(frozen=True, slots=True, eq=False)
class Principal:
    """`vector` ≥ 0 with Euclidean norm 1 (zeros where the matrix is nilpotent), its eigenvalue, products
    spent, and the relative residual ‖M·v - λ·v‖ / λ."""

    vector: Floats
    value: float
    products: int
    residual: float


def principal(
    multiply: Callable[[Floats], Floats], start: Floats, *, tolerance: float, max_products: int
) -> Principal:
    """The eigenvector of the eigenvalue with the largest real part, sought from `start` float64[n] >= 0."""
    best = Principal(start, 0.0, 0, np.inf if start.any() else 0.0)
    while best.residual > tolerance and best.products < max_products:
        steps = min(SUBSPACE, max_products - best.products)
        found = _krylov(multiply, best.vector, steps, tolerance)
        best = Principal(found.vector, found.value, best.products + found.products, found.residual)
    return best


def supported(vector: Floats, *steps: CompressedRows) -> Floats:
    """`vector` with exact zeros where no path leads from its certain entries: there the eigenvector is 0, and what
    comes out is rounding. The matrix goes along the rows of each of `steps` in turn."""
    seeds = vector > CERTAIN * vector.max(initial=0.0)
    reached = _reached(tuple(rows.offsets for rows in steps), tuple(rows.neighbours for rows in steps), seeds)
    return np.where(reached[0], vector, 0.0)


@njit(nogil=True, cache=True)
def _reached(
    offsets: tuple[Offsets, ...], neighbours: tuple[Ids, ...], seeds: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """bool[turns, n]: who is reached from `seeds`, by whose turn it is then. In row 0 are those whom steps along all
    rows in turn reach, any number of times."""
    n, turns = seeds.size, len(offsets)
    reached = np.zeros((turns, n), np.bool_)
    reached[0] = seeds
    stack = np.empty(turns * n, np.int64)
    height = 0
    for v in np.flatnonzero(seeds):
        stack[height] = v
        height += 1
    while height:
        height -= 1
        turn, v = stack[height] // n, stack[height] % n
        following = (turn + 1) % turns
        for entry in range(offsets[turn][v], offsets[turn][v + 1]):
            u = neighbours[turn][entry]
            if not reached[following, u]:
                reached[following, u] = True
                stack[height] = following * n + u
                height += 1
    return reached


def _krylov(multiply: Callable[[Floats], Floats], start: Floats, steps: int, tolerance: float) -> Principal:
    """The best vector of the Krylov space of up to `steps` products, which ends as soon as that is good
    enough: beyond that there is only rounding, which would bring in other vectors of a shared eigenvalue."""
    basis = np.zeros((steps + 1, start.size))
    projected = np.zeros((steps + 1, steps))
    basis[0] = start / np.linalg.norm(start)
    for step in range(steps):
        image = multiply(basis[step])
        known = basis[: step + 1]
        for _ in range(2):  # the second pass removes what rounding left in the first
            overlap = known @ image
            image -= overlap @ known
            projected[: step + 1, step] += overlap
        rest = float(np.linalg.norm(image))
        value, coordinates = _leading(projected[: step + 1, : step + 1])
        residual = abs(rest * coordinates[-1]) / value if value > 0.0 else 0.0
        if rest == 0.0 or (value > 0.0 and residual <= tolerance):
            break
        projected[step + 1, step] = rest
        basis[step + 1] = image / rest
    vector = np.abs(coordinates @ known) if value > 0.0 else np.zeros_like(start)
    return Principal(vector, value, step + 1, residual)


def _leading(projected: Floats) -> tuple[float, Floats]:
    values, vectors = np.linalg.eig(projected)
    place = int(np.argmax(values.real))
    coordinates = vectors[:, place].real
    return float(values[place].real), coordinates / np.linalg.norm(coordinates)
