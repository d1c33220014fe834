"""What each engine takes for each of its computations, over Tular's kernels on the same network in the same run.

    python benchmarks/engines.py --accounts 20000 --follows 20 --engines igraph,gds,spark --workers 2

The network is sent before the clock starts. GDS's jars come from Maven Central once;
its server is this script's own. Ratios are what `slower` of an engine takes for estimates."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.conftest import isolated_settings
from tests.gds_server import GDS, WithGds, fetch_plugins

from communities import follows_of
from tular.analytics.community.detection import Detection
from tular.analytics.inputs import MeasureInputs, MeasureSettings
from tular.config import Settings
from tular.engines.auto import ENGINE as AUTO
from tular.engines.engine import Engine
from tular.engines.registry import engine_named
from tular.models import CommunityMethod


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--accounts", type=int, default=20_000)
    parser.add_argument("--follows", type=float, default=20)
    parser.add_argument("--engines", default="igraph,gds,spark")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--sources", type=int, default=256, help="of betweenness")
    parser.add_argument("--plugins", type=Path, default=Path(tempfile.gettempdir()) / f"gds-{GDS}")
    chosen = parser.parse_args()
    network = follows_of(chosen.accounts, chosen.follows)[0]
    inputs = MeasureInputs(
        network,
        MeasureSettings(betweenness_sources=chosen.sources),
        workers=chosen.workers,
        towards=np.ones(network.n),
    )
    print(f"{network.n:,} accounts, {network.m:,} follows, {chosen.workers} workers\n")
    AUTO.compute(sorted(engine_named("igraph").measures), inputs)  # compiled, and rows built
    with tempfile.TemporaryDirectory() as home, ExitStack() as stack:
        for name in chosen.engines.split(","):
            began = time.perf_counter()
            engine = stack.enter_context(opened(name, Path(home) / name, chosen))
            print(f"\n{name} {dict(engine.versions)}: ready after {time.perf_counter() - began:.1f} s")
            report(engine, inputs)


@contextmanager
def opened(name: str, home: Path, chosen: argparse.Namespace) -> Iterator[Engine]:
    settings: Settings = isolated_settings(home)
    if name != "gds":
        with engine_named(name).opened(settings, chosen.workers) as engine:
            yield engine
        return
    fetch_plugins(chosen.plugins)
    server = WithGds(settings, chosen.plugins, heap=1024)
    try:
        with engine_named(name).opened(server.start(), chosen.workers) as engine:
            yield engine
    finally:
        server.stop()


def report(engine: Engine, inputs: MeasureInputs) -> None:
    print("| computation | kernels s | engine s | ratio |\n|---|---|---|---|")
    engine.compute(["inDegree"], inputs)  # sends the network, and warms up
    for group in engine.groups:
        names = [name for name in group.measures if name in AUTO.measures]
        row(group.name, seconds(AUTO, names, inputs), seconds(engine, names, inputs))
    method = min(engine.methods, key=lambda method: method is not CommunityMethod.LEIDEN)
    took = [searched(each, method, inputs) for each in (AUTO, engine)]
    row(f"communities, {method}", *took)


def row(name: str, ours: float, theirs: float) -> None:
    print(f"| {name} | {ours:.3f} | {theirs:.3f} | {theirs / ours:.1f} |", flush=True)


def seconds(engine: Engine, names: list[str], inputs: MeasureInputs) -> float:
    began = time.perf_counter()
    engine.compute(names, inputs)
    return time.perf_counter() - began


def searched(engine: Engine, method: CommunityMethod, inputs: MeasureInputs) -> float:
    began = time.perf_counter()
    engine.search(Detection(method, split=False), inputs.network, 1)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
