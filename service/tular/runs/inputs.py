"""Everything an analysis reads from Neo4j: the snapshot, and what else its measures and names need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tular.analytics.engagement.decay import decayed
from tular.engines.kernels import ENGAGING
from tular.measures import DEFAULTS, USUAL_OF_EVENTS
from tular.models import Floats, Layer, Snapshot, Window
from tular.runs.clock import Clock
from tular.runs.plan import Plan
from tular.runs.scope import SUBJECTS, TARGETS, events_about, rescoped, starts, subject_of
from tular.store.driver.database import Database
from tular.store.snapshot.audience import (
    read_followers,
    read_growth,
    read_languages,
    read_post_times,
    read_posted,
    read_posts_about,
)
from tular.store.snapshot.events import TERMS, read_events, read_terms
from tular.store.snapshot.reading import read_snapshot

MOST_EXCHANGES = 500_000
"""Relations of other layers that are read without being asked for."""
ENGAGING_LAYERS = tuple(layer for layer in Layer if layer.relation in ENGAGING)


@dataclass(frozen=True, slots=True, eq=False)
class AnalysisInputs:
    """The snapshot, and what is None when no measure of the plan needs it. Rows are those of the snapshot."""

    snapshot: Snapshot
    terms: pl.DataFrame = field(
        default_factory=lambda: pl.DataFrame(schema=dict(TERMS) | {"account": pl.UInt32()})
    )
    """Hashtags and hosts of links that accounts used, see store.events.TERMS."""
    followers: NDArray[np.int64] | None = None
    """In all loaded FOLLOWS; None also where the layer itself is follows."""
    events: pl.DataFrame | None = None
    """Retweets, quotes, replies and mentions, for measures and for what runs between communities; sources outside the
    snapshot have numbers from n up."""
    posted: pl.DataFrame | None = None
    """When the posts that the events are about were published, be it before the window."""
    posts: NDArray[np.int64] | None = None
    """Posts of the window by every account, without those that only retweet another."""
    languages: pl.Series | None = None
    """What most posts of each account are in, as the platform states it."""
    growth: pl.DataFrame | None = None
    """Followers before and after, gained and lost, see store.audience.read_growth."""
    towards: Floats | None = None
    """Where personalised PageRank starts anew."""
    decayed_to: datetime | None = None
    """The moment that decay counts back from."""


def read_inputs(
    database: Database,
    plan: Plan,
    counts: Mapping[str, int],
    cache: Path,
    clock: Clock,
    *,
    members: pl.DataFrame | None = None,
) -> AnalysisInputs:
    """Read what the plan needs, and nothing else. `counts` are those of relations by type; `members` (`key`,
    `communityId`) are those of the run before.

    Raises EmptySnapshot."""
    with clock.step("read"):
        snapshot = read_snapshot(database, plan.layer, plan.window, cache=cache, progress=clock.progress)
    about, decayed_to = _posts_about(database, plan.scope.about, SUBJECTS, clock), None
    if plan.scope.on_events:
        with clock.step("read single events"):
            snapshot, decayed_to = _rescoped(database, plan, snapshot, about)
    keys, needed = snapshot.accounts["key"], plan.needs
    with clock.step("read terms"):
        terms = read_terms(database, plan.window, index=keys)
    followers = events = posted = posts = None
    if plan.layer is not Layer.FOLLOWS:
        with clock.step("read followers"):
            followers = read_followers(database, keys)
    if events_wanted(counts, plan):
        with clock.step("read events"):
            events = read_events(database, ENGAGING_LAYERS, plan.window)
            events = _events(events if about is None else events_about(events, about), keys)
    if "posted" in needed and events is not None:
        with clock.step("read times of posts"):
            posted = read_post_times(database, events["original"].drop_nulls().unique().sort())
    if "posts" in needed:
        with clock.step("read posts"):
            posts = _posts(database, plan.window, keys, about)
    with clock.step("read languages"):
        languages = read_languages(database, plan.window, keys)
    growth, towards = _growth(database, plan, keys), _towards(database, plan, snapshot, members, clock)
    return AnalysisInputs(
        snapshot, terms, followers, events, posted, posts, languages, growth, towards, decayed_to
    )


def _posts(
    database: Database, window: Window, keys: pl.Series, about: pl.DataFrame | None
) -> NDArray[np.int64]:
    """How many posts of its own every account has."""
    posted = read_posted(database, window, keys)
    if about is not None:
        posted = posted.join(about, on="key", how="semi")
    return np.bincount(posted["account"], minlength=len(keys))


def _posts_about(
    database: Database, texts: tuple[str, ...], allowed: tuple[str, ...], clock: Clock
) -> pl.DataFrame | None:
    subject = subject_of(texts, allowed, field="about")
    if subject is None:
        return None
    with clock.step("read posts about it"):
        return read_posts_about(database, subject)


def _rescoped(
    database: Database, plan: Plan, snapshot: Snapshot, about: pl.DataFrame | None
) -> tuple[Snapshot, datetime | None]:
    """The snapshot of the events that count, and the moment that their decay counts back from."""
    events = read_events(database, [plan.layer], plan.window, index=snapshot.accounts["key"])
    events = events if about is None else events_about(events, about)
    last: Any = events["at"].max()
    half_life, now = plan.scope.half_life, plan.window.end or last
    if half_life is None or now is None:
        return rescoped(snapshot, events), None
    return rescoped(snapshot, events.with_columns(decayed(events, now, half_life).alias("count"))), now


def _growth(database: Database, plan: Plan, keys: pl.Series) -> pl.DataFrame | None:
    if "growth" not in plan.needs:
        return None
    assert plan.window.start is not None
    assert plan.window.end is not None
    return read_growth(database, (plan.window.start, plan.window.end), keys)


def _towards(
    database: Database, plan: Plan, snapshot: Snapshot, members: pl.DataFrame | None, clock: Clock
) -> Floats | None:
    if not plan.scope.towards:
        return None
    posts = _posts_about(database, plan.scope.towards, TARGETS, clock)
    return starts(plan.scope, snapshot.accounts, members, posts)


def with_usual(plan: Plan, counts: Mapping[str, int]) -> Plan:
    """The plan with the measures of events that cost nothing more where events are read; one for which somebody chose
    measures stays as it is."""
    if not set(DEFAULTS) <= set(plan.measures) or not events_wanted(counts, plan):
        return plan
    more = (name for name in USUAL_OF_EVENTS if name not in plan.measures)
    return replace(plan, measures=(*plan.measures, *more))


def events_wanted(counts: Mapping[str, int], plan: Plan) -> bool:
    """Whether the plan reads events, for measures or for what runs between communities; `counts` are those of
    relations by type."""
    if "events" in plan.needs:
        return True
    if plan.exchanges is not None:
        return plan.exchanges
    return 0 < sum(counts[layer.relation] for layer in ENGAGING_LAYERS) <= MOST_EXCHANGES


def _events(events: pl.DataFrame, keys: pl.Series) -> pl.DataFrame:
    """Keys to rows. What outsiders do to accounts of the snapshot counts; what they receive does not."""
    rows = keys.alias("key").to_frame().with_row_index("row").with_columns(pl.col("row").cast(pl.Int64))
    known = events.join(rows.rename({"key": "target", "row": "to"}), on="target")
    both = known.join(rows.rename({"key": "source", "row": "by"}), on="source", how="left")
    outsider = pl.col("source").rank("dense").cast(pl.Int64) + (len(keys) - 1)
    numbered = both.with_columns(source=pl.coalesce("by", outsider), target="to")
    return numbered.drop("by", "to")
