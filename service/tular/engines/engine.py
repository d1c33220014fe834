"""The seam: an engine takes the inputs of measures and gives typed columns, whatever computes them.

An engine states which measures and which community methods it has; a plan that asks for another is refused before
any work starts. Same inputs, same columns, same tests, whichever engine computes.

An engine that computes elsewhere (a server, a cluster) is opened for the time of one analysis: `Engine.opened`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol

from tular.analytics.community.detection import Detection
from tular.analytics.community.partition import Partition
from tular.analytics.inputs import Group, MeasureInputs
from tular.analytics.scores import Scores
from tular.analytics.structure.components import Components, strong_components, weak_components
from tular.analytics.workers import each
from tular.config import Settings
from tular.errors import UsageError
from tular.graph.network import Network
from tular.measures import BY_NAME, DEFAULTS
from tular.models import CommunityMethod, Ids, Layer

Progress = Callable[[str, int, int | None], None]


class Search(Protocol):
    """Finds one partition of a network; `initial` int[n] is where it starts (negative: no community yet)."""

    def __call__(
        self,
        chosen: Detection,
        /,
        searched: Network,
        seed: int,
        initial: Ids | None = None,
        *,
        workers: int = 1,
    ) -> Partition: ...


def not_opened(*_: Any, **__: Any) -> Any:
    """What an engine that computes elsewhere has in the place of what `Engine.opened` gives."""
    raise AssertionError("Engine.opened comes first")


def kernel_components(network: Network) -> tuple[Components, Components]:
    return weak_components(network), strong_components(network)


@dataclass(frozen=True, slots=True)
class Engine:
    """`groups` are its computations of measures, the costly ones first; `methods` the community methods it has.
    `second_look`: whether its communities are divided below the resolution limit where that proves itself, which no
    library does. `slower`: how many times as long as Tular's kernels a group takes (1 where it is not named), for
    estimates, to which `start_seconds`, the `at_least` seconds of a group, however small the network, and
    `bytes_a_relation` of this machine's memory are added."""

    name: str
    groups: tuple[Group, ...]
    methods: frozenset[CommunityMethod]
    search: Search
    second_look: bool
    slower: Mapping[str, float]
    start_seconds: float = 0.0
    at_least: Mapping[str, float] = field(default_factory=dict)
    bytes_a_relation: int = 0
    unweighted: frozenset[str] = frozenset()
    """Measures that it computes without weights, and so of follows only."""
    components: Callable[[Network], tuple[Components, Components]] = kernel_components
    """Weak and strong components of a network."""
    session: Callable[[Settings, int], AbstractContextManager[Engine]] | None = None
    """Opens it, with as many workers; None: it computes in this process."""
    versions: Mapping[str, str] = field(default_factory=dict)
    """What computes, once it is opened, beside the libraries that every run names."""

    @contextmanager
    def opened(self, settings: Settings, workers: int) -> Iterator[Engine]:
        """The engine, ready to compute until the block ends. Raises EngineUnavailable."""
        if self.session is None:
            yield self
            return
        with self.session(settings, workers) as engine:
            yield engine

    @property
    def measures(self) -> frozenset[str]:
        return frozenset(measure for group in self.groups for measure in group.measures)

    def usual(self, names: Iterable[str], layer: Layer = Layer.FOLLOWS) -> tuple[str, ...]:
        """The measures named; where all usual ones are among them, without those of these that this engine does not
        have of the layer: nobody asked for one of them by name."""
        wanted = tuple(names)
        if not set(DEFAULTS) <= set(wanted):
            return wanted
        has = self.measures if layer is Layer.FOLLOWS else self.measures - self.unweighted
        return tuple(name for name in wanted if name in has or name not in DEFAULTS)

    def require(self, measures: Iterable[str], method: CommunityMethod, layer: Layer = Layer.FOLLOWS) -> None:
        """Raises UsageError for a measure of this layer, or a community method, that this engine does not have."""
        wanted = list(measures)
        self.groups_of(wanted)
        for name in wanted:
            if name in self.unweighted and layer is not Layer.FOLLOWS:
                raise UsageError(
                    f"The engine {self.name} computes {name} without weights, so of follows only.",
                    remedy="Leave this measure out, or leave out --engine.",
                    field="measures",
                )
        if method not in self.methods:
            raise UsageError(
                f"The engine {self.name} does not find communities by {method}.",
                remedy=f"Choose {', '.join(sorted(self.methods))}, or another engine.",
                field="communities",
            )

    def groups_of(self, names: Iterable[str]) -> list[Group]:
        """The computations that give these measures, each once, costly ones first. Raises UsageError."""
        wanted = list(names)
        for name in wanted:
            if name not in self.measures:
                raise self._refusal(name)
        return [group for group in self.groups if not set(group.measures).isdisjoint(wanted)]

    def engine_of(self, measure: str) -> str:
        """What computes this measure: `kernels`, `igraph`, …"""
        return self.groups_of([measure])[0].engine

    def needs(self, names: Iterable[str]) -> frozenset[str]:
        """Fields of MeasureInputs that these measures need beyond the network, to be read or computed beforehand."""
        return frozenset().union(*(group.needs for group in self.groups_of(names)))

    def compute(
        self, names: Iterable[str], inputs: MeasureInputs, progress: Progress | None = None
    ) -> dict[str, Scores]:
        """Scores of the measures named, in the order named.

        Groups that use all workers themselves come first; the others then run side by side over the same network.
        Answers do not depend on the number of workers. Raises UsageError for a measure that this engine does not
        have, and for one whose `needs` the inputs lack.
        """
        wanted = list(dict.fromkeys(names))
        groups = self.groups_of(wanted)
        for group in groups:
            _require_inputs(group, inputs)
        reporting = _Reporting(progress, len(groups))
        found: dict[str, Scores] = {}
        for group in groups:
            if group.parallel:
                found |= reporting.run(group, inputs)
        rest = [group for group in groups if not group.parallel]
        for scores in each(lambda group: reporting.run(group, inputs), rest, inputs.workers):
            found |= scores
        return {name: found[name] for name in wanted}

    def _refusal(self, name: str) -> UsageError:
        if name not in BY_NAME:
            return UsageError(
                f"There is no measure {name!r}.",
                remedy=f"Measures: {', '.join(sorted(self.measures))}.",
                field="measures",
            )
        return UsageError(
            f"The engine {self.name} does not compute {name}.",
            remedy=f"Choose from {', '.join(sorted(self.measures))}, or leave out --engine.",
            field="measures",
        )


def _require_inputs(group: Group, inputs: MeasureInputs) -> None:
    missing = sorted(need for need in group.needs if getattr(inputs, need) is None)
    if missing:
        raise UsageError(
            f"{group.measures[0]} cannot be computed without {' and '.join(missing)}.",
            remedy="Leave this measure out, or load what it needs.",
            field="measures",
        )


class _Reporting:
    """Counts finished groups for the progress line."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self.progress, self.total, self.done = progress, total, 0

    def run(self, group: Group, inputs: MeasureInputs) -> Mapping[str, Scores]:
        scores = group.compute(inputs)
        self.done += 1
        if self.progress:
            self.progress(group.name, self.done, self.total)
        return scores
