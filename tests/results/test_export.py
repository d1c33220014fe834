"""Each format is read back by another reader and holds the same network."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import networkx as nx
import orjson
import polars as pl
import pytest

from tests.conftest import CACHE
from tular.errors import UsageError
from tular.models import RunManifest, RunTables
from tular.results.export import export
from tular.runs.artifact import RunArtifact, open_run, write_run

EDGES = {("x:1", "x:10", 1.0), ("x:10", "x:2", 2.0)}


@pytest.fixture
def run(make_manifest: Callable[..., RunManifest], tables: RunTables, tmp_path: Path) -> RunArtifact:
    write_run(str(tmp_path / "runs"), make_manifest(), tables)
    return open_run(str(tmp_path / "runs"), "run-1", cache=CACHE)


def _read(form: str, file: Path) -> nx.DiGraph:
    if form == "gexf":
        return nx.read_gexf(file)
    if form == "graphml":
        return nx.read_graphml(file)
    document = orjson.loads(file.read_bytes())
    if form == "node-link":
        return nx.node_link_graph(document, edges="edges")
    if form == "cytoscape":
        return nx.cytoscape_graph(document)
    graph = nx.DiGraph()
    graph.add_nodes_from((node["key"], node["attributes"]) for node in document["nodes"])
    graph.add_edges_from((edge["source"], edge["target"], edge["attributes"]) for edge in document["edges"])
    return graph


@pytest.mark.parametrize("form", ["gexf", "graphml", "graphology", "cytoscape", "node-link"])
def test_the_network_comes_back(form: str, run: RunArtifact, tmp_path: Path) -> None:
    export(run, form, tmp_path / "file")
    graph = _read(form, tmp_path / "file")
    assert set(graph.edges(data="weight")) == EDGES
    assert graph.nodes["x:1"]["handle"] == "ä"
    assert graph.nodes["x:2"]["pagerank"] == 0.3
    assert graph.nodes["x:2"]["community"] == "kopi · teh"
    assert "handle" not in graph.nodes["x:10"]


def test_parquet_is_two_tables(run: RunArtifact, tmp_path: Path) -> None:
    export(run, "parquet", tmp_path / "folder")
    assert pl.read_parquet(tmp_path / "folder" / "accounts.parquet")["key"].to_list() == [
        "x:1",
        "x:10",
        "x:2",
    ]
    assert set(pl.read_parquet(tmp_path / "folder" / "relations.parquet").rows()) == EDGES


def test_top_keeps_the_leaders_and_what_is_between_them(run: RunArtifact, tmp_path: Path) -> None:
    export(run, "node-link", tmp_path / "file", top=2, measure="pagerank")
    graph = _read("node-link", tmp_path / "file")
    assert set(graph) == {"x:1", "x:2"}
    assert graph.number_of_edges() == 0


@pytest.mark.parametrize(("choice", "field"), [({"form": "vsd"}, "format"), ({"measure": "fame"}, "measure")])
def test_unknown_choices_are_named(
    choice: dict[str, str], field: str, run: RunArtifact, tmp_path: Path
) -> None:
    with pytest.raises(UsageError) as caught:
        export(
            run, choice.get("form", "gexf"), tmp_path / "f", top=1, measure=choice.get("measure", "pagerank")
        )
    assert caught.value.field == field
