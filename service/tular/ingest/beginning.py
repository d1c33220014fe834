"""The first bytes of a file, as recognisers look at them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from tular.ingest.json_text import NotJsonError, parse
from tular.ingest.objects import JsonObject

SAMPLE_BYTES = 1 << 18
_STRUCTURE = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)|[{}\[\],]', re.DOTALL)
_OPEN = {"{": "}", "[": "]"}
_MOST_OBJECTS = 50
_DEEPEST = 100


@dataclass(frozen=True)
class Beginning:
    """In UTF-8, decompressed."""

    name: str
    stem: str
    sample: bytes

    @cached_property
    def text(self) -> str:
        return self.sample.decode("utf-8", "replace").lstrip("\ufeff \t\r\n")

    @cached_property
    def is_json(self) -> bool:
        return self.text.startswith(("{", "["))

    @cached_property
    def is_document(self) -> bool:
        """Whether it is one JSON document rather than one object a line. A first line that is longer than the sample
        is taken for an object of many, as the pages of answers are, unless it is an array."""
        line, end, _ = self.text.partition("\n")
        if not self.is_json or (line.startswith("{") and not end):
            return False
        return not line.startswith("{") or not isinstance(_parsed(line), dict)

    @cached_property
    def objects(self) -> list[JsonObject]:
        """The first JSON objects: of the lines, of the array, or the document itself as far as it is there."""
        if not self.is_json:
            return []
        lines = [
            value for line in self.text.split("\n", _MOST_OBJECTS)[:_MOST_OBJECTS] if (value := _parsed(line))
        ]
        found = [value for value in lines if isinstance(value, dict)]
        if found and not self.is_document:
            return found
        value = _parsed(completed(self.text))
        found = value if isinstance(value, list) else [value]
        return [item for item in found[:_MOST_OBJECTS] if isinstance(item, dict)]


def completed(text: str) -> str:
    """A JSON text that breaks off, without the value in which it does and with its brackets closed."""
    end, open_, closing = 0, [], ""
    for match in _STRUCTURE.finditer(text):
        sign = match[0]
        if sign in _OPEN:
            open_.append(_OPEN[sign])
        elif sign in ("}", "]") and (not open_ or open_.pop() != sign):
            break
        elif sign[0] == '"':
            continue
        end = match.start() if sign == "," else match.end()
        closing = "".join(reversed(open_))
        if not open_ or len(open_) > _DEEPEST:
            break
    return text[:end] + closing


def _parsed(text: str) -> Any:
    try:
        return parse(text.encode("utf-8", "replace"))[0]
    except NotJsonError:
        return None
