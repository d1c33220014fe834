"""Neo4j Graph Data Science as an engine, by its official client, in the Neo4j that holds the graph.

The network is sent as it was read (window, weights, decay, without relations of accounts to themselves) and projected
under a name of this analysis' own, so that GDS computes on exactly what Tular's kernels would; with them it returns
the vertices' own numbers. Scales are those of the catalogue: PageRank sums to 1, the largest of HITS is 1.

What GDS computes otherwise is not here: betweenness (it samples sources by degree, which favours hubs), closeness and
eigenvector centrality. Manual: https://neo4j.com/docs/graph-data-science/current/"""

from __future__ import annotations

import logging
import os
import secrets
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from socket import gethostname
from typing import TYPE_CHECKING, Any

import numpy as np
import psutil

from tular.analytics.community.detection import Detection
from tular.analytics.community.partition import Partition, modularity, number_by_size
from tular.analytics.inputs import Group, MeasureInputs
from tular.analytics.scores import Scores, scores_since
from tular.analytics.structure.components import Components
from tular.config import Settings
from tular.engines.engine import Engine, not_opened
from tular.errors import EngineUnavailable
from tular.graph.network import Network
from tular.models import CommunityMethod, Floats, Ids
from tular.store.driver.database import checked_uri
from tular.store.driver.failures import explained
from tular.store.driver.statements import statement

if TYPE_CHECKING:
    from graphdatascience import GraphDataScience
    from graphdatascience.graph.graph_api import Graph
    from pandas import DataFrame

TOLERANCE = 1e-11
"""Of PageRank: change of an account's score, of which 1 is the mean."""
MOST_ITERATIONS = 1000
HITS_ITERATIONS = 100
LABEL_ITERATIONS = 20
UNLICENSED_WORKERS = 4
"""More threads the Community Edition of GDS refuses."""

log = logging.getLogger(__name__)


class Session:
    """A connection to GDS, and the networks projected there, each once; all of them are dropped at the end."""

    def __init__(self, gds: GraphDataScience, workers: int) -> None:
        self.gds = gds
        self.workers = workers
        self._graphs: dict[tuple[int, bool], tuple[Network, Graph]] = {}
        self._lock = threading.Lock()

    @property
    def method(self) -> str:
        return f"GDS {self.gds.server_version()}"

    def projected(self, network: Network, *, undirected: bool = False) -> Graph:
        """The network in the catalogue of GDS; undirected: every pair once, with the weights of both directions."""
        with self._lock:
            place = (id(network), undirected)
            if place not in self._graphs:
                self._graphs[place] = network, self._project(network, undirected)
            return self._graphs[place][1]

    def drop(self) -> None:
        for _, graph in self._graphs.values():
            try:
                graph.drop(fail_if_missing=False)
            except Exception:  # whatever the client raises when the connection has gone
                log.warning("The graph %s may be left in the memory of Neo4j.", graph.name())

    def remove_leftovers(self) -> None:
        """Graphs of analyses on this machine that were killed."""
        for graph in self.gds.graph.list():
            match graph.graph_name.split("~"):
                case ["tular", host, process, _] if host == gethostname() and not psutil.pid_exists(
                    int(process)
                ):
                    self.gds.graph.drop(graph.graph_name, fail_if_missing=False)

    def _project(self, network: Network, undirected: bool) -> Graph:
        source, target, weight = _folded(network) if undirected else _directed(network)
        return self.gds.graph.project.cypher(
            statement("engines/project").query,
            name=f"tular~{gethostname()}~{os.getpid()}~{secrets.token_hex(4)}",
            vertices=network.n,
            sources=source.tolist(),
            targets=target.tolist(),
            weights=weight.tolist(),
            undirected=["*"] if undirected else [],
        ).graph


def _directed(network: Network) -> tuple[Ids, Ids, Floats]:
    return network.source, network.target, network.weight[:0] if network.unit_weights else network.weight


def _folded(network: Network) -> tuple[Ids, Ids, Floats]:
    rows = network.undirected
    source = np.repeat(np.arange(rows.n, dtype=np.int32), rows.degrees())
    once = source < rows.neighbours
    return source[once], rows.neighbours[once], rows.weights[once]


@contextmanager
def opened(settings: Settings, workers: int) -> Iterator[Engine]:
    """The engine on the Neo4j of these settings. Raises EngineUnavailable without the client or without GDS there."""
    gds = _connect(settings)
    session = Session(gds, workers if gds.is_licensed() else min(workers, UNLICENSED_WORKERS))
    session.remove_leftovers()
    try:
        with explained(checked_uri(settings)):
            yield replace(
                ENGINE,
                groups=_groups(session),
                search=_search(session),
                components=lambda network: _components(session, network),
                versions={"graphdatascience": _client_version(), "gds": str(session.gds.server_version())},
            )
    finally:
        session.drop()
        session.gds.close()


def _connect(settings: Settings) -> GraphDataScience:
    try:
        from graphdatascience import GraphDataScience
    except ImportError:
        raise EngineUnavailable(
            "The engine gds needs the package graphdatascience, which is not installed.",
            remedy="Install Tular with it: `pip install 'tular[gds]'`.",
        ) from None
    from graphdatascience.error.gds_not_installed import GdsNotFound

    logging.getLogger("graphdatascience").setLevel(logging.ERROR)
    uri = checked_uri(settings)
    auth = (settings.neo4j_user, settings.neo4j_password) if settings.neo4j_password else None
    try:
        with explained(uri):
            return GraphDataScience(uri, auth=auth, database=settings.neo4j_database, show_progress=False)
    except GdsNotFound:
        raise EngineUnavailable(
            f"The Neo4j at {uri} has no Graph Data Science.",
            remedy="Install the plugin there and restart it, or choose another engine.",
        ) from None


def _client_version() -> str:
    from importlib.metadata import version

    return version("graphdatascience")


def _values(network: Network, streamed: DataFrame, column: str = "score") -> Floats:
    """The column of a stream in vertex order."""
    values = np.zeros(network.n)
    values[streamed["nodeId"].to_numpy()] = streamed[column].to_numpy()
    return values


def _degrees(session: Session, inputs: MeasureInputs) -> Mapping[str, Scores]:
    network = inputs.network

    def counted(orientation: str, weight: str | None) -> Scores:
        start = time.perf_counter()
        found = session.gds.degree_centrality.stream(
            session.projected(network),
            orientation=orientation,
            relationship_weight_property=weight,
            concurrency=session.workers,
        )
        return scores_since(start, _values(network, found), session.method)

    return {
        "inDegree": counted("REVERSE", None),
        "outDegree": counted("NATURAL", None),
        "inStrength": counted("REVERSE", "weight"),
        "outStrength": counted("NATURAL", "weight"),
    }


def _followers(session: Session, inputs: MeasureInputs) -> Mapping[str, Scores]:
    if inputs.followers is None:
        return {"followers": _degrees(session, inputs)["inDegree"]}
    return {"followers": Scores(inputs.followers.astype(np.float64), "counted from all loaded follows")}


def _pagerank(session: Session, inputs: MeasureInputs) -> Mapping[str, Scores]:
    return {"pagerank": _walked(session, inputs, None)}


def _personalised(session: Session, inputs: MeasureInputs) -> Mapping[str, Scores]:
    return {"personalisedPagerank": _walked(session, inputs, inputs.towards)}


def _walked(session: Session, inputs: MeasureInputs, jump: Floats | None) -> Scores:
    """GDS lets go what reaches accounts without relations of their own; scaled to sum to 1 that is the answer of a
    walker who starts anew from there (Gleich 2015)."""
    start, network, damping = time.perf_counter(), inputs.network, inputs.settings.damping
    starts = None
    if jump is not None:
        scaled = jump * (np.count_nonzero(jump) / jump.sum())
        starts = [(int(vertex), float(scaled[vertex])) for vertex in np.flatnonzero(jump)]
    found = session.gds.page_rank.stream(
        session.projected(network),
        damping_factor=damping,
        tolerance=TOLERANCE,
        max_iterations=MOST_ITERATIONS,
        relationship_weight_property="weight",
        source_nodes=starts,
        concurrency=session.workers,
    )
    values = _values(network, found)
    return scores_since(start, values / values.sum(), f"{session.method}, damping {damping:g}")


def _hits(session: Session, inputs: MeasureInputs) -> Mapping[str, Scores]:
    start, network = time.perf_counter(), inputs.network
    found = session.gds.hits.stream(
        session.projected(network), hits_iterations=HITS_ITERATIONS, concurrency=session.workers
    )
    method = f"{session.method}, {HITS_ITERATIONS} iterations"
    scores = {}
    for name, part in {"hitsAuthority": "auth", "hitsHub": "hub"}.items():
        found[part] = [values[part] for values in found["values"]]
        scores[name] = scores_since(start, _largest_one(_values(network, found, part)), method)
    return scores


def _largest_one(values: Floats) -> Floats:
    largest = values.max(initial=0.0)
    return values / largest if largest > 0.0 else values


def _coreness(session: Session, inputs: MeasureInputs) -> Mapping[str, Scores]:
    start, network = time.perf_counter(), inputs.network
    found = session.gds.k_core_decomposition.stream(
        session.projected(network, undirected=True), concurrency=session.workers
    )
    return {"coreness": scores_since(start, _values(network, found, "coreValue"), session.method)}


def _clustering(session: Session, inputs: MeasureInputs) -> Mapping[str, Scores]:
    start, network = time.perf_counter(), inputs.network
    found = session.gds.local_clustering_coefficient.stream(
        session.projected(network, undirected=True), concurrency=session.workers
    )
    values = _values(network, found, "localClusteringCoefficient")
    return {"clustering": scores_since(start, values, session.method)}


def _components(session: Session, network: Network) -> tuple[Components, Components]:
    graph = session.projected(network)
    weak = session.gds.wcc.stream(graph, concurrency=session.workers)
    strong = session.gds.scc.stream(graph, concurrency=session.workers)
    return _by_size(network, weak), _by_size(network, strong)


def _by_size(network: Network, streamed: DataFrame) -> Components:
    component = number_by_size(_values(network, streamed, "componentId").astype(np.int64))
    return Components(component, np.bincount(component))


def _search(session: Session) -> Callable[..., Partition]:
    """Leiden on one thread, since only there a seed has one answer; label propagation has none to choose."""

    def search(
        chosen: Detection, searched: Network, seed: int, initial: Ids | None = None, *, workers: int = 1
    ) -> Partition:
        start, graph = time.perf_counter(), session.projected(searched, undirected=True)
        if chosen.method is CommunityMethod.LABEL_PROPAGATION:
            found = session.gds.label_propagation.stream(
                graph, max_iterations=LABEL_ITERATIONS, relationship_weight_property="weight", concurrency=1
            )
        else:
            found = session.gds.leiden.stream(
                graph,
                gamma=chosen.resolution,
                random_seed=seed,
                relationship_weight_property="weight",
                concurrency=1,
            )
        membership = number_by_size(_values(searched, found, "communityId").astype(np.int64))
        quality = modularity(searched, membership)
        return Partition(
            membership,
            quality,
            f"{chosen.method} ({session.method}), directions folded by adding weights",
            quality=quality,
            resolution=chosen.resolution,
            seed=seed,
            milliseconds=(time.perf_counter() - start) * 1000.0,
        )

    return search


def _groups(session: Session | None) -> tuple[Group, ...]:
    """Without a session they only tell what there is."""

    def group(name: str, measures: tuple[str, ...], compute: Any, *needs: str) -> Group:
        # `parallel`: one after the other, because GDS uses all workers itself.
        return Group(
            name,
            measures,
            lambda inputs: compute(session, inputs),
            parallel=True,
            needs=frozenset(needs),
            engine="gds",
        )

    return (
        group("HITS", ("hitsAuthority", "hitsHub"), _hits),
        group("PageRank", ("pagerank",), _pagerank),
        group("personalised PageRank", ("personalisedPagerank",), _personalised, "towards"),
        group("clustering", ("clustering",), _clustering),
        group("coreness", ("coreness",), _coreness),
        group("degrees", ("inDegree", "outDegree", "inStrength", "outStrength"), _degrees),
        group("followers", ("followers",), _followers),
    )


SLOWER = {
    "HITS": 20.0,
    "PageRank": 15.0,
    "personalised PageRank": 15.0,
    "clustering": 8.0,
    "coreness": 10.0,
    "degrees": 30.0,
    "followers": 30.0,
    "communities": 6.0,
}
"""Time over that of the kernels (`benchmarks/engines.py`), of a busy machine: no more than an order of magnitude."""

ENGINE = Engine(
    name="gds",
    groups=_groups(None),
    methods=frozenset({CommunityMethod.LEIDEN, CommunityMethod.LABEL_PROPAGATION}),
    search=not_opened,
    second_look=False,
    slower=SLOWER,
    start_seconds=1.0,
    bytes_a_relation=120,
    unweighted=frozenset({"hitsAuthority", "hitsHub"}),
    components=not_opened,
    session=opened,
)
