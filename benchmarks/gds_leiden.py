"""Leiden on the same folded, weighted, undirected graph: GDS 2.26 inside Neo4j, Tular, igraph and NetworKit.

    python benchmarks/gds_leiden.py --accounts 81306 --follows 21.8 --runs 3
    python benchmarks/gds_leiden.py --higgs --runs 3

GDS projects the graph straight from a file, so that nothing but its own computation (`computeMillis`, two threads)
is on its clock. All modularities are computed by Tular from the memberships returned. GDS comes from Maven Central
once, as in `analysis_peers.py`.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

import neo4j
import numpy as np
import polars as pl

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.gds_server import GDS, WithGds, fetch_plugins

from communities import Method, folded_edges, follows_of, higgs, methods, warm_up
from tular.analytics.community.partition import modularity, number_by_size
from tular.config import Settings, load_settings
from tular.graph.network import Network

PROJECT = """LOAD CSV FROM $file AS row
    WITH gds.graph.project('folded', toInteger(row[0]), toInteger(row[1]),
        {relationshipProperties: {weight: toFloat(row[2])}}, {undirectedRelationshipTypes: ['*']}) AS g
    RETURN g.relationshipCount AS relations"""
LEIDEN = """CALL gds.leiden.mutate('folded', {mutateProperty: $property, relationshipWeightProperty: 'weight',
    randomSeed: $seed, concurrency: 2}) YIELD computeMillis RETURN computeMillis"""
MEMBERSHIP = """CALL gds.graph.nodeProperty.stream('folded', $property) YIELD nodeId, propertyValue
    RETURN collect(nodeId) AS nodes, collect(propertyValue) AS labels"""
COMPARED = (
    "Tular Leiden, until settled (default)",
    "igraph Leiden, 2 iterations",
    "NetworKit ParallelLeiden",
)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--accounts", type=int, default=81_306)
    parser.add_argument("--follows", type=float, default=21.8)
    parser.add_argument("--higgs", action="store_true", help="the real slice instead of a generated network")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--heap", type=int, default=1024, help="MB")
    parser.add_argument("--plugins", type=Path, default=Path(tempfile.gettempdir()) / f"gds-{GDS}")
    chosen = parser.parse_args()
    fetch_plugins(chosen.plugins)
    warm_up()
    network = higgs() if chosen.higgs else follows_of(chosen.accounts, chosen.follows)[0]
    print(f"{network.n:,} accounts, {network.undirected.entries // 2:,} folded relations\n")
    print("| method | s, median | modularity, median | worst … best | communities |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as home:
        server = WithGds(load_settings({"TULAR_HOME": home}), chosen.plugins, chosen.heap)
        try:
            by_gds(server, network, chosen.runs)
        finally:
            server.stop()
    for name, method in methods(network).items():
        if name in COMPARED:
            ours(name, network, method, chosen.runs)


def by_gds(server: WithGds, network: Network, runs: int) -> None:
    settings = server.start()
    file = server.folder.root / "folded.csv"
    source, target, weight = folded_edges(network)
    pl.DataFrame([source, target, weight]).write_csv(file, include_header=False)
    seconds, memberships = [], []
    with driver(settings) as session:
        session.run(PROJECT, file=file.as_uri()).consume()
        for seed in range(runs + 1):  # the first warms Java up
            name = {"property": f"leiden{seed}"}
            took = session.run(LEIDEN, name, seed=seed).single(strict=True)["computeMillis"] / 1000
            found = session.run(MEMBERSHIP, name).single(strict=True)
            labels = np.arange(network.n) + max(found["labels"]) + 1
            labels[found["nodes"]] = found["labels"]
            seconds.append(took)
            memberships.append(number_by_size(labels))
    report("GDS Leiden, 2 threads", network, seconds[1:], memberships[1:])


def ours(name: str, network: Network, method: Method, runs: int) -> None:
    seconds, memberships = [], []
    for seed in range(runs):
        began = time.perf_counter()
        labels = method(seed)
        seconds.append(time.perf_counter() - began)
        memberships.append(number_by_size(labels))
    report(name, network, seconds, memberships)


def report(name: str, network: Network, seconds: list[float], memberships: list[np.ndarray]) -> None:
    values = [modularity(network, membership) for membership in memberships]
    counts = statistics.median(int(membership.max()) + 1 for membership in memberships)
    print(
        f"| {name} | {statistics.median(seconds):.2f} | {statistics.median(values):.4f} "
        f"| {min(values):.4f} … {max(values):.4f} | {counts:,.0f} |",
        flush=True,
    )


def driver(settings: Settings) -> neo4j.Session:
    auth = (settings.neo4j_user, settings.neo4j_password or "")
    return neo4j.GraphDatabase.driver(str(settings.neo4j_uri), auth=auth).session()


if __name__ == "__main__":
    main()
