"""Connected components of a network, without its directions (weak) and with them (strong)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from tular.analytics.community.partition import number_by_size
from tular.graph.compressed import CompressedRows
from tular.graph.network import Network
from tular.models import Ids


@dataclass(frozen=True, slots=True, eq=False)
class Components:
    """`component` int32[n]: 0 … count - 1 by falling size, ties by smallest member. `sizes` int64[count]."""

    component: Ids
    sizes: NDArray[np.int64]

    @property
    def size(self) -> NDArray[np.int64]:
        """int64[n]: how many accounts are in each account's component."""
        return self.sizes[self.component]


def weak_components(network: Network) -> Components:
    """Accounts that relations in either direction lead to. O(n + m)."""
    return _by_size(components(network.undirected))


def strong_components(network: Network) -> Components:
    """Accounts that can reach each other along the arrows (Tarjan 1972). O(n + m)."""
    return _by_size(_connected(network.outgoing))


def components(rows: CompressedRows) -> Ids:
    """int32[n]: the component of each vertex of symmetric rows (`Network.undirected`), numbered from 0."""
    # In symmetric rows strong components are the components, and SciPy needs no transposed copy for them.
    return _connected(rows)


def _connected(rows: CompressedRows) -> Ids:
    graph = csr_array((rows.weights, rows.neighbours, rows.offsets), shape=(rows.n, rows.n))
    return np.asarray(connected_components(graph, connection="strong")[1], np.int32)


def _by_size(labels: Ids) -> Components:
    component = number_by_size(labels)
    return Components(component, np.bincount(component))
