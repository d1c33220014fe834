"""Text on its way out: nothing that accounts write of themselves breaks a file or is run by who opens it."""

from __future__ import annotations

import re
from typing import Any
from xml.sax.saxutils import escape

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to say: control characters, halves of surrogate pairs."""
_FORMULA = re.compile(r"^[=+\-@\t\r]")
_IN_ATTRIBUTES = {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def clean(text: str) -> str:
    """Without what no text format can hold."""
    return _NO_XML.sub("", text)


def xml(value: Any) -> str:
    """As the value of an attribute or as content of an element."""
    return escape(clean(words(value)), _IN_ATTRIBUTES)


def cell(value: Any) -> Any:
    """As a cell of a CSV file: text that a spreadsheet would take for a formula begins with an apostrophe."""
    if not isinstance(value, str):
        return value
    tidy = clean(value)
    return f"'{tidy}" if _FORMULA.match(tidy) else tidy


def words(value: Any) -> str:
    """A value as text: truth in lower case, numbers so that they are read back the same."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def file_name(*parts: str) -> str:
    """A name for a file that any system takes, of parts that differ wherever the parts do."""
    return "-".join(
        re.sub(r"[^\w.]", lambda hit: f"~{ord(hit[0]):x}", part, flags=re.ASCII) for part in parts
    )
