"""Load, analyse, and read runs as polars frames, igraph and networkx graphs.

Settings come from the environment and `tular.toml`, as for the command line, unless `settings` are given
(`tular.load_settings`). A local Neo4j is installed and started where none is configured, and keeps running."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from tular.config import Settings, load_settings
from tular.errors import RunNotFound, UsageError
from tular.measures import BY_NAME
from tular.models import Layer, RunManifest, Window
from tular.runs.artifact import RunArtifact
from tular.runs.artifact import open_run as open_artifact
from tular.runs.catalog import list_runs as list_manifests

if TYPE_CHECKING:
    from threading import Event

    import igraph
    import networkx

    from tular.loads import Loaded


class Run:
    """A finished run. Frames are polars', mapped from disk when they are first asked for, and never change."""

    def __init__(self, artifact: RunArtifact) -> None:
        self._artifact = artifact

    def __repr__(self) -> str:
        run = self.manifest
        sizes = f"{run.accounts:,} accounts, {run.relations:,} relations, {run.communities:,} communities"
        return f"<Run {run.id}: {sizes}>"

    @property
    def id(self) -> str:
        return self.manifest.id

    @property
    def manifest(self) -> RunManifest:
        """Layer, window, parameters, seed, versions, steps, findings: what makes the run explainable."""
        return self._artifact.manifest

    @property
    def accounts(self) -> pl.DataFrame:
        """One row an account, by key: profile, a column a measure, community, role, tier, place on the map."""
        return self._artifact.accounts

    @property
    def communities(self) -> pl.DataFrame:
        """One row a community, the largest first: id, label, terms, size, density, stability, place on the map."""
        return self._artifact.communities

    @property
    def flows(self) -> pl.DataFrame:
        """What leads from community to community (`source`, `target`: rows of `communities`), with what chance would
        give (`expected`)."""
        return self._artifact.flows

    @cached_property
    def relations(self) -> pl.DataFrame:
        """One row a relation: `source` and `target` (keys; a follows, retweets, … b), `weight`."""
        keys = self.accounts["key"]
        rows = self._artifact.relations
        return rows.with_columns(
            keys.gather(rows["source"]).alias("source"), keys.gather(rows["target"]).alias("target")
        )

    def ranking(self, measure: str = "pagerank", first: int | None = None) -> pl.DataFrame:
        """Accounts by a measure, the best first: `rank`, `key`, `handle`, `name`, `communityId`, the measure.

        Raises UsageError for a measure that the run does not have.
        """
        ranked = self._artifact.rankings
        if measure not in ranked.columns:
            known = ", ".join(name for name in BY_NAME if name in ranked.columns)
            raise UsageError(
                f"The run has no measure {measure!r}.", remedy=f"It has {known}.", field="measure"
            )
        rows = ranked[measure] if first is None else ranked[measure].head(first)
        columns = ["key", "handle", "name", "communityId", measure]
        scored = self.accounts.select(columns)[rows].filter(
            pl.col(measure).is_not_null() & pl.col(measure).is_not_nan()
        )
        return scored.with_row_index("rank", offset=1)

    def table(self, name: str) -> pl.DataFrame:
        """Any table of the run, as docs/run-artifact.md describes them. Raises NotComputed where it has none."""
        return self._artifact.table(name)

    def to_networkx(self) -> networkx.DiGraph:
        """Nodes by key with the columns of `accounts`, relations with `weight`. About 1 KB of memory each."""
        import networkx

        graph = networkx.DiGraph()
        for row in self.accounts.iter_rows(named=True):
            known = {name: value for name, value in row.items() if value is not None}
            graph.add_node(known.pop("key"), **known)
        graph.add_weighted_edges_from(self.relations.select("source", "target", "weight").iter_rows())
        return graph

    def to_igraph(self) -> igraph.Graph:
        """Vertices in the order of `accounts`, with its columns as attributes (`name` is the key, the account's own
        name is `displayName`); relations with `weight`."""
        from tular.graph.network import Network

        rows = self._artifact.relations
        network = Network.from_sorted(self.accounts.height, rows["source"], rows["target"], rows["weight"])
        graph = network.igraph.copy()
        for column in self.accounts.rename({"name": "displayName", "key": "name"}):
            graph.vs[column.name] = column.to_list()
        return graph


def load(
    *paths: str | Path,
    settings: Settings | None = None,
    rejects: str | Path | None = None,
    way: str = "auto",
    lists: str | None = None,
    overlap: str = "add",
    dry_run: bool = False,
    **options: Any,
) -> Loaded:
    """Load files or folders into Neo4j, as `tular load` does: with an entry in the ledger, into an empty local
    database in bulk. `options` are those of `tular load`: `format`, `relation`, `platform`, … (see
    ingest.ReadOptions). A row that cannot be used is set aside and never stops a load.

    Raises IngestError for what cannot be read or where no row is accepted, UsageError for options that cannot be
    meant, StoreError.
    """
    from tular import loads
    from tular.ingest import ReadOptions

    return loads.load(
        settings or load_settings(),
        [str(path) for path in paths],
        ReadOptions(**options),
        way=way,
        rejects=Path(rejects) if rejects else None,
        dry_run=dry_run,
        lists=lists,
        overlap=overlap,
    )


def follow(
    path: str | Path,
    *,
    stop: Event,
    settings: Settings | None = None,
    rejects: str | Path | None = None,
    lists: str | None = None,
    overlap: str = "add",
    **options: Any,
) -> Loaded:
    """Load a file of lines (`-`: standard input) and what is appended to it, as `tular load --follow` does, until
    `stop` is set from another thread or a stream ends. `options` as of `load`.

    Raises as `load`, and UsageError for what cannot be followed.
    """
    from tular import loads
    from tular.ingest import ReadOptions

    return loads.follow(
        settings or load_settings(),
        [str(path)],
        ReadOptions(**options),
        stop=stop,
        rejects=Path(rejects) if rejects else None,
        lists=lists,
        overlap=overlap,
    )


def analyze(
    layer: str | Layer = Layer.FOLLOWS,
    *,
    start: datetime | None = None,
    end: datetime | None = None,
    measures: Sequence[str] | None = None,
    publish: bool = True,
    settings: Settings | None = None,
    **choices: Any,
) -> Run:
    """Analyse a layer in a process of its own, and publish the run unless `publish` is false. `choices` are the
    other options of `tular analyze` (see runs.plan.Plan): `engine`, `resolution`, `seed`, …

    Raises UsageError, EmptySnapshot, DoesNotFit, StoreError.
    """
    from tular.runs.plan import Plan
    from tular.runs.process import AnalysisProcess

    ready = with_neo4j(settings)
    if measures is not None:
        choices["measures"] = tuple(measures)
    plan = Plan(layer=Layer(layer), window=Window(start, end), **choices)
    with AnalysisProcess(ready, plan, publish=publish) as process:
        return _opened(ready, process.result().id)


def open_run(run_id: str | None = None, *, settings: Settings | None = None) -> Run:
    """The run with this id, or the published one. Raises RunNotFound."""
    if run_id is not None:
        return _opened(settings or load_settings(), run_id)
    from tular.store.driver.database import Database
    from tular.store.publish.publishing import current_run

    ready = with_neo4j(settings)
    with Database.connect(ready) as database:
        current = current_run(database)
    if current is None:
        raise RunNotFound("No run is published yet.", remedy="`tular.analyze()` makes and publishes one.")
    return _opened(ready, current)


def list_runs(*, settings: Settings | None = None) -> pl.DataFrame:
    """The finished runs, newest first: `id`, `layer`, `start`, `end`, `scope`, `accounts`, `relations`, `finished`.

    A damaged run is left out."""
    runs = list_manifests((settings or load_settings()).artifacts)
    moment = pl.Datetime("us", "UTC")
    return pl.DataFrame(
        {
            "id": pl.Series([run.id for run in runs], dtype=pl.String),
            "layer": pl.Series([str(run.layer) for run in runs], dtype=pl.String),
            "start": pl.Series([run.window.start for run in runs], dtype=moment),
            "end": pl.Series([run.window.end for run in runs], dtype=moment),
            "scope": pl.Series([run.scope for run in runs], dtype=pl.String),
            "accounts": pl.Series([run.accounts for run in runs], dtype=pl.Int64),
            "relations": pl.Series([run.relations for run in runs], dtype=pl.Int64),
            "finished": pl.Series([run.finished_at for run in runs], dtype=moment),
        }
    )


def _opened(settings: Settings, run_id: str) -> Run:
    return Run(open_artifact(settings.artifacts, run_id, cache=settings.cache))


def with_neo4j(settings: Settings | None) -> Settings:
    """Settings that lead to a Neo4j that runs: these, or those of the environment."""
    from tular.store.server.local import LocalNeo4j

    return LocalNeo4j(settings or load_settings()).ensure_running()
