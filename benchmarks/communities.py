"""Communities: time and modularity beside igraph and NetworKit; agreement with planted truth over the mixing.

    python benchmarks/communities.py speed --accounts 81306 --follows 21.8 --runs 5
    python benchmarks/communities.py speed --higgs --runs 5
    python benchmarks/communities.py mixing --accounts 5000 --runs 3
    python benchmarks/communities.py large --accounts 500000 --follows 30

All libraries get the same folded, weighted, undirected graph, built before the clock starts. Wall and CPU
seconds are medians; on a shared machine CPU is the one to trust (NetworKit works on both cores at once, so
that alone on two cores its wall time is at least half of its CPU time; Tular and igraph use one).
"""

from __future__ import annotations

import argparse
import gzip
import random
import resource
import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import igraph
import networkit
import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score

from tular.analytics.community.consensus import consensus
from tular.analytics.community.description import describe
from tular.analytics.community.detection import Detection
from tular.analytics.community.label_propagation import label_propagation
from tular.analytics.community.leiden import leiden
from tular.analytics.community.partition import modularity, number_by_size
from tular.analytics.community.separable import split_separable
from tular.analytics.map.communities import place_communities
from tular.analytics.map.members import place_members
from tular.generate import NetworkOptions
from tular.generate import network as generated
from tular.graph.network import Network

HIGGS = Path(__file__).resolve().parents[2] / "shared" / "data" / "higgs-slice" / "follows.edgelist.gz"
Labels = NDArray[np.int32]
Method = Callable[[int], Labels]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("speed", "mixing", "large"))
    parser.add_argument("--accounts", type=int, default=81_306)
    parser.add_argument("--follows", type=float, default=21.8)
    parser.add_argument("--higgs", action="store_true", help="the real slice instead of a generated network")
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    warm_up()
    if arguments.what == "mixing":
        mixing(arguments.accounts, arguments.runs)
    elif arguments.what == "large":
        large(follows_of(arguments.accounts, arguments.follows)[0])
    else:
        speed(
            higgs() if arguments.higgs else follows_of(arguments.accounts, arguments.follows)[0],
            arguments.runs,
        )


def speed(network: Network, runs: int) -> None:
    print(f"{network.n:,} accounts, {network.m:,} follows, {network.undirected.entries // 2:,} folded\n")
    print("| method | wall s | CPU s | modularity, median | worst … best | communities |")
    print("|---|---|---|---|---|---|")
    for name, method in methods(network).items():
        report(name, network, method, runs)


def report(name: str, network: Network, method: Method, runs: int) -> None:
    walls, cpus, values, counts = [], [], [], []
    for seed in range(runs):
        wall, cpu = time.perf_counter(), time.process_time()
        labels = method(seed)
        walls.append(time.perf_counter() - wall)
        cpus.append(time.process_time() - cpu)
        numbered = number_by_size(labels)
        values.append(modularity(network, numbered))
        counts.append(int(numbered.max()) + 1)
    print(
        f"| {name} | {statistics.median(walls):.2f} | {statistics.median(cpus):.2f} "
        f"| {statistics.median(values):.4f} | {min(values):.4f} … {max(values):.4f} "
        f"| {statistics.median(counts):,.0f} |",
        flush=True,
    )


def methods(network: Network) -> dict[str, Method]:
    graph, kit = folded_igraph(network), folded_networkit(network)
    network.undirected  # noqa: B018  built before the clock starts, as the others' graphs are
    return {
        "Tular Leiden, 1 iteration": lambda seed: leiden(network, seed=seed, iterations=1).membership,
        "Tular Leiden, 2 iterations, 2 threads": lambda seed: (
            leiden(network, seed=seed, iterations=2, workers=2).membership
        ),
        "Tular Leiden, until settled (default)": lambda seed: leiden(network, seed=seed).membership,
        "Tular Leiden, until settled, 2 threads": lambda seed: (
            leiden(network, seed=seed, workers=2).membership
        ),
        "igraph Leiden, 2 iterations": partial(igraph_leiden, graph, 2),
        "NetworKit ParallelLeiden": partial(by_networkit, kit, networkit.community.ParallelLeiden),
        "NetworKit PLM (Louvain)": partial(by_networkit, kit, networkit.community.PLM),
        "Tular label propagation": lambda seed: label_propagation(network, seed=seed).membership,
        "NetworKit PLP": partial(by_networkit, kit, networkit.community.PLP),
        "a run's: consensus of 8, 2 threads, without split": partial(a_run, network, False),
        "a run's: consensus of 8, 2 threads, with split (default)": partial(a_run, network, True),
    }


def a_run(network: Network, split: bool, seed: int) -> Labels:
    """What `tular analyze` keeps, by default up to 500,000 relations."""
    found = consensus(partial(Detection(split=split).find, network), runs=8, seed=seed, workers=2)
    return found.partition.membership


def mixing(accounts: int, runs: int) -> None:
    """NMI and ARI with the planted communities on LFR-like networks, medians over `runs` networks."""
    print(
        "| mixing | Tular Leiden | Tular, separable split | igraph Leiden | ParallelLeiden | propagation | PLP |"
    )
    print("|---|---|---|---|---|---|---|")
    for share in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7):
        scores: dict[str, list[tuple[float, float]]] = {}
        for seed in range(runs):
            network, truth = follows_of(accounts, 20.0, model="lfr", mixing=share, seed=seed)
            for name, method in compared(network).items():
                scores.setdefault(name, []).append(agreement(truth, method(seed)))
        print(f"| {share} | {' | '.join(map(told, scores.values()))} |", flush=True)


def compared(network: Network) -> dict[str, Method]:
    graph, kit = folded_igraph(network), folded_networkit(network)
    return {
        "leiden": lambda seed: leiden(network, seed=seed).membership,
        "separable": lambda seed: split_separable(network, leiden(network, seed=seed)).membership,
        "igraph": partial(igraph_leiden, graph, 3),
        "parallel": partial(by_networkit, kit, networkit.community.ParallelLeiden),
        "propagation": lambda seed: label_propagation(network, seed=seed).membership,
        "plp": partial(by_networkit, kit, networkit.community.PLP),
    }


def agreement(truth: Labels, found: Labels) -> tuple[float, float]:
    return float(normalized_mutual_info_score(truth, found)), float(adjusted_rand_score(truth, found))


def told(scores: list[tuple[float, float]]) -> str:
    nmi, ari = (statistics.median(column) for column in zip(*scores, strict=True))
    return f"{nmi:.3f} / {ari:.3f}"


def large(network: Network) -> None:
    """One pass over what a run does with communities, with the process's peak memory after each step."""
    print(
        f"{network.n:,} accounts, {network.m:,} follows\n\n| step | wall s | CPU s | peak GB |\n|---|---|---|---|"
    )
    timed("compressed rows, folded", lambda: network.undirected)
    partition = timed("Leiden", lambda: leiden(network))
    structure, flows = timed("structure and flows", lambda: describe(network, partition))
    circles = timed("map of communities", lambda: place_communities(structure.size, flows).circles)
    prominence = network.incoming.strengths()
    timed("places of members", lambda: place_members(network, partition.membership, circles, prominence))
    timed("label propagation", lambda: label_propagation(network))
    timed("separable split", lambda: split_separable(network, partition))
    print(f"\nmodularity {partition.modularity:.4f}, {partition.count:,} communities")


def timed(name: str, work: Callable[[], object]):  # type: ignore[no-untyped-def]
    wall, cpu = time.perf_counter(), time.process_time()
    result = work()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    print(
        f"| {name} | {time.perf_counter() - wall:.2f} | {time.process_time() - cpu:.2f} | {peak:.1f} |",
        flush=True,
    )
    return result


def follows_of(
    accounts: int, follows: float, *, model: str = "audience", mixing: float = 0.2, seed: int = 7
) -> tuple[Network, Labels]:
    options = NetworkOptions(
        accounts=accounts,
        follows_per_account=follows,
        seed=seed,
        posts=False,
        model=model,  # type: ignore[arg-type]
        mixing=mixing,
    )
    made = generated(options)
    source, target = made.follows()
    return Network.from_edges(accounts, source, target), made.membership[-1]


def higgs() -> Network:
    with gzip.open(HIGGS) as file:
        edges = np.loadtxt(file, dtype=np.int64)
    names, places = np.unique(edges, return_inverse=True)
    source, target = places.reshape(edges.shape).T
    return Network.from_edges(names.size, source, target)


def folded_edges(network: Network) -> tuple[Labels, Labels, NDArray[np.float64]]:
    rows = network.undirected
    source = np.repeat(np.arange(rows.n, dtype=np.int32), rows.degrees())
    once = source < rows.neighbours
    return source[once], rows.neighbours[once], rows.weights[once]


def folded_igraph(network: Network) -> igraph.Graph:
    source, target, weight = folded_edges(network)
    graph = igraph.Graph(n=network.n, edges=np.column_stack((source, target)))
    graph.es["weight"] = weight.tolist()
    return graph


def folded_networkit(network: Network) -> networkit.Graph:
    source, target, weight = folded_edges(network)
    pairs = source.astype(np.uint64), target.astype(np.uint64)
    return networkit.GraphFromCoo((weight, pairs), n=network.n, weighted=True, directed=False)


def igraph_leiden(graph: igraph.Graph, iterations: int, seed: int) -> Labels:
    random.seed(seed)
    found = graph.community_leiden("modularity", weights="weight", n_iterations=iterations)
    return np.array(found.membership, np.int32)


def by_networkit(graph: networkit.Graph, algorithm: type, seed: int) -> Labels:
    networkit.setSeed(seed, True)
    work = algorithm(graph)
    work.run()
    return np.array(work.getPartition().getVector(), np.int32)


def warm_up() -> None:
    """Compile the kernels, so that no measurement holds it."""
    network, _ = follows_of(300, 10.0)
    partition = leiden(network)
    label_propagation(network)
    split_separable(network, partition)
    structure, flows = describe(network, partition)
    circles = place_communities(structure.size, flows).circles
    place_members(network, partition.membership, circles, network.incoming.strengths())


if __name__ == "__main__":
    main()
