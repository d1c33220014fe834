"""Graph files: what other programs write is read back edge by edge; what is made to harm is refused."""

from __future__ import annotations

import io
import json
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import igraph as ig
import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ingest.reading import Outcome, read_text
from tular.errors import IngestError
from tular.models import Relation

NAMES = st.from_regex(r"[a-z][a-z0-9_]{2,8}", fullmatch=True)
EDGES = st.dictionaries(
    st.tuples(NAMES, NAMES).filter(lambda pair: pair[0] != pair[1]), st.integers(1, 9), min_size=1
)


def _networkx(edges: dict[tuple[str, str], int]) -> nx.DiGraph:
    graph = nx.DiGraph()
    graph.add_weighted_edges_from((source, target, weight) for (source, target), weight in edges.items())
    return graph


def _igraph(edges: dict[tuple[str, str], int]) -> ig.Graph:
    rows = [(source, target, weight) for (source, target), weight in edges.items()]
    return ig.Graph.TupleList(rows, directed=True, edge_attrs=["weight"])


def _written(
    write: Callable[[nx.DiGraph, io.BytesIO], None],
) -> Callable[[dict[tuple[str, str], int]], bytes]:
    def writer(edges: dict[tuple[str, str], int]) -> bytes:
        file = io.BytesIO()
        write(_networkx(edges), file)
        return file.getvalue()

    return writer


def _by_igraph(form: str) -> Callable[[dict[tuple[str, str], int]], bytes]:
    def writer(edges: dict[tuple[str, str], int]) -> bytes:
        path = Path("/dev/shm") if Path("/dev/shm").is_dir() else Path("/tmp")
        file = path / f"tular-test-{id(edges)}.{form}"
        try:
            _igraph(edges).write(str(file), format=form)
            return file.read_bytes()
        finally:
            file.unlink(missing_ok=True)

    return writer


def _graphology(edges: dict[tuple[str, str], int]) -> bytes:
    nodes = sorted({name for pair in edges for name in pair})
    document = {
        "options": {"type": "directed", "multi": False},
        "nodes": [{"key": str(n), "attributes": {"label": name}} for n, name in enumerate(nodes)],
        "edges": [
            {
                "key": f"e{n}",
                "source": str(nodes.index(s)),
                "target": str(nodes.index(t)),
                "attributes": {"weight": w},
            }
            for n, ((s, t), w) in enumerate(edges.items())
        ],
    }
    return json.dumps(document, indent=1).encode()


def _d3(edges: dict[tuple[str, str], int]) -> bytes:
    nodes = sorted({name for pair in edges for name in pair})
    links = [
        {"source": nodes.index(s), "target": nodes.index(t), "value": 1, "weight": w}
        for (s, t), w in edges.items()
    ]
    return json.dumps({"nodes": [{"name": name} for name in nodes], "links": links}).encode()


def _node_link(name: str) -> Callable[[dict[tuple[str, str], int]], bytes]:
    return lambda edges: json.dumps(nx.node_link_data(_networkx(edges), edges=name)).encode()


WRITERS = {
    "gexf": _written(nx.write_gexf),
    "gexf 1.3": lambda edges: _written(nx.write_gexf)(edges).replace(b"1.2draft", b"1.3"),
    "graphml": _written(nx.write_graphml),
    "graphml by igraph": _by_igraph("graphml"),
    "gml": _written(nx.write_gml),
    "gml by igraph": _by_igraph("gml"),
    "pajek": _written(nx.write_pajek),
    "pajek by igraph": _by_igraph("pajek"),
    "node-link": _node_link("edges"),
    "node-link before 3.4": _node_link("links"),
    "cytoscape": lambda edges: json.dumps(nx.cytoscape_data(_networkx(edges))).encode(),
    "graphology": _graphology,
    "d3": _d3,
}


@pytest.mark.parametrize("form", WRITERS)
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edges=EDGES)
def test_what_was_written_is_read_back(form: str, edges: dict[tuple[str, str], int], tmp_path: Path) -> None:
    outcome = read_text(WRITERS[form](edges), tmp_path, name="network", relation="RETWEETED")
    assert outcome.rejected == []
    found = outcome.relations(Relation.RETWEETED)
    assert {
        (source, target): count for source, target, count in found.select("source", "target", "count").rows()
    } == edges
    assert set(outcome.accounts["id"]) == {name for pair in edges for name in pair}


GEXF = """<?xml version="1.0"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
 <graph defaultedgetype="directed" mode="dynamic" timeformat="date">
  <attributes class="node"><attribute id="0" title="start" type="string"/>
    <attribute id="1" title="followers" type="long"/></attributes>
  <attributes class="edge"><attribute id="0" title="post" type="string"/></attributes>
  <nodes>
   <node id="11" label="ada"><attvalues><attvalue for="0" value="early"/><attvalue for="1" value="7"/></attvalues>
     <viz:color r="1" g="2" b="3"/><viz:position x="1" y="2" z="0"/></node>
   <node id="22" label="Bob the Great"/>
  </nodes>
  <edges>
   <edge id="0" source="11" target="22" kind="retweet" start="2026-08-03"><attvalues><attvalue for="0" value="90"/>
   </attvalues></edge>
   <edge id="1" source="22" target="11" kind="mention" weight="2.5"/>
   <edge id="2" source="22" target="11" type="undirected" kind="mention"/>
   <edge id="3" source="22" kind="mention"/>
  </edges>
 </graph>
</gexf>
"""


def events(outcome: Outcome, relation: Relation, *columns: str) -> list[tuple[object, ...]]:
    return outcome.relations(relation).select("source", "target", *columns).rows()


def test_gexf_keeps_an_authors_names_apart_from_its_own(tmp_path: Path) -> None:
    outcome = read_text(GEXF, tmp_path, name="network.gexf")
    (retweet,) = events(outcome, Relation.RETWEETED, "at", "post")
    assert (*retweet[:2], str(retweet[2])[:10], retweet[3]) == ("11", "22", "2026-08-03", "x:90")
    assert events(outcome, Relation.MENTIONED, "count") == [("22", "11", 2.5)]
    accounts = {row["id"]: row for row in outcome.accounts.to_dicts()}
    assert (accounts["11"]["handle"], accounts["11"]["followersCount"], accounts["11"]["start"]) == (
        "ada",
        7,
        "early",
    )
    assert "color" not in outcome.accounts.columns
    assert [row["reason"] for row in outcome.rejected] == [
        "the edge has no direction (state --direction both if the relation holds both ways)",
        "the edge lacks its source or target",
    ]
    both = read_text(GEXF, tmp_path, name="network.gexf", direction="both")
    assert sorted(events(both, Relation.RETWEETED)) == [("11", "22"), ("22", "11")]


NODEXL = """<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
 <key id="V-Followers" for="node" attr.name="Followers" attr.type="string"/>
 <key id="V-Tip" for="node" attr.name="Tooltip" attr.type="string"/>
 <key id="E-R" for="edge" attr.name="Relationship" attr.type="string"/>
 <key id="E-D" for="edge" attr.name="Relationship Date (UTC)" attr.type="string"/>
 <key id="E-I" for="edge" attr.name="Imported ID" attr.type="string"/>
 <graph edgedefault="directed">
  <node id="ada"><data key="V-Followers">7</data><data key="V-Tip">?</data></node><node id="bob"/>
  <edge source="ada" target="bob"><data key="E-R">Replies to</data><data key="E-D">2026-08-03 10:00:00</data>
    <data key="E-I">90</data></edge>
  <edge source="ada" target="ada"><data key="E-R">Tweet</data><data key="E-I">91</data></edge>
  <edge source="ada" target="bob"><data key="E-R">MentionsInRetweet</data></edge>
  <edge source="bob" target="ada"><data key="E-R">Followed</data></edge>
 </graph></graphml>
"""


def test_nodexl_tells_relations_row_by_row_and_posts_are_none(tmp_path: Path) -> None:
    outcome = read_text(NODEXL, tmp_path, name="nodexl.graphml")
    ((source, target, at, post),) = events(outcome, Relation.REPLIED, "at", "post")
    assert (source, target, str(at)[:16], post) == ("ada", "bob", "2026-08-03 10:00", "x:90")
    assert outcome.pairs == [("bob", "ada")]
    assert outcome.relations(Relation.MENTIONED).height == 0
    assert outcome.accounts.row(0, named=True)["followersCount"] == 7
    assert outcome.rejected == []
    assert outcome.reading.rows_read == 6


def test_twarc_networks_count_every_kind_of_a_pair(tmp_path: Path) -> None:
    graph = nx.DiGraph()
    graph.add_edge("ada", "bob", weight=3, retweet=2, reply=0, quote=0, mention=1)
    file = io.BytesIO()
    nx.write_gexf(graph, file)
    outcome = read_text(file.getvalue(), tmp_path, name="network.gexf")
    assert events(outcome, Relation.RETWEETED, "count") == [("ada", "bob", 2)]
    assert events(outcome, Relation.MENTIONED, "count") == [("ada", "bob", 1)]
    assert outcome.relations(Relation.REPLIED).height == 0


def test_gdf_numbers_its_nodes_and_names_them_by_label(tmp_path: Path) -> None:
    text = (
        "nodedef>name VARCHAR,label VARCHAR,no_tweets INT\n0,lena_t,3\n1,'omar_q',4\n"
        "edgedef>node1 VARCHAR,node2 VARCHAR,weight DOUBLE,directed BOOLEAN\n0,1,1,true\n1,0,2,true\n1,7,2,true\n"
        "1,0\n"
    )
    outcome = read_text(text, tmp_path, name="mentions.gdf")
    notes = outcome.reading.notes
    assert notes["nodes that are mere numbers: their labels or names are taken for the accounts"] == 2
    assert events(outcome, Relation.MENTIONED, "count") == [("lena_t", "omar_q", 1), ("omar_q", "lena_t", 2)]
    assert outcome.reasons == [(7, "the edge names a node that the file does not list"),
                               (8, "the row does not have 4 fields")]  # fmt: skip


def test_pajek_lists_matrices_and_named_relations(tmp_path: Path) -> None:
    text = (
        '*Vertices 3\n1 "ada" 0.1 0.2\n2 "bob"\n3 "cyd"\n*Arcs :1 "follows"\n1 2 1 [1-5]\n*Arcslist :1 "follows"\n'
        "2 1 3\n"
        '*Matrix :2 "mentions"\n0 1 0\n0 0 0\n2 0 0\n*Edges :3 "mentions"\n1 2\n'
    )
    outcome = read_text(text, tmp_path, name="network.net")
    assert sorted(outcome.pairs) == [("ada", "bob"), ("bob", "ada"), ("bob", "cyd")]
    assert events(outcome, Relation.MENTIONED, "count") == [("ada", "bob", 1), ("cyd", "ada", 2)]
    assert len(outcome.rejected) == 1


@pytest.mark.parametrize("form", ["gexf", "graphml", "gml", "pajek", "node-link", "graphology"])
def test_a_relation_that_nobody_tells_is_asked_for(form: str, tmp_path: Path) -> None:
    with pytest.raises(IngestError, match="which relation its edges are") as raised:
        read_text(WRITERS[form]({("ada", "bob"): 1}), tmp_path, name="network")
    assert "--relation" in raised.value.remedy
    assert read_text(WRITERS[form]({("ada", "bob"): 1}), tmp_path, name="follows.graph").pairs == [
        ("ada", "bob")
    ]


def test_undirected_graphs_need_a_word(tmp_path: Path) -> None:
    file = io.BytesIO()
    nx.write_graphml(nx.Graph([("ada", "bob")]), file)
    outcome = read_text(file.getvalue(), tmp_path, name="follows.graphml")
    assert outcome.pairs == []
    assert len(outcome.rejected) == 1
    both = read_text(file.getvalue(), tmp_path, name="follows.graphml", direction="both")
    assert sorted(both.pairs) == [("ada", "bob"), ("bob", "ada")]


ENTITIES = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(24))
LAUGHS = f'<!DOCTYPE l [<!ENTITY a "ha">{ENTITIES}]><graphml><graph><node id="&y;"/></graph></graphml>'


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (LAUGHS, "the XML declares entities, which are refused"),
        ("<graphml><graph>" + "<node id='a'>" * 300, "the XML is nested too deeply"),
        ('<graphml><graph><node id="' + "a" * 3_000_000, "the tag is too long"),
        ("<graphml><graph><node id='a'><data key='d'>" + "a" * 3_000_000, "the text is too long"),
        ("<graphml><graph><node id='a\x08'/></graph></graphml>", "the XML is damaged here: not well-formed"),
    ],
)
def test_xml_that_is_made_to_harm_is_refused_at_once(text: str, reason: str, tmp_path: Path) -> None:
    began = time.monotonic()
    outcome = read_text(text, tmp_path, name="follows.graphml", max_line_bytes=1 << 20, block_bytes=1 << 20)
    assert outcome.rejected[-1]["reason"].startswith(reason)
    assert time.monotonic() - began < 10


@pytest.mark.parametrize("form", ["gexf", "graphml", "gml", "pajek", "node-link", "graphology"])
@pytest.mark.parametrize("share", [0.5, 0.9])
def test_what_breaks_off_keeps_what_comes_before(form: str, share: float, tmp_path: Path) -> None:
    edges = {(f"account{n}", f"account{n + 1}"): 1 for n in range(500)}
    text = WRITERS[form](edges)
    outcome = read_text(text[: int(len(text) * share)], tmp_path, name="follows.graph")
    assert set(outcome.pairs) <= set(edges)
    assert len(outcome.rejected) <= 2
    assert outcome.pairs or outcome.accounts.height


@pytest.mark.parametrize("form", [name for name in WRITERS if "igraph" not in name])
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cuts=st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=4)), min_size=1, max_size=4))
def test_damaged_files_never_crash(form: str, cuts: list[tuple[float, bytes]], tmp_path: Path) -> None:
    text = bytearray(WRITERS[form]({("ada", "bob"): 1, ("bob", "cyd"): 2, ("cyd", "ada"): 3}))
    for place, piece in cuts:
        at = int(place * len(text))
        text[at : at + 3] = piece
    with suppress(IngestError):
        outcome = read_text(bytes(text), tmp_path, name="follows.graph")
        assert outcome.reading.rows_read <= 20
