"""Networks on which engines are compared: a generated one with weights, a real one in pieces."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl

from tests.analytics.conftest import heavy_tailed, network_of
from tular.graph.network import Network


def generated(*, weighted: bool = True) -> Network:
    return network_of(heavy_tailed(weighted=weighted))


def higgs(shared_data: Path, kind: str = "RE") -> Network:
    """Events of one kind among the users of the Higgs slice: it falls into many pieces."""
    events = pl.read_csv(shared_data / "higgs-slice" / "activity.txt.gz", separator=" ", has_header=False)
    pairs = events.filter(pl.col("column_3") == kind).select("column_0", "column_1").to_numpy()
    names, places = np.unique(pairs, return_inverse=True)
    pairs = places.reshape(pairs.shape)
    return Network.from_edges(len(names), pairs[:, 0], pairs[:, 1])
