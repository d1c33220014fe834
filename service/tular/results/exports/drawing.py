"""What is exported, whatever the format: nodes with places, sizes and colours, edges between them, and what it is
of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import polars as pl

ROWS = 10_000
"""Rows that are turned into Python objects at a time: memory does not grow with the network."""
DRAWN = ("key", "label", "x", "y", "size", "color")
ENDS = ("source", "target")


@dataclass(frozen=True, slots=True)
class Drawing:
    """`nodes` begin with the columns DRAWN; `edges` with ENDS, UInt32 rows of `nodes`, then `weight`.

    Sizes are radii in the units of the positions. `about` says what was drawn and of which run.
    """

    nodes: pl.DataFrame
    edges: pl.DataFrame
    about: dict[str, Any] = field(default_factory=dict)

    @property
    def title(self) -> str:
        return str(self.about.get("title", "Tular"))

    def node_rows(self) -> Iterator[list[dict[str, Any]]]:
        """Nodes as dictionaries, some at a time; what is not known is left out."""
        for part in self.nodes.iter_slices(ROWS):
            yield [_known(row) for row in part.to_dicts()]

    def edge_rows(self) -> Iterator[list[dict[str, Any]]]:
        """As `node_rows`; ends are keys."""
        keys = self.nodes["key"]
        for part in self.edges.iter_slices(ROWS):
            ends = (keys.gather(part[end]).alias(end) for end in ENDS)
            yield [_known(row) for row in part.with_columns(*ends).to_dicts()]


def flat(nodes: pl.DataFrame) -> pl.DataFrame:
    """Lists as text and times as ISO 8601: every format knows numbers, truth values and text."""
    return nodes.with_columns(
        *(
            pl.col(name).list.join(", ").alias(name)
            for name, kind in nodes.schema.items()
            if kind == pl.List(pl.String)
        ),
        *(
            pl.col(name).dt.strftime("%Y-%m-%dT%H:%M:%SZ").alias(name)
            for name, kind in nodes.schema.items()
            if isinstance(kind, pl.Datetime)
        ),
    )


def _known(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value is not None}
