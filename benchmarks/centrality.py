"""Centralities over compressed rows, beside igraph and NetworKit on the same follows.

    python benchmarks/centrality.py --accounts 81306 --follows 1770000 --sources 256 --runs 3

Every round starts one process a tool, one after the other, so that memory can be told apart and noise hits all alike;
kernels are compiled before the clock starts. Times are medians over rounds.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np

from heavy_tailed import follows_file

CLOCKS = {"wall": time.perf_counter, "cpu": time.process_time}
TOOLS = ("tular", "igraph", "networkit")
Timed = Iterable[tuple[str, Callable[[], Any]]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accounts", type=int, default=81_306)
    parser.add_argument("--follows", type=int, default=1_770_000)
    parser.add_argument("--sources", type=int, default=256)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument(
        "--clock", choices=CLOCKS, default="wall", help="cpu: all threads' time, on a busy machine"
    )
    parser.add_argument("--tool", choices=TOOLS, help="(what a round starts)")
    parser.add_argument("--skip", choices=TOOLS, action="append", default=[])
    chosen = parser.parse_args()
    file = follows_file(chosen.accounts, chosen.follows)
    if chosen.tool:
        return print(json.dumps(one_tool(chosen, file)))
    tools = [tool for tool in TOOLS if tool not in chosen.skip]
    return report([{tool: started(tool, sys.argv[1:]) for tool in tools} for _ in range(chosen.runs)])


def started(tool: str, arguments: list[str]) -> dict[str, float]:
    command = [sys.executable, "-W", "ignore", __file__, *arguments, "--tool", tool]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def one_tool(chosen: argparse.Namespace, file: Path) -> dict[str, float]:
    data = np.load(file)
    n, source, target = int(data["n"]), data["source"], data["target"]
    before = peak_mb()
    works = {"tular": of_tular, "igraph": of_igraph, "networkit": of_networkit}[chosen.tool]
    clock = CLOCKS[chosen.clock]
    offered = works(n, source, target, chosen.sources, chosen.workers)
    seconds = {name: timed(work, clock) for name, work in offered}
    return seconds | {"peak MB above the arrays": peak_mb() - before}


def timed(work: Callable[[], Any], clock: Callable[[], float]) -> float:
    start = clock()
    work()
    return clock() - start


def peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def of_tular(n: int, source: np.ndarray, target: np.ndarray, sources: int, workers: int) -> Timed:
    from tular.analytics.centrality.betweenness import betweenness
    from tular.analytics.centrality.closeness import closeness_and_harmonic
    from tular.analytics.centrality.clustering import clustering
    from tular.analytics.centrality.coreness import coreness
    from tular.analytics.centrality.hits import hits
    from tular.analytics.centrality.pagerank import pagerank
    from tular.graph.network import Network

    def works(network: Network) -> Timed:
        yield "build", lambda: (network.outgoing, network.incoming, network.undirected)
        yield "PageRank", lambda: pagerank(network)
        yield "HITS", lambda: hits(network)
        yield "coreness", lambda: coreness(network)
        yield "betweenness", lambda: betweenness(network, sources=sources, workers=workers)
        yield (
            "harmonic, 1,024 sources",
            lambda: closeness_and_harmonic(network, workers=workers, exact_up_to=0),
        )
        yield "local clustering", lambda: clustering(network)

    small = Network.from_edges(2000, *np.random.default_rng(0).integers(0, 2000, (2, 20_000)))
    for _, work in works(small):
        work()
    return works(Network.from_sorted(n, source, target))


def of_igraph(n: int, source: np.ndarray, target: np.ndarray, sources: int, workers: int) -> Timed:
    import igraph

    built: list[igraph.Graph] = []
    chosen = np.sort(np.random.default_rng(0).choice(n, sources, replace=False)).tolist()
    yield "build", lambda: built.append(igraph.Graph(n, np.column_stack((source, target)), directed=True))
    graph = built[0]
    yield "PageRank", graph.pagerank
    yield "HITS", lambda: (graph.authority_score(), graph.hub_score())
    yield "coreness", graph.coreness
    yield "betweenness", lambda: graph.betweenness(sources=chosen)
    yield "local clustering", lambda: graph.as_undirected().transitivity_local_undirected(mode="zero")


def of_networkit(n: int, source: np.ndarray, target: np.ndarray, sources: int, workers: int) -> Timed:
    import networkit

    networkit.setNumberOfThreads(workers)
    built: dict[str, Any] = {}

    def build() -> None:
        ones = np.ones(source.size)
        graph = networkit.GraphFromCoo((ones, (source, target)), n=n, directed=True, weighted=False)
        built["directed"] = graph
        built["undirected"] = networkit.graphtools.toUndirected(graph)
        built["undirected"].removeMultiEdges()

    yield "build", build
    graph, undirected = built["directed"], built["undirected"]
    yield "PageRank", lambda: networkit.centrality.PageRank(graph, damp=0.85, tol=1e-10).run()
    yield "coreness", lambda: networkit.centrality.CoreDecomposition(undirected).run()
    yield "betweenness", lambda: networkit.centrality.EstimateBetweenness(graph, sources, False, True).run()
    yield "local clustering", lambda: networkit.centrality.LocalClusteringCoefficient(undirected).run()


def report(rounds: list[dict[str, dict[str, float]]]) -> None:
    tools = list(rounds[0])
    medians = {
        tool: {name: statistics.median(one[tool][name] for one in rounds) for name in rounds[0][tool]}
        for tool in tools
    }
    print(f"| | {' | '.join(tools)} | best peer / tular |\n|---|{'---|' * (len(tools) + 1)}")
    for name, own in medians["tular"].items():
        peers = [medians[tool][name] for tool in tools[1:] if name in medians[tool]]
        shown = [f"{medians[tool][name]:.2f}" if name in medians[tool] else "" for tool in tools]
        print(
            f"| {name} | {' | '.join(shown)} | {min(peers) / own:.1f} |"
            if peers
            else f"| {name} | {' | '.join(shown)} | |"
        )


if __name__ == "__main__":
    main()
