"""`tular generate`: time and peak memory by size, beside NetworKit's LFR generator for the follows alone.

    python benchmarks/generate.py --sizes 10000:20 100000:20 500000:30 --runs 3

Each measurement is a process of its own; peak memory is what the system charged it for, libraries included. CPU
seconds are printed since machines are shared.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from typing import Any

CHILD = """
import json, resource, sys, time
from pathlib import Path
started = time.monotonic()
{work}
used = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps([time.monotonic() - started, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, sizes]))
"""
SETTING = "n, k, folder = {accounts}, {follows}, Path({folder!r})\n"
ARRAYS = """from tular.generate import NetworkOptions, network
net = network(NetworkOptions(accounts=n, follows_per_account=k, {more}))
sizes = [net.first.size, 0]"""
FILES = """from tular.generate import NetworkOptions, write_network
summary = write_network(folder / "net", NetworkOptions(accounts=n, follows_per_account=k, {more}))
sizes = [summary.follows, summary.posts]"""
NETWORKIT = """import networkit
# An undirected edge is two follows; mean degree k, the exponents and the mixing of Tular's defaults.
lfr = networkit.generators.LFRGenerator(n)
lfr.generatePowerlawDegreeSequence(k, n // 100, -2.3)
lfr.generatePowerlawCommunitySizeSequence(2 * int(k), n // 8, -1.5)
lfr.setMu(0.2)
graph = lfr.generate()
sizes = [2 * graph.numberOfEdges(), 0]"""
WORK = {
    "follows in memory": ARRAYS.format(more=""),
    "follows in memory, LFR": ARRAYS.format(more='model="lfr"'),
    "NetworKit, LFR": NETWORKIT,
    "files, no posts": FILES.format(more="posts=False"),
    "files, all": FILES.format(more=""),
    "files, all, 4 snapshots": FILES.format(more="snapshots=4"),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--sizes", nargs="+", default=["10000:20", "100000:20"], help="accounts:follows an account"
    )
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", nargs="+", default=list(WORK), choices=WORK)
    arguments = parser.parse_args()
    print("| accounts | what | follows | posts | median s | CPU s | peak MB |")
    print("|---|---|---|---|---|---|---|")
    for size in arguments.sizes:
        accounts, follows = size.split(":")
        for what in arguments.only:
            print(row(int(accounts), float(follows), what, arguments.runs), flush=True)


def row(accounts: int, follows: float, what: str, runs: int) -> str:
    rounds = [measured for _ in range(runs) if (measured := measure(accounts, follows, WORK[what]))]
    if len(rounds) < runs:
        return f"| {accounts:,} | {what} | failed | | | | |"
    seconds, cpu, memory = (statistics.median(one[i] for one in rounds) for i in range(3))
    made, posts = rounds[0][3]
    return f"| {accounts:,} | {what} | {made:,} | {posts:,} | {seconds:.1f} | {cpu:.1f} | {memory:,.0f} |"


def measure(accounts: int, follows: float, work: str) -> Any:
    with tempfile.TemporaryDirectory() as folder:
        setting = SETTING.format(accounts=accounts, follows=follows, folder=folder)
        code = CHILD.replace("{work}", setting + work)
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stderr, file=sys.stderr)
        return None
    return json.loads(done.stdout)


if __name__ == "__main__":
    main()
