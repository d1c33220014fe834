"""Maps: how long placing takes, how good it is beside other layouts, how fast regions and downloads come.

python benchmarks/maps.py place           generated: 1,000 and 13,000 communities, 500 k accounts with 15 M relations
python benchmarks/maps.py quality         TIMME and the Higgs slice, beside igraph's DrL and NetworKit's layouts
python benchmarks/maps.py serve           500 k accounts: regions of the map (p95), a download's time and memory
"""

from __future__ import annotations

import argparse
import gzip
import resource
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import networkit as nk
import numpy as np
import polars as pl

from tular.analytics.community.description import describe
from tular.analytics.community.leiden import leiden
from tular.analytics.community.partition import Partition, number_by_size
from tular.analytics.map.choice import chosen
from tular.analytics.map.communities import place_communities
from tular.analytics.map.members import place_members
from tular.analytics.map.quality import map_quality
from tular.graph.network import Network

DATA = Path(__file__).parents[2] / "shared" / "data"


def generated(accounts: int, relations: int, communities: int) -> tuple[Network, Partition]:
    """Heavy-tailed communities and popularity, seven of ten relations inside a community."""
    rng = np.random.default_rng(0)
    weight = 1.0 / np.arange(1, communities + 1) ** 0.8
    home = np.sort(rng.choice(communities, accounts, p=weight / weight.sum()))
    first, size = np.searchsorted(home, np.arange(communities)), np.bincount(home, minlength=communities)
    source = rng.integers(0, accounts, relations)
    inside = first[home[source]] + (size[home[source]] * rng.random(relations) ** 2).astype(np.int64)
    anywhere = (accounts * rng.random(relations) ** 2).astype(np.int64)
    target = np.where(rng.random(relations) < 0.7, inside, anywhere)
    network = Network.from_edges(accounts, source, target)
    return network, Partition(number_by_size(home.astype(np.int32)), 0.0, "generated", quality=0.0)


def timme() -> Network:
    with gzip.open(DATA / "timme-purep" / "retweet_list.csv.gz", "rt") as lines:
        rows = [line.split() for line in lines][1:]
    names = sorted({name for row in rows for name in row[:2]})
    place = {name: at for at, name in enumerate(names)}
    ends = np.array([[place[a], place[b]] for a, b, *_ in rows])
    return Network.from_edges(len(names), ends[:, 0], ends[:, 1], [float(row[2]) for row in rows])


def higgs() -> Network:
    with gzip.open(DATA / "higgs-slice" / "follows.edgelist.gz") as lines:
        ends = np.array(lines.read().split(), dtype=np.int64).reshape(-1, 2)
    names, place = np.unique(ends, return_inverse=True)
    place = place.reshape(-1, 2)
    return Network.from_edges(names.size, place[:, 0], place[:, 1])


def timed(work: Callable[[], Any]) -> tuple[Any, float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    return work(), time.perf_counter() - wall, time.process_time() - cpu


def placed(network: Network, partition: Partition) -> tuple[Any, Any]:
    structure, flows = describe(network, partition)
    shown = chosen(structure.size, structure.internal_weight)
    circles = place_communities(structure.size, flows, shown=shown).circles
    return place_members(network, partition.membership, circles, network.incoming.strengths(), workers=2)


def place() -> None:
    placed(*generated(2_000, 10_000, 20))  # compiles
    print("| accounts | relations | communities | shown | communities s (CPU) | members s (CPU) |")
    print("|---|---|---|---|---|---|")
    for accounts, relations, count in (
        (100_000, 1_000_000, 1_000),
        (300_000, 600_000, 13_000),
        (500_000, 15_000_000, 60),
    ):
        network, partition = generated(accounts, relations, count)
        structure, flows = describe(network, partition)
        _ = network.undirected, network.incoming
        shown = chosen(structure.size, structure.internal_weight)
        found, wall, cpu = timed(lambda s=structure, f=flows, m=shown: place_communities(s.size, f, shown=m))
        strengths = network.incoming.strengths()
        _, wall2, cpu2 = timed(
            lambda n=network, p=partition, c=found.circles, s=strengths: place_members(
                n, p.membership, c, s, workers=2
            )
        )
        print(
            f"| {accounts:,} | {network.m:,} | {partition.count:,} | {shown.sum()} | {wall:.2f} ({cpu:.2f}) "
            f"| {wall2:.2f} ({cpu2:.2f}) |",
            flush=True,
        )


def quality() -> None:
    placed(*generated(2_000, 10_000, 20))
    print("| network | layout | s | neighbourhood | by chance | stress |\n|---|---|---|---|---|---|")
    for name, network in (("TIMME retweets", timme()), ("Higgs slice follows", higgs())):
        partition = leiden(network, workers=2)
        (x, y), wall, _ = timed(lambda n=network, p=partition: placed(n, p))
        _row(name, "Tular", wall, network, x, y)
        rows = network.undirected
        source = np.repeat(np.arange(network.n), rows.degrees())
        once = source < rows.neighbours
        edges = np.column_stack((source[once], rows.neighbours[once]))
        for peer, layout in _peers(network.n, edges):
            points, wall, _ = timed(layout)
            _row(name, peer, wall, network, points[:, 0], points[:, 1])


def _peers(n: int, edges: Any) -> list[tuple[str, Callable[[], Any]]]:
    from igraph import Graph

    graph = Graph(n=n, edges=edges)
    other = nk.Graph(n)
    for a, b in edges.tolist():
        other.addEdge(a, b)

    def pivot() -> Any:
        layout = nk.viz.PivotMDS(other, 2, 50)
        layout.run()
        return np.array(layout.getCoordinates())

    def maxent() -> Any:
        """Of connected networks only: the largest component, the others at the middle."""
        main = nk.components.ConnectedComponents.extractLargestConnectedComponent(other, True)
        names = sorted(
            nk.components.ConnectedComponents.extractLargestConnectedComponent(other, False).iterNodes()
        )
        layout = nk.viz.MaxentStress(main, 2, 3)
        layout.run()
        points = np.zeros((n, 2))
        points[names] = np.array(layout.getCoordinates())
        return points

    return [
        ("igraph DrL", lambda: np.array(graph.layout("drl").coords)),
        ("NetworKit PivotMDS", pivot),
        ("NetworKit MaxentStress", maxent),
    ]


def _row(name: str, layout: str, wall: float, network: Network, x: Any, y: Any) -> None:
    found = map_quality(network, x, y)
    print(
        f"| {name} | {layout} | {wall:.2f} | {found.neighbourhood:.4f} | {found.expected:.4f} | {found.stress:.3f} |",
        flush=True,
    )


def serve() -> None:
    from tular.results.exports.forms import FORMS
    from tular.results.exports.writing import draw
    from tular.results.map import MapQuestion, community_map
    from tular.results.map_region import Bounds
    from tular.results.run_view import RunView

    with tempfile.TemporaryDirectory() as folder:
        view = RunView(_run(folder)).warm()
        rng, seconds = np.random.default_rng(1), []
        view.ranked("pagerank").ranking.sum()
        for _ in range(200):
            x, y, side = rng.uniform(-90, 90), rng.uniform(-90, 90), rng.uniform(1, 60)
            bounds = Bounds(x, y, x + side, y + side)
            question = MapQuestion(bounds=bounds, members_per_community=20, relations=500)
            seconds.append(timed(lambda q=question: community_map(view, q))[1])
        median, slow = np.median(seconds) * 1e3, np.quantile(seconds, 0.95) * 1e3
        print(f"region of the map: median {median:.1f} ms, p95 {slow:.1f} ms")
        drawing = draw(view, "accounts", "pagerank")
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        for form in ("positions", "nodes.parquet", "graphology", "gexf", "nodes.csv"):
            file = Path(folder) / "file"
            with file.open("wb") as out:
                _, wall, _ = timed(lambda f=form, o=out: FORMS[f].write(drawing, o))
            grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
            print(
                f"{form}: {wall:.1f} s, {file.stat().st_size / 1e6:.0f} MB, memory grew by {grown:.0f} MiB",
                flush=True,
            )


def _run(folder: str) -> Any:
    """A run of 500 k accounts and 3 M relations, measured by in-degree alone."""
    from tular.models import Layer, Snapshot, Window
    from tular.results.accounts import PROFILE
    from tular.runs.artifact import open_run, write_run
    from tular.runs.clock import Clock
    from tular.runs.execute import execute
    from tular.runs.inputs import AnalysisInputs
    from tular.runs.plan import Plan

    network, _ = generated(500_000, 3_000_000, 300)
    keys = [f"x:{row:07}" for row in range(network.n)]
    given = {"key": keys, "handle": keys}
    accounts = pl.DataFrame({name: given.get(name, [None] * len(keys)) for name in PROFILE}, schema=PROFILE)
    snapshot = Snapshot(
        Layer.FOLLOWS,
        Window(),
        accounts,
        network.source,
        network.target,
        network.weight,
        0,
        str(datetime.now(UTC)),
    )
    plan = Plan(measures=("pagerank",), consensus=1, null_samples=0, levels=1, split=False)
    manifest, tables = execute(AnalysisInputs(snapshot), plan, Clock(lambda *_: None))
    write_run(folder, manifest, tables)
    return open_run(folder, manifest.id, cache=Path(folder) / "cache")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["place", "quality", "serve"])
    {"place": place, "quality": quality, "serve": serve}[parser.parse_args().what]()
