"""igraph as an engine: every centrality and community method of the catalogue that igraph has, computed by igraph.

Measures that igraph does not know (Katz, VoteRank, effective size, collective influence, counts of events) are not
here. Directions, weights and scales are those of the catalogue, so that its answers and those of `auto` are the same
up to rounding. igraph holds Python's global lock while it computes: groups follow one another whatever the number of
workers. Manual: https://python.igraph.org/en/stable/api/igraph.Graph.html"""

from __future__ import annotations

import time
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import igraph
import numpy as np

from tular.analytics.centrality.betweenness import draw
from tular.analytics.community.igraph_methods import search
from tular.analytics.inputs import Group, MeasureInputs
from tular.analytics.scores import Scores, scores_since
from tular.engines.engine import Engine
from tular.models import CommunityMethod, Floats

METHOD = f"igraph {igraph.__version__}"


def _degrees(inputs: MeasureInputs) -> Mapping[str, Scores]:
    start, graph = time.perf_counter(), inputs.network.igraph
    return {
        "inDegree": scores_since(start, graph.degree(mode="in"), METHOD),
        "outDegree": scores_since(start, graph.degree(mode="out"), METHOD),
        "inStrength": scores_since(start, graph.strength(mode="in", weights="weight"), METHOD),
        "outStrength": scores_since(start, graph.strength(mode="out", weights="weight"), METHOD),
    }


def _followers(inputs: MeasureInputs) -> Mapping[str, Scores]:
    """In the follows layer igraph's in-degree; elsewhere the count that the snapshot brings along."""
    start = time.perf_counter()
    if inputs.followers is None:
        return {"followers": scores_since(start, inputs.network.igraph.degree(mode="in"), METHOD)}
    return {"followers": scores_since(start, inputs.followers, "counted from all loaded follows")}


def _pagerank(inputs: MeasureInputs) -> Mapping[str, Scores]:
    return {"pagerank": _walked(inputs, None)}


def _personalised(inputs: MeasureInputs) -> Mapping[str, Scores]:
    return {"personalisedPagerank": _walked(inputs, inputs.towards)}


def _walked(inputs: MeasureInputs, jump: Floats | None) -> Scores:
    start, damping = time.perf_counter(), inputs.settings.damping
    values = inputs.network.igraph.personalized_pagerank(
        damping=damping, reset=None if jump is None else jump.tolist(), weights="weight"
    )
    return scores_since(start, values, f"{METHOD}, PRPACK, damping {damping:g}")


def _hits(inputs: MeasureInputs) -> Mapping[str, Scores]:
    start, graph = time.perf_counter(), inputs.network.igraph
    with _unwarned():
        authority, hub = graph.authority_score(weights="weight"), graph.hub_score(weights="weight")
    return {
        "hitsAuthority": scores_since(start, _clean(authority), METHOD),
        "hitsHub": scores_since(start, _clean(hub), METHOD),
    }


def _eigenvector(inputs: MeasureInputs) -> Mapping[str, Scores]:
    start, graph = time.perf_counter(), inputs.network.igraph
    if graph.is_dag():
        return {"eigenvector": scores_since(start, np.zeros(graph.vcount()), "no cycle: undefined, all 0")}
    with _unwarned():
        values = graph.eigenvector_centrality(directed=True, weights="weight")
    return {"eigenvector": scores_since(start, _clean(values), METHOD)}


@contextmanager
def _unwarned() -> Iterator[None]:
    """igraph warns where scores of 0 may have other solutions, and of rounding below 0: both are dealt with here."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        yield


def _clean(values: list[float]) -> Floats:
    """Scores of 0 or more whose largest is 1 (all 0 without relations), without what rounding leaves below 0."""
    scores = np.maximum(np.nan_to_num(np.asarray(values, np.float64)), 0.0)
    largest = scores.max(initial=0.0)
    return np.asarray(scores / largest if largest > 0.0 else scores, np.float64)


def _betweenness(inputs: MeasureInputs) -> Mapping[str, Scores]:
    """From the same sources as `auto`, so that estimates are the same ones, too."""
    start, network, chosen = time.perf_counter(), inputs.network, inputs.settings
    sources = draw(network, chosen.betweenness_sources, seed=chosen.seed)
    if sources.size == network.n:
        values = network.igraph.betweenness(directed=True)
        return {"betweenness": scores_since(start, values, f"{METHOD}, exact")}
    sums = np.asarray(network.igraph.betweenness(directed=True, sources=sources.tolist()))
    method = f"{METHOD}, estimate from {sources.size} sampled sources (seed {chosen.seed})"
    scaled = sums * (network.n / sources.size)
    return {"betweenness": scores_since(start, scaled, method, iterations=int(sources.size))}


def _closeness(inputs: MeasureInputs) -> Mapping[str, Scores]:
    """igraph's closeness is among the accounts that reach one; their share makes it Wasserman & Faust's."""
    start, graph = time.perf_counter(), inputs.network.igraph
    others = max(graph.vcount() - 1, 1)
    near = np.nan_to_num(np.asarray(graph.closeness(mode="in", normalized=True), np.float64))
    reached = np.asarray(graph.neighborhood_size(order=graph.vcount(), mode="in"), np.float64) - 1.0
    return {"closeness": scores_since(start, near * reached / others, f"{METHOD}, exact")}


def _harmonic(inputs: MeasureInputs) -> Mapping[str, Scores]:
    start = time.perf_counter()
    values = inputs.network.igraph.harmonic_centrality(mode="in", normalized=True)
    return {"harmonic": scores_since(start, np.nan_to_num(values), f"{METHOD}, exact")}


def _reach(inputs: MeasureInputs) -> Mapping[str, Scores]:
    start = time.perf_counter()
    near = inputs.network.igraph.neighborhood_size(order=2, mode="in")
    return {"twoStepReach": scores_since(start, np.asarray(near, np.float64) - 1.0, f"{METHOD}, exact")}


def _coreness(inputs: MeasureInputs) -> Mapping[str, Scores]:
    start = time.perf_counter()
    return {"coreness": scores_since(start, inputs.network.igraph_folded.coreness(), METHOD)}


def _constraint(inputs: MeasureInputs) -> Mapping[str, Scores]:
    start = time.perf_counter()
    return {"constraint": scores_since(start, inputs.network.igraph.constraint(weights="weight"), METHOD)}


def _clustering(inputs: MeasureInputs) -> Mapping[str, Scores]:
    start = time.perf_counter()
    values = inputs.network.igraph_folded.transitivity_local_undirected(mode="zero")
    return {"clustering": scores_since(start, values, METHOD)}


def _reciprocity(inputs: MeasureInputs) -> Mapping[str, Scores]:
    """igraph tells which relations are returned; their share is taken account by account."""
    start, network = time.perf_counter(), inputs.network
    returned = np.asarray(network.igraph.is_mutual(), np.float64)
    both = np.concatenate([network.source, network.target])
    returns = np.bincount(both, np.concatenate([returned, returned]), network.n)
    relations = np.bincount(both, minlength=network.n)
    values = np.divide(returns, relations, out=np.zeros(network.n), where=relations > 0)
    return {"reciprocity": scores_since(start, values, METHOD)}


def _group(name: str, measures: tuple[str, ...], compute: Any, *needs: str) -> Group:
    # `parallel`: one after the other, because igraph keeps Python's global lock.
    return Group(name, measures, compute, parallel=True, needs=frozenset(needs), engine="igraph")


GROUPS = (
    _group("betweenness", ("betweenness",), _betweenness),
    _group("closeness", ("closeness",), _closeness),
    _group("harmonic", ("harmonic",), _harmonic),
    _group("two-step reach", ("twoStepReach",), _reach),
    _group("HITS", ("hitsAuthority", "hitsHub"), _hits),
    _group("PageRank", ("pagerank",), _pagerank),
    _group("personalised PageRank", ("personalisedPagerank",), _personalised, "towards"),
    _group("eigenvector", ("eigenvector",), _eigenvector),
    _group("constraint", ("constraint",), _constraint),
    _group("clustering", ("clustering",), _clustering),
    _group("coreness", ("coreness",), _coreness),
    _group("reciprocity", ("reciprocity",), _reciprocity),
    _group("degrees", ("inDegree", "outDegree", "inStrength", "outStrength"), _degrees),
    _group("followers", ("followers",), _followers),
)

SLOWER = {
    "betweenness": 4.8,
    "closeness": 97.0,
    "harmonic": 33.0,
    "two-step reach": 2.7,
    "HITS": 4.7,
    "PageRank": 2.1,
    "personalised PageRank": 2.1,
    "eigenvector": 2.1,
    "constraint": 37.0,
    "clustering": 1.2,
    "coreness": 1.6,
    "reciprocity": 15.0,
    "degrees": 14.0,
    "communities": 22.0,
}
"""Processor time over that of the kernels, on 20,000 accounts with 400,000 heavy-tailed follows."""

ENGINE = Engine(
    name="igraph",
    groups=GROUPS,
    methods=frozenset(CommunityMethod),
    search=search,
    second_look=False,
    slower=SLOWER,
)
