"""Fields of a table → batches, by the schema that its header was resolved to. One file, any number of frames."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from tular.ingest.account_rows import AccountRows
from tular.ingest.checks import ROW, check
from tular.ingest.columns import Kind, Schema, Subject
from tular.ingest.options import DEFAULT_PLATFORM, ReadOptions
from tular.ingest.originals import Originals
from tular.ingest.post_rows import PostRows
from tular.ingest.relation_rows import Refused, RelationRows
from tular.ingest.tally import Tally
from tular.ingest.totals import Totals
from tular.ingest.values import ValueRules
from tular.models import Batch


class Interpreter:
    """Gives the batches of one frame after another; `refused` then has the rows of the last that are of no use."""

    def __init__(
        self,
        schema: Schema,
        options: ReadOptions,
        tally: Tally,
        originals: Originals,
        totals: Totals,
        *,
        numeric_ids: bool,
        ids_are_names: bool = False,
    ) -> None:
        self.schema, self.tally = schema, tally
        stated = options.platform
        self.platform = schema.platform if schema.platform and stated == DEFAULT_PLATFORM else stated
        self.rules = ValueRules(
            numeric_ids and not schema.rules.hashed_ids,
            self.platform,
            null_words=not ids_are_names,
            dates=options.dates or schema.rules.dates,
        )
        self._rows: RelationRows | AccountRows | PostRows
        if schema.subject is Subject.RELATIONS:
            self._rows = RelationRows(schema, options, totals, tally.notes)
        elif schema.subject is Subject.ACCOUNTS:
            self._rows = AccountRows(schema, options, tally.notes)
        else:
            self._rows = PostRows(schema, options, originals, tally.notes)
        self.refused: Refused = []

    def batches(self, fields: pl.DataFrame) -> Iterator[Batch]:
        """`fields` has the columns of the schema, by place."""
        fields.columns = [column.name for column in self.schema.columns]
        checked = check(fields, self.schema.columns, self.rules)
        self.tally.notes.update(checked.notes)
        self.refused = list(checked.refused.iter_rows())
        before = len(self.refused)
        if checked.accepted.height:
            for platform, part in self._by_platform(checked.accepted):
                yield from self._rows.batches(part, platform, self.refused)
        self.tally.accepted += checked.accepted.height - (len(self.refused) - before)

    def _by_platform(self, frame: pl.DataFrame) -> Iterator[tuple[str, pl.DataFrame]]:
        if "platform" not in frame.columns:
            yield self.platform, self._ids_of_keys(frame, self.platform)
            return
        known = frame.with_columns(pl.col("platform").fill_null(self.platform))
        parts = known.partition_by("platform", maintain_order=True, as_dict=True, include_key=False)
        for (platform,), part in parts.items():
            yield str(platform), self._ids_of_keys(part, str(platform))

    def _ids_of_keys(self, frame: pl.DataFrame, platform: str) -> pl.DataFrame:
        """Ids without the prefix `platform:` that makes them keys; ids of posts get it back where keys are wanted."""
        ids = [
            c.name
            for c in self.schema.columns
            if c.kind is Kind.ID and c.name != ROW and frame.schema.get(c.name) == pl.String
        ]
        return frame.with_columns(pl.col(ids).str.strip_prefix(f"{platform}:")) if ids else frame
