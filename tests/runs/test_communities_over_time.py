"""Whole runs over dated snapshots of generated networks: planted events are found, ids last and are never reused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from tests.analytics.planted import planted
from tests.conftest import CACHE
from tular import generate
from tular.config import load_settings
from tular.graph.network import Network
from tular.models import Layer, Snapshot, Window
from tular.results.accounts import PROFILE
from tular.runs.artifact import RunArtifact, open_run, write_run
from tular.runs.catalog import community_ids, list_runs, next_number
from tular.runs.clock import Clock
from tular.runs.continuity import SETTLED
from tular.runs.execute import execute
from tular.runs.inputs import AnalysisInputs
from tular.runs.plan import Plan
from tular.runs.predecessors import run_before, run_to_continue

QUICK = Plan(measures=("inDegree",), consensus=2, null_samples=0, workers=1)


def snapshot_of(keys: list[str], network: Network, fingerprint: str) -> Snapshot:
    given = {"key": keys, "handle": keys}
    accounts = pl.DataFrame({name: given.get(name, [None] * len(keys)) for name in PROFILE}, schema=PROFILE)
    edges = network.source, network.target, network.weight
    return Snapshot(Layer.FOLLOWS, Window(), accounts, *edges, 0, fingerprint)


def run(artifacts: str, snapshot: Snapshot, plan: Plan = QUICK) -> RunArtifact:
    """One run as `run_analysis` makes it, without Neo4j."""
    before = run_before(load_settings({"TULAR_ARTIFACTS": artifacts}), plan) if plan.continued else None
    manifest, tables = execute(
        AnalysisInputs(snapshot), plan, Clock(lambda *_: None), before=before, taken=community_ids(artifacts)
    )
    write_run(artifacts, manifest, tables)
    return open_run(artifacts, manifest.id, cache=CACHE)


def dated(made: generate.Network, date: int) -> tuple[Snapshot, np.ndarray]:
    """The follows of one date, and the planted community of each account there."""
    truth = made.membership[date]
    present = np.flatnonzero(truth >= 0)
    place = np.full(truth.size, -1)
    place[present] = np.arange(present.size)
    source, target = made.follows(date)
    keys = [f"x:{account:06}" for account in present]
    network = Network.from_edges(present.size, place[source], place[target])
    return snapshot_of(keys, network, f"date {date}"), truth[present]


def meaning(artifact: RunArtifact, truth: np.ndarray) -> dict[str, int]:
    """The planted community that most members of each found one are from."""
    rows = artifact.accounts["communityRow"].to_numpy()
    ids = artifact.communities["id"]
    return {ids[row]: int(np.bincount(truth[rows == row]).argmax()) for row in range(len(ids))}


def named(kind: str, sides: Iterator[tuple[dict[str, int], list[str]]]) -> tuple[object, ...]:
    return kind, *(tuple(sorted(known[one] for one in ids)) for known, ids in sides)


@pytest.mark.parametrize(("model", "mixing", "seed"), [("audience", 0.2, 1), ("lfr", 0.3, 3)])
def test_planted_events_are_found_by_runs(
    tmp_path: Path, model: generate.options.Model, mixing: float, seed: int
) -> None:
    options = generate.NetworkOptions(
        accounts=3000, snapshots=4, seed=seed, posts=False, model=model, mixing=mixing
    )
    made = generate.network(options)
    known: dict[str, int] = {}
    right = told = true = 0
    for date in range(4):
        snapshot, truth = dated(made, date)
        artifact = run(str(tmp_path), snapshot, replace(QUICK, seed=date))
        before, known = known, meaning(artifact, truth)
        found = {
            named(event["kind"], iter([(before, event["before"]), (known, event["after"])]))
            for event in artifact.events.to_dicts()
        }
        planted_now = {
            (event.kind.value, tuple(sorted(event.before)), tuple(sorted(event.after)))
            for event in made.events
            if event.snapshot == date
        }
        right, told, true = right + len(found & planted_now), told + len(found), true + len(planted_now)
    assert true >= 15
    assert 2 * right / (told + true) >= 0.9


@pytest.mark.parametrize("mixing", [0.2, 0.6])
def test_unchanged_data_changes_no_id_whatever_the_seed(tmp_path: Path, mixing: float) -> None:
    network = planted(1500, mixing=mixing, smallest=20).network
    snapshot = snapshot_of([f"x:{i:04}" for i in range(1500)], network, "same")
    first = run(str(tmp_path), snapshot)
    for seed in range(1, 4):
        again = run(str(tmp_path), snapshot, replace(QUICK, seed=seed))
        assert again.accounts["communityId"].to_list() == first.accounts["communityId"].to_list()
        assert again.communities["colour"].to_list() == first.communities["colour"].to_list()
        assert (again.events.height, again.moves.height) == (0, 0)
        assert again.manifest.findings["method"] == f"{first.manifest.findings['method']}{SETTLED}"


def test_the_id_of_a_dissolved_community_is_never_given_again(tmp_path: Path) -> None:
    """Three cliques, then two, then three again: the third is a new one, though its leader is the same."""
    three = [[f"x:{clique}{member}" for member in range(6)] for clique in range(3)]
    first = run(str(tmp_path), cliques(three))
    run(str(tmp_path), cliques(three[:2]))
    third = run(str(tmp_path), cliques(three))
    ids = [set(artifact.communities["id"]) for artifact in (first, third)]
    assert len(ids[0] & ids[1]) == 2
    assert third.events["kind"].to_list() == ["BORN"]
    alone = run(str(tmp_path), cliques(three), replace(QUICK, continued=False))
    assert not set(alone.communities["id"]) & (ids[0] | ids[1])


def test_unchanged_data_changes_no_finer_level_whatever_the_seed(tmp_path: Path) -> None:
    network = planted(1500, mixing=0.5, smallest=20).network
    snapshot = snapshot_of([f"x:{i:04}" for i in range(1500)], network, "same")
    plan = replace(QUICK, levels=3)
    first = run(str(tmp_path), snapshot, plan)
    assert first.levels["level"].max() == 3, "that of the second look and two finer ones"
    for seed in (4, 5):
        again = run(str(tmp_path), snapshot, replace(plan, seed=seed))
        assert again.accounts["subcommunityId"].to_list() == first.accounts["subcommunityId"].to_list()
        assert again.levels["label"].to_list() == first.levels["label"].to_list()


def test_a_look_in_another_way_leaves_ids_and_events_as_they_are(tmp_path: Path) -> None:
    """What lasts hangs on the latest run that compares: an exploration between two crawls is not it."""
    three = [[f"x:{clique}{member}" for member in range(6)] for clique in range(3)]
    first = run(str(tmp_path), cliques(three))
    run(str(tmp_path), cliques(three), replace(QUICK, resolution=3.0))
    second = run(str(tmp_path), cliques(three[:2]))
    assert second.manifest.parameters["comparedWith"] == first.manifest.id
    assert set(second.communities["id"]) < set(first.communities["id"])
    assert second.events["kind"].to_list() == ["DISSOLVED"]


def test_a_generated_name_outlasts_small_changes_of_what_members_say(tmp_path: Path) -> None:
    groups = [[f"x:{clique}{member}" for member in range(8)] for clique in range(2)]
    coffee, silk = ["arabica barista crema espresso"] * 8, ["silk textile"] * 8
    first = run(str(tmp_path), speaking(cliques(groups), [*coffee, *silk], "a"))
    fewer = [*["barista crema espresso"] * 3, *coffee[3:], *silk]
    second = run(str(tmp_path), speaking(cliques(groups), fewer, "b"))
    alone = run(str(tmp_path), speaking(cliques(groups), fewer, "b"), replace(QUICK, continued=False))
    named = [dict(one.communities.select("id", "label").iter_rows()) for one in (first, second)]
    assert named[0] == named[1]
    assert set(named[0].values()) == {"arabica · barista · crema", "silk · textile"}
    assert set(alone.communities["label"]) == {"barista · crema · espresso", "silk · textile"}


def speaking(snapshot: Snapshot, bios: list[str], fingerprint: str) -> Snapshot:
    accounts = snapshot.accounts.with_columns(bio=pl.Series(bios))
    return replace(snapshot, accounts=accounts, fingerprint=fingerprint)


def cliques(groups: list[list[str]]) -> Snapshot:
    keys = [key for group in groups for key in group]
    size = len(groups[0])
    pairs = [
        (g * size + i, g * size + j) for g in range(len(groups)) for i in range(size) for j in range(size)
    ]
    return snapshot_of(keys, Network.from_edges(len(keys), *np.array(pairs).T), str(keys))


def test_levels_nest_keep_their_ids_and_lead_to_their_community(tmp_path: Path) -> None:
    sample = planted(2000, mixing=0.15, smallest=20)
    snapshot = snapshot_of([f"x:{i:04}" for i in range(2000)], sample.network, "a")
    plan = replace(QUICK, resolution=0.2, split=False, levels=3)
    artifact = run(str(tmp_path), snapshot, plan)
    levels, accounts = artifact.levels, artifact.accounts
    assert levels["level"].to_list() == sorted(levels["level"])
    assert levels["level"].max() >= 1
    finest = accounts["subcommunityRow"].to_numpy()
    assert levels["community"].gather(finest).to_list() == accounts["communityRow"].to_list()
    assert levels["id"].gather(finest).to_list() == accounts["subcommunityId"].to_list()
    for level in levels["level"].unique():
        assert levels.filter(pl.col("level") == level)["size"].sum() == 2000
    above = dict(levels.select("id", "community").iter_rows())
    for parent, community, level in levels.select("parent", "community", "level").iter_rows():
        assert artifact.communities["id"][community] == parent if level == 1 else above[parent] == community
    grown = run(str(tmp_path), replace(snapshot, fingerprint="b"), replace(plan, seed=9))
    kept = set(grown.levels["id"]) & set(levels["id"])
    assert len(kept) >= 0.95 * levels.height


@pytest.mark.parametrize("table", ["accounts", "communities", "levels"])
def test_a_damaged_run_is_passed_over_with_a_warning(table: str, tmp_path: Path) -> None:
    three = [[f"x:{clique}{member}" for member in range(6)] for clique in range(3)]
    first = run(str(tmp_path), cliques(three))
    second = run(str(tmp_path), cliques(three))
    settings = load_settings({"TULAR_ARTIFACTS": str(tmp_path)})
    assert run_to_continue(settings, QUICK)[1] == []
    (tmp_path / second.manifest.id / f"{table}.arrow").write_bytes(b"no table")
    found, passed = run_to_continue(settings, QUICK)
    assert found is not None
    assert found.manifest.id == first.manifest.id
    (warning,) = passed
    assert second.manifest.id in warning
    assert "damaged" in warning
    third = run(str(tmp_path), cliques(three))
    assert third.accounts["communityId"].to_list() == first.accounts["communityId"].to_list()
    for each in (first, third):
        (tmp_path / each.manifest.id / f"{table}.arrow").unlink()
    assert run_to_continue(settings, QUICK)[0] is None


def test_a_clock_that_went_back_changes_no_order(tmp_path: Path) -> None:
    """The second run finished a day before the first, by its clock: it is the latest all the same."""
    three = [[f"x:{clique}{member}" for member in range(6)] for clique in range(3)]
    numbers = []
    for day in (2, 1):
        manifest, tables = execute(AnalysisInputs(cliques(three)), QUICK, Clock(lambda *_: None))
        number = next_number(str(tmp_path))
        finished = datetime(2026, 1, day, tzinfo=UTC)
        write_run(str(tmp_path), replace(manifest, number=number, finished_at=finished), tables)
        numbers.append((number, manifest.id))
    assert [number for number, _ in numbers] == [1, 2]
    listed = list_runs(str(tmp_path))
    assert [(run.number, run.id) for run in listed] == numbers[::-1]
    found = run_before(load_settings({"TULAR_ARTIFACTS": str(tmp_path)}), QUICK)
    assert found is not None
    assert found.manifest.id == numbers[1][1]
