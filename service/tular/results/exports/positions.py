"""A map as bytes that a graphics card takes as they are: for cosmos.gl and others.

All numbers are little-endian. The header has 32 bytes: the letters `TULARMAP`, then UInt32 version (1), number of
nodes n, number of edges m, and three zeros. Then come Float32[2n] positions x, y; Float32[n] sizes; UInt8[4n]
colours r, g, b, a; Float32[2m] rows of the nodes that each edge leads from and to (exact up to 2^24 nodes);
Float32[m] weights. Rows are those of the same drawing's `nodes` tables.
"""

from __future__ import annotations

import struct
from typing import BinaryIO

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tular.results.exports.drawing import Drawing

MAGIC = b"TULARMAP"
VERSION = 1


def write_positions(drawing: Drawing, out: BinaryIO) -> None:
    nodes, edges = drawing.nodes, drawing.edges
    out.write(struct.pack("<8s6I", MAGIC, VERSION, nodes.height, edges.height, 0, 0, 0))
    out.write(np.ascontiguousarray(nodes.select("x", "y").to_numpy(), "<f4").tobytes())
    out.write(nodes["size"].to_numpy().astype("<f4").tobytes())
    out.write(_colours(nodes["color"]).tobytes())
    out.write(np.ascontiguousarray(edges.select("source", "target").to_numpy(), "<f4").tobytes())
    weight = edges["weight"] if "weight" in edges.columns else pl.Series([0.0] * edges.height)
    out.write(weight.to_numpy().astype("<f4").tobytes())


def _colours(colours: pl.Series) -> NDArray[np.uint8]:
    """[n, 4] of `#rrggbb`."""
    distinct = colours.unique()
    known = {code: [*bytes.fromhex(code[1:]), 255] for code in distinct.to_list()}
    table = np.array([known[code] for code in distinct.to_list()], np.uint8).reshape(-1, 4)
    place = colours.replace_strict({code: row for row, code in enumerate(distinct)}, return_dtype=pl.Int64)
    colours_of: NDArray[np.uint8] = table[place.to_numpy().astype(np.int64)]
    return colours_of
