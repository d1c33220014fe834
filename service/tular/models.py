"""The words of the design as types: layers, windows, batches, snapshots, runs. No I/O, nothing of ours imported."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

Ids = NDArray[np.int32]
Floats = NDArray[np.float64]


class Relation(StrEnum):
    """A relation type in Neo4j. `a → b` reads "a follows/retweets/quotes/replies to/mentions b"."""

    FOLLOWS = "FOLLOWS"
    RETWEETED = "RETWEETED"
    QUOTED = "QUOTED"
    REPLIED = "REPLIED"
    MENTIONED = "MENTIONED"


class Layer(StrEnum):
    """What an analysis runs on: one relation type."""

    FOLLOWS = "follows"
    RETWEETS = "retweets"
    QUOTES = "quotes"
    REPLIES = "replies"
    MENTIONS = "mentions"

    @property
    def relation(self) -> Relation:
        return _RELATIONS[self]


_RELATIONS = {
    Layer.FOLLOWS: Relation.FOLLOWS,
    Layer.RETWEETS: Relation.RETWEETED,
    Layer.QUOTES: Relation.QUOTED,
    Layer.REPLIES: Relation.REPLIED,
    Layer.MENTIONS: Relation.MENTIONED,
}


class AccountKind(StrEnum):
    PERSON = "PERSON"
    COMPANY = "COMPANY"
    ORGANIZATION = "ORGANIZATION"
    INSTITUTION = "INSTITUTION"
    MEDIA = "MEDIA"
    UNKNOWN = "UNKNOWN"


class Tier(StrEnum):
    """Size of an audience, see `analytics.tiers`."""

    NANO = "NANO"
    MICRO = "MICRO"
    MID = "MID"
    MACRO = "MACRO"
    MEGA = "MEGA"


class AccessRole(StrEnum):
    """What the holder of an API key may do; each may do what those before it may."""

    VIEWER = "viewer"
    """Read."""
    ANALYST = "analyst"
    """Read, with ten times the requests."""
    OPERATOR = "operator"
    """Change how things are shown, and what is measured."""
    ADMIN = "admin"
    """Manage keys, and read who changed what."""

    def includes(self, other: AccessRole) -> bool:
        order = list(AccessRole)
        return order.index(self) >= order.index(other)


class Role(StrEnum):
    """Part between communities, see `analytics.roles`: R1 … R7 of Guimerà & Amaral 2005, four that are no hub of
    their community, then three that are."""

    ULTRA_PERIPHERAL = "ULTRA_PERIPHERAL"
    PERIPHERAL = "PERIPHERAL"
    CONNECTOR = "CONNECTOR"
    KINLESS = "KINLESS"
    PROVINCIAL_HUB = "PROVINCIAL_HUB"
    CONNECTOR_HUB = "CONNECTOR_HUB"
    KINLESS_HUB = "KINLESS_HUB"


class CommunityMethod(StrEnum):
    """How communities are found, see `analytics.community.detection`."""

    LEIDEN = "leiden"
    LEIDEN_CPM = "leiden-cpm"
    INFOMAP = "infomap"
    LABEL_PROPAGATION = "label-propagation"


class Directions(StrEnum):
    """What becomes of the directions of relations when communities are looked for."""

    ADD = "add"
    """Dropped: the weights of both directions are added."""
    MUTUAL = "mutual"
    """Only relations that are returned count, with the weights of both directions added."""
    FOLLOW = "follow"
    """Kept: a walk follows the arrows (Infomap only)."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What posts may be about: any of the hashtags (without #), of the links (by how they begin) or of the terms
    (parts of the text); upper and lower case are the same."""

    hashtags: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()

    @property
    def parameters(self) -> dict[str, list[str]]:
        """As statements want them."""
        return {
            "hashtags": [tag.lower().removeprefix("#") for tag in self.hashtags],
            "links": [link.lower() for link in self.links],
            "terms": [term.lower() for term in self.terms],
        }


class EventKind(StrEnum):
    """What happened to a community between two runs, or between two snapshots of a generated network."""

    BORN = "BORN"
    GROWN = "GROWN"
    SHRUNK = "SHRUNK"
    SPLIT = "SPLIT"
    MERGED = "MERGED"
    DISSOLVED = "DISSOLVED"


@dataclass(frozen=True, slots=True)
class Window:
    """Half-open interval `[start, end)` in UTC; None leaves that side open.

    An event or post without a time is in no window that has a side. A follow is inside when it was seen in it,
    `firstSeen < end` and `lastSeen >= start`, or when it has no times: it is a state that nobody says had ended.
    """

    start: datetime | None = None
    end: datetime | None = None

    @property
    def bounded(self) -> bool:
        return self.start is not None or self.end is not None

    def __str__(self) -> str:
        def say(moment: datetime | None) -> str:
            return moment.astimezone(UTC).isoformat() if moment else "…"

        return f"[{say(self.start)}, {say(self.end)})" if self.bounded else "all times"


@dataclass(frozen=True, slots=True, eq=False)
class AccountBatch:
    """Accounts to create or update, one row an account.

    `frame` has the column `id` (String) and any of the account properties of the model (`handle`, `name`, `kind`,
    `bio`, `location`, `createdAt` Datetime[us, UTC], `verified` Boolean, `followersCount`, `followingCount`,
    `postsCount` Int64) and extra ones (`party`), which become properties of the same name. A null never overwrites
    a value that is there.
    """

    platform: str
    frame: pl.DataFrame


@dataclass(frozen=True, slots=True, eq=False)
class RelationBatch:
    """Relations of one type between accounts of one platform, in the order read; duplicates may occur.

    `frame` has `source` and `target` (both Int64 or both String: platform ids) and, for FOLLOWS, optionally
    `firstSeen`, `lastSeen`; for the others optionally `at` (Datetime[us, UTC]), `count` (Int64, default 1),
    `post` and `original` (String, post keys), `countedIn` (String, of a total without post and time: which
    file counted it). Accounts that do not exist yet are created with their key only.
    """

    relation: Relation
    platform: str
    frame: pl.DataFrame


@dataclass(frozen=True, slots=True, eq=False)
class PostBatch:
    """Posts, one row a post: `id`, `author` (String ids), `at`, `text`, `lang`, `hashtags` and `links`
    (List[String]), `retweetOf`, `quoteOf`, `replyTo` (String post ids or null). Post keys are `platform:id`."""

    platform: str
    frame: pl.DataFrame


@dataclass(frozen=True, slots=True, eq=False)
class RemovalBatch:
    """Posts and accounts that were deleted or withheld: what they said goes, what happened stays.

    `frame` has `post` and `account` (String ids, one of them null), `at` (Datetime[us, UTC]), `reason` (String)."""

    platform: str
    frame: pl.DataFrame


Batch = AccountBatch | RelationBatch | PostBatch | RemovalBatch


@dataclass(frozen=True, slots=True)
class WriteCounts:
    """What a store did with batches: rows that became new nodes or relations, and rows that changed old ones."""

    created: int = 0
    updated: int = 0
    overlapping: int = 0
    """Of what is told both event by event and as a total: see `store.load.overlap`."""

    def __add__(self, other: WriteCounts) -> WriteCounts:
        return WriteCounts(
            self.created + other.created,
            self.updated + other.updated,
            self.overlapping + other.overlapping,
        )


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """Account index and edge arrays of one layer and window: the only thing an analysis sees of Neo4j.

    Row i of `accounts` is vertex i. Accounts are those with at least one relation in the layer and window, sorted
    by `key`, so that equal content gives equal arrays whatever Neo4j's internal ids are. Edges are sorted by
    (source, target), without self-loops (counted in `self_loops`) and with parallel relations folded into one
    whose `weight` is the sum of their counts (1 for a follow).
    `accounts` columns: key, platform, id, handle, name, kind, bio, location, createdAt, verified, followersCount,
    followingCount, postsCount.
    """

    layer: Layer
    window: Window
    accounts: pl.DataFrame
    source: Ids
    target: Ids
    weight: Floats
    self_loops: int
    fingerprint: str

    @property
    def account_count(self) -> int:
        return self.accounts.height

    @property
    def relation_count(self) -> int:
        return int(self.source.size)


class RunStatus(StrEnum):
    FINISHED = "FINISHED"
    PUBLISHED = "PUBLISHED"


@dataclass(frozen=True, slots=True)
class Step:
    """One timed part of a run. `method` says which implementation and settings gave the result."""

    name: str
    seconds: float
    method: str = ""
    details: dict[str, Any] = field(default_factory=dict)


def _duration(seconds: float) -> str:
    """As `--half-life` is written: in days where it is whole ones, else in hours."""
    return f"{seconds / 86_400:g}d" if seconds % 86_400 == 0 else f"{seconds / 3_600:g}h"


@dataclass(frozen=True, slots=True)
class RunManifest:
    """Everything that makes a run explainable and repeatable; stored as `run.json` and on the `:Run` node."""

    id: str
    layer: Layer
    window: Window
    parameters: dict[str, Any]
    seed: int
    fingerprint: str
    versions: dict[str, str]
    started_at: datetime
    finished_at: datetime
    accounts: int
    relations: int
    communities: int
    modularity: float
    measures: tuple[str, ...]
    steps: tuple[Step, ...]
    findings: dict[str, Any] = field(default_factory=dict)
    """What holds for the network as a whole: significance of its communities, …"""
    number: int = 0
    """Order in which runs were made under the same artifacts, from 1; clocks go back. 0: made before there were
    numbers."""

    @property
    def engine(self) -> str:
        """What computed it; runs made before there was a choice were computed as `auto` computes."""
        return str(self.parameters.get("engine", "auto"))

    @property
    def scope(self) -> str:
        """What it looked at beyond layer and window, in words: a subject, a half-life; empty where all counts alike.
        Runs with another scope say other things of an account."""
        about = " or ".join(self.parameters.get("about", []))
        half_life = self.parameters.get("halfLifeSeconds")
        counted = f"half-life {_duration(half_life)}" if half_life else ""
        return ", ".join(part for part in (about and f"about {about}", counted) if part)


EVENT_COLUMNS: dict[str, pl.DataType | type[pl.DataType]] = {
    "kind": pl.String,
    "before": pl.List(pl.String),
    "after": pl.List(pl.String),
    "sizeBefore": pl.Int64,
    "sizeAfter": pl.Int64,
    "moved": pl.Int64,
}
BRIDGE_COLUMNS: dict[str, pl.DataType | type[pl.DataType]] = {
    "source": pl.Int32,
    "target": pl.Int32,
    "end": pl.String,
    "account": pl.Int32,
    "weight": pl.Float64,
    "share": pl.Float64,
}
LEVEL_COLUMNS: dict[str, pl.DataType | type[pl.DataType]] = {
    "level": pl.Int8,
    "id": pl.String,
    "parent": pl.String,
    "parentRow": pl.Int32,
    "community": pl.Int32,
    "label": pl.String,
    "terms": pl.List(pl.String),
    "size": pl.Int64,
    "x": pl.Float32,
    "y": pl.Float32,
    "radius": pl.Float32,
    "colour": pl.String,
    "colourOnDark": pl.String,
}
EXCHANGE_COLUMNS: dict[str, pl.DataType | type[pl.DataType]] = {
    "layer": pl.String,
    "source": pl.Int32,
    "target": pl.Int32,
    "relations": pl.Int64,
    "weight": pl.Float64,
    "expected": pl.Float64,
}
ECHO_COLUMNS: dict[str, pl.DataType | type[pl.DataType]] = {
    "community": pl.Int32,
    "period": pl.Datetime("us", "UTC"),
    "retweets": pl.Int64,
    "inside": pl.Int64,
    "share": pl.Float64,
    "expected": pl.Float64,
}
OVERLAP_COLUMNS: dict[str, pl.DataType | type[pl.DataType]] = {
    "first": pl.Int32,
    "second": pl.Int32,
    "shared": pl.Int64,
    "jaccard": pl.Float64,
    "expected": pl.Float64,
}
MOVE_COLUMNS: dict[str, pl.DataType | type[pl.DataType]] = {
    "key": pl.String,
    "before": pl.String,
    "after": pl.String,
}


@dataclass(frozen=True, slots=True, eq=False)
class RunTables:
    """The results of a run, column by column; see docs/run-artifact.md for each table. None: not computed."""

    accounts: pl.DataFrame
    rankings: pl.DataFrame
    communities: pl.DataFrame
    flows: pl.DataFrame
    relations: pl.DataFrame
    events: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=EVENT_COLUMNS))
    moves: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=MOVE_COLUMNS))
    bridges: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=BRIDGE_COLUMNS))
    levels: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=LEVEL_COLUMNS))
    overlaps: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=OVERLAP_COLUMNS))
    exchanges: pl.DataFrame | None = None
    echo: pl.DataFrame | None = None


JOINERS = "\u200c\u200d"
"""Zero-width characters that belong into words of Persian and others, and into emoji."""
BLANK = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters and symbols by their category that nobody sees."""


def is_readable(name: str) -> bool:
    """Whether a name can be seen: joiners may stand between what is visible, and nothing invisible alone."""
    plain = name.translate(dict.fromkeys(map(ord, JOINERS)))
    visible = [each for each in plain if unicodedata.category(each)[0] in "LNPS" and each not in BLANK]
    ends = bool(name) and (name[0] in JOINERS or name[-1] == JOINERS[1])
    return plain.isprintable() and bool(visible) and not ends
