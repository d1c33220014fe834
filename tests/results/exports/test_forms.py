"""Each format is read back by another program and holds the same network, whatever accounts call themselves."""

from __future__ import annotations

import csv
import io
import struct
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree

import igraph
import networkx as nx
import numpy as np
import orjson
import polars as pl
import pytest

from tular.errors import UsageError
from tular.results.exports.difference import difference
from tular.results.exports.drawing import Drawing
from tular.results.exports.forms import FORMS, form_named
from tular.results.text import cell, clean, file_name

NASTY = '<&"\x00\x0b\x9b\u202e\u2066\ud800> \n=HYPERLINK("x")'
EDGES = {("x:1", "x:10", 1.0), ("x:10", "x:2", 2.5)}
SEEN = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


@pytest.fixture
def drawing() -> Drawing:
    nodes = pl.DataFrame(
        {
            "key": ["x:1", "x:10", "x:2"],
            "label": ["ä", "ten", "=2+3"],
            "x": pl.Series([0.1, 1.0, -2.5], dtype=pl.Float32),
            "y": pl.Series([0.0, 3.25, -1.0], dtype=pl.Float32),
            "size": pl.Series([1.0, 2.0, 0.5], dtype=pl.Float32),
            "color": ["#2d87ff", "#ff1e0f", "#8a8a8a"],
            "colorOnDark": ["#5a69d2", "#ff784b", "#8a8a8a"],
            "pagerank": [0.1 + 0.2, 1e-300, 0.3],
            "verified": [True, False, None],
            "party": ["D", None, "R"],
            "bio": ["plain", "two\nlines", "tab\there"],
        }
    )
    edges = pl.DataFrame(
        {
            "source": [0, 1],
            "target": [1, 2],
            "weight": [1.0, 2.5],
            "firstAt": [SEEN, None],
            "lastAt": [SEEN, SEEN],
        },
        schema_overrides={"source": pl.UInt32, "target": pl.UInt32},
    )
    edges = edges.with_columns(pl.col("firstAt", "lastAt").dt.strftime("%Y-%m-%dT%H:%M:%SZ"))
    return Drawing(nodes, edges, {"title": "follows · run r1", "run": "r1"})


def written(form: str, drawing: Drawing) -> bytes:
    out = io.BytesIO()
    form_named(form).write(drawing, out)
    return out.getvalue()


def _graphology(content: bytes) -> nx.DiGraph:
    document, graph = orjson.loads(content), nx.DiGraph()
    graph.add_nodes_from((node["key"], node["attributes"]) for node in document["nodes"])
    graph.add_edges_from((edge["source"], edge["target"], edge["attributes"]) for edge in document["edges"])
    return graph


READERS: dict[str, Callable[[bytes], nx.DiGraph]] = {
    "gexf": lambda content: nx.read_gexf(io.BytesIO(content)),
    "graphml": lambda content: nx.read_graphml(io.BytesIO(content)),
    "node-link": lambda content: nx.node_link_graph(orjson.loads(content), edges="edges"),
    "cytoscape": lambda content: nx.cytoscape_graph(orjson.loads(content)),
    "graphology": _graphology,
}


@pytest.mark.parametrize("form", READERS)
def test_another_reader_has_the_same_numbers(form: str, drawing: Drawing) -> None:
    graph = READERS[form](written(form, drawing))
    assert set(graph.edges(data="weight")) == EDGES
    nodes: Any = graph.nodes
    assert nodes["x:1"]["pagerank"] == 0.1 + 0.2
    assert nodes["x:10"]["pagerank"] == 1e-300
    assert nodes["x:1"]["verified"] is True
    assert "party" not in nodes["x:10"]
    assert nodes["x:2"]["party"] == "R"
    assert nodes["x:10"]["bio"].replace("\r", "") == "two\nlines"
    if form == "gexf":
        assert nodes["x:1"]["viz"]["color"] == {"r": 45, "g": 135, "b": 255, "a": 1.0}
        assert nodes["x:2"]["viz"]["position"] == {"x": -2.5, "y": -1.0, "z": 0.0}
        assert nodes["x:10"]["viz"]["size"] == 2.0
        assert nodes["x:1"]["label"] == "ä"
    else:
        assert np.float32(nodes["x:1"]["x"]) == np.float32(0.1)
        assert nodes["x:2"]["color"] == "#8a8a8a"


def test_igraph_reads_the_same_graphml(drawing: Drawing, tmp_path: Any) -> None:
    file = tmp_path / "network.graphml"
    file.write_bytes(written("graphml", drawing))
    graph = igraph.Graph.Read_GraphML(str(file))
    assert graph.vs["id"] == ["x:1", "x:10", "x:2"]
    assert graph.vs["pagerank"] == [0.1 + 0.2, 1e-300, 0.3]
    assert graph.es["weight"] == [1.0, 2.5]
    assert graph.is_directed()


def test_gexf_says_when_relations_were_seen(drawing: Drawing) -> None:
    root = ElementTree.fromstring(written("gexf", drawing))
    space = {"g": "http://gexf.net/1.3"}
    graph = root.find("g:graph", space)
    assert root.get("version") == "1.3"
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")  # type: ignore[union-attr]
    first, second = root.iterfind(".//g:edge", space)
    assert (first.get("start"), first.get("end")) == ("2026-01-02T03:04:05Z", "2026-01-02T03:04:05Z")
    assert (second.get("start"), second.get("end")) == (None, "2026-01-02T03:04:05Z")


@pytest.mark.parametrize("form", FORMS)
def test_nothing_that_an_account_writes_breaks_a_file(form: str, drawing: Drawing) -> None:
    label = pl.Series("label", [NASTY.replace("\ud800", ""), "]]>", "\x1b[31m‮"])
    content = written(form, Drawing(drawing.nodes.with_columns(label), drawing.edges, {"title": "<&\x00"}))
    assert content
    if form in READERS:
        assert len(READERS[form](content)) == 3
    if form.endswith("svg"):
        ElementTree.fromstring(content)


def test_csv_pairs_have_the_headers_of_gephi_and_no_formulas(drawing: Drawing) -> None:
    nodes = list(csv.reader(io.StringIO(written("nodes.csv", drawing).decode())))
    assert nodes[0][:2] == ["Id", "Label"]
    assert nodes[3][1] == "'=2+3"
    assert float(nodes[3][nodes[0].index("x")]) == -2.5, "numbers are no formulas"
    edges = list(csv.reader(io.StringIO(written("edges.csv", drawing).decode())))
    assert edges[0][:4] == ["Source", "Target", "Type", "Weight"]
    assert edges[1][:4] == ["x:1", "x:10", "Directed", "1.0"]


@pytest.mark.parametrize("kind", ["arrow", "parquet"])
def test_tables_come_back(kind: str, drawing: Drawing) -> None:
    read = pl.read_ipc if kind == "arrow" else pl.read_parquet
    assert read(io.BytesIO(written(f"nodes.{kind}", drawing))).equals(drawing.nodes)
    edges = read(io.BytesIO(written(f"edges.{kind}", drawing)))
    assert set(edges.select("source", "target", "weight").rows()) == EDGES


def test_positions_are_laid_out_as_their_header_says(drawing: Drawing) -> None:
    content = written("positions", drawing)
    magic, version, n, m, *_ = struct.unpack_from("<8s6I", content)
    assert (magic, version, n, m) == (b"TULARMAP", 1, 3, 2)
    points = np.frombuffer(content, "<f4", 2 * n, 32).reshape(n, 2)
    assert points.tolist() == drawing.nodes.select("x", "y").to_numpy().tolist()
    colours = np.frombuffer(content, np.uint8, 4 * n, 32 + 12 * n).reshape(n, 4)
    assert colours[0].tolist() == [0x2D, 0x87, 0xFF, 255]
    links = np.frombuffer(content, "<f4", 2 * m, 32 + 16 * n).reshape(m, 2)
    assert links.tolist() == [[0, 1], [1, 2]]
    assert np.frombuffer(content, "<f4", m, 32 + 16 * n + 8 * m).tolist() == [1.0, 2.5]
    assert len(content) == 32 + 16 * n + 12 * m


def test_pictures_have_labels_a_legend_and_the_name_of_the_run(drawing: Drawing) -> None:
    light, dark = written("svg", drawing).decode(), written("dark.svg", drawing).decode()
    assert "follows · run r1" in light
    assert "1. ten" in light
    assert "#ff1e0f" in light
    assert "#ff784b" in dark
    assert written("png", drawing).startswith(b"\x89PNG")


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_drawing_is_written_too(form: str, drawing: Drawing) -> None:
    assert written(form, Drawing(drawing.nodes.clear(), drawing.edges.clear(), {"title": "nothing"}))


def test_a_difference_leads_from_one_drawing_to_the_other(drawing: Drawing) -> None:
    before = drawing
    moved = drawing.nodes[1:].with_columns(x=pl.Series([1.0, 7.0], dtype=pl.Float32))
    new = moved[:1].with_columns(key=pl.lit("x:3"), label=pl.lit("new"))
    edges = drawing.edges[:1].with_columns(source=pl.lit(0, pl.UInt32), target=pl.lit(2, pl.UInt32))
    now = Drawing(pl.concat([moved, new]), edges, {"title": "now", "run": "r2"})
    found = difference(now, before)
    told = dict(found.nodes.select("key", "change").rows())
    assert told == {"x:10": "same", "x:2": "changed", "x:3": "added", "x:1": "removed"}
    keys = found.nodes["key"]
    changes = {
        (keys[s], keys[t]): change for s, t, change in found.edges.select("source", "target", "change").rows()
    }
    assert changes == {("x:10", "x:3"): "added", ("x:1", "x:10"): "removed", ("x:10", "x:2"): "removed"}
    assert difference(now, now).nodes.is_empty()
    assert written("graphology", found)


def test_names_of_files_never_collide() -> None:
    names = [
        ("a", "b-c"),
        ("a-b", "c"),
        ("a", "b/c"),
        ("a", "b:c"),
        ("a", "b~c"),
        ("A", "é"),
        ("a", "b", "c"),
        ("a", "b_c"),
        ("a_b", "c"),
    ]
    assert len({file_name(*parts) for parts in names}) == len(names)
    assert clean(NASTY) == '<&"> \n=HYPERLINK("x")'
    assert [cell(text) for text in ("@me", "-1", -1, "+62", "plain")] == ["'@me", "'-1", -1, "'+62", "plain"]
    with pytest.raises(UsageError):
        form_named("vsd")
