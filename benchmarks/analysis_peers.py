"""The whole analysis inside Neo4j, by GDS 2.26 and by Tular, on the same follows in the same database.

    python benchmarks/analysis_peers.py --accounts 81306 --follows 1770000 --sources 256 --runs 3

Both read or project the follows, compute PageRank, HITS, coreness, betweenness from sampled sources, Leiden and label
propagation, and write what they found back, Tular with names, a map and memberships of the communities. Tular's other
line is `tular analyze` as it is without options: twice the measures, two searches with a second look, confidence. GDS
runs with the concurrency of `--workers`. All run once before the clock starts, since a cold Java is slow; each round
reads the graph anew. GDS's jars come from Maven Central by jgo, once. The server is one of this script's own in a
temporary folder, with `--heap` MB for both.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from shutil import rmtree
from typing import Any

import numpy as np
import polars as pl
import psutil

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.gds_server import GDS, WithGds, fetch_plugins

from heavy_tailed import follows_file
from tular.config import Settings, load_settings
from tular.store.server.local import LocalNeo4j

SAME, DEFAULT = "Tular, the same work", "Tular, as without options"
MEASURES = ("pagerank", "hitsAuthority", "hitsHub", "coreness", "betweenness")
STEPS = {
    "project": """MATCH (a:Account) OPTIONAL MATCH (a)-[:FOLLOWS]->(b:Account)
        WITH gds.graph.project('directed', a, b, {}, {readConcurrency: $workers}) AS g RETURN g.nodeCount""",
    "project undirected": """MATCH (a:Account) OPTIONAL MATCH (a)-[:FOLLOWS]->(b:Account)
        WITH gds.graph.project('undirected', a, b, {},
            {readConcurrency: $workers, undirectedRelationshipTypes: ['*']}) AS g RETURN g.nodeCount""",
    "PageRank": """CALL gds.pageRank.mutate('directed', {mutateProperty: 'pr', concurrency: $workers,
        maxIterations: 200, tolerance: 1e-8}) YIELD ranIterations RETURN ranIterations""",
    "HITS": """CALL gds.hits.mutate('directed', {authProperty: 'auth', hubProperty: 'hub', hitsIterations: 20,
        concurrency: $workers}) YIELD ranIterations RETURN ranIterations""",
    "coreness": """CALL gds.kcore.mutate('undirected', {mutateProperty: 'core', concurrency: $workers})
        YIELD degeneracy RETURN degeneracy""",
    "betweenness": """CALL gds.betweenness.mutate('directed', {mutateProperty: 'between', samplingSize: $sources,
        samplingSeed: 0, concurrency: $workers}) YIELD computeMillis RETURN computeMillis""",
    "Leiden": """CALL gds.leiden.mutate('undirected', {mutateProperty: 'leiden', randomSeed: 0,
        concurrency: $workers}) YIELD modularity RETURN modularity""",
    "label propagation": """CALL gds.labelPropagation.mutate('directed', {mutateProperty: 'label',
        concurrency: $workers}) YIELD ranIterations RETURN ranIterations""",
    **{
        f"write {name}": f"""CALL gds.graph.nodeProperties.write('{graph}', '{name}', ['*'],
            {{writeConcurrency: $workers}}) YIELD propertiesWritten RETURN propertiesWritten"""
        for graph, names in (
            ("directed", ("pr", "auth", "hub", "between", "label")),
            ("undirected", ("core", "leiden")),
        )
        for name in names  # one transaction each: all at once need more than a heap of 1 GB
    },
}
DROP = "CALL gds.graph.drop($name, false) YIELD graphName RETURN graphName"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accounts", type=int, default=81_306)
    parser.add_argument("--follows", type=int, default=1_770_000)
    parser.add_argument("--sources", type=int, default=256)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument(
        "--clock", choices=("wall", "cpu"), default="wall", help="cpu: of server and clients, all cores"
    )
    parser.add_argument("--heap", type=int, default=1024, help="MB")
    parser.add_argument("--plugins", type=Path, default=Path(tempfile.gettempdir()) / f"gds-{GDS}")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--one", type=Path, help="(what a round of Tular starts)")
    parser.add_argument("--default", action="store_true", help="(the same with default choices)")
    chosen = parser.parse_args()
    if chosen.one:
        return print(json.dumps(tular_seconds(load_settings(json.loads(chosen.one.read_text())), chosen)))
    fetch_plugins(chosen.plugins)
    with tempfile.TemporaryDirectory() as home:
        server = WithGds(load_settings({"TULAR_HOME": home}), chosen.plugins, chosen.heap)
        try:
            import_follows(server, follows_file(chosen.accounts, chosen.follows), Path(home))
            rounds = compare(server.start(), chosen)
        finally:
            server.stop()
    return report(rounds)


def import_follows(server: LocalNeo4j, data: Path, folder: Path) -> None:
    found = np.load(data)
    ids = pl.Series(np.arange(int(found["n"]))).cast(pl.String)
    accounts = pl.DataFrame(
        {"key:ID": "x:" + ids, "platform": ["x"] * len(ids), "id": ids, "handle": "user" + ids}
    )
    accounts.write_csv(folder / "accounts.csv")
    ends = {":START_ID": found["source"], ":END_ID": found["target"]}
    pl.DataFrame(ends).with_columns(
        ("x:" + pl.col(name).cast(pl.String)).alias(name) for name in ends
    ).write_csv(folder / "follows.csv")
    with server.stopped():
        server.folder.ensure_password()
        server.admin(
            "database", "import", "full", server.settings.neo4j_database, "--overwrite-destination",
            f"--nodes=Account={folder / 'accounts.csv'}", f"--relationships=FOLLOWS={folder / 'follows.csv'}",
        )  # fmt: skip


def compare(settings: Settings, chosen: argparse.Namespace) -> list[dict[str, dict[str, float]]]:
    from tular.store.driver.database import Database
    from tular.store.schema.migrations import migrate

    with Database.connect(settings) as database:
        migrate(database)
    tools = {
        "GDS": lambda: gds_seconds(settings, chosen),
        SAME: lambda: in_a_process(settings, chosen),
        DEFAULT: lambda: in_a_process(settings, chosen, "--default"),
    }
    rounds = []
    for _ in range(1 + chosen.runs):
        rounds.append({name: work() for name, work in tools.items()})
        print(json.dumps(rounds[-1]), file=sys.stderr, flush=True)
    return rounds[1:]


def clock_of(settings: Settings, chosen: argparse.Namespace) -> Callable[[], float]:
    """Seconds that passed, or seconds that the server, this process and those it started have computed."""
    if chosen.clock == "wall":
        return time.perf_counter
    server = psutil.Process(LocalNeo4j(settings).status().pid)

    def computed() -> float:
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        of_server = server.cpu_times()
        own = time.process_time() + children.ru_utime + children.ru_stime
        return float(of_server.user + of_server.system + own)

    return computed


def gds_seconds(settings: Settings, chosen: argparse.Namespace) -> dict[str, float]:
    import neo4j

    seconds, clock = {}, clock_of(settings, chosen)
    login = (settings.neo4j_user, settings.neo4j_password or "")
    with neo4j.GraphDatabase.driver(settings.neo4j_uri or "", auth=login) as driver:

        def ask(query: str, **parameters: Any) -> None:
            driver.execute_query(query, parameters, database_=settings.neo4j_database)

        for step, query in STEPS.items():
            seconds[step] = timed(
                lambda query=query: ask(query, workers=chosen.workers, sources=chosen.sources), clock
            )
        for name in ("directed", "undirected"):
            ask(DROP, name=name)  # not timed; left there, it would take the heap from Tular's turn
    return seconds


def in_a_process(settings: Settings, chosen: argparse.Namespace, *choices: str) -> dict[str, float]:
    """As `tular analyze` does, in a process of its own; "all" includes its start. Steps are by wall clock
    and overlap."""
    environment = {
        "TULAR_HOME": str(settings.home),
        "TULAR_NEO4J_URI": settings.neo4j_uri,
        "TULAR_NEO4J_PASSWORD": settings.neo4j_password,
    }
    file = settings.home / "settings.json"
    file.write_text(json.dumps(environment))
    command = [sys.executable, "-W", "ignore", __file__, "--one", str(file)]
    command += ["--sources", str(chosen.sources), "--workers", str(chosen.workers), *choices]
    rmtree(settings.home / "snapshots", ignore_errors=True)
    clock = clock_of(settings, chosen)
    start = clock()
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found | {"all": clock() - start}


def tular_seconds(settings: Settings, chosen: argparse.Namespace) -> dict[str, float]:
    from tular.runs.execute import run_analysis
    from tular.runs.plan import Plan

    named = {} if chosen.default else {"measures": MEASURES, "consensus": 1, "split": False}
    plan = Plan(
        betweenness_sources=chosen.sources, workers=chosen.workers, null_samples=0, continued=False, **named
    )
    manifest = run_analysis(settings, plan, publishing=True, progress=lambda *_: None)
    seconds = {step.name: step.seconds for step in manifest.steps if not step.method or step.seconds > 0.05}
    return seconds if chosen.default else seconds | {"label propagation": labelled(settings)}


def labelled(settings: Settings) -> float:
    """Label propagation on the snapshot that the analysis left, since a run has communities of one method."""
    from tular.analytics.community.label_propagation import label_propagation
    from tular.graph.network import Network
    from tular.models import Layer, Window
    from tular.store.driver.database import Database
    from tular.store.snapshot.reading import read_snapshot

    with Database.connect(settings) as database:
        snapshot = read_snapshot(database, Layer.FOLLOWS, Window(), cache=settings.home / "snapshots")
    return timed(lambda: label_propagation(Network(snapshot)), time.perf_counter)


def timed(work: Callable[[], Any], clock: Callable[[], float]) -> float:
    start = clock()
    work()
    return clock() - start


def report(rounds: list[dict[str, dict[str, float]]]) -> None:
    for one in rounds:
        one["GDS"]["all"] = sum(one["GDS"].values())
    for tool in rounds[0]:
        print(f"| {tool} | median s |\n|---|---|")
        for step in rounds[0][tool]:
            print(f"| {step} | {statistics.median(one[tool].get(step, 0.0) for one in rounds):.2f} |")
    for tool in (SAME, DEFAULT):
        ratios = [one["GDS"]["all"] / one[tool]["all"] for one in rounds]
        print(f"GDS / {tool}: {statistics.median(ratios):.1f}")


if __name__ == "__main__":
    main()
