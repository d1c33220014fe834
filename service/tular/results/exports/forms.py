"""The formats that a drawing is written in, by the end of the file's name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from tular.errors import UsageError
from tular.results.exports import json_forms, picture, positions, tables, xml_forms
from tular.results.exports.drawing import Drawing

JSON = "application/json"
ARROW = "application/vnd.apache.arrow.file"
PARQUET = "application/vnd.apache.parquet"


@dataclass(frozen=True, slots=True)
class Form:
    """`compressed`: whether the bytes are so small already that compressing them again is no use."""

    media_type: str
    write: Callable[[Drawing, BinaryIO], None]
    compressed: bool = False


FORMS = {
    "graphology": Form(JSON, json_forms.write_graphology),
    "cytoscape": Form(JSON, json_forms.write_cytoscape),
    "node-link": Form(JSON, json_forms.write_node_link),
    "gexf": Form("application/gexf+xml", xml_forms.write_gexf),
    "graphml": Form("application/graphml+xml", xml_forms.write_graphml),
    "positions": Form("application/octet-stream", positions.write_positions),
    "nodes.csv": Form("text/csv", tables.write_nodes_csv),
    "edges.csv": Form("text/csv", tables.write_edges_csv),
    "nodes.arrow": Form(ARROW, tables.write_nodes_arrow),
    "edges.arrow": Form(ARROW, tables.write_edges_arrow),
    "nodes.parquet": Form(PARQUET, tables.write_nodes_parquet, compressed=True),
    "edges.parquet": Form(PARQUET, tables.write_edges_parquet, compressed=True),
    "svg": Form("image/svg+xml", picture.write_svg),
    "png": Form("image/png", picture.write_png, compressed=True),
    "dark.svg": Form("image/svg+xml", partial(picture.write_svg, theme="dark")),
    "dark.png": Form("image/png", partial(picture.write_png, theme="dark"), compressed=True),
}


def form_named(name: str, *, field: str = "format") -> Form:
    """Raises UsageError."""
    if name not in FORMS:
        raise UsageError(
            f"There is no format {name[:50]!r}.", remedy=f"Choose from {', '.join(FORMS)}.", field=field
        )
    return FORMS[name]
