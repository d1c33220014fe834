"""The graph files that are read, and how: parser, then rows, then the checks and batches of tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from tular.errors import IngestError
from tular.ingest.beginning import Beginning
from tular.ingest.graph_files import gdf, gexf, gml, graph_json, graphml, pajek
from tular.ingest.graph_files.elements import Edge, Parser
from tular.ingest.graph_files.rows import Rows, says_relation
from tular.ingest.header import relation_of_stem
from tular.ingest.json_table import JsonTable
from tular.ingest.opening import Opening
from tular.ingest.options import Format
from tular.ingest.originals import Originals
from tular.ingest.source import Progress
from tular.models import Batch

_HEAD = 4_096
_GML = re.compile(r"^\s*graph\s*(\[|$)", re.IGNORECASE | re.MULTILINE)
_GML_PART = re.compile(r"\b(node|edge|directed)\b", re.IGNORECASE)
_PAJEK = re.compile(
    r"(?:\s*%[^\n]*\n)*\s*\*\s*(vertices|network|arcs|edges|arcslist|matrix)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class GraphFormat:
    format: Format
    recognise: Callable[[Beginning], str | None]
    parse: Parser


def read_graph(opening: Opening, kind: GraphFormat) -> Iterator[Batch]:
    """Raises IngestError when neither the file nor the caller says which relation its edges are."""
    known = opening.options.relation or relation_of_stem(opening.source.stem)
    most = opening.options.max_line_bytes
    if known is None and opening.source.repeatable:
        _check_relation(opening, kind)
    rows = Rows(opening, known).of(kind.parse(opening.chunks, most))
    table = replace(opening, options=replace(opening.options, relation=None))  # each row has its own
    yield from JsonTable(table, Originals(opening.tally.notes)).batches(rows)


def _check_relation(opening: Opening, kind: GraphFormat) -> None:
    """Look at the first edge before anything is written."""
    elements = kind.parse(opening.source.chunks(Progress()), opening.options.max_line_bytes)
    edge = next((element for element in elements if isinstance(element, Edge)), None)
    if edge and not says_relation(edge):
        raise IngestError(
            f"{opening.source.name} does not say which relation its edges are.",
            remedy="State it: --relation follows (or retweeted, quoted, replied, mentioned).",
        )


def _gexf(beginning: Beginning) -> str | None:
    return "a graph in GEXF" if "<gexf" in beginning.text[:_HEAD] else None


def _graphml(beginning: Beginning) -> str | None:
    return "a graph in GraphML" if "<graphml" in beginning.text[:_HEAD] else None


def _gml(beginning: Beginning) -> str | None:
    text = beginning.text[:_HEAD]
    begins = not beginning.is_json and _GML.search(text) and "[" in text and _GML_PART.search(text)
    return "a graph in GML" if begins else None


def _pajek(beginning: Beginning) -> str | None:
    return "a network in Pajek's form" if _PAJEK.match(beginning.text) else None


def _gdf(beginning: Beginning) -> str | None:
    return "a graph in GDF" if beginning.text.startswith("nodedef>") else None


GRAPH_FORMATS = (
    GraphFormat(Format.GEXF, _gexf, gexf.parse),
    GraphFormat(Format.GRAPHML, _graphml, graphml.parse),
    GraphFormat(Format.PAJEK, _pajek, pajek.parse),
    GraphFormat(Format.GDF, _gdf, gdf.parse),
    GraphFormat(Format.GRAPH_JSON, graph_json.recognise, graph_json.parse),
    GraphFormat(Format.GML, _gml, gml.parse),
)
