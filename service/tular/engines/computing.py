"""From names of measures to scores: what computes what, what it needs, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from tular.analytics.inputs import Group, MeasureInputs, MeasureSettings
from tular.analytics.scores import Scores
from tular.analytics.workers import each
from tular.engines.kernels import GROUPS
from tular.errors import UsageError

__all__ = ["GROUPS", "MeasureInputs", "MeasureSettings", "Progress", "compute", "groups_of", "needs"]

Progress = Callable[[str, int, int | None], None]
_GROUP_OF = {measure: group for group in GROUPS for measure in group.measures}


def compute(
    names: Iterable[str], inputs: MeasureInputs, progress: Progress | None = None
) -> dict[str, Scores]:
    """Scores of the measures named, in the order named.

    Groups that use all workers themselves come first; the others then run side by side over the same network. Answers
    do not depend on the number of workers. Raises UsageError for a name that no group computes, and for a measure
    whose `needs` the inputs lack.
    """
    wanted = list(dict.fromkeys(names))
    groups = groups_of(wanted)
    _check(groups, inputs)
    reporting = _Reporting(progress, len(groups))
    found: dict[str, Scores] = {}
    for group in groups:
        if group.parallel:
            found |= reporting.run(group, inputs)
    rest = [group for group in groups if not group.parallel]
    for scores in each(lambda group: reporting.run(group, inputs), rest, inputs.workers):
        found |= scores
    return {name: found[name] for name in wanted}


def needs(names: Iterable[str]) -> frozenset[str]:
    """Fields of MeasureInputs that these measures need beyond the network: what to read, or compute, beforehand."""
    return frozenset().union(*(group.needs for group in groups_of(names)))


def groups_of(names: Iterable[str]) -> list[Group]:
    """The computations that give these measures, each once, costly ones first."""
    wanted = list(names)
    unknown = [name for name in wanted if name not in _GROUP_OF]
    if unknown:
        raise UsageError(
            f"There is no measure {unknown[0]!r}.",
            remedy=f"Measures: {', '.join(sorted(_GROUP_OF))}.",
            field="measures",
        )
    return [group for group in GROUPS if not set(group.measures).isdisjoint(wanted)]


def _check(groups: list[Group], inputs: MeasureInputs) -> None:
    for group in groups:
        missing = sorted(need for need in group.needs if getattr(inputs, need) is None)
        if missing:
            raise UsageError(
                f"{group.measures[0]} cannot be computed without {' and '.join(missing)}.",
                remedy="Leave this measure out, or load what it needs.",
                field="measures",
            )


class _Reporting:
    def __init__(self, progress: Progress | None, total: int) -> None:
        self.progress, self.total, self.done = progress, total, 0

    def run(self, group: Group, inputs: MeasureInputs) -> Mapping[str, Scores]:
        scores = group.compute(inputs)
        self.done += 1
        if self.progress:
            self.progress(group.name, self.done, self.total)
        return scores
