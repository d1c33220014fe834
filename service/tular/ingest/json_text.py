"""Bytes of JSON → a value. Half an emoji spoils one character, not the text that it stands in."""

from __future__ import annotations

import json
import re
from typing import Any

import orjson

REPAIRED = "JSON texts with half a character (it was replaced)"
_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")
_HALF = re.compile(r"[\ud800-\udfff]")


class NotJsonError(Exception):
    """The bytes are not one JSON value."""


def parse(text: bytes) -> tuple[Any, bool]:
    """The value, and whether something in it had to be repaired. Raises NotJsonError."""
    try:
        return orjson.loads(text), False
    except orjson.JSONDecodeError as error:
        if not _SURROGATE.search(text):
            raise NotJsonError from error
    try:
        return _whole_characters(json.loads(text)), True
    except (ValueError, RecursionError) as error:
        raise NotJsonError from error


def written(value: Any) -> bytes:
    """The value as JSON, with integers of any size: `parse` gives them where it had to repair something."""
    try:
        return orjson.dumps(value)
    except TypeError:
        return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")


def _whole_characters(value: Any) -> Any:
    if isinstance(value, str):
        return _HALF.sub("\N{REPLACEMENT CHARACTER}", value)
    if isinstance(value, list):
        return [_whole_characters(item) for item in value]
    if isinstance(value, dict):
        return {_whole_characters(name): _whole_characters(item) for name, item in value.items()}
    return value
