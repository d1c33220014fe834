"""Delimited text without quotes, all lines at once: what is wrong with a line is found by column operations.

The middle way: for text that is not proved clean (`proof`) but has nothing odd inside its lines (`records`).
"""

from __future__ import annotations

import io

import polars as pl

from tular.ingest.blocks import Block
from tular.ingest.proof import POLARS_WOULD_DECOMPRESS, unix_lines
from tular.ingest.records import Dialect, Record, Rows, wrong_width


def read_lines(block: Block, dialect: Dialect) -> Rows | None:
    """Records of a block without quotes, or None where bytes are odd: NUL, not UTF-8, a carriage return inside."""
    lines = _split(block.data)
    if lines is None:
        return None
    numbered = pl.DataFrame({"raw": lines}).with_row_index("line", block.line)
    empty = pl.col("raw").str.strip_chars().fill_null("") == ""
    if dialect.comments:
        empty |= pl.col("raw").str.starts_with("#")
    records = numbered.filter(~empty).with_columns(text=_one_delimiter(dialect))
    delimiters = pl.col("text").str.count_matches(dialect.delimiter, literal=True)
    records = records.with_columns(width=delimiters.cast(pl.Int64) + 1)
    good = records.filter(pl.col("width") == dialect.width)
    fields = good["text"].str.split_exact(dialect.delimiter, dialect.width - 1).struct.unnest()
    fields.columns = [f"c{i}" for i in range(dialect.width)]
    return Rows(fields, good["line"].cast(pl.Int64).to_numpy(), _refused(records, dialect))


def _split(data: bytes) -> pl.Series | None:
    text = unix_lines(data)
    if text is None or b"\0" in text or text.startswith(POLARS_WOULD_DECOMPRESS):
        return None
    try:
        return pl.read_csv(
            io.BytesIO(text), has_header=False, schema={"raw": pl.String}, separator="\0", quote_char=None
        )["raw"]
    except pl.exceptions.PolarsError:
        return None


def _one_delimiter(dialect: Dialect) -> pl.Expr:
    raw = pl.col("raw")
    return raw.str.strip_chars(" \t").str.replace_all(r"[ \t]+", " ") if dialect.delimiter == " " else raw


def _refused(records: pl.DataFrame, dialect: Dialect) -> list[Record]:
    wrong = records.filter(pl.col("width") != dialect.width).select("line", "raw", "width")
    return [
        Record(line, raw.encode(), [], wrong_width(width, dialect.width))
        for line, raw, width in wrong.iter_rows()
    ]
