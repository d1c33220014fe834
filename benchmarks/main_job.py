"""The main job on the Higgs slice: load, analyse (follows), first GraphQL page, each timed as a user waits for it.

    python benchmarks/main_job.py ../shared/data/higgs-slice/follows.edgelist.gz --runs 3

Each run starts from an empty data folder; Neo4j's jars are in the cache already.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

TULAR = str(Path(sys.executable).with_name("tular"))
PAGE = """{ influencers(measure: PAGERANK, first: 100) {
  edges { rank score node { id handle name kind followersCount community { label colour } } } } }"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    rounds = [one_round(arguments.file) for _ in range(arguments.runs)]
    print("| step | median s | min | max |\n|---|---|---|---|")
    for step in rounds[0]:
        seconds = [one[step] for one in rounds]
        print(f"| {step} | {statistics.median(seconds):.2f} | {min(seconds):.2f} | {max(seconds):.2f} |")


def one_round(file: Path) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as home:
        environ = os.environ | {"TULAR_HOME": home, "TULAR_PORT": "8765"}

        def tular(*arguments: str) -> Any:
            done = subprocess.run(
                [TULAR, *arguments], env=environ, capture_output=True, text=True, check=True
            )
            return done.stdout

        try:
            seconds = {"start Neo4j": timed(lambda: tular("neo4j", "start"))}
            seconds["load"] = timed(lambda: tular("load", str(file), "--relation", "follows"))
            seconds["analyse and publish"] = timed(lambda: tular("analyze"))
            with subprocess.Popen([TULAR, "serve"], env=environ, stderr=subprocess.DEVNULL) as serving:
                try:
                    seconds["serve, until the first page"] = timed(
                        lambda: first_page("http://127.0.0.1:8765")
                    )
                    seconds["the same page again"] = timed(lambda: first_page("http://127.0.0.1:8765"))
                finally:
                    serving.terminate()
            return seconds
        finally:
            tular("neo4j", "stop")


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def first_page(url: str) -> None:
    body = json.dumps({"query": PAGE}).encode()
    for _ in range(600):
        try:
            request = urllib.request.Request(f"{url}/graphql", body, {"Content-Type": "application/json"})
            with urllib.request.urlopen(request, timeout=30) as response:
                edges = json.load(response)["data"]["influencers"]["edges"]
                assert len(edges) == 100
                return
        except OSError:
            time.sleep(0.05)
    raise SystemExit("The server did not answer within 30 s.")


if __name__ == "__main__":
    main()
