"""Networks as XML: GEXF 1.3 for Gephi, GraphML for networkx, igraph, yEd and others; written some rows at a time.

Ids are keys as text, labels handles. Where relations have times, GEXF says from when to when each was seen; its time
format is `date`, which Gephi reads with times of day too and networkx knows.
"""

from __future__ import annotations

from typing import Any, BinaryIO

import polars as pl

from tular.results.exports.drawing import DRAWN, ENDS, Drawing
from tular.results.text import words, xml

HEADER = b'<?xml version="1.0" encoding="UTF-8"?>\n'
TIMES = ("firstAt", "lastAt")
_PLACED = {*DRAWN, "colorOnDark"}


def write_gexf(drawing: Drawing, out: BinaryIO) -> None:
    timed = TIMES[0] in drawing.edges.columns
    mode = 'mode="dynamic" timeformat="date" timerepresentation="interval"' if timed else 'mode="static"'
    nodes, edges = _others(drawing.nodes, _PLACED), _others(drawing.edges, {*ENDS, "weight", *TIMES})
    out.write(HEADER)
    out.write(b'<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n')
    out.write(
        f"<meta><creator>Tular</creator><description>{xml(drawing.title)}</description></meta>\n".encode()
    )
    out.write(f'<graph defaultedgetype="directed" {mode}>\n'.encode())
    out.write(_gexf_attributes("node", nodes, drawing.nodes) + _gexf_attributes("edge", edges, drawing.edges))
    out.write(b"<nodes>\n")
    for part in drawing.node_rows():
        out.write("".join(_gexf_node(row, nodes) for row in part).encode())
    out.write(b"</nodes>\n<edges>\n")
    number = 0
    for part in drawing.edge_rows():
        out.write("".join(_gexf_edge(at, row, edges) for at, row in enumerate(part, number)).encode())
        number += len(part)
    out.write(b"</edges>\n</graph>\n</gexf>\n")


def write_graphml(drawing: Drawing, out: BinaryIO) -> None:
    nodes, edges = drawing.nodes.drop("key"), drawing.edges.drop(ENDS)
    out.write(HEADER)
    out.write(
        b'<graphml xmlns="http://graphml.graphdrawing.org/xmlns" '
        b'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation='
        b'"http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
    )
    out.write(_graphml_keys("node", nodes) + _graphml_keys("edge", edges))
    out.write(b'<graph id="G" edgedefault="directed">\n')
    places = {name: f"n{at}" for at, name in enumerate(nodes.columns)}
    for part in drawing.node_rows():
        rows = (f'<node id="{xml(row.pop("key"))}">{_data(row, places)}</node>\n' for row in part)
        out.write("".join(rows).encode())
    places = {name: f"e{at}" for at, name in enumerate(edges.columns)}
    for part in drawing.edge_rows():
        out.write("".join(_graphml_edge(row, places) for row in part).encode())
    out.write(b"</graph>\n</graphml>\n")


def _others(frame: pl.DataFrame, taken: set[str]) -> dict[str, int]:
    """Columns that go into attributes, with their numbers."""
    return {name: at for at, name in enumerate(name for name in frame.columns if name not in taken)}


def _gexf_attributes(what: str, columns: dict[str, int], frame: pl.DataFrame) -> bytes:
    if not columns:
        return b""
    rows = "".join(
        f'<attribute id="{at}" title="{xml(name)}" type="{_xml_type(frame.schema[name])}"/>'
        for name, at in columns.items()
    )
    return f'<attributes class="{what}">{rows}</attributes>\n'.encode()


def _gexf_node(row: dict[str, Any], columns: dict[str, int]) -> str:
    red, green, blue = (int(row["color"][at : at + 2], 16) for at in (1, 3, 5))
    return (
        f'<node id="{xml(row["key"])}" label="{xml(row["label"])}">{_values(row, columns)}'
        f'<viz:color r="{red}" g="{green}" b="{blue}" a="1.0"/><viz:size value="{row["size"]}"/>'
        f'<viz:position x="{row["x"]}" y="{row["y"]}" z="0.0"/></node>\n'
    )


def _gexf_edge(number: int, row: dict[str, Any], columns: dict[str, int]) -> str:
    times = "".join(
        f' {word}="{xml(row[name])}"'
        for word, name in zip(("start", "end"), TIMES, strict=True)
        if name in row
    )
    weight = f' weight="{row["weight"]}"' if "weight" in row else ""
    ends = f'source="{xml(row["source"])}" target="{xml(row["target"])}"'
    return f'<edge id="{number}" {ends}{weight}{times}>{_values(row, columns)}</edge>\n'


def _values(row: dict[str, Any], columns: dict[str, int]) -> str:
    values = "".join(
        f'<attvalue for="{at}" value="{xml(row[name])}"/>' for name, at in columns.items() if name in row
    )
    return f"<attvalues>{values}</attvalues>" if values else ""


def _graphml_keys(what: str, frame: pl.DataFrame) -> bytes:
    rows = (
        f'<key id="{what[0]}{at}" for="{what}" attr.name="{xml(name)}" attr.type="{_xml_type(kind)}"/>\n'
        for at, (name, kind) in enumerate(frame.schema.items())
    )
    return "".join(rows).encode()


def _graphml_edge(row: dict[str, Any], places: dict[str, str]) -> str:
    source, target = xml(row.pop("source")), xml(row.pop("target"))
    return f'<edge source="{source}" target="{target}">{_data(row, places)}</edge>\n'


def _data(row: dict[str, Any], places: dict[str, str]) -> str:
    return "".join(f'<data key="{places[name]}">{xml(words(value))}</data>' for name, value in row.items())


def _xml_type(kind: pl.DataType) -> str:
    if kind == pl.Boolean:
        return "boolean"
    if kind.is_integer():
        return "long"
    return "double" if kind.is_float() else "string"
