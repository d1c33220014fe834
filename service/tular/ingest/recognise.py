"""How a file is written, told from its first lines: a format of its own, or a table."""

from __future__ import annotations

from tular.errors import IngestError, UsageError
from tular.ingest.beginning import SAMPLE_BYTES, Beginning
from tular.ingest.formats import BY_FORMAT, OTHER_FORMATS, OtherFormat, conflicts
from tular.ingest.json_table import recognise_json
from tular.ingest.layout import Layout
from tular.ingest.options import Format, ReadOptions
from tular.ingest.table_layout import recognise_table


def recognise(file: str, stem: str, sample: bytes, options: ReadOptions) -> Layout | None:
    """The layout of the file that begins with `sample`; None when it holds no row at all.

    Raises IngestError when content or columns cannot be understood.
    """
    if not _is_text(sample):
        raise IngestError(
            f"{file} is not text in UTF-8.",
            remedy="State its --encoding (cp1252 is that of Windows), or save it as CSV or JSON lines in UTF-8.",
        )
    beginning = Beginning(file, stem, sample)
    if other := _other_format(beginning, options):
        return other
    text = sample[:SAMPLE_BYTES].decode("utf-8", "replace")
    if not text.strip():
        return None
    if options.format is Format.JSONL or (options.format is Format.AUTO and beginning.is_json):
        return recognise_json(beginning, options)
    return recognise_table(file, stem, text, cut=len(sample) > SAMPLE_BYTES, options=options)


def _other_format(beginning: Beginning, options: ReadOptions) -> Layout | None:
    """The layout of what is no table, as stated or recognised."""
    if stated := BY_FORMAT.get(options.format):
        return _layout_of(stated, beginning, stated.recognise(beginning) or "as stated", options)
    if options.format is Format.AUTO:
        for other in OTHER_FORMATS:
            if says := other.recognise(beginning):
                return _layout_of(other, beginning, says, options)
    return None


def _layout_of(other: OtherFormat, beginning: Beginning, says: str, options: ReadOptions) -> Layout:
    if other.own_relations and conflicts(options):
        raise UsageError(
            f"{beginning.name} ({says}) tells relations and directions itself.",
            remedy="Leave out --relation and --direction.",
            field="relation",
        )
    return Layout(other.format, says=says)


def _is_text(sample: bytes) -> bool:
    """Single odd bytes are for the rows that have them; where every tenth is one nothing is a row."""
    text = sample[:SAMPLE_BYTES].decode("utf-8", "replace")
    return 10 * (text.count("\0") + text.count("\ufffd")) <= len(text)
