"""A numbered graph as the CSV files of `neo4j-admin database import`, and the arguments that name them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from tular.store.load.bulk_graph import END, NUMBER, START, Graph

_ARRAY_DELIMITER = "\x1f"
_TYPES = {pl.Boolean: "boolean", pl.Datetime: "datetime", pl.Date: "date"}
_FIXED = (NUMBER, START, END)


def write(graph: Graph, folder: Path) -> list[str]:
    """Write one file for each label and type, and give its frame back to the memory; returns the arguments."""
    arguments = ["--id-type=actual", "--array-delimiter=U+001F"]
    multiline = []
    for option, tables in (("nodes", graph.nodes), ("relationships", graph.relations)):
        while tables:
            name, frame = tables.pop()
            path = folder / f"{len(arguments):03}-{name.replace(':', '-')}.csv"
            if _write(frame, path):
                multiline.append(str(path))
            arguments.append(f"--{option}={name}={path}")
    if multiline:
        arguments += ["--multiline-fields-format=v2", f"--multiline-fields={','.join(multiline)}"]
    return arguments


@contextmanager
def plainly_named(folder: Path) -> Iterator[Path]:
    """The folder under a name that neo4j-admin takes as it is: a comma separates files in its arguments, and other
    signs make a pattern of a name. A user's folder may have any."""
    if re.fullmatch(r"[\w/.-]+", str(folder), re.ASCII):
        yield folder
        return
    with TemporaryDirectory(prefix="tular-import-") as beside:
        link = Path(beside) / "files"
        link.symlink_to(folder)
        yield link


def _write(frame: pl.DataFrame, path: Path) -> bool:
    """Write one table; True when a text of it has more than one line, which the import must be told."""
    broken = any(
        frame[name].str.contains("[\r\n]").any() for name in frame.select(pl.selectors.string()).columns
    )
    table = frame.with_columns(pl.selectors.list().list.join(_ARRAY_DELIMITER)).rename(
        {name: _typed(name, kind) for name, kind in frame.schema.items() if name not in _FIXED}
    )
    with _numbered_errors():
        table.write_csv(path, datetime_format="%Y-%m-%dT%H:%M:%S%.3fZ", quote_style="necessary")
    return broken


@contextmanager
def _numbered_errors() -> Iterator[None]:
    """Give the system's errors their number back, which polars keeps in the text only."""
    try:
        yield
    except OSError as error:
        if error.errno is None and (match := re.search(r"\(os error (\d+)\)", str(error))):
            raise OSError(int(match[1]), os.strerror(int(match[1]))) from error
        raise


def _typed(name: str, kind: pl.DataType) -> str:
    """A column's header with the type that Neo4j stores it in."""
    if isinstance(kind, pl.List):
        return f"{name}:string[]"
    if kind.is_integer():
        return f"{name}:long"
    if kind.is_float():
        return f"{name}:double"
    return f"{name}:{_TYPES.get(kind.base_type(), 'string')}"
