"""A run as the API reads it: the artifact's columns and what is derived from them once and kept."""

from __future__ import annotations

import threading
from functools import cached_property
from typing import Any, Protocol, TypeAlias

import numpy as np
import polars as pl
from cachetools import LRUCache
from numpy.typing import NDArray

from tular.errors import BadId, MeasureNotInRun
from tular.measures import BY_NAME
from tular.models import RunManifest
from tular.results.community_edits import CommunityEdits, edited
from tular.results.ranked_scores import Rank, RankedScores, Scores
from tular.results.rows import Index
from tular.runs.artifact import RunArtifact
from tular.suggest import closest

USUAL = "pagerank"
"""What accounts are ranked by where nothing is said and the run has it."""
MOST_SUGGESTED = 3
KEPT = 8
"""Standings by criteria that callers made up, of which there is no end."""


class Computed(Protocol):
    """A criterion that is computed from the run when it is asked for; equal ones are the same, and hash alike."""

    def __hash__(self) -> int: ...

    def require(self, view: RunView, *, field: str) -> None:
        """Raise MeasureNotInRun or BadId when the run lacks what it needs."""

    def scores(self, view: RunView) -> Scores: ...


Criterion: TypeAlias = str | Computed
"""What accounts are ranked by: a measure's name, or something computed. As text it is its name in cursors."""


class RunView:
    """One run. What is derived is computed on first use and kept: a run never changes."""

    def __init__(self, artifact: RunArtifact, edits: CommunityEdits | None = None) -> None:
        self.artifact = artifact
        self.edits = edits or CommunityEdits()
        self._edited: tuple[CommunityEdits, RunView] | None = None
        self._ranked_scores: dict[str, RankedScores] = {}
        self._ranked: set[str] = set()
        self._computed: LRUCache[Computed, RankedScores] = LRUCache(KEPT)
        self._computing = threading.RLock()
        self._members: dict[str, list[Index]] = {}
        self._matches: dict[str, Index] = {}
        self.part_links: dict[int, pl.DataFrame] = {}
        """Links between the parts of each level, see `results.map_links`."""

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

    def edited(self, edits: CommunityEdits) -> RunView:
        """The run with communities named and merged as users want it; kept until they want it otherwise."""
        if self._edited is None or self._edited[0] is not edits:
            self._edited = edits, RunView(edited(self.artifact, edits.names, edits.homes), edits)
        return self._edited[1]

    def warm(self) -> RunView:
        """Map the tables and read their checksums now, so that no request waits for it in the event loop."""
        _ = self.artifact.tables
        return self

    def require(self, criterion: Criterion, *, field: str = "measure") -> None:
        """Raises MeasureNotInRun, or BadId, when the run lacks what the criterion needs."""
        if not isinstance(criterion, str):
            return criterion.require(self, field=field)
        if criterion not in self.artifact.rankings.columns:
            known = ", ".join(BY_NAME[name].enum_name for name in self.measures)
            raise MeasureNotInRun(
                f"Run {self.id} has no {BY_NAME[criterion].enum_name}.",
                remedy=f"Ask for one of {known}, or analyse again with `--measures {criterion}`, which adds it.",
                field=field,
            )
        return None

    @property
    def measures(self) -> list[str]:
        """Those that the run has and this version knows."""
        return [name for name in self.artifact.rankings.columns if name in BY_NAME]

    @property
    def leading(self) -> str:
        """What accounts are ordered by where nothing else is asked for: PageRank when the run has it, else the first
        of its measures in which high scores lead."""
        if USUAL in self.measures:
            return USUAL
        return next((name for name in self.measures if not BY_NAME[name].low_first), self.measures[0])

    def ranked(self, criterion: Criterion) -> RankedScores:
        """How accounts stand by a measure, or by what is computed from measures: the latest used of those are kept.

        Raises MeasureNotInRun."""
        if isinstance(criterion, str):
            return self._ranked_scores.get(criterion) or self._ranked_scores.setdefault(
                criterion, self._measured(criterion)
            )
        with self._computing:
            if criterion not in self._computed:
                self._computed[criterion] = RankedScores(criterion.scores(self))
            return self._computed[criterion]

    def _measured(self, measure: str) -> RankedScores:
        self.require(measure)
        return RankedScores(
            self.columns[measure].to_numpy().astype(np.float64, copy=False),
            self.artifact.rankings[measure].to_numpy(),
            low_first=BY_NAME[measure].low_first,
        )

    def is_ranked(self, measures: list[str]) -> bool:
        """Whether ranks and percentiles by all of these are at hand."""
        return self._ranked >= set(measures)

    def rank(self, measures: list[str]) -> None:
        """Bring ranks and percentiles to hand: some 10 ms a measure for half a million accounts."""
        for measure in measures:
            ranked = self.ranked(measure)
            _ = ranked.ranks, ranked.rising
        self._ranked.update(measures)

    @cached_property
    def sources(self) -> Rank:
        """Row in `accounts` at which each relation starts; sorted."""
        return self.artifact.relations["source"].to_numpy()

    @cached_property
    def targets(self) -> Rank:
        return self.artifact.relations["target"].to_numpy()

    @cached_property
    def offsets(self) -> NDArray[np.int64]:
        """Where the relations of each account begin and end: account a points at `targets[offsets[a]:offsets[a +
        1]]`."""
        return np.searchsorted(self.sources, np.arange(self.accounts.height + 1, dtype=self.sources.dtype))

    @cached_property
    def audience_sizes(self) -> NDArray[np.int64]:
        """How many accounts point at each: its audience in the run's layer."""
        return np.bincount(self.targets, minlength=self.accounts.height)

    @cached_property
    def contacts(self) -> Scores:
        """Different accounts that each account is related to, in either direction."""
        n = self.accounts.height
        there = self.sources.astype(np.int64) * n + self.targets
        back = self.targets.astype(np.int64) * n + self.sources
        returned = self.sources[np.isin(there, back)]
        ends = np.concatenate([self.sources, self.targets])
        counted = np.bincount(ends, minlength=n) - np.bincount(returned, minlength=n)
        return counted.astype(np.float64)

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
    def roles(self) -> dict[int, list[dict[str, Any]]]:
        """How many members of each community (row) play each role, most first: one pass for all of them."""
        counted = (
            self.accounts.select("communityRow", "role")
            .drop_nulls()
            .group_by("communityRow", "role")
            .agg(accounts=pl.len())
            .sort("communityRow", "accounts", "role", descending=[False, True, False])
        )
        found: dict[int, list[dict[str, Any]]] = {}
        for community, role, accounts in counted.iter_rows():
            found.setdefault(community, []).append({"role": role, "accounts": accounts})
        return found

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
        """Row of a community by id, or of the one it is shown as. Raises BadId when the run has none."""
        row = self.community_rows.get(self.edits.home(community_id))
        if row is None:
            raise BadId(
                f"Run {self.id} has no community {community_id!r}.",
                remedy=f"{self.suggested_communities(community_id)}`communities` lists those it has.",
                field=field,
            )
        return row

    def suggested_communities(self, given: str) -> str:
        """`Did you mean …? ` with ids and labels of communities whose id is like this text, or whose label has it."""
        labels = dict(self.communities.select("id", "label").iter_rows())
        named = [each for each, label in labels.items() if given.strip().lower() in label.lower()]
        found = [*closest(given, labels), *named][:MOST_SUGGESTED] if given.strip() else []
        meant = (f"{each} ({labels[each]})" for each in dict.fromkeys(found))
        return f"Did you mean {' or '.join(meant)}? " if found else ""

    def members(self, measure: str, community: int) -> Index:
        """Places in the ranking of a community's members, best first (a row of `communities`)."""
        if measure not in self._members:
            membership = self.membership[self.ranked(measure).ranking]
            places = np.argsort(membership, kind="stable")
            ends = np.searchsorted(membership[places], np.arange(-1, self.communities.height), side="right")
            self._members[measure] = np.split(places, ends)[1:-1]
        return self._members[measure][community]

    def member_keys(self, community: int) -> list[str]:
        """Of a community (a row of `communities`), in the order of accounts."""
        keys: list[str] = self.accounts["key"].filter(pl.Series(self.membership == community)).to_list()
        return keys

    @cached_property
    def membership(self) -> NDArray[np.int32]:
        """Row in `communities` of each account, -1 for none."""
        return self.accounts["communityRow"].fill_null(-1).to_numpy()
