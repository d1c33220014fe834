"""GDF (TCAT, GUESS, Gephi) → nodes and edges: two tables in one file, whose columns name their types."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator

from tular.ingest.blocks import cut_blocks
from tular.ingest.graph_files.elements import Bad, Edge, Element, Node

_BLOCK = 1 << 20
_SHOWN = 1_000


def parse(chunks: Iterable[bytes], most: int) -> Iterator[Element]:
    columns: list[str] = []
    of_edges = False
    refused: list[Bad] = []

    def reject(line: int, reason: str, row: bytes) -> None:
        refused.append(Bad(line, reason, row[:_SHOWN].decode("utf-8", "replace")))

    for block in cut_blocks(chunks, _BLOCK, most, reject):
        for number, raw in enumerate(block.data.split(b"\n"), block.line):
            text = raw.decode("utf-8", "replace").strip()
            if text.startswith(("nodedef>", "edgedef>")):
                head, _, names = text.partition(">")
                of_edges = head == "edgedef"
                columns = [name.split()[0].lower() for name in names.split(",") if name.strip()]
            elif text:
                yield _element(number, text, columns, of_edges)
        yield from refused
        refused.clear()
    yield from refused


def _element(number: int, text: str, columns: list[str], of_edges: bool) -> Element:
    quote = '"' if '"' in text else "'"
    try:
        fields = next(csv.reader([text], quotechar=quote, skipinitialspace=True))
    except csv.Error:
        fields = []
    row = {name: field for name, field in zip(columns, fields, strict=False) if field}
    if len(fields) != len(columns) or not columns:
        return Bad(number, f"the row does not have {len(columns)} fields", text[:_SHOWN])
    if not of_edges:
        id_ = row.pop("name", None)
        missing = Bad(number, "the node lacks its name", text[:_SHOWN])
        return Node(id_, row.pop("label", None), row, number) if id_ else missing
    source, target = row.pop("node1", None), row.pop("node2", None)
    if not (source and target):
        return Bad(number, "the edge lacks node1 or node2", text[:_SHOWN])
    directed = row.pop("directed", "false").lower() == "true"
    return Edge(source, target, row, directed, row.pop("weight", None), row.pop("label", None), line=number)
