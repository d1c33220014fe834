"""Who lets content into a community, who carries it out, and which accounts a flow between two communities
rests on.

Brokerage after Gould & Fernandez 1989, "Structures of mediation", read by content: a → v → c (a follows v, v
follows c) brings c's content to a by v.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from numba import njit
from scipy.sparse import csr_array

from tular.analytics.community.moving import aggregate
from tular.analytics.structure.roles import internal_degree
from tular.graph.compressed import CompressedRows, Offsets
from tular.graph.network import Network
from tular.models import Floats, Ids


@dataclass(frozen=True, slots=True, eq=False)
class Brokerage:
    """float64[n] each: ways of content through an account, by where it comes from and goes to.

    `coordinator`: from own to own community. `gatekeeper`: from another into the own one. `representative`:
    from the own one out to another. `itinerant`: from another back into that same one. `liaison`: from one
    other to a third. Counted as relations in times relations out, less what goes back to the same account; simpler
    than in the paper in that ways count whether or not the ends are related directly too.
    """

    coordinator: Floats
    gatekeeper: Floats
    representative: Floats
    itinerant: Floats
    liaison: Floats


def brokerage(network: Network, membership: Ids) -> Brokerage:
    """The five roles of every account, in O(m).

    Raised by relations both ways; each 0 or more. After Gould & Fernandez 1989, Sociological Methodology 19,
    simplified: closed triads count.
    """
    count = int(membership.max(initial=-1)) + 1
    readers = _by_community(network.target, membership[network.source], network.n, count)
    sources = _by_community(network.source, membership[network.target], network.n, count)
    own = np.arange(network.n), membership
    in_own, out_own = np.asarray(readers[own]).ravel(), np.asarray(sources[own]).ravel()
    in_all, out_all = np.asarray(readers.sum(axis=1)).ravel(), np.asarray(sources.sum(axis=1)).ravel()
    same = np.asarray(readers.multiply(sources).sum(axis=1)).ravel()
    in_other, out_other = in_all - in_own, out_all - out_own
    back_and_forth = same - in_own * out_own
    either = network.undirected
    returned_own = in_own + out_own - internal_degree(either.offsets, either.neighbours, membership)
    returned_all = in_all + out_all - either.degrees()
    return Brokerage(
        coordinator=in_own * out_own - returned_own,
        gatekeeper=in_own * out_other,
        representative=in_other * out_own,
        itinerant=back_and_forth - (returned_all - returned_own),
        liaison=in_other * out_other - back_and_forth,
    )


def bridges(network: Network, membership: Ids, *, first: int = 5) -> pl.DataFrame:
    """The accounts that most of a flow between communities rests on: `first` at each end of each ordered
    pair.

    Columns: `source`, `target` (communities, Int32; relations point from source to target), `end` ("source"
    or "target": where the account is), `account` (vertex, Int32), `weight` (of its relations in this flow),
    `share` of the flow; by pair, end, then falling weight, ties by vertex.
    """
    count = int(membership.max(initial=-1)) + 1
    flows = _flows(network, membership, count)
    ends = [
        _leading(rows, membership, flows, end, first)
        for end, rows in (("source", network.outgoing), ("target", network.incoming))
    ]
    return pl.concat(ends).sort("source", "target", "end", maintain_order=True)


def _flows(network: Network, membership: Ids, count: int) -> csr_array:
    """Weight from community to other community, sorted by both."""
    rows = network.outgoing
    graph = (rows.offsets, rows.neighbours, rows.weights, np.zeros(rows.n))
    offsets, targets, weights, _ = aggregate(graph, membership, count)
    flows = csr_array((weights, targets, offsets), shape=(count, count))
    flows.sort_indices()
    return flows


def _leading(rows: CompressedRows, membership: Ids, flows: csr_array, end: str, first: int) -> pl.DataFrame:
    """The `first` accounts at one end of each flow; `rows` hold what leaves them, or what comes to them."""
    starts, targets = flows.indptr.astype(np.int64), flows.indices.astype(np.int32)
    graph = (rows.offsets, rows.neighbours, rows.weights)
    account, weight = _largest(*graph, membership, starts, targets, end == "target", first)
    flow, place = np.nonzero(account >= 0)
    source = np.repeat(np.arange(starts.size - 1, dtype=np.int32), np.diff(starts))
    return pl.DataFrame(
        {
            "source": source[flow],
            "target": targets[flow],
            "end": pl.Series([end], dtype=pl.String).new_from_index(0, flow.size),
            "account": account[flow, place],
            "weight": weight[flow, place],
            "share": weight[flow, place] / flows.data[flow],
        }
    )


def _by_community(rows: Ids, columns: Ids, n: int, count: int) -> csr_array:
    return csr_array((np.ones(rows.size), (rows, columns)), shape=(n, count))


@njit(nogil=True, cache=True)
def _largest(
    offsets: Offsets,
    neighbours: Ids,
    weights: Floats,
    membership: Ids,
    starts: Offsets,
    targets: Ids,
    incoming: bool,
    first: int,
) -> tuple[Ids, Floats]:
    """int32 and float64[flows, first]: whose relations weigh most in each flow, falling; -1 where there are fewer.

    Flows from community a are `starts[a]` … `starts[a + 1]`, by target. Accounts come in order: ties stay with the
    first.
    """
    account = np.full((targets.size, first), -1, np.int32)
    weight = np.zeros((targets.size, first))
    there, seen = np.zeros(starts.size - 1), np.full(starts.size - 1, -1, np.int32)
    touched = np.empty(starts.size - 1, np.int32)
    for v in range(offsets.size - 1):
        own, count = membership[v], 0
        for e in range(offsets[v], offsets[v + 1]):
            other = membership[neighbours[e]]
            if other != own:
                if seen[other] != v:
                    seen[other], there[other], touched[count] = v, 0.0, other
                    count += 1
                there[other] += weights[e]
        for other in touched[:count]:
            a, b = (other, own) if incoming else (own, other)
            flow = starts[a] + np.searchsorted(targets[starts[a] : starts[a + 1]], b)
            _insert(account[flow], weight[flow], v, there[other])
    return account, weight


@njit(nogil=True, cache=True)
def _insert(accounts: Ids, weights: Floats, account: int, weight: float) -> None:
    """Into a falling order, behind equal ones; the last one falls out."""
    place = accounts.size
    while place > 0 and (accounts[place - 1] < 0 or weights[place - 1] < weight):
        place -= 1
    if place < accounts.size:
        for k in range(accounts.size - 1, place, -1):
            accounts[k], weights[k] = accounts[k - 1], weights[k - 1]
        accounts[place], weights[place] = account, weight
