"""Connected components of a network without its directions."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from tular.graph.compressed import CompressedRows
from tular.models import Ids


def components(rows: CompressedRows) -> Ids:
    """int32[n]: the component of each vertex of symmetric rows (`Network.undirected`), numbered from 0."""
    graph = csr_array((rows.weights, rows.neighbours, rows.offsets), shape=(rows.n, rows.n))
    # In symmetric rows strong components are the components, and SciPy needs no transposed copy for them.
    return np.asarray(connected_components(graph, connection="strong")[1], np.int32)
