"""A whole analysis of a network in thousands of pieces, without Neo4j: seconds of processor and wall, step by step.

    python benchmarks/fragments.py --accounts 256000 --runs 2

The profile `fragments`, with bios of two words each, of which those of a community share one; measures, communities,
names, levels and map as `tular analyze --layer retweets` without options. A first run compiles and is not counted.
"""

from __future__ import annotations

import argparse
import time

import numpy as np
import polars as pl

from tular.generate import NetworkOptions
from tular.generate import network as generated
from tular.graph.network import Network
from tular.models import Layer, Snapshot, Window
from tular.results.accounts import PROFILE
from tular.runs.clock import Clock
from tular.runs.execute import execute
from tular.runs.inputs import AnalysisInputs
from tular.runs.plan import Plan

WORDS = 400


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--accounts", type=int, default=256_000)
    parser.add_argument("--runs", type=int, default=2)
    arguments = parser.parse_args()
    inputs = AnalysisInputs(fragments(arguments.accounts))
    for run in range(arguments.runs + 1):
        analyse(inputs, told=run > 0)


def analyse(inputs: AnalysisInputs, *, told: bool) -> None:
    clock = Clock(lambda *_: None)
    wall, cpu = time.perf_counter(), time.process_time()
    manifest, _ = execute(inputs, Plan(layer=Layer.RETWEETS), clock)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    if not told:
        return
    print(
        f"{manifest.accounts:,} accounts, {manifest.relations:,} relations, {manifest.communities:,} communities, "
        f"{manifest.findings['smallGroups']['sentence']}: {cpu:.1f} s of processor, {wall:.1f} s\n"
    )
    for step in sorted(clock.steps, key=lambda step: -step.seconds)[:10]:
        print(f"| {step.name} | {step.seconds:.2f} |")


def fragments(accounts: int) -> Snapshot:
    made = generated(NetworkOptions.of_profile("fragments", accounts=accounts))
    network = Network.from_edges(accounts, *made.follows())
    other = np.random.default_rng(1).integers(0, WORDS, accounts)
    own = made.membership[0] % WORDS
    bios = pl.select(pl.format("word{} word{}", pl.Series(own), pl.Series(other))).to_series()
    keys = pl.Series([f"x:{10_000_000 + account}" for account in range(accounts)])
    given = {"key": keys, "handle": keys.str.slice(2), "bio": bios}
    nothing = pl.Series([None]).new_from_index(0, accounts)
    table = pl.DataFrame({name: given.get(name, nothing) for name in PROFILE}, schema_overrides=PROFILE)
    edges = network.source, network.target, network.weight
    return Snapshot(Layer.RETWEETS, Window(), table, *edges, 0, "fragments")


if __name__ == "__main__":
    main()
