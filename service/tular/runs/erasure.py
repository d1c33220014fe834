"""Taking an account's name and texts out of the runs on disk: its row stays, nameless, for rows are numbered."""

from __future__ import annotations

import hashlib
import io
from typing import Any

import fsspec
import orjson
import polars as pl
import pyarrow as pa
import pyarrow.ipc

from tular.runs.artifact import MANIFEST
from tular.runs.place import place_of

FORGOTTEN = "(forgotten)"
_PROFILE = ("id", "handle", "name", "bio", "location")
_TEXTS = ("label", "sentence")


def erase(artifacts: str, key: str) -> list[str]:
    """Take the account with this key out of every run under `artifacts`; gives the ids of the runs that had it.

    A service that has a run open shows it as it was until it opens the run again.
    """
    filesystem, root = place_of(artifacts)
    changed = []
    for file in sorted(filesystem.glob(f"{root}/[!.]*/{MANIFEST}")):
        folder = file.rpartition("/")[0]
        description: dict[str, Any] = orjson.loads(filesystem.cat_file(file))
        if _erased(filesystem, folder, description, key):
            _put(filesystem, file, orjson.dumps(description, option=orjson.OPT_INDENT_2))
            changed.append(str(description["id"]))
    return changed


def _erased(
    filesystem: fsspec.AbstractFileSystem, folder: str, description: dict[str, Any], key: str
) -> bool:
    """Rewrite the tables that name the account; whether there were any."""
    accounts = _read(filesystem, f"{folder}/accounts.arrow")
    found = accounts.filter(pl.col("key") == key)
    if not found.height:
        return False
    row = found.row(0, named=True)
    names = [f"@{row['handle']}" if row.get("handle") else None, row.get("name"), row.get("handle")]
    nameless = _nameless_key(accounts["key"], key)
    for name in description["tables"]:
        file = f"{folder}/{name}.arrow"
        table = accounts if name == "accounts" else _read(filesystem, file)
        without = _without(table, key, nameless, [one for one in names if one])
        if not without.equals(table):
            content = _arrow(without)
            _put(filesystem, file, content)
            digest = hashlib.sha256(content).hexdigest()
            description["tables"][name] = {"bytes": len(content), "sha256": digest}
    return True


def _nameless_key(keys: pl.Series, key: str) -> str:
    """A key for the row that says nothing and keeps the keys sorted: the one before it, and a mark."""
    row = int(keys.search_sorted(key))
    before = keys[row - 1] if row else ""
    return f"{before}\x01{FORGOTTEN}"


def _without(table: pl.DataFrame, key: str, nameless: str, names: list[str]) -> pl.DataFrame:
    texts = [name for name, kind in table.schema.items() if kind == pl.String]
    if "key" in texts:
        profile = [name for name in _PROFILE if name in table.columns]
        table = table.with_columns(pl.when(pl.col("key") != key).then(pl.col(profile)))
    table = table.with_columns(pl.col(texts).replace(key, nameless))
    for column in (name for name in _TEXTS if name in texts):
        for name in (name for name in names if len(name) > 2):
            table = table.with_columns(pl.col(column).str.replace_all(name, FORGOTTEN, literal=True))
    return table


def _read(filesystem: fsspec.AbstractFileSystem, file: str) -> pl.DataFrame:
    table = pa.ipc.open_file(pa.BufferReader(filesystem.cat_file(file))).read_all()
    return pl.DataFrame(pl.from_arrow(table))


def _arrow(frame: pl.DataFrame) -> bytes:
    table = frame.rechunk().to_arrow()
    out = io.BytesIO()
    with pa.ipc.new_file(out, table.schema) as writer:
        writer.write_table(table)
    return out.getvalue()


def _put(filesystem: fsspec.AbstractFileSystem, file: str, content: bytes) -> None:
    """In one step where the file system has one: whoever mapped the old file keeps it."""
    filesystem.pipe_file(f"{file}.new", content)
    filesystem.mv(f"{file}.new", file)
