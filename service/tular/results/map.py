"""The community map: which communities, parts inside them, members and links are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Self

import numpy as np
import polars as pl

from tular.errors import UsageError
from tular.models import RunManifest
from tular.results.accounts import AccountRows
from tular.results.communities import CommunityRows
from tular.results.filters import Mask
from tular.results.flows import FlowRows, flows_among
from tular.results.map_links import (
    Bundle,
    LinkRows,
    RelationLinkRows,
    links_between_accounts,
    links_between_parts,
)
from tular.results.map_places import Rest, choice_of, rest_of, shown_rows
from tular.results.map_region import Bounds, depth_of, members_of, part_of_accounts, parts_within
from tular.results.rows import Index, Rows
from tular.results.run_view import RunView

MOST_COMMUNITIES = 1_000
MOST_FLOWS = 5_000
MOST_MEMBERS = 10_000
MOST_LINKS = 5_000


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


class PartRows(Rows):
    """Communities inside communities; `index` holds rows of the run's `levels`."""

    type_name: ClassVar[str] = "MapPart"

    def __init__(self, view: RunView, index: Index) -> None:
        self.view = view
        self.index = index

    def __len__(self) -> int:
        return len(self.index)

    def pick(self, positions: Index) -> Self:
        return type(self)(self.view, self.index[positions])

    def values(self, name: str) -> list[Any]:
        levels = self.view.artifact.levels
        return self.selection.gather(levels[name]) if name in levels.columns else [None] * len(self)

    def communities(self) -> CommunityRows:
        return CommunityRows(
            self.view, self.view.artifact.levels["community"].to_numpy()[self.index].astype(np.int64)
        )


@dataclass(frozen=True, slots=True)
class MapQuestion:
    """What is asked of a map; level 0 is the communities themselves, 1 the parts inside them, and so on."""

    level: int = 0
    within: str | None = None
    bounds: Bounds | None = None
    min_size: int | None = None
    members_per_community: int = 5
    measure: str = "pagerank"
    first: int = MOST_COMMUNITIES
    relations: int = 0


@dataclass(frozen=True, slots=True)
class CommunityMap:
    """What is drawn; `truncated` when one of the bounds cut something off."""

    run: RunManifest
    level: int
    depth: int
    communities: CommunityRows
    flows: FlowRows
    flow_share: float
    parts: PartRows
    links: LinkRows
    link_share: float
    members: MemberRows
    relations: RelationLinkRows
    relation_share: float
    rest: Rest
    choice: str
    truncated: bool


def community_map(view: RunView, question: MapQuestion) -> CommunityMap:
    """The communities, parts, members and links that a question asks for. Raises UsageError, BadId."""
    _check_level(view, question.level)
    large, choice = _communities(view, question)
    drawn = large[: question.first]
    flows = flows_among(view, drawn, MOST_FLOWS + 1)
    parts = _parts(view, question)
    kept = parts[: question.first]
    links = _links(view, question.level, kept)
    members = _members(view, question, drawn, kept)
    relations = links_between_accounts(view, members[:MOST_MEMBERS], question.relations)
    return CommunityMap(
        run=view.manifest,
        level=question.level,
        depth=depth_of(view),
        communities=CommunityRows(view, drawn),
        flows=flows[:MOST_FLOWS],
        flow_share=_flow_share(view, flows[:MOST_FLOWS]),
        parts=PartRows(view, kept),
        links=LinkRows(view, links.links),
        link_share=links.share,
        members=MemberRows(AccountRows(view, members[:MOST_MEMBERS])),
        relations=RelationLinkRows(view, relations.links),
        relation_share=relations.share,
        rest=rest_of(view),
        choice=choice,
        truncated=len(large) > len(drawn)
        or len(parts) > len(kept)
        or len(flows) > MOST_FLOWS
        or len(members) > MOST_MEMBERS
        or links.truncated
        or relations.truncated,
    )


def leading_members(view: RunView, communities: Index, each: int, measure: str) -> Index:
    """Rows of the `each` best accounts of every community, by falling score over all of them."""
    if each == 0:
        return np.empty(0, np.int64)
    places = [view.members(measure, community)[:each] for community in communities.tolist()]
    best = np.sort(np.concatenate([np.empty(0, np.int64), *places]))
    rows: Index = view.ranked(measure).ranking[best].astype(np.int64)
    return rows


def _check_level(view: RunView, level: int) -> None:
    depth = depth_of(view)
    if not 0 <= level <= depth:
        raise UsageError(
            f"Run {view.id} has no level {level} of communities.",
            remedy=f"Choose 0 to {depth}, or analyse again with `--levels`.",
            field="level",
        )


def _communities(view: RunView, question: MapQuestion) -> tuple[Index, str]:
    """Rows of the communities that are drawn, largest first, and the rule by which they were chosen."""
    table = view.communities
    if question.min_size is None:
        rows, choice = shown_rows(view), choice_of(view)
    else:
        rows = np.flatnonzero(table["size"].to_numpy() >= question.min_size)
        choice = f"communities of {question.min_size} accounts or more, as asked for"
    if question.within is not None:
        inside = {
            view.communities["id"][int(row)] for row in np.unique(view.membership[_within(view, question)])
        }
        rows = rows[table["id"].gather(rows).is_in(list(inside)).to_numpy()]
    if question.bounds is not None:
        rows = rows[question.bounds.touches(table[rows])]
    return rows, choice


def _parts(view: RunView, question: MapQuestion) -> Index:
    """Rows of `levels` that are drawn, largest first; none at level 0."""
    if question.level == 0:
        return np.empty(0, np.int64)
    levels = view.artifact.levels
    rows = parts_within(view, question.level, question.within)
    sizes = levels["size"].to_numpy()
    if question.min_size is not None:
        rows = rows[sizes[rows] >= question.min_size]
    if question.bounds is not None:
        rows = rows[question.bounds.touches(levels[rows])]
    return rows[np.argsort(-sizes[rows], kind="stable")]


def _links(view: RunView, level: int, rows: Index) -> Bundle:
    if level == 0:
        return links_between_accounts(view, np.empty(0, np.int64), 0)
    return links_between_parts(view, level, rows, MOST_LINKS)


def _members(view: RunView, question: MapQuestion, communities: Index, parts: Index) -> Index:
    """Rows of the best accounts of each community or part that is drawn, by falling score over all of them."""
    each = question.members_per_community
    if not each:
        return np.empty(0, np.int64)
    if question.level == 0 and question.bounds is None and question.within is None:
        return leading_members(view, communities, each, question.measure)
    group: Index = view.membership.astype(np.int64)
    if question.level:
        group = part_of_accounts(view, question.level)
    drawn = communities if question.level == 0 else parts
    ranking = view.ranked(question.measure).ranking
    kept = _asked(view, question, group, drawn)[ranking]
    rows = ranking[kept].astype(np.int64)
    places = pl.DataFrame({"group": group[rows]}).select(pl.int_range(pl.len()).over("group") < each)
    best: Index = rows[places.to_series().to_numpy()]
    return best


def _asked(view: RunView, question: MapQuestion, group: Index, drawn: Index) -> Mask:
    """Accounts of the groups that are drawn, inside what is asked for."""
    height = int(max(group.max(initial=-1), drawn.max(initial=-1))) + 2
    wanted = np.zeros(height, np.bool_)
    wanted[drawn] = True
    asked: Mask = wanted[group]
    if question.bounds is not None:
        asked &= question.bounds.holds(view.accounts)
    if question.within is not None:
        inside = np.zeros(asked.size, np.bool_)
        inside[_within(view, question)] = True
        asked &= inside
    return asked


def _within(view: RunView, question: MapQuestion) -> Index:
    assert question.within is not None
    return members_of(view, question.within, field="within")


def _flow_share(view: RunView, shown: FlowRows) -> float:
    """Of the weight between all communities, that of the flows that are drawn."""
    flows = view.artifact.flows
    crossing = flows.filter(pl.col("source") != pl.col("target"))["weight"].sum()
    return float(flows["weight"].to_numpy()[shown.index].sum() / crossing) if crossing > 0 else 1.0
