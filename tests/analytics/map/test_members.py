"""Members inside their circles: near those they are related to, hubs in the middle, none on another."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.spatial import cKDTree
from scipy.stats import spearmanr

from tests.analytics.planted import planted
from tular.analytics.community.description import describe
from tular.analytics.community.leiden import leiden
from tular.analytics.community.partition import Partition, number_by_size
from tular.analytics.map.circles import Circles
from tular.analytics.map.communities import place_communities
from tular.analytics.map.members import place_members
from tular.analytics.map.quality import map_quality
from tular.analytics.map.slots import LABEL_DISTANCE, LABELLED, disk_slots, give_out
from tular.graph.network import Network
from tular.models import Floats

Mapped = tuple[Network, Partition, Circles]


@pytest.fixture(scope="module")
def mapped() -> Mapped:
    network = planted(3000).network
    partition = leiden(network)
    structure, flows = describe(network, partition)
    return network, partition, place_communities(structure.size, flows).circles


@pytest.fixture(scope="module")
def prominence(mapped: Mapped) -> Floats:
    return mapped[0].undirected.strengths()


@pytest.fixture(scope="module")
def places(mapped: Mapped, prominence: Floats) -> Floats:
    network, partition, circles = mapped
    return np.column_stack(place_members(network, partition.membership, circles, prominence))


def in_unit_disk(places: Floats, mapped: Mapped) -> Floats:
    _, partition, circles = mapped
    home = partition.membership
    centres = np.column_stack((circles.x, circles.y))[home]
    unit: Floats = (places - centres) / circles.radius[home, None]
    return unit


def test_members_stand_inside_and_have_room_each(mapped: Mapped, places: Floats) -> None:
    unit = in_unit_disk(places, mapped)
    assert (np.hypot(*unit.T) < 1.0).all()
    for community in range(mapped[1].count):
        own = unit[mapped[1].membership == community]
        nearest = cKDTree(own).query(own, k=2)[0][:, 1]
        assert nearest.min() > 1.4 / np.sqrt(len(own)) * 0.8


def test_hubs_are_central_and_the_leader_has_the_middle(
    mapped: Mapped, places: Floats, prominence: Floats
) -> None:
    distance = np.hypot(*in_unit_disk(places, mapped).T)
    home = mapped[1].membership
    for community in range(mapped[1].count):
        own = home == community
        assert spearmanr(distance[own], prominence[own])[0] < -0.3
        assert distance[own][np.argmax(prominence[own])] < 0.3


def test_labelled_members_stand_apart(mapped: Mapped, places: Floats, prominence: Floats) -> None:
    unit = in_unit_disk(places, mapped)
    home = mapped[1].membership
    for community in range(mapped[1].count):
        own = np.flatnonzero(home == community)
        leading = unit[own[np.argsort(-prominence[own], kind="stable")[:LABELLED]]]
        assert cKDTree(leading).query(leading, k=2)[0][:, 1].min() > LABEL_DISTANCE * 0.999


def test_related_members_stand_near(mapped: Mapped, places: Floats) -> None:
    network, partition, _ = mapped
    by_chance = np.random.default_rng(0).permutation(network.n)
    shuffled = places.copy()
    for community in range(partition.count):
        own = np.flatnonzero(partition.membership == community)
        shuffled[own] = places[np.random.default_rng(community).permutation(own)]
    quality = map_quality(network, *places.T)
    within = map_quality(network, *shuffled.T)
    anywhere = map_quality(network, *places[by_chance].T)
    assert quality.neighbourhood > 1.5 * within.neighbourhood > 3.0 * anywhere.neighbourhood
    assert anywhere.neighbourhood == pytest.approx(anywhere.expected, abs=0.01)
    assert quality.stress < anywhere.stress


def test_any_number_of_workers_gives_the_same(mapped: Mapped, places: Floats, prominence: Floats) -> None:
    network, partition, circles = mapped
    again = np.column_stack(place_members(network, partition.membership, circles, prominence, workers=2))
    assert np.array_equal(again, places)


def test_known_members_stay_and_newcomers_come_beside_their_relations(
    mapped: Mapped, places: Floats, prominence: Floats
) -> None:
    network, partition, circles = mapped
    before = in_unit_disk(places, mapped)
    kept = place_members(network, partition.membership, circles, prominence, previous=before)
    assert np.abs(np.column_stack(kept) - places).max() < 1e-3
    largest = np.flatnonzero(partition.membership == 0)
    before[largest[::20]] = np.nan
    renewed = place_members(network, partition.membership, circles, prominence, previous=before)
    moved = np.hypot(*(np.column_stack(renewed) - places).T)[np.setdiff1d(largest, largest[::20])]
    assert np.median(moved) < 0.15 * circles.radius[0]


def test_members_lean_towards_the_communities_they_are_tied_to() -> None:
    membership = number_by_size([0] * 30 + [1] * 10)
    circles = Circles(np.array([0.0, 100.0]), np.zeros(2), np.array([50.0, 30.0]))
    inside = [(a, (a + step) % 30) for a in range(30) for step in (1, 2, 3)]
    outside = [(a, b) for a in range(12, 18) for b in range(30, 40)]
    network = Network.from_edges(40, *np.array(inside + outside).T)
    x, _ = place_members(network, membership, circles, np.zeros(40))
    assert x[12:18].mean() > x[:30].mean() + 5.0


def test_slots_are_given_out_once_each_and_kept_by_who_stands_on_them() -> None:
    slots = disk_slots(500)
    shuffled = np.random.default_rng(1).permutation(500)
    assert give_out(slots[shuffled], slots).tolist() == shuffled.tolist()
    anywhere = give_out(np.random.default_rng(2).random((500, 2)), slots)
    assert sorted(anywhere.tolist()) == list(range(500))
    assert np.hypot(*slots.T).max() < 1.0


def test_nothing_to_look_at_has_no_quality() -> None:
    quality = map_quality(Network.from_edges(3, [], []), [0.0, 1.0, 2.0], [0.0, 0.0, 0.0])
    assert np.isnan(quality.neighbourhood)
    assert np.isnan(quality.stress)
