"""The neighbourhood of one account in a run: who surrounds it, and how those relate to each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from tular.results.accounts import AccountRows
from tular.results.rows import Index, Rows
from tular.results.run_view import RunView

MOST_RELATIONS = 1_000


class RelationRows(Rows):
    """Relations of one run; `index` holds rows of its `relations`."""

    type_name: ClassVar[str] = "EgoRelation"

    def __init__(self, view: RunView, index: Index) -> None:
        self.view = view
        self.index = index

    def __len__(self) -> int:
        return len(self.index)

    def pick(self, positions: Index) -> Self:
        return type(self)(self.view, self.index[positions])

    def sources(self) -> AccountRows:
        return AccountRows(self.view, self.view.sources[self.index].astype(np.int64))

    def targets(self) -> AccountRows:
        return AccountRows(self.view, self.view.targets[self.index].astype(np.int64))

    def weights(self) -> list[float]:
        weights: list[float] = self.view.artifact.relations["weight"].to_numpy()[self.index].tolist()
        return weights


@dataclass(frozen=True, slots=True)
class EgoNetwork:
    """`accounts` are the best-ranked neighbours; `truncated` when the bounds left some or their relations out."""

    key: str
    neighbour_count: int
    accounts: AccountRows
    relations: RelationRows
    truncated: bool


def ego_network(view: RunView, row: int, most: int, measure: str) -> EgoNetwork:
    """The account in `row`, its `most` best neighbours by the measure (either direction), and what relates them."""
    neighbours = neighbours_of(view, row)
    ranks = view.ranked(measure).ranks[neighbours]
    chosen = neighbours[np.argsort(ranks, kind="stable")[:most]]
    relations = _relations_among(view, np.append(chosen, row))
    return EgoNetwork(
        key=str(view.columns["key"][row]),
        neighbour_count=len(neighbours),
        accounts=AccountRows(view, chosen),
        relations=RelationRows(view, relations[:MOST_RELATIONS]),
        truncated=len(chosen) < len(neighbours) or len(relations) > MOST_RELATIONS,
    )


def neighbours_of(view: RunView, row: int) -> Index:
    incoming = view.sources[view.targets == row]
    both = np.union1d(incoming, view.targets[_outgoing(view, row)])
    return both.astype(np.int64)


def _outgoing(view: RunView, row: int) -> NDArray[np.int64]:
    """Rows of the relations that start at the account: they lie together, since relations are sorted by source."""
    start, end = np.searchsorted(view.sources, np.array([row, row + 1], dtype=view.sources.dtype))
    return np.arange(start, end)


def _relations_among(view: RunView, members: Index) -> Index:
    """Rows of the relations between members, in the order of the table."""
    outgoing = np.concatenate([_outgoing(view, member) for member in np.sort(members).tolist()])
    return outgoing[np.isin(view.targets[outgoing], members)]
