"""Small groups below the resolution limit are told apart, random graphs are left alone, planted events are
found."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx
import numpy as np
import polars as pl
import pytest
from sklearn.metrics import normalized_mutual_info_score

from tests.analytics.conftest import network_of
from tests.analytics.planted import planted
from tular import generate
from tular.analytics.community.detection import Detection
from tular.analytics.community.events import events_between
from tular.analytics.community.identity import carry_ids, previous_labels
from tular.analytics.community.leiden import leiden
from tular.analytics.community.partition import Partition, number_by_size
from tular.analytics.community.separable import split_separable
from tular.graph.network import Network


def test_cliques_that_modularity_joins_are_told_apart() -> None:
    network = network_of(nx.ring_of_cliques(60, 6))
    joined = leiden(network)
    assert joined.count < 60
    found = split_separable(network, joined, smallest=6)
    assert found.sizes.tolist() == [6] * 60
    assert found.modularity <= joined.modularity
    assert "split" in found.method


@pytest.mark.parametrize("seed", range(3))
def test_random_graphs_and_their_pieces_are_left_whole(seed: int) -> None:
    network = network_of(nx.gnm_random_graph(400, 2400, seed=seed))
    whole = Partition(np.zeros(400, np.int32), 0.0, "by hand", quality=0.0)
    assert split_separable(network, whole, seed=seed).count == 1
    pieces = leiden(network, seed=seed)
    assert (split_separable(network, pieces, seed=seed).membership == pieces.membership).all()


def test_parts_nest_and_small_ones_stay() -> None:
    sample = planted(2000, mixing=0.1, smallest=15)
    coarse = leiden(sample.network, resolution=0.2)
    fine = split_separable(sample.network, coarse)
    assert np.unique(np.column_stack((coarse.membership, fine.membership)), axis=0).shape[0] == fine.count
    assert normalized_mutual_info_score(sample.truth, fine.membership) > 0.97
    lone = network_of(nx.disjoint_union(nx.complete_graph(20), nx.complete_graph(4)))
    together = Partition(np.zeros(24, np.int32), 0.0, "by hand", quality=0.0)
    assert split_separable(lone, together).count == 1
    assert split_separable(lone, together, smallest=4).count == 2


@dataclass
class Seen:
    """What an analysis of one dated snapshot found, with the planted community that each id mostly stands
    for."""

    run: pl.DataFrame
    meaning: dict[str, int]


def seen(made: generate.Network, snapshot: int, before: Seen | None) -> Seen:
    planted_in = made.membership[snapshot]
    present = np.flatnonzero(planted_in >= 0)
    place = np.full(planted_in.size, -1)
    place[present] = np.arange(present.size)
    source, target = made.follows(snapshot)
    network = Network.from_edges(present.size, place[source], place[target])
    keys = pl.Series("key", [f"x:{account}" for account in present])
    known = before.run if before else pl.DataFrame(schema={"key": pl.String, "communityId": pl.String})
    start = previous_labels(known, keys) if before else None
    found = Detection().find(network, snapshot, start).membership
    count = int(found.max()) + 1
    ids = carry_ids(known, keys, found, [f"{snapshot}-{community}" for community in range(count)]).ids
    truth = planted_in[present]
    meaning = {ids[c]: int(np.bincount(truth[found == c]).argmax()) for c in range(count)}
    return Seen(pl.DataFrame({"key": keys, "communityId": [ids[c] for c in found]}), meaning)


@pytest.mark.parametrize("seed", [1, 3])
@pytest.mark.parametrize(("model", "mixing"), [("audience", 0.2), ("audience", 0.3), ("lfr", 0.3)])
def test_planted_events_are_found(model: generate.options.Model, mixing: float, seed: int) -> None:
    """Follows in, events out: F1 over kind and communities of every event of three changes."""
    made = generate.network(
        generate.NetworkOptions(
            accounts=3000, snapshots=4, seed=seed, posts=False, model=model, mixing=mixing
        )
    )
    before, right, told, true = seen(made, 0, None), 0, 0, 0
    for snapshot in range(1, 4):
        after = seen(made, snapshot, before)
        found = {
            (
                event.kind.value,
                *(
                    tuple(sorted(s.meaning[i] for i in ids))
                    for s, ids in ((before, event.before), (after, event.after))
                ),
            )
            for event in events_between(before.run, after.run)
        }
        planted_events = {
            (event.kind.value, tuple(sorted(event.before)), tuple(sorted(event.after)))
            for event in made.events
            if event.snapshot == snapshot
        }
        right, told, true = right + len(found & planted_events), told + len(found), true + len(planted_events)
        before = after
    assert true >= 15
    assert 2 * right / (told + true) >= 0.9


def test_numbering_is_by_size() -> None:
    network = network_of(nx.ring_of_cliques(30, 12))
    found = split_separable(network, leiden(network))
    assert found.membership.tolist() == number_by_size(found.membership).tolist()
