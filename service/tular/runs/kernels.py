"""Compiling the kernels that an analysis with the usual measures needs: once on a machine, on a small made-up
network, beside Neo4j's installation and start in the demo, else at the beginning of the first analysis.

    python -m tular.runs.kernels CACHE
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
from filelock import FileLock

from tular.runs.clock import Progress
from tular.runs.compiled import are_compiled, marker, note_compiled
from tular.runs.process import keep_kernels_in

if TYPE_CHECKING:
    from tular.models import Ids
    from tular.runs.inputs import AnalysisInputs

STEP = "compile kernels, once on this machine"
_ACCOUNTS = 1200
_EVENTS = 3000
_NICE = 5
"""What users wait for goes first; a little only, since they wait for this in the end."""


@contextmanager
def compiling_beside(cache: Path, say: Callable[[str], object]) -> Iterator[None]:
    """Compile in a process of its own while the block does what it does, unless that was done before; an analysis in
    the block waits for what it still lacks. Ended with the block: what is compiled by then stays."""
    if are_compiled(cache):
        yield
        return
    say("Analyses are being compiled for this machine meanwhile, which takes half a minute, once.")
    command = [sys.executable, "-m", __name__, str(cache)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            yield
        finally:
            process.terminate()


def ensure_compiled(cache: Path, progress: Progress) -> None:
    """Compile what is not compiled yet, or wait for the process that does."""
    if are_compiled(cache):
        return
    progress(STEP, 0, None)
    marker(cache).parent.mkdir(parents=True, exist_ok=True)
    with FileLock(marker(cache).with_suffix(".lock")):
        if not are_compiled(cache):
            practise()
            note_compiled(cache)
    progress(STEP, 1, 1)


def practise() -> None:
    """An analysis of a small made-up network with events. It compiles what such an analysis needs, of any size."""
    from tular.measures import DEFAULTS, USUAL_OF_EVENTS
    from tular.runs.clock import Clock
    from tular.runs.execute import execute
    from tular.runs.plan import Plan

    measures = (*DEFAULTS, *USUAL_OF_EVENTS)
    plan = Plan(measures=measures, betweenness_sources=8, consensus=2, null_samples=2, levels=2)
    execute(_inputs(), plan, Clock(lambda *_: None))


def _inputs() -> AnalysisInputs:
    from tular.generate import NetworkOptions, network
    from tular.models import Layer, Snapshot, Window
    from tular.runs.inputs import AnalysisInputs
    from tular.store.snapshot.accounts import SCHEMA

    source, target = network(NetworkOptions(accounts=_ACCOUNTS, follows_per_account=10)).follows()
    used, rows = np.unique(np.concatenate([source, target]), return_inverse=True)
    ends = rows.astype(np.int32).reshape(2, -1)
    accounts = pl.DataFrame({"key": [f"x:{row:06}" for row in range(used.size)]}, schema_overrides=SCHEMA)
    accounts = accounts.with_columns(
        pl.lit(None, kind).alias(name) for name, kind in SCHEMA.items() if name != "key"
    )
    ones = np.ones(source.size)
    snapshot = Snapshot(Layer.FOLLOWS, Window(), accounts, ends[0], ends[1], ones, 0, "")
    return AnalysisInputs(snapshot, events=_events(ends))


def _events(ends: Ids) -> pl.DataFrame:
    """Retweets along the first relations, one a minute."""
    minutes = pl.Series("minutes", range(_EVENTS))
    return pl.select(
        source=pl.Series(ends[0, :_EVENTS]).cast(pl.Int64),
        target=pl.Series(ends[1, :_EVENTS]).cast(pl.Int64),
        relation=pl.repeat("RETWEETED", _EVENTS),
        at=pl.lit(datetime(2026, 1, 1, tzinfo=UTC)) + pl.duration(minutes=pl.lit(minutes)),
        count=pl.repeat(1.0, _EVENTS),
        post="x:" + minutes.cast(pl.String),
        original="x:" + (minutes // 7).cast(pl.String),
    )


if __name__ == "__main__":
    cache = Path(sys.argv[1])
    keep_kernels_in(cache)
    os.nice(_NICE)
    ensure_compiled(cache, lambda *_: None)
