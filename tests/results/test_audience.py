"""Overlap, look-alikes and white space of a run, against sets of Python."""

from __future__ import annotations

import numpy as np
import pytest

from tests.api.samples import sample_run
from tular.results.audience.alike import AudienceTaste
from tular.results.audience.shared import SharedAudience
from tular.results.run_view import RunView
from tular.runs.artifact import open_run


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> RunView:
    path = tmp_path_factory.mktemp("runs")
    folder = str(path)
    sample_run(folder, "sample", seed=1, day=1)
    return RunView(open_run(folder, "sample", cache=path))


def followers(view: RunView, row: int) -> set[int]:
    return set(view.sources[view.targets == row].tolist())


def test_overlap_is_that_of_the_sets(view: RunView) -> None:
    rows = np.argsort(-view.audience_sizes, kind="stable")[:4]
    sets = [followers(view, int(row)) for row in rows]
    shared = SharedAudience(view, rows)
    assert shared.overlap.size.tolist() == [len(each) for each in sets]
    assert shared.overlap.shared[0, 1] == len(sets[0] & sets[1])
    assert shared.overlap.reach == len(set().union(*sets))
    for each in shared.intersections:
        inside = set.intersection(*(sets[place] for place in each.accounts))
        others = set().union(*(sets[place] for place in range(4) if place not in each.accounts))
        assert each.size == len(inside - others)
    assert sum(each.size for each in shared.intersections) == shared.overlap.reach


def test_white_space_names_communities_without_a_follower(view: RunView) -> None:
    rows = np.argsort(-view.audience_sizes, kind="stable")[:1]
    shared = SharedAudience(view, rows)
    reached = {int(view.membership[row]) for row in followers(view, int(rows[0]))}
    unreached = set(range(view.communities.height)) - reached
    assert set(shared.white_space(0.0, 1)) == unreached


def test_shared_followers_of_look_alikes_are_counted(view: RunView) -> None:
    rows = np.argsort(-view.audience_sizes, kind="stable")[:2]
    taste = AudienceTaste(SharedAudience(view, rows))
    audience = followers(view, int(rows[0])) | followers(view, int(rows[1]))
    found = taste.look_alikes(10) + taste.affinity(10)
    for each in found:
        assert each.row not in rows
        assert each.shared == len(audience & followers(view, each.row))
        assert each.bound > 1
        lift = each.shared / len(audience) / (len(followers(view, each.row)) / view.accounts.height)
        assert each.lift == pytest.approx(lift)


def test_offsets_lead_to_the_relations_of_each_account(view: RunView) -> None:
    for row in range(view.accounts.height):
        mine = view.targets[view.offsets[row] : view.offsets[row + 1]]
        assert mine.tolist() == view.targets[view.sources == row].tolist()
