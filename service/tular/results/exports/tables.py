"""Nodes and edges as tables: Arrow, Parquet, and CSV pairs with the headers that Gephi imports."""

from __future__ import annotations

import csv
import io
from typing import BinaryIO

import polars as pl

from tular.results.exports.drawing import ENDS, Drawing
from tular.results.text import cell


def nodes_table(drawing: Drawing) -> pl.DataFrame:
    return drawing.nodes


def edges_table(drawing: Drawing) -> pl.DataFrame:
    """Ends are keys."""
    keys = drawing.nodes["key"]
    return drawing.edges.with_columns(keys.gather(drawing.edges[end]).alias(end) for end in ENDS)


def write_nodes_csv(drawing: Drawing, out: BinaryIO) -> None:
    """`Id,Label` and all other columns."""
    header = {"key": "Id", "label": "Label"}
    names = ["key", "label", *(name for name in drawing.nodes.columns if name not in header)]
    _write_csv(out, [header.get(name, name) for name in names], names, drawing.nodes)


def write_edges_csv(drawing: Drawing, out: BinaryIO) -> None:
    """`Source,Target,Type,Weight` and all other columns."""
    keys = drawing.nodes["key"]
    header = {"source": "Source", "target": "Target", "type": "Type", "weight": "Weight"}
    others = [name for name in drawing.edges.columns if name not in header]
    names = ["source", "target", "type", "weight", *others]
    frame = drawing.edges.with_columns(pl.lit("Directed").alias("type"))
    _write_csv(out, [header.get(name, name) for name in names], names, frame, keys)


def write_nodes_arrow(drawing: Drawing, out: BinaryIO) -> None:
    nodes_table(drawing).write_ipc(out)


def write_edges_arrow(drawing: Drawing, out: BinaryIO) -> None:
    edges_table(drawing).write_ipc(out)


def write_nodes_parquet(drawing: Drawing, out: BinaryIO) -> None:
    nodes_table(drawing).write_parquet(out)


def write_edges_parquet(drawing: Drawing, out: BinaryIO) -> None:
    edges_table(drawing).write_parquet(out)


def _write_csv(
    out: BinaryIO, header: list[str], names: list[str], frame: pl.DataFrame, keys: pl.Series | None = None
) -> None:
    text = io.TextIOWrapper(out, "utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(header)
    for part in frame.select(names).iter_slices(10_000):
        if keys is not None:
            part = part.with_columns(keys.gather(part[end]).alias(end) for end in ENDS)
        writer.writerows([cell(value) for value in row] for row in part.iter_rows())
    text.detach()
