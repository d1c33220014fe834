"""Apache Spark as an engine, on this machine or on a cluster (TULAR_SPARK_MASTER).

Measures that go over all relations again and again are passes over parts of rows (`rows`): degrees, strengths,
PageRank, HITS, coreness, weak components, label propagation. Work that splits by itself is tasks with Tular's own
kernels on a graph mapped into memory (`mapped`): betweenness by sources, triangles by corners. Sources, weights,
directions and scales are those of the catalogue, so that answers are the kernels' own."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse.linalg import LinearOperator, bicgstab

from tular.analytics.centrality.betweenness import betweenness
from tular.analytics.centrality.clustering import share
from tular.analytics.centrality.principal import principal, supported
from tular.analytics.community.detection import Detection
from tular.analytics.community.moving import shuffled
from tular.analytics.community.partition import Partition, modularity, number_by_size
from tular.analytics.inputs import Group, MeasureInputs
from tular.analytics.scores import Scores, scores_since
from tular.analytics.structure.components import Components, strong_components
from tular.config import Settings
from tular.engines.engine import Engine, not_opened
from tular.engines.spark.mapped import dependencies_of, triangles_of
from tular.engines.spark.rows import SpreadRows, core_of, heaviest_label, least_label
from tular.engines.spark.session import Session, spark_session
from tular.graph.network import Network
from tular.models import CommunityMethod, Floats, Ids

TOLERANCE = 1e-9
"""Of PageRank, sum of all errors; of HITS, relative residual."""
MOST_PASSES = 500
MOST_ROUNDS = 50
TASKS_A_WORKER = 4


@contextmanager
def opened(settings: Settings, workers: int) -> Iterator[Engine]:
    """The engine on a Spark of its own. Raises EngineUnavailable."""
    with spark_session(settings, workers) as session:
        yield replace(
            ENGINE,
            groups=_groups(session),
            search=partial(_search, session),
            components=partial(_components, session),
            versions={"spark": session.context.version},
        )


def _degrees(session: Session, inputs: MeasureInputs) -> Mapping[str, Scores]:
    network = inputs.network

    def told(rows: Callable[[Network], SpreadRows], what: Callable[[SpreadRows], Any]) -> Scores:
        start = time.perf_counter()
        return scores_since(start, what(rows(network)), session.method)

    return {
        "inDegree": told(session.incoming, SpreadRows.degrees),
        "outDegree": told(session.outgoing, SpreadRows.degrees),
        "inStrength": told(session.incoming, SpreadRows.strengths),
        "outStrength": told(session.outgoing, SpreadRows.strengths),
    }


def _followers(session: Session, inputs: MeasureInputs) -> Mapping[str, Scores]:
    start = time.perf_counter()
    if inputs.followers is None:
        return {"followers": scores_since(start, session.incoming(inputs.network).degrees(), session.method)}
    return {"followers": scores_since(start, inputs.followers, "counted from all loaded follows")}


def _pagerank(session: Session, inputs: MeasureInputs) -> Mapping[str, Scores]:
    return {"pagerank": _walked(session, inputs, np.ones(inputs.network.n))}


def _personalised(session: Session, inputs: MeasureInputs) -> Mapping[str, Scores]:
    assert inputs.towards is not None
    return {"personalisedPagerank": _walked(session, inputs, inputs.towards)}


def _walked(session: Session, inputs: MeasureInputs, jump: Floats) -> Scores:
    """(I - d·Pᵀ)·y = jump by BiCGSTAB, which needs a quarter of the power method's passes (Gleich, Zhukov & Berkhin
    2004, "Fast parallel PageRank: a linear system approach"); what it leaves goes by plain iteration."""
    start, damping = time.perf_counter(), inputs.settings.damping
    incoming, strengths = session.incoming(inputs.network), session.outgoing(inputs.network).strengths()
    shares = np.divide(1.0, strengths, out=np.zeros_like(strengths), where=strengths > 0.0)
    begin, passes = jump / jump.sum(), 0

    def left(values: Floats) -> Floats:
        nonlocal passes
        passes += 1
        return values - damping * incoming.times(values * shares)

    system = LinearOperator((begin.size, begin.size), matvec=left, dtype=np.float64)
    found, _ = bicgstab(system, begin, x0=begin, rtol=TOLERANCE / 10, maxiter=MOST_PASSES // 2)
    slack = 2.0 / (1.0 - damping)
    rest = begin - left(found)
    while (bound := float(np.abs(rest).sum()) * slack) > TOLERANCE and passes < MOST_PASSES:
        found = found + rest
        rest = begin - left(found)
    values = np.maximum(found, 0.0)
    method = f"{session.method}, BiCGSTAB, damping {damping:g}, tolerance {TOLERANCE:g}"
    return scores_since(start, values / values.sum(), method, iterations=passes, error_bound=bound)


def _hits(session: Session, inputs: MeasureInputs) -> Mapping[str, Scores]:
    start, network = time.perf_counter(), inputs.network
    incoming, outgoing = session.incoming(network), session.outgoing(network)
    found = principal(
        lambda scores: incoming.times(outgoing.times(scores)),
        incoming.times(np.ones(network.n)),
        tolerance=TOLERANCE,
        max_products=MOST_PASSES,
    )
    authority = supported(found.vector, network.incoming, network.outgoing)
    method = f"{session.method}, restarted Arnoldi on A'A, residual {found.residual:.0e}"
    scores = {"hitsAuthority": authority, "hitsHub": outgoing.times(authority)}
    return {
        name: scores_since(
            start, values / max(values.max(initial=0.0), 1e-300), method, iterations=found.products
        )
        for name, values in scores.items()
    }


def _coreness(session: Session, inputs: MeasureInputs) -> Mapping[str, Scores]:
    """Everybody lowers their core to what their neighbours' cores allow, from the degrees down, until nobody does
    (Montresor, De Pellegrini & Miorandi 2013, "Distributed k-core decomposition")."""
    start, rows = time.perf_counter(), session.undirected(inputs.network)
    cores, passes = rows.degrees().astype(np.int32), 0
    while True:
        lower = rows.each(core_of, cores)
        passes += 1
        if (lower == cores).all():
            return {"coreness": scores_since(start, cores, session.method, iterations=passes)}
        cores = lower


def _clustering(session: Session, inputs: MeasureInputs) -> Mapping[str, Scores]:
    start, network = time.perf_counter(), inputs.network
    folder, degree = session.oriented_arrays(network), session.undirected(network).degrees()
    bounds = _alike(degree, session.workers * TASKS_A_WORKER)
    through = sum(session.tasks(partial(triangles_of, folder), bounds), np.zeros(network.n, np.int64))
    pairs = degree * (degree - 1.0) / 2.0
    return {"clustering": scores_since(start, share(through, pairs), session.method)}


def _alike(degree: NDArray[np.int64], parts: int) -> list[tuple[int, int]]:
    """Ranges of vertices with alike many relations."""
    ends = np.cumsum(degree)
    inner = np.searchsorted(ends, np.arange(1, parts) * (ends[-1] / parts))
    bounds = np.unique(np.concatenate([[0], inner, [degree.size]])).tolist()
    return list(pairwise(bounds))


def _betweenness(session: Session, inputs: MeasureInputs) -> Mapping[str, Scores]:
    """From the same sources as the kernels, each group of them a task."""
    network, chosen = inputs.network, inputs.settings
    work = partial(dependencies_of, session.directed_arrays(network))
    found = betweenness(
        network,
        sources=chosen.betweenness_sources,
        seed=chosen.seed,
        summed=lambda groups: session.tasks(work, groups),
    )
    return {"betweenness": replace(found, method=f"{session.method}, {found.method}")}


def _components(session: Session, network: Network) -> tuple[Components, Components]:
    """Weak ones by the smallest number that reaches everybody; strong ones here, since to find them by passes takes
    as many as the longest way is long, again and again."""
    rows, labels = session.undirected(network), np.arange(network.n, dtype=np.int32)
    while True:
        lower = rows.each(least_label, labels)
        while (lower[lower] < lower).any():  # whom a label names has moved on itself
            lower = lower[lower]
        if (lower == labels).all():
            break
        labels = lower
    component = number_by_size(labels)
    return Components(component, np.bincount(component)), strong_components(network)


def _search(
    session: Session,
    chosen: Detection,
    searched: Network,
    seed: int,
    initial: Ids | None = None,
    *,
    workers: int = 1,
) -> Partition:
    """Label propagation of a half of all accounts at a time, drawn anew each time: were all to move at once, two
    neighbours would swap labels for ever. Ends when hardly anybody would move, or after MOST_ROUNDS."""
    start, rows, rng = time.perf_counter(), session.undirected(searched), np.random.default_rng(seed)
    labels, quorum, rounds = shuffled(searched.n, seed), max(1, searched.n // 100_000), 0
    while rounds < MOST_ROUNDS:
        best = rows.each(heaviest_label, labels)
        rounds += 1
        if np.count_nonzero(best != labels) <= quorum:
            break
        labels = np.where(rng.random(searched.n) < 0.5, best, labels)
    membership = number_by_size(labels)
    quality = modularity(searched, membership)
    return Partition(
        membership,
        quality,
        f"{chosen.method} ({session.method}), directions folded by adding weights",
        quality=quality,
        seed=seed,
        iterations=rounds,
        milliseconds=(time.perf_counter() - start) * 1000.0,
    )


def _groups(session: Session | None) -> tuple[Group, ...]:
    """Without a session they only tell what there is."""

    def group(name: str, measures: tuple[str, ...], compute: Any, *needs: str) -> Group:
        # `parallel`: one after the other, because each job has all of Spark's workers.
        work = partial(compute, session)
        return Group(name, measures, work, parallel=True, needs=frozenset(needs), engine="spark")

    return (
        group("betweenness", ("betweenness",), _betweenness),
        group("HITS", ("hitsAuthority", "hitsHub"), _hits),
        group("PageRank", ("pagerank",), _pagerank),
        group("personalised PageRank", ("personalisedPagerank",), _personalised, "towards"),
        group("clustering", ("clustering",), _clustering),
        group("coreness", ("coreness",), _coreness),
        group("degrees", ("inDegree", "outDegree", "inStrength", "outStrength"), _degrees),
        group("followers", ("followers",), _followers),
    )


SLOWER = {
    "betweenness": 1.5,
    "HITS": 12.0,
    "PageRank": 12.0,
    "personalised PageRank": 12.0,
    "clustering": 1.5,
    "coreness": 60.0,
    "degrees": 10.0,
    "followers": 10.0,
}
"""Time over that of the kernels, of what grows with the network: no more than an order of magnitude."""
PASS_SECONDS = 0.2
AT_LEAST = {
    "betweenness": 2.0,
    "HITS": 30 * PASS_SECONDS,
    "PageRank": 26 * PASS_SECONDS,
    "personalised PageRank": 26 * PASS_SECONDS,
    "clustering": 1.0,
    "coreness": 30 * PASS_SECONDS,
    "degrees": 4 * PASS_SECONDS,
    "followers": PASS_SECONDS,
    "communities": 25 * PASS_SECONDS,
}
"""Seconds of jobs of a small network: a pass is a job, whatever it carries."""

ENGINE = Engine(
    name="spark",
    groups=_groups(None),
    methods=frozenset({CommunityMethod.LABEL_PROPAGATION}),
    search=not_opened,
    second_look=False,
    slower=SLOWER,
    start_seconds=10.0,
    at_least=AT_LEAST,
    bytes_a_relation=40,
    components=not_opened,
    session=opened,
)
