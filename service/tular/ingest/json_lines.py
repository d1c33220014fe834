"""JSON lines: one object a line, with its line number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from tular.ingest.blocks import Block
from tular.ingest.json_text import REPAIRED, NotJsonError, parse
from tular.ingest.rejects import Rejects

JsonObject = dict[str, Any]


def read_objects(
    block: Block, file: str, rejects: Rejects, notes: Counter[str]
) -> Iterator[tuple[int, JsonObject]]:
    """Line numbers and objects of a block; lines that are no JSON object are rejected."""
    for number, line in enumerate(block.data.split(b"\n"), block.line):
        if not line.strip():
            continue
        try:
            value, repaired = parse(line)
        except NotJsonError:
            rejects.add(file, number, "the line is not valid JSON", line)
            continue
        notes[REPAIRED] += repaired
        if isinstance(value, dict):
            yield number, value
        else:
            rejects.add(file, number, "the line is not a JSON object", line)
