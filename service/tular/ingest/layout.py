"""How one file is to be read."""

from __future__ import annotations

from dataclasses import dataclass

from tular.ingest.columns import Kind, Schema, Subject
from tular.ingest.encodings import UTF_8
from tular.ingest.options import DELIMITERS, Format

_NAME_OF = {character: name for name, character in DELIMITERS.items()}


@dataclass(frozen=True, slots=True)
class Layout:
    """`schema` and what follows are of tables only."""

    format: Format
    schema: Schema | None = None
    delimiter: str = ","
    header: bool = False
    numeric_ids: bool = False
    lines_before: int = 0
    """Lines before the first row: the header and what precedes it."""
    rest: bool = False
    """Whether the last column is all that is left of the line."""
    quotes: bool = True
    encoding: str = UTF_8
    line_end: bytes = b"\n"
    objects: Schema | None = None
    """What JSON objects with the names of a table mean."""
    says: str = "JSON lines"
    """How it was understood, of what is no table."""

    def __str__(self) -> str:
        if self.schema is None:
            return f"{self.format.value}: {self.says}"
        header = "with header" if self.header else "without header"
        delimiter = _NAME_OF.get(self.delimiter, self.delimiter)
        return f"{self.format.value}: {delimiter} separated, {header}, {described(self.schema)}"


def described(schema: Schema) -> str:
    """What a table holds, in one line: its subject, and which column means what."""
    what = schema.relation or ("events" if schema.subject is Subject.RELATIONS else schema.subject)
    if schema.tool:
        what = f"{schema.tool} ({what})"
    known = [
        f"{column.name} = {name}" if name and name != column.name else column.name
        for column, name in zip(schema.columns, schema.names or [""] * len(schema.columns), strict=True)
        if column.kind is not Kind.IGNORED
    ]
    return f"{what} ({', '.join(known)})"
