"""Finding communities by the method that was chosen: every choice explicit, so that it can be stored and repeated."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from tular.analytics.community.infomap import infomap
from tular.analytics.community.label_propagation import label_propagation
from tular.analytics.community.leiden import leiden
from tular.analytics.community.partition import Partition
from tular.analytics.community.second_look import look_again
from tular.errors import UsageError
from tular.graph.network import Network
from tular.models import CommunityMethod, Directions, Ids

_WITH_RESOLUTION = (CommunityMethod.LEIDEN, CommunityMethod.LEIDEN_CPM)


@dataclass(frozen=True, slots=True)
class Detection:
    """Raises UsageError for directions that the method cannot follow, and for a resolution where it has none.

    `resolution` is that of Leiden (1: the null model as it is; larger: more, smaller communities). For CPM it is in
    units of the folded network's own density, which makes 1 the null model of Erdős & Rényi (Reichardt & Bornholdt
    2006) and both scales alike. `split`: look again below the resolution limit (`second_look`).
    """

    method: CommunityMethod = CommunityMethod.LEIDEN
    resolution: float = 1.0
    directions: Directions = Directions.ADD
    split: bool = True

    def __post_init__(self) -> None:
        if self.resolution != 1.0 and self.method not in _WITH_RESOLUTION:
            raise UsageError(
                f"{self.method} knows no resolution.",
                remedy=f"Leave it out, or choose {' or '.join(_WITH_RESOLUTION)}.",
                field="resolution",
            )
        if self.directions is Directions.FOLLOW and self.method is not CommunityMethod.INFOMAP:
            raise UsageError(
                f"{self.method} cannot follow the arrows.",
                remedy=f"Choose {Directions.ADD} or {Directions.MUTUAL}, or infomap.",
                field="directions",
            )

    def searched(self, network: Network) -> Network:
        """The network in which communities are looked for: `network`, or its returned relations only."""
        return mutual(network) if self.directions is Directions.MUTUAL else network

    def find(
        self, searched: Network, seed: int, initial: Ids | None = None, *, workers: int = 1
    ) -> Partition:
        """One partition after a second look, if one is taken. As `search`."""
        found = self.search(searched, seed, initial, workers=workers)
        return self.look_again(searched, found, seed)

    def search(
        self, searched: Network, seed: int, initial: Ids | None = None, *, workers: int = 1
    ) -> Partition:
        """One partition. `initial` int[n] is where Leiden starts (negative: no community yet); others start anew. On
        up to `workers` threads, which the answer does not depend on."""
        found = self._found(searched, seed, initial, workers)
        if self.directions is Directions.MUTUAL:
            found = replace(found, method=f"{found.method}; only relations that are returned")
        return found

    def look_again(self, searched: Network, found: Partition, seed: int) -> Partition:
        """`found` after a second look, where one is taken: by the modularity that was optimised or else the usual."""
        if not self.split:
            return found
        resolution = self.resolution if self.method is CommunityMethod.LEIDEN else 1.0
        return look_again(searched, found, resolution=resolution, seed=seed)

    def _found(self, searched: Network, seed: int, initial: Ids | None, workers: int) -> Partition:
        search = partial(leiden, searched, seed=seed, initial=initial, workers=workers)
        match self.method:
            case CommunityMethod.LEIDEN:
                return search(resolution=self.resolution)
            case CommunityMethod.LEIDEN_CPM:
                return search(resolution=self.resolution * folded_density(searched), objective="cpm")
            case CommunityMethod.INFOMAP:
                return infomap(searched, seed=seed, directed=self.directions is Directions.FOLLOW)
            case CommunityMethod.LABEL_PROPAGATION:
                return label_propagation(searched, seed=seed)


def mutual(network: Network) -> Network:
    """The relations of a network whose opposite is there too, each with its own weight."""
    there = network.source.astype(np.int64) * network.n + network.target
    back = network.target.astype(np.int64) * network.n + network.source
    place = np.minimum(np.searchsorted(there, back), max(there.size - 1, 0))
    kept = there[place] == back
    return Network.from_sorted(network.n, network.source[kept], network.target[kept], network.weight[kept])


def folded_density(network: Network) -> float:
    """Weight of the folded graph over its pairs of vertices."""
    return float(network.weight.sum()) / max(network.n * (network.n - 1) / 2.0, 1.0)
