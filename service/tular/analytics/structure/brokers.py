"""Brokers: who stands between others that do not know each other (Burt 1992, "Structural Holes").

The relation between i and j weighs w(i,j) = weight of i → j plus weight of j → i. All sums over common
neighbours come from one walk over the triangles."""

from __future__ import annotations

import time

import numpy as np

from tular.analytics.centrality.triangles import triangle_sums
from tular.analytics.scores import Scores, scores_since
from tular.graph.compressed import CompressedRows
from tular.graph.network import Network
from tular.models import Floats, Ids


def constraint(network: Network) -> Scores:
    """Σ_j (p(i,j) + Σ_q p(i,q)·p(q,j))² over contacts j, p(i,j) = w(i,j) / Σ_k w(i,k) (Burt 1992, equation
    2.4).

    Low: contacts who do not know each other, many holes to bridge. 1 for a single contact; above 1 is
    possible in small closed groups; NaN without contacts, who else would lead.

    Raised by relations both ways among contacts; 0 … 1, above 1 in small closed groups; O(m·sqrt m).
    """
    start = time.perf_counter()
    rows = network.undirected
    direct = _proportions(rows)
    indirect = triangle_sums(rows.offsets, rows.neighbours, direct, direct)
    return scores_since(start, _of_contacts(rows, (direct + indirect) ** 2), "triangles by degree order")


def effective_size(network: Network) -> Scores:
    """Σ_j (1 - Σ_q p(i,q)·m(j,q)) over contacts j, m(j,q) = w(j,q) / max_k w(j,k): contacts less their
    redundancy (Burt 1992, equation 2.2). 0 … number of contacts; NaN without contacts.

    Raised by relations both ways; O(m·sqrt m).
    """
    start = time.perf_counter()
    rows = network.undirected
    to_largest = rows.weights / np.repeat(_largest(rows), rows.degrees())
    back = _reversed(rows, to_largest)
    redundancy = triangle_sums(rows.offsets, rows.neighbours, _proportions(rows), back)
    return scores_since(start, _of_contacts(rows, 1.0 - redundancy), "triangles by degree order")


def _proportions(rows: CompressedRows) -> Floats:
    proportions: Floats = rows.weights / np.repeat(rows.strengths(), rows.degrees())
    return proportions


def _owners(rows: CompressedRows) -> Ids:
    return np.repeat(np.arange(rows.n, dtype=np.int32), rows.degrees())


def _of_contacts(rows: CompressedRows, values: Floats) -> Floats:
    """Sums over the contacts of every account, NaN where there are none."""
    sums = np.bincount(_owners(rows), values, rows.n).astype(np.float64)
    return np.where(rows.degrees() > 0, sums, np.nan)


def _largest(rows: CompressedRows) -> Floats:
    largest = np.zeros(rows.n)
    np.maximum.at(largest, _owners(rows), rows.weights)
    return largest


def _reversed(rows: CompressedRows, values: Floats) -> Floats:
    """For every entry i → j the value of j → i: entries sorted by (neighbour, owner) are the reversed ones in
    order."""
    backwards = np.argsort(rows.neighbours, kind="stable")
    result = np.empty_like(values)
    result[backwards] = values
    return result
