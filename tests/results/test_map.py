"""A run's map at every level: parts inside communities, members inside parts, links bundled, regions, bounds kept."""

from __future__ import annotations

import numpy as np
import pytest

from tests.analytics.planted import planted
from tests.runs.test_communities_over_time import run, snapshot_of
from tular.errors import BadId, UsageError
from tular.results.map import CommunityMap, MapQuestion, community_map
from tular.results.map_links import links_between_accounts
from tular.results.map_region import Bounds, members_of, part_of_accounts
from tular.results.run_view import RunView
from tular.runs.plan import Plan

PLAN = Plan(measures=("pagerank",), consensus=1, null_samples=0, workers=1, levels=3)


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> RunView:
    made = planted(1200, mixing=0.15, smallest=40, largest=300)
    keys = [f"x:{row:05}" for row in range(made.network.n)]
    return RunView(run(str(tmp_path_factory.mktemp("runs")), snapshot_of(keys, made.network, "one"), PLAN))


def ask(view: RunView, **asked: object) -> CommunityMap:
    return community_map(view, MapQuestion(**asked))  # type: ignore[arg-type]


def test_at_first_sight_there_are_communities_and_what_is_left_out_is_said(view: RunView) -> None:
    drawn = ask(view)
    assert len(drawn.communities) + drawn.rest.communities == view.communities.height
    assert not len(drawn.parts)
    assert drawn.flow_share == pytest.approx(1.0)
    assert not drawn.truncated
    assert len(drawn.members) == 5 * len(drawn.communities)
    few = ask(view, first=2)
    assert few.truncated
    assert few.communities.values("id") == drawn.communities.values("id")[:2]
    assert few.flow_share < 1.0
    assert "as asked for" in ask(view, min_size=50).choice


def test_a_level_has_parts_inside_their_communities_and_links_between_them(view: RunView) -> None:
    drawn = ask(view, level=1, members_per_community=2)
    levels = view.artifact.levels
    assert len(drawn.parts) == (levels["level"] == 1).sum()
    assert drawn.parts.values("size") == sorted(drawn.parts.values("size"), reverse=True)
    part = part_of_accounts(view, 1)
    inside = {tuple(sorted((part[s], part[t]))) for s, t in zip(view.sources, view.targets, strict=True)}
    links = drawn.links.links
    assert {(a, b) for a, b in links.select("first", "second").rows()} == {
        (a, b) for a, b in inside if a != b
    }
    crossing = int((part[view.sources] != part[view.targets]).sum())
    assert links["relations"].sum() == crossing
    assert drawn.link_share == 1.0
    counts = np.bincount(part[drawn.members.members.index])
    assert counts.max() == 2


def test_inside_a_community_only_its_parts_and_members(view: RunView) -> None:
    community = view.communities["id"][0]
    drawn = ask(view, level=1, within=community, members_per_community=3, relations=50)
    assert set(drawn.parts.values("parent")) == {community}
    assert drawn.communities.values("id") == [community]
    members = drawn.members.members.index
    assert set(view.membership[members]) == {0}
    among = links_between_accounts(view, members, 5000)
    assert len(drawn.relations) == min(50, among.links.height)
    assert drawn.relation_share <= 1.0
    assert drawn.truncated == (among.links.height > 50)
    part = drawn.parts.values("id")[0]
    inner = ask(view, level=2, within=part)
    assert all(parent == part for parent in inner.parts.values("parent"))
    assert set(inner.members.members.index) <= set(members_of(view, part))


def test_a_rectangle_has_what_lies_in_it(view: RunView) -> None:
    x, y, radius = (view.communities[name][0] for name in ("x", "y", "radius"))
    bounds = Bounds(x - radius / 3, y - radius / 3, x + radius / 3, y + radius / 3)
    drawn = ask(view, bounds=bounds, members_per_community=100)
    assert drawn.communities.values("id") == [view.communities["id"][0]]
    there = bounds.holds(view.accounts)
    assert there.any()
    assert set(drawn.members.members.index) == set(np.flatnonzero(there)) or len(drawn.members) == 100
    nowhere = ask(view, bounds=Bounds(900, 900, 901, 901), level=1)
    assert not len(nowhere.communities) + len(nowhere.parts) + len(nowhere.members)


def test_the_strongest_links_are_kept_and_both_directions_are_one(view: RunView) -> None:
    everybody = np.arange(view.accounts.height)
    bundle = links_between_accounts(view, everybody, 100)
    assert bundle.links.height == 100
    assert bundle.truncated
    weights = bundle.links["weight"].to_list()
    assert weights == sorted(weights, reverse=True)
    whole = links_between_accounts(view, everybody, 10**6)
    pairs = {tuple(sorted(pair)) for pair in zip(view.sources, view.targets, strict=True)}
    assert whole.links.height == len(pairs)
    assert whole.share == 1.0
    assert whole.links["relations"].sum() == view.artifact.relations.height


def test_wrong_questions_say_what_is_possible(view: RunView) -> None:
    with pytest.raises(UsageError, match="no level 9"):
        ask(view, level=9)
    with pytest.raises(BadId):
        ask(view, within="none")
    with pytest.raises(BadId):
        ask(view, level=1, within="none")
    with pytest.raises(UsageError, match="no inside"):
        Bounds(1, 0, 0, 1)
