"""How time and memory grow with the network: loading, reading, each step of an analysis, publishing, the API.

    python benchmarks/growth.py --millions 1,5,15 --picture benchmarks/growth.svg
    python benchmarks/growth.py --millions 1,5,15 --in-memory

Every size has 30 relations an account, a Neo4j of this script's own, and one analysis as `tular analyze` is without
options but for a random test (`--betweenness-sources 256`, so that no size is exact). With `--in-memory` only the
measures and one search for communities are measured, without Neo4j. The exponent is the slope of a line through the
logarithms: 1 is "twice the relations, twice the time". The load of the machine is told beside them: on a busy one
exponents still compare, seconds do not.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import polars as pl

from heavy_tailed import follows_file
from tular.analytics.community.detection import Detection
from tular.analytics.inputs import MeasureInputs, MeasureSettings
from tular.config import Settings, load_settings
from tular.engines.auto import ENGINE
from tular.graph.network import Network
from tular.measures import DEFAULTS
from tular.models import Relation, RelationBatch
from tular.runs.plan import Plan
from tular.runs.process import AnalysisProcess
from tular.store.load.loading import load
from tular.store.server.local import LocalNeo4j

RELATIONS_AN_ACCOUNT = 30
SOURCES = 256
LEAST = 0.05
"""Steps below it at the largest size are not shown."""
API = {
    "API: 20 influencers": "{ influencers(first: 20) { edges { rank score node { handle } } } }",
    "API: the map": "{ communityMap { communities { id label size x y radius } flows { weight } } }",
}
Figures = dict[str, float]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--millions", default="1,5,15")
    parser.add_argument("--memory", default="8", help="GB for Neo4j and an analysis")
    parser.add_argument("--picture", type=Path, help="SVG to draw")
    parser.add_argument("--in-memory", action="store_true", help="only what is computed")
    parser.add_argument("--one", type=float, help="(what each size is measured by)")
    chosen = parser.parse_args()
    if chosen.one:
        relations = int(chosen.one * 1e6)
        return print(
            json.dumps(computed(relations) if chosen.in_memory else measured(relations, chosen.memory))
        )
    sizes = [float(text) for text in chosen.millions.split(",")]
    options = ["--memory", chosen.memory, *(["--in-memory"] if chosen.in_memory else [])]
    found = [in_a_process(size, options) for size in sizes]
    report(sizes, found)
    if chosen.picture:
        draw(sizes, found, chosen.picture)
    return None


def in_a_process(size: float, options: list[str]) -> Figures:
    """So that the peak of memory is that of this size."""
    command = [sys.executable, "-W", "ignore", __file__, "--one", str(size), *options]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    found: Figures = json.loads(done.stdout.splitlines()[-1])
    print(json.dumps({"millions": size} | found), file=sys.stderr, flush=True)
    return found


def computed(relations: int) -> Figures:
    """Each computation by itself, on two workers at most, and the peak of memory of all of them."""
    data = np.load(follows_file(relations // RELATIONS_AN_ACCOUNT, relations))
    network = Network.from_sorted(int(data["n"]), data["source"], data["target"])
    inputs = MeasureInputs(network, MeasureSettings(betweenness_sources=SOURCES), workers=2)
    found = {"machine load before": os.getloadavg()[0]}
    found["rows in three directions"] = timed(
        lambda: (network.outgoing, network.incoming, network.undirected)
    )
    groups = [group for group in ENGINE.groups if set(group.measures) & set(DEFAULTS) and not group.needs]
    for group in groups:
        found[group.name] = timed(lambda group=group: group.compute(inputs))
    found["components"] = timed(lambda: ENGINE.components(network))
    found["Leiden, one search"] = timed(lambda: ENGINE.search(Detection(split=False), network, 0, workers=2))
    return found | {"memory, GB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20}


def measured(relations: int, memory: str) -> Figures:
    data = np.load(follows_file(relations // RELATIONS_AN_ACCOUNT, relations))
    frame = pl.DataFrame({"source": data["source"], "target": data["target"]})
    with tempfile.TemporaryDirectory() as home:
        settings = load_settings({"TULAR_HOME": home, "TULAR_MEMORY_GB": memory})
        local = LocalNeo4j(settings)
        try:
            found = {"machine load before": os.getloadavg()[0]}
            running = local.start()
            batch = RelationBatch(Relation.FOLLOWS, "x", frame)
            found["load"] = timed(lambda: load(running, [batch], say=lambda _: None))
            running = local.ensure_running()
            found |= analysed(running)
            found |= answered(running)
        finally:
            local.stop()
    return found


def analysed(settings: Settings) -> Figures:
    plan = Plan(betweenness_sources=SOURCES, null_samples=0, consensus=2, levels=1)
    began = time.perf_counter()
    with AnalysisProcess(settings, plan) as process:
        manifest = process.result()
    whole = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 2**20
    steps: Figures = {}
    for step in manifest.steps:
        steps[step.name] = steps.get(step.name, 0.0) + step.seconds
    return steps | {"analysis, all of it": whole, "memory, GB": peak}


def answered(settings: Settings) -> Figures:
    """Medians of warm answers, in milliseconds."""
    environ = os.environ | {
        "TULAR_HOME": str(settings.home),
        "TULAR_NEO4J_URI": str(settings.neo4j_uri),
        "TULAR_NEO4J_PASSWORD": str(settings.neo4j_password),
    }
    command = [
        sys.executable,
        "-c",
        "from tular.cli import main; main()",
        "serve",
        "--port",
        "0",
        "--workers",
        "1",
    ]
    with subprocess.Popen(command, env=environ, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        try:
            url = next(line.split()[-1] for line in server.stderr if "GraphQL" in line)
            return {f"{name}, ms": 1000 * asked(url, query) for name, query in API.items()}
        finally:
            server.terminate()
            server.wait(30)


def asked(url: str, query: str) -> float:
    def ask() -> None:
        answer = httpx.post(url, json={"query": query}, timeout=120).json()
        assert "errors" not in answer, answer

    ask()
    return statistics.median(timed(ask) for _ in range(9))


def timed(work: Callable[[], Any]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def exponent(sizes: list[float], values: list[float]) -> float:
    return float(np.polyfit(np.log(sizes), np.log(np.maximum(values, 1e-4)), 1)[0])


def report(sizes: list[float], found: list[Figures]) -> None:
    print("| step | " + " | ".join(f"{size:g} M" for size in sizes) + " | exponent |")
    print("|---|" + "---|" * (len(sizes) + 1))
    for name, last in found[-1].items():
        if last < LEAST:
            continue
        values = [one.get(name, 0.0) for one in found]
        told = len(sizes) > 1 and not name.startswith("machine")
        grows = f"{exponent(sizes, values):.2f}" if told else ""
        print(f"| {name} | " + " | ".join(f"{value:.2f}" for value in values) + f" | {grows} |")


def draw(sizes: list[float], found: list[Figures], file: Path) -> None:
    import matplotlib as mpl

    mpl.use("svg")
    from matplotlib import pyplot as plt

    mpl.rcParams["svg.hashsalt"] = "tular"
    figure, axes = plt.subplots(figsize=(7, 4))
    for name in ("load", "read", "analysis, all of it", "publish", "communities", "betweenness", "pagerank"):
        axes.loglog(sizes, [one.get(name, np.nan) for one in found], marker="o", label=name)
    axes.loglog(sizes, [one["memory, GB"] for one in found], marker="s", linestyle="--", label="memory, GB")
    axes.set_xlabel("relations, millions")
    axes.set_ylabel("seconds (memory: GB)")
    axes.set_xticks(sizes, [f"{size:g}" for size in sizes])
    axes.minorticks_off()
    axes.grid(True, color="#dddddd")
    axes.legend(fontsize=8, loc="center left", bbox_to_anchor=(1, 0.5))
    figure.tight_layout()
    figure.savefig(file, metadata={"Date": None, "Creator": None})


if __name__ == "__main__":
    main()
