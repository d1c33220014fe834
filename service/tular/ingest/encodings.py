"""Text in other encodings than UTF-8: told by its first bytes or stated by the caller, and read as UTF-8."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator

from tular.errors import IngestError, UsageError

UTF_8 = "utf-8"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks; the longer ones first, for UTF-32's begins with UTF-16's."""
_PROVEN_SHARE = 0.4


def known_encoding(stated: str | None) -> str | None:
    """The encoding's usual name. Raises UsageError when there is none of that name."""
    if stated is None:
        return None
    try:
        found = codecs.lookup(stated)
        found.decode(b"")
    except (LookupError, TypeError, ValueError):
        raise UsageError(
            f"{stated!r} is not an encoding.",
            remedy="Use utf-8, utf-16, cp1252 (Windows), latin-1, or another name that Python knows.",
            field="encoding",
        ) from None
    return found.name


def told_encoding(sample: bytes, stated: str | None) -> str:
    """The stated encoding, or what the first bytes tell: a byte order mark, or every second byte being NUL."""
    for mark, encoding in _MARKS:
        if sample.startswith(mark):
            return encoding
    if stated:
        return stated
    if len(sample) >= 4:
        even, odd = sample[0::2], sample[1::2]
        if odd.count(0) > _PROVEN_SHARE * len(odd) and not even.count(0):
            return "utf-16-le"
        if even.count(0) > _PROVEN_SHARE * len(even) and not odd.count(0):
            return "utf-16-be"
    return UTF_8


def in_utf_8(chunks: Iterable[bytes], encoding: str, name: str, line_end: bytes = b"\n") -> Iterator[bytes]:
    """The chunks as UTF-8, with lines that end in a line feed (old Macs ended them with a return alone). Bytes that
    the encoding does not know become U+FFFD, save in UTF-8 itself, which passes as it is: there the row that holds
    them is rejected."""
    if line_end != b"\n":
        chunks = (chunk.replace(line_end, b"\n") for chunk in chunks)
    if encoding == UTF_8:
        yield from chunks
        return
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    try:
        for chunk in chunks:
            if text := decoder.decode(chunk):
                yield text.encode("utf-8", "replace")
        if text := decoder.decode(b"", final=True):
            yield text.encode("utf-8", "replace")
    except UnicodeError as error:
        raise IngestError(
            f"{name} is not text in {encoding}.", remedy="State another encoding with --encoding."
        ) from error


def sample_in_utf_8(sample: bytes, encoding: str) -> bytes:
    """The beginning of a file as UTF-8; a character that the sample cuts is left out."""
    if encoding == UTF_8:
        return sample
    return codecs.getincrementaldecoder(encoding)("replace").decode(sample).encode("utf-8", "replace")
