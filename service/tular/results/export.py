"""A run as a file for other tools: Gephi, NetworkX, Cytoscape, graphology, pandas.

The formats other than Parquet go through networkx, which keeps a Python object for every account and relation:
about 1 KB each. `top` keeps the export to the accounts that lead a measure and the relations between them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import orjson
import polars as pl

from tular.errors import UsageError
from tular.measures import BY_NAME
from tular.runs.artifact import RunArtifact

NETWORKX_LIMIT = 5_000_000
"""Relations beyond which a networkx object would need more memory than most machines have."""


def export(
    run: RunArtifact, form: str, file: Path, *, top: int | None = None, measure: str = "pagerank"
) -> None:
    """Write the run's network with all scores to `file` in the form named (a key of FORMS).

    Account keys are the node ids; every account column is a node attribute, and `community`, the label of its
    community; `weight` is an edge attribute. Raises UsageError for an unknown form or measure, or when the export is
    too large for its form.
    """
    if form not in FORMS:
        raise UsageError(
            f"There is no format {form!r}.", remedy=f"Choose from {', '.join(FORMS)}.", field="format"
        )
    accounts, relations = _selection(run, top, measure)
    if form != "parquet" and relations.height > NETWORKX_LIMIT:
        raise UsageError(
            f"{relations.height:,} relations are too many for {form}.",
            remedy="Keep to the leading accounts with --top, or choose parquet.",
            field="format",
        )
    FORMS[form](accounts, relations, file)


def to_networkx(accounts: pl.DataFrame, relations: pl.DataFrame) -> nx.DiGraph:
    """A DiGraph with account keys as nodes. `relations` holds the keys `source` and `target`, and `weight`."""
    graph = nx.DiGraph()
    graph.add_nodes_from((row.pop("key"), _attributes(row)) for row in accounts.to_dicts())
    graph.add_weighted_edges_from(relations.select("source", "target", "weight").iter_rows())
    return graph


def _selection(run: RunArtifact, top: int | None, measure: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    accounts = run.accounts.with_row_index("row")
    labels = run.communities["label"].gather(accounts["communityRow"])
    accounts = accounts.with_columns(labels.alias("community"))
    if top is not None:
        accounts = accounts[np.sort(_leaders(run, top, measure))]
    kept = accounts.select("row", "key")
    relations = (
        run.relations.join(
            kept.rename({"row": "source", "key": "sourceKey"}), on="source", maintain_order="left"
        )
        .join(kept.rename({"row": "target", "key": "targetKey"}), on="target", maintain_order="left")
        .select(source="sourceKey", target="targetKey", weight="weight")
    )
    # networkx takes `id` for the node itself.
    return accounts.drop("row", "communityRow", strict=False).rename(
        {"id": "platformId"}, strict=False
    ), relations


def _leaders(run: RunArtifact, top: int, measure: str) -> Any:
    if measure not in run.rankings.columns:
        known = ", ".join(name for name in BY_NAME if name in run.rankings.columns)
        raise UsageError(f"The run has no measure {measure!r}.", remedy=f"It has {known}.", field="measure")
    return run.rankings[measure].head(top).to_numpy()


def _attributes(row: dict[str, Any]) -> dict[str, Any]:
    """GEXF and GraphML know neither null nor datetime."""
    return {name: value if isinstance(value, (bool, int, float, str)) else str(value)
            for name, value in row.items() if value is not None}  # fmt: skip


def _write_gexf(accounts: pl.DataFrame, relations: pl.DataFrame, file: Path) -> None:
    graph = to_networkx(accounts.with_columns(label=pl.coalesce("handle", "key")), relations)
    nx.write_gexf(graph, file)


def _write_graphml(accounts: pl.DataFrame, relations: pl.DataFrame, file: Path) -> None:
    nx.write_graphml(to_networkx(accounts, relations), file)


def _write_node_link(accounts: pl.DataFrame, relations: pl.DataFrame, file: Path) -> None:
    file.write_bytes(orjson.dumps(nx.node_link_data(to_networkx(accounts, relations), edges="edges")))


def _write_cytoscape(accounts: pl.DataFrame, relations: pl.DataFrame, file: Path) -> None:
    file.write_bytes(orjson.dumps(nx.cytoscape_data(to_networkx(accounts, relations))))


def _write_graphology(accounts: pl.DataFrame, relations: pl.DataFrame, file: Path) -> None:
    document = {
        "attributes": {},
        "options": {"type": "directed", "multi": False, "allowSelfLoops": False},
        "nodes": [{"key": row.pop("key"), "attributes": _attributes(row)} for row in accounts.to_dicts()],
        "edges": [
            {"source": source, "target": target, "attributes": {"weight": weight}}
            for source, target, weight in relations.iter_rows()
        ],
    }
    file.write_bytes(orjson.dumps(document))


def _write_parquet(accounts: pl.DataFrame, relations: pl.DataFrame, file: Path) -> None:
    """A folder with `accounts.parquet` and `relations.parquet`."""
    file.mkdir(parents=True, exist_ok=True)
    accounts.write_parquet(file / "accounts.parquet")
    relations.write_parquet(file / "relations.parquet")


FORMS: dict[str, Callable[[pl.DataFrame, pl.DataFrame, Path], None]] = {
    "gexf": _write_gexf,
    "graphml": _write_graphml,
    "graphology": _write_graphology,
    "cytoscape": _write_cytoscape,
    "node-link": _write_node_link,
    "parquet": _write_parquet,
}
