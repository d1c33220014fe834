"""Tables that are no text, Parquet files and workbooks (XLSX), as the CSV that they would be saved as."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet

from tular.errors import IngestError
from tular.ingest.compression import StreamError

PARQUET = b"PAR1"
WORKBOOK = "xl/workbook.xml"
"""A member that makes a ZIP archive a workbook."""
MOST_UNPACKED = 4 << 30
"""Bytes that the XML of a workbook may unpack to; a million rows of thirty columns take a quarter of it."""
_ROWS = 20_000
EXACT = 10**15
"""Spreadsheets keep fifteen digits; a longer number in one has lost its last."""


@dataclass(frozen=True, slots=True)
class ParquetTable:
    """A Parquet file; read a few thousand rows at a time."""

    path: str
    size: int

    @property
    def unpacked(self) -> int:
        return self.size

    def chunks(self) -> Iterator[bytes]:
        try:
            with pa.parquet.ParquetFile(self.path) as file:
                header = True
                for batch in file.iter_batches(batch_size=_ROWS):
                    frame = flat(pl.DataFrame(pl.from_arrow(batch)))
                    yield frame.write_csv(
                        include_header=header, datetime_format="%Y-%m-%dT%H:%M:%S%.f%z"
                    ).encode()
                    header = False
        except (pa.ArrowException, OSError) as error:
            raise StreamError("the Parquet file is damaged") from error

    def beside(self, path: str, most: int) -> bytes | None:
        return None


def flat(frame: pl.DataFrame) -> pl.DataFrame:
    """Structures as columns with dots in their names, lists as JSON, so that each cell is a text."""
    while structures := [name for name, kind in frame.schema.items() if isinstance(kind, pl.Struct)]:
        frame = frame.with_columns(
            pl.col(name).struct.rename_fields([f"{name}.{one.name}" for one in frame.schema[name].fields])  # type: ignore[attr-defined]
            for name in structures
        ).unnest(structures)
    lists = [name for name, kind in frame.schema.items() if isinstance(kind, pl.List | pl.Array)]
    as_json = [
        pl.col(name).map_elements(lambda items: str(items.to_list()), pl.String).alias(name) for name in lists
    ]
    binary = pl.selectors.binary().cast(pl.String, strict=False)
    return frame.with_columns(as_json).with_columns(binary)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook."""

    path: str
    name: str
    size: int

    @property
    def unpacked(self) -> int:
        return self.size

    def chunks(self) -> Iterator[bytes]:
        from python_calamine import CalamineError, CalamineWorkbook

        try:
            with CalamineWorkbook.from_path(self.path) as book:
                yield from _csv(book.get_sheet_by_name(self.name).iter_rows())
        except CalamineError as error:
            raise StreamError("the workbook is damaged") from error

    def beside(self, path: str, most: int) -> bytes | None:
        return None


def is_workbook(path: str) -> bool:
    """Whether a ZIP archive is a workbook."""
    try:
        with zipfile.ZipFile(path) as archive:
            return WORKBOOK in archive.namelist()
    except (zipfile.BadZipFile, OSError):
        return False


def sheets(path: str) -> list[Sheet]:
    """The sheets of a workbook that have cells. Raises IngestError when it cannot be read, or is made to burst."""
    from python_calamine import CalamineError, CalamineWorkbook

    with zipfile.ZipFile(path) as archive:
        unpacked = sum(member.file_size for member in archive.infolist())
    if unpacked > MOST_UNPACKED:
        raise IngestError(
            f"{path} unpacks to {unpacked / 2**30:.1f} GiB; a workbook may unpack to {MOST_UNPACKED >> 30}.",
            remedy="Save its sheets as CSV.",
        )
    try:
        with CalamineWorkbook.from_path(path) as book:
            names = [name for name in book.sheet_names if book.get_sheet_by_name(name).total_height]
    except CalamineError as error:
        raise IngestError(
            f"{path} is a damaged workbook: {error}.", remedy="Save it again as XLSX or CSV."
        ) from error
    size = Path(path).stat().st_size
    return [Sheet(path, name, size // max(len(names), 1)) for name in names]


def _csv(rows: Iterable[Sequence[object]]) -> Iterator[bytes]:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    for number, row in enumerate(rows, 1):
        writer.writerow([cell(value) for value in row])
        if number % _ROWS == 0:
            yield text.getvalue().encode()
            text.seek(0)
            text.truncate()
    yield text.getvalue().encode()


def cell(value: object) -> str:
    """A cell as text; a number of more digits than a spreadsheet keeps so that nobody takes it for an id."""
    if isinstance(value, float):
        if value.is_integer():
            return str(int(value)) if abs(value) < EXACT else f"{value:.14e}"
        return repr(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, int):
        return str(value) if abs(value) < EXACT else f"{float(value):.14e}"
    return str(value) if not isinstance(value, timedelta) else str(value.total_seconds())
