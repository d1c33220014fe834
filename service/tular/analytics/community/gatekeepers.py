"""Who lets content into a community, who carries it out, and which accounts a flow between two communities
rests on.

Brokerage after Gould & Fernandez 1989, "Structures of mediation", read by content: a → v → c (a follows v, v
follows c) brings c's content to a by v.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from scipy.sparse import csr_array

from tular.graph.network import Network
from tular.models import Floats, Ids


@dataclass(frozen=True, slots=True, eq=False)
class Brokerage:
    """float64[n] each: ways of content through an account, by where it comes from and goes to.

    `coordinator`: from own to own community. `gatekeeper`: from another into the own one. `representative`:
    from the own one out to another. `itinerant`: from another back into that same one. `liaison`: from one
    other to a third. Counted as relations in times relations out, whether or not the ends are related
    directly too.
    """

    coordinator: Floats
    gatekeeper: Floats
    representative: Floats
    itinerant: Floats
    liaison: Floats


def brokerage(network: Network, membership: Ids) -> Brokerage:
    """The five roles of every account, in O(m)."""
    count = int(membership.max(initial=-1)) + 1
    readers = _by_community(network.target, membership[network.source], network.n, count)
    sources = _by_community(network.source, membership[network.target], network.n, count)
    own = np.arange(network.n), membership
    in_own, out_own = np.asarray(readers[own]).ravel(), np.asarray(sources[own]).ravel()
    in_all, out_all = np.asarray(readers.sum(axis=1)).ravel(), np.asarray(sources.sum(axis=1)).ravel()
    same = np.asarray(readers.multiply(sources).sum(axis=1)).ravel()
    in_other, out_other = in_all - in_own, out_all - out_own
    itinerant = same - in_own * out_own
    return Brokerage(
        coordinator=in_own * out_own,
        gatekeeper=in_own * out_other,
        representative=in_other * out_own,
        itinerant=itinerant,
        liaison=in_other * out_other - itinerant,
    )


def bridges(network: Network, membership: Ids, *, first: int = 5) -> pl.DataFrame:
    """The accounts that most of a flow between communities rests on: `first` at each end of each ordered
    pair.

    Columns: `source`, `target` (communities, Int32; relations point from source to target), `end` ("source"
    or "target": where the account is), `account` (vertex, Int32), `weight` (of its relations in this flow),
    `share` of the flow; by pair, end, then falling weight, ties by vertex.
    """
    a, b = membership[network.source], membership[network.target]
    across = a != b
    flows = pl.DataFrame({"source": a[across], "target": b[across], "weight": network.weight[across]})
    pair = ["source", "target"]
    ends = [
        flows.with_columns(pl.lit(end).alias("end"), pl.Series("account", vertices[across]))
        for end, vertices in (("source", network.source), ("target", network.target))
    ]
    total = flows.group_by(pair).agg(total=pl.col("weight").sum())
    return (
        pl.concat(ends)
        .group_by(*pair, "end", "account")
        .agg(pl.col("weight").sum())
        .join(total, on=pair)
        .sort(*pair, "end", "weight", "account", descending=[False, False, False, True, False])
        .group_by(*pair, "end", maintain_order=True)
        .head(first)
        .select(*pair, "end", "account", "weight", share=pl.col("weight") / pl.col("total"))
    )


def _by_community(rows: Ids, columns: Ids, n: int, count: int) -> csr_array:
    return csr_array((np.ones(rows.size), (rows, columns)), shape=(n, count))
