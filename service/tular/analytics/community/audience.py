"""Do two communities reach the same people? Overlap of audiences, beside what chance would give."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from tular.graph.network import Network
from tular.models import Floats, Ids


@dataclass(frozen=True, slots=True, eq=False)
class AudienceOverlap:
    """For k groups: `size` int64[k], the accounts with a relation to at least one member; then [k, k]
    symmetric:

    `shared` int64 accounts that are in both audiences, `jaccard` shared over either, and `expected`, the
    Jaccard similarity of two random audiences of these sizes among all accounts. Above expected is more
    than chance.
    """

    size: NDArray[np.int64]
    shared: NDArray[np.int64]
    jaccard: Floats
    expected: Floats


def audience_overlap(network: Network, groups: Ids, *, first: int = 100) -> AudienceOverlap:
    """Audiences of groups 0 … `first` - 1 of `groups`[n] (a membership; or -1 for accounts in none).

    The audience of a group are the accounts outside and inside of it that point at a member (its followers,
    in the follows layer). O(m + pairs of groups that share somebody).
    """
    count = min(first, int(groups.max(initial=-1)) + 1)
    of_target = groups[network.target]
    counted = (of_target >= 0) & (of_target < count)
    index = network.source[counted], of_target[counted]
    reached = csr_array((np.ones(index[0].size, np.int64), index), shape=(network.n, max(count, 1)))
    reached.data[:] = 1
    shared = np.asarray((reached.T @ reached).todense(), np.int64)[:count, :count]
    size = shared.diagonal().copy()
    both = np.outer(size, size) / max(network.n, 1)
    return AudienceOverlap(size, shared, _jaccard(shared, size), _jaccard(both, size))


def _jaccard(shared: NDArray[np.generic], size: NDArray[np.int64]) -> Floats:
    together = np.asarray(shared, np.float64)
    either = np.add.outer(size, size) - together
    jaccard = np.zeros(together.shape)
    np.divide(together, either, out=jaccard, where=either > 0)
    return jaccard
