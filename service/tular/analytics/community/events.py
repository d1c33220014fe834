"""What happened to communities between two runs whose ids persist (see `identity`), and who moved.

Kinds as in Palla, Barabási & Vicsek 2007: born, grown, shrunk, split, merged, dissolved.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from tular.models import EventKind

MOSTLY = 0.5
"""A community goes over into another when more than this share of its members does."""
SPLINTER = 0.1
"""Smallest share of a community that counts as a part split off."""
GROWN_FROM = 1.25
SHRUNK_TO = 0.75
"""Size over earlier size from which a community without split or merger has grown or shrunk."""


@dataclass(frozen=True, slots=True)
class CommunityEvent:
    """Ids before and after (empty for born, dissolved), the one that lives on first; then by falling size.

    `size_before` and `size_after` are members of all of them together; `moved` counts accounts that are in
    one of `before` or `after` and changed community, came or left between the runs (`moved_in` gives them).
    """

    kind: EventKind
    before: tuple[str, ...]
    after: tuple[str, ...]
    size_before: int
    size_after: int
    moved: int


def moves_between(before: pl.DataFrame, after: pl.DataFrame) -> pl.DataFrame:
    """`key`, `before`, `after` (community ids, null: not there) of accounts whose community differs, by key.

    Both frames have `key` and `communityId`.
    """
    return _both(before, after).filter(~pl.col("before").eq_missing(pl.col("after"))).sort("key")


def moved_in(event: CommunityEvent, moves: pl.DataFrame) -> pl.DataFrame:
    """The rows of `moves` that belong to an event: out of one of its `before` or into one of its `after`."""
    return moves.filter(pl.col("before").is_in(event.before) | pl.col("after").is_in(event.after))


def events_between(before: pl.DataFrame, after: pl.DataFrame, *, smallest: int = 3) -> list[CommunityEvent]:
    """All events between two runs, each with `key` and `communityId`, by kind, then by falling size.

    Communities with fewer than `smallest` members both before and after are left out. A split has at least
    two parts that each hold SPLINTER of those who stayed and consist MOSTLY of them (newcomers apart); a
    merger at least two communities that MOSTLY went into one.
    """
    sizes_before, sizes_after = _sizes(before), _sizes(after)
    flows = _flows(before, after, sizes_before, smallest)
    splits = _gathered(flows.filter("part"), "before", "after", sizes_after)
    merges = _gathered(flows.filter("whole"), "after", "before", sizes_before)
    found: list[_Found] = [(EventKind.SPLIT, (a,), _first(parts, a)) for a, parts in splits.items()]
    found += [(EventKind.MERGED, _first(parts, b), (b,)) for b, parts in merges.items()]
    explained_before = {a for _, olds, _ in found for a in olds}
    explained_after = {b for _, _, news in found for b in news}
    olds = {a: size for a, size in sizes_before.items() if a not in explained_before}
    news = {b: size for b, size in sizes_after.items() if b not in explained_after}
    found += _alone(olds, news, sizes_before, sizes_after, smallest)
    moves = moves_between(before, after)
    events = [_event(*entry, sizes_before, sizes_after, moves) for entry in found]
    order = list(EventKind)
    return sorted(
        events, key=lambda e: (order.index(e.kind), -max(e.size_before, e.size_after), e.before, e.after)
    )


_Found = tuple[EventKind, tuple[str, ...], tuple[str, ...]]


def _alone(
    olds: dict[str, int],
    news: dict[str, int],
    sizes_before: dict[str, int],
    sizes_after: dict[str, int],
    smallest: int,
) -> list[_Found]:
    """Events of single communities: those that splits and mergers leave unexplained."""
    born = [b for b, size in news.items() if b not in sizes_before and size >= smallest]
    ended = [a for a, size in olds.items() if a not in sizes_after and size >= smallest]
    found: list[_Found] = [(EventKind.BORN, (), (b,)) for b in born]
    found += [(EventKind.DISSOLVED, (a,), ()) for a in ended]
    for same in olds.keys() & news.keys():
        ratio = news[same] / olds[same]
        if max(news[same], olds[same]) >= smallest and not SHRUNK_TO < ratio < GROWN_FROM:
            found.append((EventKind.GROWN if ratio > 1 else EventKind.SHRUNK, (same,), (same,)))
    return found


def _both(before: pl.DataFrame, after: pl.DataFrame) -> pl.DataFrame:
    old = before.select("key", before="communityId")
    return old.join(after.select("key", after="communityId"), on="key", how="full", coalesce=True)


def _sizes(run: pl.DataFrame) -> dict[str, int]:
    return dict(run.drop_nulls("communityId").group_by("communityId").len().iter_rows())


def _flows(before: pl.DataFrame, after: pl.DataFrame, sizes: dict[str, int], smallest: int) -> pl.DataFrame:
    """Pairs of communities with shared accounts: `part` of a split of `before`, `whole` gone into `after`."""
    shared = _both(before, after).drop_nulls().group_by("before", "after").len("shared")
    old, new = pl.col("shared").sum().over("before"), pl.col("shared").sum().over("after")
    enough = pl.col("shared") >= smallest
    return shared.with_columns(
        part=enough & (pl.col("shared") >= MOSTLY * new) & (pl.col("shared") >= SPLINTER * old),
        whole=enough
        & (pl.col("shared") > MOSTLY * pl.col("before").replace_strict(sizes, return_dtype=pl.Int64)),
    ).sort("before", "after")


def _gathered(flows: pl.DataFrame, by: str, others: str, sizes: dict[str, int]) -> dict[str, list[str]]:
    """For each community in `by` with at least two partners: these, by falling size."""
    grouped = flows.group_by(by, maintain_order=True).agg(others).filter(pl.col(others).list.len() > 1)
    return {one: sorted(many, key=lambda c: (-sizes[c], c)) for one, many in grouped.iter_rows()}


def _first(parts: list[str], kept: str) -> tuple[str, ...]:
    return tuple(sorted(parts, key=lambda c: c != kept))


def _event(
    kind: EventKind,
    olds: tuple[str, ...],
    news: tuple[str, ...],
    sizes_before: dict[str, int],
    sizes_after: dict[str, int],
    moves: pl.DataFrame,
) -> CommunityEvent:
    moved = moves.select(
        (pl.col("before").is_in(olds) | pl.col("after").is_in(news)).fill_null(False).sum()
    ).item()
    return CommunityEvent(
        kind, olds, news, sum(sizes_before[a] for a in olds), sum(sizes_after[b] for b in news), int(moved)
    )
