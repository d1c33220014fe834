"""From names of measures to scores: what computes what, what it needs, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from tular.analytics.centrality.betweenness import betweenness
from tular.analytics.centrality.coreness import coreness
from tular.analytics.centrality.degree import degree, strength
from tular.analytics.centrality.hits import hits
from tular.analytics.centrality.pagerank import pagerank
from tular.analytics.scores import Scores
from tular.analytics.workers import each
from tular.errors import UsageError
from tular.graph.network import Network

Progress = Callable[[str, int, int | None], None]


@dataclass(frozen=True, slots=True)
class MeasureSettings:
    """Every choice a measure depends on; stored with the run."""

    damping: float = 0.85
    betweenness_sources: int | None = None
    """Sources to sample; None: exact where that is a matter of seconds, else 256."""
    seed: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Inputs:
    """What measures are computed from. All arrays are in vertex order, length n."""

    network: Network
    settings: MeasureSettings = field(default_factory=MeasureSettings)
    followers: NDArray[np.int64] | None = None
    """Followers of every vertex in all loaded FOLLOWS; None where the network itself is the follows layer."""
    workers: int = 1


Computation = Callable[[Inputs], Mapping[str, Scores]]


@dataclass(frozen=True, slots=True)
class Group:
    """Measures that one computation gives together."""

    name: str
    measures: tuple[str, ...]
    compute: Computation
    parallel: bool = False
    """Whether the computation uses `workers` threads itself; such groups run alone, before the others."""


def compute(names: Iterable[str], inputs: Inputs, progress: Progress | None = None) -> dict[str, Scores]:
    """Scores of the measures named, in the order named.

    Groups that use all workers themselves come first; the others then run side by side over the same network.
    Answers do not depend on the number of workers. Raises UsageError for a name that no group computes.
    """
    wanted = list(dict.fromkeys(names))
    groups = groups_of(wanted)
    reporting = _Reporting(progress, len(groups))
    found: dict[str, Scores] = {}
    for group in groups:
        if group.parallel:
            found |= reporting.run(group, inputs)
    rest = [group for group in groups if not group.parallel]
    for scores in each(lambda group: reporting.run(group, inputs), rest, inputs.workers):
        found |= scores
    return {name: found[name] for name in wanted}


def groups_of(names: Iterable[str]) -> list[Group]:
    """The computations that give these measures, each once."""
    unknown = [name for name in names if name not in _GROUP_OF]
    if unknown:
        raise UsageError(
            f"There is no measure {unknown[0]!r}.",
            remedy=f"Measures: {', '.join(sorted(_GROUP_OF))}.",
            field="measures",
        )
    return list({_GROUP_OF[name].name: _GROUP_OF[name] for name in names}.values())


class _Reporting:
    def __init__(self, progress: Progress | None, total: int) -> None:
        self.progress, self.total, self.done = progress, total, 0

    def run(self, group: Group, inputs: Inputs) -> Mapping[str, Scores]:
        scores = group.compute(inputs)
        self.done += 1
        if self.progress:
            self.progress(group.name, self.done, self.total)
        return scores


def _degrees(inputs: Inputs) -> Mapping[str, Scores]:
    network = inputs.network
    return {
        "inDegree": degree(network, direction="in"),
        "outDegree": degree(network, direction="out"),
        "inStrength": strength(network, direction="in"),
        "outStrength": strength(network, direction="out"),
    }


def _followers(inputs: Inputs) -> Mapping[str, Scores]:
    if inputs.followers is None:
        return {"followers": degree(inputs.network, direction="in")}
    return {"followers": Scores(inputs.followers.astype(np.float64), "counted from all loaded follows")}


def _pagerank(inputs: Inputs) -> Mapping[str, Scores]:
    return {"pagerank": pagerank(inputs.network, damping=inputs.settings.damping)}


def _hits(inputs: Inputs) -> Mapping[str, Scores]:
    authority, hub = hits(inputs.network)
    return {"hitsAuthority": authority, "hitsHub": hub}


def _coreness(inputs: Inputs) -> Mapping[str, Scores]:
    return {"coreness": coreness(inputs.network)}


def _betweenness(inputs: Inputs) -> Mapping[str, Scores]:
    settings = inputs.settings
    return {
        "betweenness": betweenness(
            inputs.network, sources=settings.betweenness_sources, seed=settings.seed, workers=inputs.workers
        )
    }


GROUPS = (
    Group("betweenness", ("betweenness",), _betweenness, parallel=True),
    Group("hits", ("hitsAuthority", "hitsHub"), _hits),
    Group("pagerank", ("pagerank",), _pagerank),
    Group("coreness", ("coreness",), _coreness),
    Group("degrees", ("inDegree", "outDegree", "inStrength", "outStrength"), _degrees),
    Group("followers", ("followers",), _followers),
)
_GROUP_OF = {measure: group for group in GROUPS for measure in group.measures}
