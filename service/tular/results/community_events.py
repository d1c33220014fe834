"""What happened to communities since the run before, and who moved."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from tular.results.accounts import AccountRows
from tular.results.communities import CommunityRows
from tular.results.run_view import RunView


@dataclass(frozen=True, slots=True)
class CommunityEvent:
    """`before` and `after` hold ids in the run before and in this one; `communities` those of `after`."""

    view: RunView
    kind: str
    before: list[str]
    after: list[str]
    communities: CommunityRows
    size_before: int | None
    size_after: int | None
    moved: int | None


@dataclass(frozen=True, slots=True)
class CommunityMove:
    """An account that changed its community; None where it was not in that run. `account` is None for one that
    this run does not have."""

    key: str
    account: AccountRows | None
    before: str | None
    after: str | None


def events_of(view: RunView, community: str | None, most: int) -> list[CommunityEvent]:
    """The largest events, of one community or of all."""
    events = view.artifact.events
    if community is not None:
        events = events.filter(concerns(community))
    size = pl.max_horizontal(pl.col("sizeBefore", "sizeAfter").fill_null(0))
    return [
        _event(view, row)
        for row in events.sort(size, descending=True, maintain_order=True).head(most).to_dicts()
    ]


def concerns(community: str) -> pl.Expr:
    """Which events are about a community, in the run before or in this one."""
    return pl.col("before").list.contains(community) | pl.col("after").list.contains(community)


def moves_through(view: RunView, community: str, *, arriving: bool) -> pl.DataFrame:
    """Rows of `moves` of who came to a community, or of who left it."""
    return view.artifact.moves.filter(pl.col("after" if arriving else "before") == community)


def moves_in(event: CommunityEvent) -> pl.DataFrame:
    """Rows of `moves` that an event counts as moved: out of one of its `before` or into one of its `after`."""
    concerned = pl.col("before").is_in(event.before) | pl.col("after").is_in(event.after)
    return event.view.artifact.moves.filter(concerned)


def ranked_moves(view: RunView, moves: pl.DataFrame, start: int, most: int) -> list[CommunityMove]:
    """`most` of these from `start` on, accounts of best rank first; those that left the run last, by key."""
    rows = view.rows_of_keys(moves["key"].to_list())
    known = np.flatnonzero(rows >= 0)
    ranks = np.full(rows.size, view.accounts.height + 1, np.int64)
    ranks[known] = view.ranked(view.leading).ranks[rows[known]]
    ranked = moves.with_columns(row=rows, rank=ranks).sort("rank", "key").slice(start, most)
    return [
        CommunityMove(key, None if row < 0 else AccountRows(view, np.array([row])), before, after)
        for key, before, after, row in ranked.select("key", "before", "after", "row").iter_rows()
    ]


def _event(view: RunView, row: dict[str, object]) -> CommunityEvent:
    before, after = _ids(row["before"]), _ids(row["after"])
    return CommunityEvent(
        view=view,
        kind=str(row["kind"]),
        before=before,
        after=after,
        communities=CommunityRows.named(view, after),
        size_before=_count(row["sizeBefore"]),
        size_after=_count(row["sizeAfter"]),
        moved=_count(row["moved"]),
    )


def _ids(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else []


def _count(value: object) -> int | None:
    return value if isinstance(value, int) else None
