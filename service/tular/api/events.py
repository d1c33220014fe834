"""What happened to communities since the run before, and who moved."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from tular.api.accounts import AccountRows
from tular.api.communities import CommunityRows
from tular.api.view import RunView


@dataclass(frozen=True, slots=True)
class CommunityEvent:
    """`before` and `after` hold ids in the run before and in this one; `communities` those of `after`."""

    kind: str
    before: list[str]
    after: list[str]
    communities: CommunityRows
    size_before: int | None
    size_after: int | None
    moved: int | None


@dataclass(frozen=True, slots=True)
class CommunityMove:
    """An account that changed its community; None where it was not in that run."""

    account: AccountRows
    before: str | None
    after: str | None


def events_of(view: RunView, community: str | None, most: int) -> list[CommunityEvent]:
    """The largest events, of one community or of all."""
    events = view.artifact.events
    if community is not None:
        here = pl.col("before").list.contains(community) | pl.col("after").list.contains(community)
        events = events.filter(here)
    size = pl.max_horizontal(pl.col("sizeBefore", "sizeAfter").fill_null(0))
    return [
        _event(view, row)
        for row in events.sort(size, descending=True, maintain_order=True).head(most).to_dicts()
    ]


def moves_of(view: RunView, community: str, most: int, *, arriving: bool) -> list[CommunityMove]:
    """The best-ranked accounts that came to a community or left it, those that left the run last."""
    moves = view.artifact.moves.filter(pl.col("after" if arriving else "before") == community)
    rows = view.rows_of_keys(moves["key"].to_list())
    known = moves.with_columns(pl.Series("row", rows)).filter(pl.col("row") >= 0)
    ranks = pl.Series("rank", view.standing(view.leading).ranks[known["row"].to_numpy()])
    ranked = known.with_columns(ranks).sort("rank").head(most)
    accounts = AccountRows(view, ranked["row"].to_numpy())
    return [
        CommunityMove(account, before, after)
        for account, before, after in zip(accounts, ranked["before"], ranked["after"], strict=True)
    ]


def _event(view: RunView, row: dict[str, object]) -> CommunityEvent:
    before, after = _ids(row["before"]), _ids(row["after"])
    return CommunityEvent(
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
