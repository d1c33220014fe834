"""Short ways to read something and look at all that comes out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
import polars as pl

from tular.ingest import Reading, ReadOptions, Rejects, read
from tular.models import AccountBatch, Batch, PostBatch, Relation, RelationBatch


@dataclass(frozen=True)
class Outcome:
    reading: Reading
    batches: list[Batch]
    rejected: list[dict[str, Any]]
    """Lines of the reject file."""

    def relations(self, relation: Relation) -> pl.DataFrame:
        """All relations of one type, ids as text."""
        return _together(b for b in self.batches if isinstance(b, RelationBatch) and b.relation is relation)

    @property
    def accounts(self) -> pl.DataFrame:
        return _together(b for b in self.batches if isinstance(b, AccountBatch))

    @property
    def posts(self) -> pl.DataFrame:
        return _together(b for b in self.batches if isinstance(b, PostBatch))

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Source and target of all follows, as text, in order."""
        return self.relations(Relation.FOLLOWS).select("source", "target").rows()

    @property
    def reasons(self) -> list[tuple[int, str]]:
        return sorted((row["line"], row["reason"]) for row in self.rejected)


def read_paths(paths: list[Path | str], folder: Path, **options: Any) -> Outcome:
    file = folder / "rejects.jsonl"
    with Rejects(file) as rejects:
        reading = read([str(path) for path in paths], ReadOptions(**options), rejects)
        batches = list(reading)
    assert reading.rows_read == reading.accepted + rejects.count
    rejected = [orjson.loads(line) for line in file.read_bytes().splitlines()] if rejects.count else []
    assert len(rejected) == rejects.count
    return Outcome(reading, batches, rejected)


def read_text(text: str | bytes, folder: Path, name: str = "follows.txt", **options: Any) -> Outcome:
    """Read one file of this content. Its name says FOLLOWS unless another is given."""
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_paths([path], folder, **options)


def _together(batches: Any) -> pl.DataFrame:
    frames = [
        b.frame.with_columns(pl.col(c).cast(pl.String) for c in ("source", "target") if c in b.frame.columns)
        for b in batches
    ]
    return pl.concat(frames) if frames else pl.DataFrame(schema={"source": pl.String, "target": pl.String})
