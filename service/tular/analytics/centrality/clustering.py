"""Local clustering (Watts & Strogatz 1998) and reciprocity of every account."""

from __future__ import annotations

import time

import numpy as np
from numba import njit
from numpy.typing import NDArray

from tular.analytics.centrality.triangles import count_triangles
from tular.analytics.scores import Scores, scores_since
from tular.graph.compressed import Offsets
from tular.graph.network import Network
from tular.models import Floats, Ids


def clustering(network: Network) -> Scores:
    """Share of pairs of neighbours that are neighbours themselves, directions dropped; 0 below two
    neighbours.

    Raised by relations both ways among neighbours; 0 … 1; O(m·sqrt m). Watts & Strogatz 1998, Nature 393.
    """
    start = time.perf_counter()
    rows = network.undirected
    degree = rows.degrees().astype(np.float64)
    pairs = degree * (degree - 1.0) / 2.0
    values = share(count_triangles(rows.offsets, rows.neighbours), pairs)
    return scores_since(start, values, "triangles by degree order, undirected")


def reciprocity(network: Network) -> Scores:
    """Of an account's relations, out and in, the share that is returned: 2 · mutual / (out + in).

    Both directions; 0 … 1; O(m). Wasserman & Faust 1994, chapter 13.
    """
    start = time.perf_counter()
    outgoing, incoming = network.outgoing, network.incoming
    mutual = _common(outgoing.offsets, outgoing.neighbours, incoming.offsets, incoming.neighbours)
    values = share(2 * mutual, outgoing.degrees() + incoming.degrees())
    return scores_since(start, values, "rows merged")


def share(part: NDArray[np.generic], whole: NDArray[np.generic]) -> Floats:
    """part / whole, and 0 where the whole is 0; float64 of the same length."""
    shares: Floats = np.divide(part, whole, out=np.zeros(len(part)), where=np.asarray(whole) > 0)
    return shares


@njit(nogil=True, cache=True)
def _common(a_offsets: Offsets, a: Ids, b_offsets: Offsets, b: Ids) -> NDArray[np.int64]:
    """How many neighbours stand in both rows of every vertex."""
    counts = np.zeros(a_offsets.size - 1, np.int64)
    for vertex in range(counts.size):
        i, j = a_offsets[vertex], b_offsets[vertex]
        while i < a_offsets[vertex + 1] and j < b_offsets[vertex + 1]:
            if a[i] == b[j]:
                counts[vertex] += 1
            step = a[i] - b[j]
            i += step <= 0
            j += step >= 0
    return counts
