"""The network of a topic are those who used it: a star of fans is a broadcast though the whole is a crowd."""

from __future__ import annotations

import networkx as nx
import numpy as np
import polars as pl

from tests.analytics.conftest import network_of
from tular.analytics.structure.shape import ShapeClass
from tular.analytics.structure.topic_shapes import topic_shapes


def used(accounts: range, term: str, kind: str = "hashtag") -> pl.DataFrame:
    return pl.DataFrame(
        {"account": accounts, "kind": kind, "term": term}, schema_overrides={"account": pl.UInt32}
    )


def test_each_topic_has_its_own_shape() -> None:
    """A crowd of 60, and a star of 40 around 60 beside it; 5 of the star's topic know nobody in it."""
    graph = nx.DiGraph(nx.gnp_random_graph(60, 0.3, seed=1))
    graph.add_edges_from((fan, 60) for fan in range(61, 100))
    network = network_of(nx.convert_node_labels_to_integers(graph))
    terms = pl.concat(
        [
            used(range(60), "Tight"),
            used(range(10), "tight"),
            used(range(60, 100), "star"),
            used(range(5), "star"),
            used(range(20), "rare"),
            used(range(90), "example.org", "host"),
        ]
    )
    tight, star = topic_shapes(network, terms)
    assert (tight.topic, tight.shape.kind, tight.shape.accounts) == ("tight", ShapeClass.TIGHT_CROWD, 60)
    assert (star.topic, star.shape.kind, star.shape.accounts) == ("star", ShapeClass.BROADCAST, 45)
    assert [one.topic for one in topic_shapes(network, terms, first=1)] == ["tight"]
    inside = np.isin(network.source, np.arange(60)) & np.isin(network.target, np.arange(60))
    assert tight.shape.density == inside.sum() / (60 * 59)


def test_a_random_network_around_a_topic_is_no_community_clusters() -> None:
    for graph in (nx.gnm_random_graph(1000, 5000, seed=2), nx.barabasi_albert_graph(600, 3, seed=4)):
        n = graph.number_of_nodes()
        (found,) = topic_shapes(network_of(graph), used(range(n), "kopi"))
        assert found.shape.modularity > 0.3
        assert found.shape.kind is ShapeClass.TIGHT_CROWD
    planted = nx.planted_partition_graph(5, 60, 0.2, 0.005, seed=3)
    (found,) = topic_shapes(network_of(planted), used(range(300), "teh"))
    assert found.shape.kind is ShapeClass.COMMUNITY_CLUSTERS
