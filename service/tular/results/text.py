"""Text on its way out: nothing that strangers write of themselves breaks a file, steers a terminal or is computed.

Names, bios, posts and labels leave Tular as data by these functions, at every door that is not JSON or binary (whose
writers quote for themselves): terminal, XML, pictures, CSV, XLSX, Markdown, reports.
"""

from __future__ import annotations

import re
from typing import Any
from xml.sax.saxutils import escape

_UNSEEN = re.compile(
    "[^\t\n\r\u0020-\u007e\u00a0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
"""Control characters (a terminal obeys ESC), separators of lines, halves of surrogate pairs, which XML 1.0 cannot
say, and what turns the direction of the text after it (U+202A to 202E, 2066 to 2069), beyond the name's own end."""
_FORMULA = re.compile(r"^[=+\-@\t\r\n]")
"""Beginnings of text that spreadsheets compute."""
_IN_ATTRIBUTES = {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def clean(text: str) -> str:
    """Without what is not seen but obeyed, and what text formats cannot hold."""
    return _UNSEEN.sub("", text)


def cleaned(value: Any) -> Any:
    """Text clean and of its type (markup stays markup), anything else as it is."""
    return type(value)(clean(value)) if isinstance(value, str) else value


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
    return "_".join(re.sub(r"[^A-Za-z0-9.-]", lambda hit: f"~{ord(hit[0]):x}", part) for part in parts)
