"""Does the second look earn its place? Communities beside plain Leiden and igraph's, with and without known truth.

    python benchmarks/communities_truth.py --seeds 10 --runs 3

TIMME's five relations against party, the Higgs slice, and generated networks of both kinds over the mixing. Medians
over seeds; NMI's least and greatest in brackets. igraph gets the same folded, weighted graph and three iterations.
"""

from __future__ import annotations

import argparse
import gzip
import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import polars as pl
from sklearn.metrics import normalized_mutual_info_score

from communities import Labels, Method, folded_igraph, follows_of, higgs, igraph_leiden
from tular.analytics.community.detection import Detection
from tular.analytics.community.leiden import leiden
from tular.analytics.community.partition import modularity, number_by_size
from tular.analytics.community.separable import split_separable
from tular.graph.network import Network

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
RELATIONS = ("friend", "retweet", "mention", "reply", "favorite")
UNKNOWN = -1


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    name: str
    network: Network
    truth: Labels | None = None
    """int32[n], UNKNOWN for who has none."""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seeds", type=int, default=10, help="searches of each real network")
    parser.add_argument("--runs", type=int, default=3, help="searches of each generated network")
    parser.add_argument("--accounts", type=int, default=5000, help="of each generated network")
    arguments = parser.parse_args()
    print("| network | | plain Leiden | default | everything divided | igraph |\n|---|---|---|---|---|---|")
    for case in [*timme(), Case("Higgs follows", higgs()), *map(higgs_events, ("RT", "MT"))]:
        compare(case, arguments.seeds)
    for case in planted(arguments.accounts):
        compare(case, arguments.runs)


def compare(case: Case, seeds: int) -> None:
    found = {name: [method(seed) for seed in range(seeds)] for name, method in methods(case.network).items()}
    values = [[modularity(case.network, labels) for labels in each] for each in found.values()]
    told = [
        f"{statistics.median(value):.4f}, {statistics.median(int(one.max()) + 1 for one in each):.0f}"
        for value, each in zip(values, found.values(), strict=True)
    ]
    print(f"| {case.name} | modularity, communities | {' | '.join(told)} |", flush=True)
    if case.truth is not None:
        agreed = [agreement(case.truth, each) for each in found.values()]
        print(f"| | NMI | {' | '.join(agreed)} |", flush=True)


def methods(network: Network) -> dict[str, Method]:
    graph = folded_igraph(network)
    return {
        "plain": lambda seed: leiden(network, seed=seed).membership,
        "default": lambda seed: Detection().find(network, seed).membership,
        "divided": lambda seed: split_separable(network, leiden(network, seed=seed), seed=seed).membership,
        "igraph": lambda seed: number_by_size(partial(igraph_leiden, graph, 3)(seed)),
    }


def agreement(truth: Labels, found: list[Labels]) -> str:
    known = truth != UNKNOWN
    scores = [float(normalized_mutual_info_score(truth[known], labels[known])) for labels in found]
    return f"{statistics.median(scores):.3f} ({min(scores):.3f} … {max(scores):.3f})"


def timme() -> Iterator[Case]:
    folder = DATA / "timme-purep"
    people = pl.read_csv(folder / "dict.csv.gz", separator="\t")
    for relation in RELATIONS:
        file = folder / f"{relation}_list.csv.gz"
        rows = pl.read_csv(file, separator="\t", new_columns=["a", "b", "weight"])
        ids = pl.concat([rows["a"], rows["b"]]).unique().sort()
        ends = [ids.search_sorted(rows[end]).to_numpy() for end in ("a", "b")]
        weight = None if relation == "friend" else rows["weight"].to_numpy().astype(np.float64)
        party = ids.to_frame("twitter_id").join(people, on="twitter_id", how="left", maintain_order="left")
        truth = party["party"].replace_strict(
            {"D": 0, "R": 1, "I": 2}, default=UNKNOWN, return_dtype=pl.Int32
        )
        yield Case(f"TIMME {relation}", Network.from_edges(len(ids), *ends, weight), truth.to_numpy())


def higgs_events(kind: str) -> Case:
    with gzip.open(DATA / "higgs-slice" / "activity.txt.gz") as file:
        rows = pl.read_csv(file.read(), separator=" ", has_header=False, new_columns=["a", "b", "at", "kind"])
    ends = rows.filter(pl.col("kind") == kind).select("a", "b").to_numpy()
    names, places = np.unique(ends, return_inverse=True)
    return Case(f"Higgs {kind}", Network.from_edges(names.size, *places.reshape(ends.shape).T))


def planted(accounts: int) -> Iterator[Case]:
    for model in ("audience", "lfr"):
        for mixing in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6):
            network, truth = follows_of(accounts, 20.0, model=model, mixing=mixing, seed=1)
            yield Case(f"generated, {model}, mixing {mixing}", network, truth)


if __name__ == "__main__":
    main()
