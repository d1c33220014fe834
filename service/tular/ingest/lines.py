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
    data = unix_lines(block.data)
    lines = _split(data) if data is not None else None
    if data is None or lines is None:
        return None
    text = _single_blanks(lines) if dialect.delimiter == " " and _has_many_blanks(data) else lines
    width = text.str.count_matches(dialect.delimiter, literal=True).cast(pl.Int64) + 1
    numbered = pl.DataFrame({"raw": lines, "text": text, "width": width}).with_row_index("line", block.line)
    right = _has_content(dialect) & (pl.col("width") == dialect.width)
    good = numbered.filter(right)
    fields = good["text"].str.split_exact(dialect.delimiter, dialect.width - 1).struct.unnest()
    fields.columns = [f"c{i}" for i in range(dialect.width)]
    wrong = numbered.filter((pl.col("width") != dialect.width) & _has_content(dialect))
    return Rows(fields, good["line"].cast(pl.Int64).to_numpy(), _refused(wrong, dialect))


def _has_content(dialect: Dialect) -> pl.Expr:
    raw = pl.col("raw")
    content = (raw.str.strip_chars() != "").fill_null(value=False)
    return content & ~raw.str.starts_with("#") if dialect.comments else content


def _split(data: bytes) -> pl.Series | None:
    if b"\0" in data or data.startswith(POLARS_WOULD_DECOMPRESS):
        return None
    try:
        return pl.read_csv(
            io.BytesIO(data), has_header=False, schema={"raw": pl.String}, separator="\0", quote_char=None
        )["raw"]
    except pl.exceptions.PolarsError:
        return None


def _has_many_blanks(data: bytes) -> bool:
    return b"  " in data or b"\t" in data or b" \n" in data or b"\n " in data or data.strip(b" ") != data


def _single_blanks(lines: pl.Series) -> pl.Series:
    return lines.str.strip_chars(" \t").str.replace_all(r"[ \t]+", " ")


def _refused(wrong: pl.DataFrame, dialect: Dialect) -> list[Record]:
    rows = wrong.select("line", "raw", "width").iter_rows()
    return [Record(line, raw.encode(), [], wrong_width(width, dialect.width)) for line, raw, width in rows]
