"""XML as it comes, in bounded memory: tags with their attributes and texts.

Files are refused that declare entities (a few lines of which stand for gigabytes), that nest without end, or of which
one tag does not end: what was read before them counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol
from xml.parsers import expat

from tular.ingest.compression import StreamError
from tular.ingest.graph_files.elements import Bad, Element

_DEEPEST = 200
_OTHER_UNICODE = re.compile(rb"<\?xml[^>]*encoding=[\"']utf-?(16|32)", re.IGNORECASE)


class Tag(NamedTuple):
    """The begin of an element (`attributes`), or its end (`text`: what stood in it, without inner elements)."""

    name: str
    attributes: dict[str, str] | None
    text: str
    line: int


class TagReader(Protocol):
    """What a format makes of tags."""

    def begin(self, tag: Tag, given: dict[str, str]) -> None: ...

    def end(self, tag: Tag) -> Element | None: ...


class XmlError(Exception):
    """The file cannot be read on; everything before was delivered."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line


def read_elements(chunks: Iterable[bytes], most: int, reader: TagReader) -> Iterator[Element]:
    """The nodes and edges that `reader` makes of the tags; where the file breaks or is refused, that."""
    try:
        for tag in read_tags(chunks, most):
            if tag.attributes is not None:
                reader.begin(tag, tag.attributes)
            elif found := reader.end(tag):
                yield found
    except XmlError as error:
        yield Bad(error.line, str(error))


def read_tags(chunks: Iterable[bytes], most: int) -> Iterator[Tag]:
    """Raises XmlError where the file breaks, is refused, or holds a tag or text over `most` bytes."""
    reader: _Reader | None = None
    try:
        for chunk in chunks:
            reader = reader or _Reader(chunk, most)
            yield from reader.feed(chunk, last=False)
        if reader:
            yield from reader.feed(b"", last=True)
    except expat.ExpatError as error:
        reason = expat.errors.messages.get(error.code, "not well-formed")
        raise XmlError(error.lineno, f"the XML is damaged here: {reason}") from error
    except StreamError as error:
        raise XmlError(reader.parser.CurrentLineNumber if reader else 1, str(error)) from error


class _Reader:
    def __init__(self, beginning: bytes, most: int) -> None:
        # What said that it is UTF-16 was brought into UTF-8 before it came here.
        encoding = "utf-8" if _OTHER_UNICODE.match(beginning) else None
        self.parser = expat.ParserCreate(encoding)
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = self._entity
        self.most = most
        self.tags: list[Tag] = []
        self.texts: list[list[str]] = []
        self.held = 0
        self.fed = self.seen = 0

    def feed(self, chunk: bytes, *, last: bool) -> Iterator[Tag]:
        """The tags that end in the chunk, those before an error too."""
        damage: Exception | None = None
        try:
            self.parser.Parse(chunk, last)
        except (expat.ExpatError, XmlError) as error:
            damage = error
        tags, self.tags = self.tags, []
        yield from tags
        if damage:
            raise damage
        self.fed += len(chunk)
        if self.fed - self.seen > self.most:
            raise XmlError(self.parser.CurrentLineNumber, "the tag is too long")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._note()
        if len(self.texts) >= _DEEPEST:
            raise XmlError(self.parser.CurrentLineNumber, "the XML is nested too deeply")
        self.texts.append([])
        self.tags.append(Tag(_local(name), attributes, "", self.parser.CurrentLineNumber))

    def _end(self, name: str) -> None:
        self._note()
        text = "".join(self.texts.pop())
        self.held -= len(text)
        self.tags.append(Tag(_local(name), None, text, self.parser.CurrentLineNumber))

    def _text(self, text: str) -> None:
        self._note()
        if self.texts:
            self.held += len(text)
            self.texts[-1].append(text)
        if self.held > self.most:
            raise XmlError(self.parser.CurrentLineNumber, "the text is too long")

    def _entity(self, *_: object) -> None:
        raise XmlError(self.parser.CurrentLineNumber, "the XML declares entities, which are refused")

    def _note(self) -> None:
        self.seen = self.parser.CurrentByteIndex


def _local(name: str) -> str:
    """`viz:color` is kept as it is, so that it is no `color` of ours; other prefixes go."""
    return name if name.startswith("viz:") else name.rpartition(":")[2]
