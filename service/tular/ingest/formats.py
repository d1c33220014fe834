"""The formats that are no tables: how each is recognised, and who reads it.

Adding one is adding a line to `OTHER_FORMATS`, a word to `options.Format`, and a module with the two functions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import orjson

from tular.ingest.blocks import Block, cut_blocks
from tular.ingest.json_lines import JsonObject
from tular.ingest.options import Direction, Format, ReadOptions
from tular.ingest.rejects import Rejects
from tular.ingest.source import Source
from tular.ingest.tally import Tally
from tular.ingest.x_reader import read_x_lines
from tular.models import Batch

MOST_LINES = 50
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"(\s*:)?|[{}\[\]]')
_X_API_V2_NAMES = {"data", "includes", "errors", "author_id", "username", "edit_history_tweet_ids"}


@dataclass(frozen=True)
class Beginning:
    """The first bytes of a file, in UTF-8, as recognisers look at them."""

    name: str
    stem: str
    sample: bytes

    @cached_property
    def text(self) -> str:
        return self.sample.decode("utf-8", "replace").lstrip("\ufeff \t\r\n")

    @cached_property
    def objects(self) -> list[JsonObject]:
        """The JSON objects among the first lines; none when the file is one document of many lines."""
        found = []
        for line in self.text.split("\n", MOST_LINES)[:MOST_LINES]:
            try:
                value = orjson.loads(line)
            except orjson.JSONDecodeError:
                continue
            if isinstance(value, dict):
                found.append(value)
        return found

    @cached_property
    def keys(self) -> set[str]:
        """The names of the first JSON object, or of the first in an array, however far beyond the sample it goes."""
        found, depth, top = set(), 0, 1 + self.text.startswith("[")
        for token in _TOKEN.finditer(self.text):
            if token[0] in ("{", "["):
                depth += 1
            elif token[0] in ("}", "]"):
                depth -= 1
                if depth < top:
                    break
            elif token[1] and depth == top:
                found.add(token[0].partition('"')[2].rpartition('"')[0])
        return found


@dataclass(frozen=True, slots=True)
class Opening:
    """A file that a reader may read once, by `chunks` as they come or by `blocks` of whole lines, and where its rows,
    rejects and notes are counted."""

    source: Source
    chunks: Iterable[bytes]
    """In UTF-8, decompressed."""
    options: ReadOptions
    rejects: Rejects
    tally: Tally

    def blocks(self) -> Iterator[Block]:
        """Lines over `max_line_bytes` are rejected without being held."""
        return cut_blocks(self.chunks, self.options.block_bytes, self.options.max_line_bytes, self.reject)

    def reject(self, line: int, reason: str, row: bytes | str = b"") -> None:
        self.rejects.add(self.source.name, line, reason, row)


@dataclass(frozen=True, slots=True)
class OtherFormat:
    """`recognise` gives the sentence that tells how the file is understood, or None when it is of another format;
    `read` gives its batches. `own_relations`: it tells relations and directions itself, so that stating them is an
    error."""

    format: Format
    recognise: Callable[[Beginning], str | None]
    read: Callable[[Opening], Iterator[Batch]]
    own_relations: bool = True


def conflicts(options: ReadOptions) -> bool:
    """Whether the caller states what a format with `own_relations` tells itself."""
    return options.relation is not None or options.direction is not Direction.AS_IS


def _recognise_x_api_v2(beginning: Beginning) -> str | None:
    if beginning.text.startswith("{") and beginning.keys & _X_API_V2_NAMES:
        return "answers of X API v2, one a line"
    return None


def _read_x_api_v2(opening: Opening) -> Iterator[Batch]:
    name, platform = opening.source.name, opening.options.platform
    return read_x_lines(name, opening.blocks(), platform, opening.rejects, opening.tally)


OTHER_FORMATS: tuple[OtherFormat, ...] = (OtherFormat(Format.X_API_V2, _recognise_x_api_v2, _read_x_api_v2),)
"""Asked in this order; the first that recognises a file reads it. What none recognises is a table, or an error."""

BY_FORMAT = {other.format: other for other in OTHER_FORMATS}
