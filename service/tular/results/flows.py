"""Rows of flows: what leads from one community to another."""

from __future__ import annotations

from typing import Any, ClassVar, Self

import numpy as np

from tular.results.communities import CommunityRows
from tular.results.rows import Index, Rows
from tular.results.run_view import RunView


class FlowRows(Rows):
    """Flows of one run; `index` holds rows of its `flows`."""

    type_name: ClassVar[str] = "CommunityFlow"

    def __init__(self, view: RunView, index: Index) -> None:
        self.view = view
        self.index = index

    def __len__(self) -> int:
        return len(self.index)

    def pick(self, positions: Index) -> Self:
        return type(self)(self.view, self.index[positions])

    def values(self, name: str) -> list[Any]:
        """A column of the run's flows."""
        return self.selection.gather(self.view.artifact.flows[name])

    def sources(self) -> CommunityRows:
        return self._ends("source")

    def targets(self) -> CommunityRows:
        return self._ends("target")

    def _ends(self, name: str) -> CommunityRows:
        ends = self.view.artifact.flows[name].to_numpy()[self.index]
        return CommunityRows(self.view, ends.astype(np.int64))


def flows_of(view: RunView, community: int, most: int) -> FlowRows:
    """The heaviest flows from or to a community, those inside it left out."""
    source, target = _ends(view)
    return heaviest(
        view, np.flatnonzero(((source == community) | (target == community)) & (source != target)), most
    )


def flows_among(view: RunView, communities: Index, most: int) -> FlowRows:
    """The heaviest flows between different ones of these communities."""
    source, target = _ends(view)
    inside = np.isin(source, communities) & np.isin(target, communities) & (source != target)
    return heaviest(view, np.flatnonzero(inside), most)


def heaviest(view: RunView, rows: Index, most: int) -> FlowRows:
    """The `most` heaviest of these flows; ties in the order of the table."""
    weight = view.artifact.flows["weight"].to_numpy()[rows]
    return FlowRows(view, rows[np.argsort(-weight, kind="stable")[:most]])


def _ends(view: RunView) -> tuple[Index, Index]:
    flows = view.artifact.flows
    return flows["source"].to_numpy(), flows["target"].to_numpy()
