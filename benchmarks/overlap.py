"""Ten-account overlap and look-alikes over many follows, beside sets of Python and a sparse product of scipy.

    python benchmarks/overlap.py --accounts 500000 --follows 15000000 --repeats 5

Each computes from the columns of a run as the API has them open: nothing is prepared but where the relations of each
account begin and how many follow each, which the API keeps. CPU milliseconds, the least and the median: machines are
shared.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import polars as pl
from scipy.sparse import csr_matrix

from tular.results.audience.alike import AudienceTaste
from tular.results.audience.shared import SharedAudience
from tular.results.run_view import RunView


def run_like(accounts: int, follows: int) -> Any:
    """What overlap asks of an open run, over heavy-tailed follows."""
    rng = np.random.default_rng(7)
    source = rng.integers(0, accounts, follows)
    target = np.minimum((rng.pareto(1.2, follows) * accounts / 2000).astype(np.int64), accounts - 1)
    keys = np.unique(source * accounts + target)
    sources, targets = (keys // accounts).astype(np.uint32), (keys % accounts).astype(np.uint32)
    return SimpleNamespace(
        accounts=SimpleNamespace(height=accounts),
        columns={},
        sources=sources,
        targets=targets,
        offsets=np.searchsorted(sources, np.arange(accounts + 1, dtype=np.uint32)),
        audience_sizes=np.bincount(targets, minlength=accounts),
        membership=rng.integers(0, 200, accounts).astype(np.int32),
        communities=pl.DataFrame({"terms": [["kopi"]] * 200}),
    )


def overlap(view: RunView, rows: np.ndarray) -> int:
    shared = SharedAudience(view, rows)
    _ = shared.order, shared.intersections
    return shared.overlap.reach


def with_sets(view: RunView, rows: np.ndarray) -> int:
    sets = [set(view.sources[view.targets == row].tolist()) for row in rows]
    _ = [len(a & b) / max(len(a | b), 1) for a in sets for b in sets]
    return len(set().union(*sets))


def alike(view: RunView, rows: np.ndarray) -> list[int]:
    return [each.row for each in AudienceTaste(SharedAudience(view, rows)).look_alikes(20)]


def with_product(view: RunView, rows: np.ndarray) -> list[int]:
    n = view.accounts.height
    ones = np.ones(view.targets.size, np.int32)
    follows = csr_matrix((ones, view.targets.astype(np.int32), view.offsets), shape=(n, n))
    audience = np.asarray(follows[:, rows].sum(axis=1)).ravel() > 0
    shared = follows.T @ audience.astype(np.int32)
    cosine = shared / np.sqrt(audience.sum() * np.maximum(view.audience_sizes, 1))
    return np.argsort(-cosine)[: 20 + len(rows)].tolist()


def measured(name: str, work: Callable[[], object], repeats: int) -> None:
    taken = []
    for _ in range(repeats):
        began = time.process_time()
        work()
        taken.append(1000 * (time.process_time() - began))
    print(f"| {name} | {min(taken):,.0f} | {statistics.median(taken):,.0f} |")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--accounts", type=int, default=500_000)
    parser.add_argument("--follows", type=int, default=15_000_000)
    parser.add_argument("--repeats", type=int, default=5)
    asked = parser.parse_args()
    view = cast(RunView, run_like(asked.accounts, asked.follows))
    rows = np.argsort(-view.audience_sizes, kind="stable")[20:30].astype(np.int64)
    print(f"{view.targets.size:,} follows; audiences of {view.audience_sizes[rows].tolist()}")
    print("| what | least ms | median ms |\n|---|---|---|")
    measured("overlap of ten", lambda: overlap(view, rows), asked.repeats)
    measured("overlap of ten, sets of Python", lambda: with_sets(view, rows), 1)
    assert overlap(view, rows) == with_sets(view, rows)
    measured("look-alikes of ten", lambda: alike(view, rows), asked.repeats)
    measured("look-alikes of ten, sparse product of scipy", lambda: with_product(view, rows), 2)


if __name__ == "__main__":
    main()
