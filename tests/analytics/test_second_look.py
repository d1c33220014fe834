"""The second look earns its place: small groups are told apart where that costs nothing, others are a level below."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import numpy as np
import polars as pl
import pytest
from sklearn.metrics import normalized_mutual_info_score

from tests.analytics.conftest import network_of
from tests.analytics.planted import planted
from tular import generate
from tular.analytics.community.detection import Detection
from tular.analytics.community.leiden import leiden
from tular.analytics.community.partition import Partition, modularity, shares
from tular.analytics.community.second_look import PRICE, look_again
from tular.graph.network import Network
from tular.models import Ids

RELATIONS = ("friend", "retweet", "mention", "reply", "favorite")


def nested(fine: Ids, coarse: Ids) -> bool:
    return np.unique(np.column_stack((fine, coarse)), axis=0).shape[0] == int(fine.max()) + 1


def pair_of_groups(crossing: int) -> Network:
    """Two cliques of 12 in a network of 300 larger ones, with so many relations between them."""
    graph = nx.ring_of_cliques(300, 20)
    first, second = (nx.complete_graph(12) for _ in range(2))
    graph = nx.disjoint_union_all([graph, first, second])
    graph.add_edges_from((6000 + i % 12, 6012 + (i * 5 + i // 12) % 12) for i in range(crossing))
    return network_of(graph)


def joined_pair(network: Network) -> Partition:
    """Cliques as they are, but the last two as one community."""
    labels = np.append(np.repeat(np.arange(300), 20), np.full(24, 300)).astype(np.int32)
    value = modularity(network, labels)
    return Partition(labels, value, "by hand", quality=value)


def test_parts_with_little_between_them_are_told_apart() -> None:
    network = pair_of_groups(crossing=4)
    found = look_again(network, joined_pair(network))
    assert found.count == 302
    assert found.parts is None
    assert "it divides 1 into 2" in found.method


def test_parts_with_more_between_them_are_the_level_below() -> None:
    """66 relations in each, 24 between: a part keeps 132 of 156 ends, less than nine tenths."""
    network = pair_of_groups(crossing=24)
    start = joined_pair(network)
    found = look_again(network, start)
    assert found.membership.tolist() == start.membership.tolist()
    assert found.parts is not None
    assert int(found.parts.max()) + 1 == 302
    assert "1 stay whole" in found.method


def test_no_more_is_divided_than_the_price_allows() -> None:
    """A ring of cliques taken in pairs of neighbours: each pair could be divided, together they cost too much."""
    network = network_of(nx.ring_of_cliques(30, 12))
    pairs = Partition(np.repeat(np.arange(15, dtype=np.int32), 24), 0.0, "by hand", quality=0.0)
    whole = modularity(network, pairs.membership)
    found = look_again(network, pairs)
    assert found.modularity >= whole * (1 - PRICE)
    assert found.count == 30, "the pairs were no good communities: dividing gains"
    ring = network_of(nx.ring_of_cliques(60, 6))
    best = leiden(ring)
    again = look_again(ring, best)
    assert best.count <= again.count
    assert again.modularity >= best.modularity * (1 - PRICE)


def test_shares_add_up_to_modularity() -> None:
    sample = planted(500, mixing=0.3, smallest=20)
    found = leiden(sample.network)
    for resolution in (0.5, 1.0, 2.0):
        total = shares(sample.network, found.membership, resolution=resolution).sum()
        assert total == pytest.approx(modularity(sample.network, found.membership, resolution=resolution))


@pytest.mark.parametrize("model", ["audience", "lfr"])
@pytest.mark.parametrize("mixing", [0.1, 0.3, 0.5, 0.6])
def test_nowhere_worse_than_plain_leiden_on_planted_communities(
    model: generate.options.Model, mixing: float
) -> None:
    made = generate.network(
        generate.NetworkOptions(accounts=3000, seed=5, posts=False, model=model, mixing=mixing)
    )
    network = Network.from_edges(3000, *made.follows())
    truth = made.membership[-1]
    for seed in range(2):
        plain, found = Detection(split=False).find(network, seed), Detection().find(network, seed)
        agreement = [normalized_mutual_info_score(truth, each.membership) for each in (plain, found)]
        assert agreement[1] >= agreement[0]
        assert found.modularity >= 0.99 * plain.modularity
        assert found.parts is None or nested(found.parts, found.membership)


@pytest.mark.parametrize("relation", RELATIONS)
def test_nowhere_worse_than_plain_leiden_on_parties(relation: str, shared_data: Path) -> None:
    """Over five seeds, by the median of NMI with party, and by modularity for each seed."""
    network, truth = politicians(shared_data, relation)
    known = truth >= 0
    scores: dict[bool, list[float]] = {True: [], False: []}
    for seed in range(5):
        plain, found = Detection(split=False).find(network, seed), Detection().find(network, seed)
        assert found.modularity >= 0.99 * plain.modularity
        for split, each in ((False, plain), (True, found)):
            scores[split].append(normalized_mutual_info_score(truth[known], each.membership[known]))
    assert np.median(scores[True]) >= np.median(scores[False])


def politicians(shared_data: Path, relation: str) -> tuple[Network, Ids]:
    """One relation of TIMME's, and int32[n] the party of each account, -1 where it is not known."""
    folder = shared_data / "timme-purep"
    rows = pl.read_csv(folder / f"{relation}_list.csv.gz", separator="\t", new_columns=["a", "b", "weight"])
    people = pl.read_csv(folder / "dict.csv.gz", separator="\t")
    ids = pl.concat([rows["a"], rows["b"]]).unique().sort()
    ends = [ids.search_sorted(rows[end]).to_numpy() for end in ("a", "b")]
    weight = None if relation == "friend" else rows["weight"].to_numpy().astype(np.float64)
    party = ids.to_frame("twitter_id").join(people, on="twitter_id", how="left", maintain_order="left")
    numbers = party["party"].replace_strict({"D": 0, "R": 1, "I": 2}, default=-1, return_dtype=pl.Int32)
    return Network.from_edges(len(ids), *ends, weight), numbers.to_numpy()
