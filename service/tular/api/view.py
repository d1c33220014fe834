"""A run as the API reads it: the artifact's columns and what is derived from them once and kept."""

from __future__ import annotations

from functools import cached_property

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tular.api.rows import Index
from tular.errors import BadId, MeasureNotInRun
from tular.measures import BY_NAME
from tular.models import RunManifest
from tular.runs.artifact import RunArtifact

Rank = NDArray[np.uint32]


class RunView:
    """One run. What is derived is computed on first use and kept: a run never changes."""

    def __init__(self, artifact: RunArtifact) -> None:
        self.artifact = artifact
        self._rankings: dict[str, Rank] = {}
        self._ranks: dict[str, Rank] = {}
        self._scores: dict[str, NDArray[np.float64]] = {}
        self._sorted: dict[str, NDArray[np.float64]] = {}
        self._members: dict[str, list[Index]] = {}
        self._matches: dict[str, Index] = {}

    @property
    def id(self) -> str:
        return self.manifest.id

    @property
    def manifest(self) -> RunManifest:
        return self.artifact.manifest

    @property
    def accounts(self) -> pl.DataFrame:
        return self.artifact.accounts

    @cached_property
    def columns(self) -> dict[str, pl.Series]:
        """The columns of `accounts` by name."""
        return {column.name: column for column in self.accounts}

    @property
    def communities(self) -> pl.DataFrame:
        return self.artifact.communities

    def warm(self) -> RunView:
        """Map the tables and read their checksums now, so that no request waits for it in the event loop."""
        _ = self.artifact.tables
        return self

    def require(self, measure: str, *, field: str = "measure") -> str:
        """The measure, when the run has it. Raises MeasureNotInRun."""
        if measure in self.artifact.rankings.columns:
            return measure
        known = ", ".join(BY_NAME[name].enum_name for name in self.manifest.measures if name in BY_NAME)
        raise MeasureNotInRun(
            f"Run {self.id} has no {BY_NAME[measure].enum_name}.",
            remedy=f"Ask for one of {known}, or analyse again with `--measures {measure}`.",
            field=field,
        )

    @property
    def leading(self) -> str:
        """What accounts are ordered by where nothing else is asked for: PageRank when the run has it."""
        measures = self.artifact.rankings.columns
        return "pagerank" if "pagerank" in measures else measures[0]

    def ranking(self, measure: str) -> Rank:
        """Rows of `accounts` by falling score, ties by key; those without a score are left out."""
        if measure not in self._rankings:
            ranking = self.artifact.rankings[self.require(measure)].to_numpy()
            self._rankings[measure] = ranking[np.isfinite(self.scores(measure)[ranking])]
        return self._rankings[measure]

    def ranks(self, measure: str) -> Rank:
        """Rank of each row of `accounts`, from 1, the inverse of `ranking`; 0 without a score."""
        if measure not in self._ranks:
            ranking = self.ranking(measure)
            ranks = np.zeros(self.accounts.height, np.uint32)
            ranks[ranking] = np.arange(1, len(ranking) + 1, dtype=np.uint32)
            self._ranks[measure] = ranks
        return self._ranks[measure]

    def is_ranked(self, measures: list[str]) -> bool:
        """Whether ranks and percentiles by all of these are at hand."""
        return self._sorted.keys() >= set(measures)

    def rank(self, measures: list[str]) -> None:
        """Bring ranks and percentiles to hand: some 10 ms a measure for half a million accounts."""
        for measure in measures:
            self.ranks(measure)
            self.percentiles(measure, np.empty(0, np.int64))

    def scores(self, measure: str) -> NDArray[np.float64]:
        """Score of each row of `accounts`; not a number where there is none."""
        if measure not in self._scores:
            column = self.columns[self.require(measure)]
            self._scores[measure] = column.to_numpy().astype(np.float64, copy=False)
        return self._scores[measure]

    def percentiles(self, measure: str, rows: Index) -> NDArray[np.float64]:
        """Percentage of the other accounts with a lower score than each of these; equal for equal scores.

        Among accounts that have a score; not a number for those that have none.
        """
        if measure not in self._sorted:
            self._sorted[measure] = self.scores(measure)[self.ranking(measure)[::-1]]
        scores, order = self.scores(measure)[rows], self._sorted[measure]
        lower = np.searchsorted(order, scores, side="left")
        return np.where(np.isfinite(scores), 100.0 * lower / max(1, len(order) - 1), np.nan)

    @cached_property
    def sources(self) -> Rank:
        """Row in `accounts` at which each relation starts; sorted."""
        return self.artifact.relations["source"].to_numpy()

    @cached_property
    def targets(self) -> Rank:
        return self.artifact.relations["target"].to_numpy()

    @cached_property
    def handles(self) -> pl.Series:
        return self.accounts["handle"].str.to_lowercase()

    @cached_property
    def searchable(self) -> pl.Series:
        """Handle, name and bio of each account, in lower case."""
        return self.accounts.select(
            pl.concat_str(pl.col("handle", "name", "bio").fill_null(""), separator="\n").str.to_lowercase()
        ).to_series()

    def rows_of_handle(self, handle: str) -> Index:
        """Rows of the accounts with this handle, upper and lower case alike, a leading @ ignored."""
        return (
            (self.handles == handle.removeprefix("@").lower())
            .fill_null(False)
            .arg_true()
            .to_numpy()
            .astype(np.int64)
        )

    def rows_of_keys(self, keys: list[str]) -> Index:
        """Row of each key, -1 where the run does not have the account."""
        column = self.columns["key"]
        if not keys or column.is_empty():
            return np.full(len(keys), -1)
        wanted = pl.Series(keys, dtype=pl.String)
        rows = np.minimum(column.search_sorted(wanted).to_numpy().astype(np.int64), len(column) - 1)
        return np.where((column[pl.Series(rows)] == wanted).to_numpy(), rows, -1)

    def rows_in(self, other: RunView) -> Index:
        """For each account of this run its row in the other run, -1 where that has no such account."""
        if other.id not in self._matches:
            theirs = other.accounts.select("key").with_row_index("row")
            joined = self.accounts.select("key").join(theirs, on="key", how="left", maintain_order="left")
            self._matches[other.id] = joined["row"].cast(pl.Int64).fill_null(-1).to_numpy()
        return self._matches[other.id]

    @cached_property
    def bridges(self) -> dict[tuple[int, int], Index]:
        """Rows of `bridges` by the flow that they belong to: rows of `communities` that it leaves and reaches."""
        numbered = self.artifact.bridges.select("source", "target").with_row_index("row")
        grouped = numbered.group_by("source", "target", maintain_order=True).agg(pl.col("row").cast(pl.Int64))
        return {(source, target): np.array(rows) for source, target, rows in grouped.iter_rows()}

    @cached_property
    def community_rows(self) -> dict[str, int]:
        return {identity: row for row, identity in enumerate(self.communities["id"].to_list())}

    def community_row(self, community_id: str, *, field: str) -> int:
        """Row of a community by id. Raises BadId when the run has none."""
        row = self.community_rows.get(community_id)
        if row is None:
            raise BadId(
                f"Run {self.id} has no community {community_id!r}.",
                remedy="`communities` lists those it has.",
                field=field,
            )
        return row

    def members(self, measure: str, community: int) -> Index:
        """Places in the ranking of a community's members, best first (a row of `communities`)."""
        if measure not in self._members:
            membership = self.membership[self.ranking(measure)]
            places = np.argsort(membership, kind="stable")
            ends = np.searchsorted(membership[places], np.arange(-1, self.communities.height), side="right")
            self._members[measure] = np.split(places, ends)[1:-1]
        return self._members[measure][community]

    @cached_property
    def membership(self) -> NDArray[np.int32]:
        """Row in `communities` of each account, -1 for none."""
        return self.accounts["communityRow"].fill_null(-1).to_numpy()
