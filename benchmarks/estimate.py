"""Time and memory estimated by `tular.engines.estimate`, beside what computing really takes, over sizes.

    python benchmarks/estimate.py --accounts 3000 30000 100000 --mean-follows 20 --clock cpu

Every size runs in a process of its own, measures of the default set and communities included, without Neo4j. A ratio
between 0.5 and 2 is what the estimate promises. With `--clock cpu` seconds are those of all threads together.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import polars as pl

from heavy_tailed import follows_file

CLOCKS = {"wall": time.perf_counter, "cpu": time.process_time}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accounts", type=int, nargs="+", default=[3_000, 30_000, 100_000])
    parser.add_argument("--mean-follows", type=int, default=20)
    parser.add_argument("--clock", choices=CLOCKS, default="wall")
    parser.add_argument("--one", action="store_true", help="(what each size starts)")
    chosen = parser.parse_args()
    if chosen.one:
        return print(json.dumps(one_size(chosen.accounts[0], chosen.mean_follows, chosen.clock)))
    print("| accounts | follows | seconds estimated | measured | ratio | MB estimated | measured | ratio |")
    print("|---|---|---|---|---|---|---|---|")
    for accounts in chosen.accounts:
        found = started(accounts, chosen.mean_follows, chosen.clock)
        seconds, megabytes = found["seconds"], found["megabytes"]
        print(
            f"| {accounts:,} | {accounts * chosen.mean_follows:,} "
            f"| {seconds[0]:.2f} | {seconds[1]:.2f} | {seconds[0] / seconds[1]:.2f} "
            f"| {megabytes[0]:.0f} | {megabytes[1]:.0f} | {megabytes[0] / megabytes[1]:.2f} |"
        )
    return None


def started(accounts: int, mean: int, clock: str) -> dict[str, list[float]]:
    command = [sys.executable, "-W", "ignore", __file__, "--one", "--clock", clock]
    command += ["--accounts", str(accounts), "--mean-follows", str(mean)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
    return found


def one_size(accounts: int, mean: int, clock: str) -> dict[str, list[float]]:
    from tular.engines.estimate import Size, estimate_work
    from tular.runs.estimate import leiden_runs
    from tular.runs.plan import Plan

    compute(follows_file(500, 5_000), Plan())
    plan = Plan(null_samples=0, consensus=2, workers=1 if clock == "cpu" else 2)
    start = CLOCKS[clock]()
    compute(follows_file(accounts, accounts * mean), plan)
    seconds = CLOCKS[clock]() - start
    relations = accounts * mean
    size = Size(accounts, relations, plan.workers, leiden_runs=leiden_runs(plan.fitted(relations, accounts)))
    estimated = estimate_work(size, plan.measures, publishing=False)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    computing = estimated.seconds - estimated.parts["read"] - estimated.parts["start"]
    return {"seconds": [computing, seconds], "megabytes": [estimated.bytes / 2**20, megabytes]}


def compute(file: Path, plan: object) -> None:
    from tular.models import Layer, Snapshot, Window
    from tular.runs.clock import Clock
    from tular.runs.execute import execute
    from tular.runs.inputs import AnalysisInputs

    data = np.load(file)
    n, source, target = int(data["n"]), data["source"], data["target"]
    snapshot = Snapshot(
        Layer.FOLLOWS, Window(), accounts_frame(n), source, target, np.ones(source.size), 0, "benchmark"
    )
    execute(AnalysisInputs(snapshot), plan, Clock(lambda *_: None))


def accounts_frame(n: int) -> pl.DataFrame:
    texts = {"platform": "x", "kind": "PERSON", "bio": "coffee and rain", "location": "Jakarta"}
    numbers = {"followersCount": 100, "followingCount": 100, "postsCount": 10}
    rows = pl.DataFrame({"key": [f"x:{i:09}" for i in range(n)], "id": [f"{i}" for i in range(n)]})
    return rows.with_columns(
        handle=pl.col("id"),
        name=pl.col("id"),
        createdAt=pl.lit(None, pl.Datetime("us", "UTC")),
        verified=pl.lit(False),
        **{name: pl.lit(value) for name, value in (texts | numbers).items()},
    )


if __name__ == "__main__":
    main()
