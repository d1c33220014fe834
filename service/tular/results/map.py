"""The community map: which communities, flows and members are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Self

import numpy as np

from tular.models import RunManifest
from tular.results.accounts import AccountRows
from tular.results.communities import CommunityRows
from tular.results.flows import FlowRows, flows_among
from tular.results.rows import Index, Rows
from tular.results.run_view import RunView

MOST_COMMUNITIES = 1_000
MOST_FLOWS = 5_000
MOST_MEMBERS = 10_000


class MemberRows(Rows):
    """Accounts as members of a map."""

    type_name: ClassVar[str] = "MapMember"

    def __init__(self, accounts: AccountRows) -> None:
        self.members = accounts

    def __len__(self) -> int:
        return len(self.members)

    def pick(self, positions: Index) -> Self:
        return type(self)(self.members.pick(positions))

    def accounts(self) -> AccountRows:
        return self.members

    def communities(self) -> Rows:
        return CommunityRows.of(self.members)

    def values(self, name: str) -> list[Any]:
        return self.members.result(name)


@dataclass(frozen=True, slots=True)
class CommunityMap:
    """What is drawn; `truncated` when one of the bounds cut something off."""

    run: RunManifest
    communities: CommunityRows
    flows: FlowRows
    members: MemberRows
    truncated: bool


def community_map(view: RunView, *, min_size: int, members_per_community: int, measure: str) -> CommunityMap:
    """The communities with at least `min_size` members and the leading members of each."""
    large = _large(view, min_size)
    drawn = large[:MOST_COMMUNITIES]
    flows = flows_among(view, drawn, MOST_FLOWS + 1)
    members = leading_members(view, drawn, members_per_community, measure)
    return CommunityMap(
        run=view.manifest,
        communities=CommunityRows(view, drawn),
        flows=flows[:MOST_FLOWS],
        members=MemberRows(AccountRows(view, members[:MOST_MEMBERS])),
        truncated=len(large) > len(drawn) or len(flows) > MOST_FLOWS or len(members) > MOST_MEMBERS,
    )


def leading_members(view: RunView, communities: Index, each: int, measure: str) -> Index:
    """Rows of the `each` best accounts of every community, by falling score over all of them."""
    if each == 0:
        return np.empty(0, np.int64)
    places = [view.members(measure, community)[:each] for community in communities.tolist()]
    best = np.sort(np.concatenate([np.empty(0, np.int64), *places]))
    rows: Index = view.ranked(measure).ranking[best].astype(np.int64)
    return rows


def _large(view: RunView, min_size: int) -> Index:
    """Largest first."""
    return np.flatnonzero(view.communities["size"].to_numpy() >= min_size)
